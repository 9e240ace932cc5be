//! A function of scalars over arrays of arguments: each element is a call of its own, and lies on a lane.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::sweeps::list;
use super::{callees, gradient, local, local_type, types};
use crate::expand::Differentiated;
use crate::ir::Kind;
use crate::shape::{self, Shape, Step};
use crate::signature::{Parameter, Role};
use crate::types::is_copied;

/// `PriceGrads` for `price`: where the gradients go.
///
/// ```ignore
/// pub struct PriceGrads<T0, T1> { pub spot: T0, pub corner: [T1; 3] }
/// ```
pub(super) fn structure(source: &Differentiated) -> TokenStream {
    if source.signature.result != Shape::Float || has_records(source) {
        return TokenStream::new();
    }
    let (name, vis) = (name(source), &source.function.vis);
    let function = &source.function.sig.ident;
    let mut places = Vec::new();
    let fields = differentiated(source).map(|parameter| {
        let field = &parameter.name;
        let doc = format!("Where the gradient by `{field}` goes.");
        let ty = generic(parameter.shape(), &mut || {
            let place = format_ident!("T{}", places.len());
            places.push(place.clone());
            quote!(#place)
        });
        quote!(#[doc = #doc] pub #field: #ty)
    });
    let fields: Vec<_> = fields.collect();
    let doc = format!(
        "Where [`{function}::map_value_and_grad`] writes the gradient by each parameter, as the \
         implementations of [`MapOutput`](::cotangent::MapOutput) say."
    );
    quote! {
        #[doc = #doc]
        #[allow(dead_code)]
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        #vis struct #name<#(#places),*> { #(#fields),* }
    }
}

/// `map_value`, and `map_value_and_grad` or `map_jacobian`.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    if has_records(source) {
        return TokenStream::new();
    }
    let value = map_value(source);
    let derivatives = match source.signature.result {
        Shape::Float => map_value_and_grad(source),
        Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => map_jacobian(source),
    };
    quote!(#value #derivatives)
}

/// Whether it takes or gives structs, of which there are no arrays yet.
fn has_records(source: &Differentiated) -> bool {
    let signature = &source.signature;
    signature.parameters.iter().any(Parameter::has_records)
        || signature.result.leaves().iter().any(|leaf| leaf.kind() == Kind::Record)
}

/// The arrays or numbers of a call, and its sweep.
struct Mapped<'a> {
    source: &'a Differentiated,
    name: &'static str,
    /// What it reads.
    inputs: Vec<Input>,
    /// What it writes.
    outputs: Vec<Output>,
    /// What a body does before its results are known.
    statements: TokenStream,
    /// How often the function is called for an element.
    calls: usize,
}

/// A number for each element, or one for all.
struct Input {
    value: TokenStream,
    /// What errors call it.
    shown: String,
    /// The name of its lane.
    lane: Ident,
}

/// A result of each element.
struct Output {
    /// The name of its place.
    place: Ident,
    /// What errors call it.
    shown: String,
    /// The lane that goes there.
    lane: TokenStream,
}

fn map_value(source: &Differentiated) -> TokenStream {
    let (lane, shape) = (local_type("V"), &source.signature.result);
    let on_lanes = callees::value(source.signature.parameters.len());
    let (value, result) = (local("value"), local("result"));
    let mut mapped = Mapped::new(source, "map_value");
    let arguments = mapped.arguments();
    mapped.statements = mapped.call(&result, &on_lanes, &lane, &arguments);
    let pattern = mapped.places("value", shape, &quote!(#result));
    let ty = generic(shape, &mut || output(source));
    mapped.method(
        "The value of each element, written to `value`.",
        &quote!(#value: #ty,),
        &quote!(let #pattern = #value;),
    )
}

fn map_value_and_grad(source: &Differentiated) -> TokenStream {
    let (lane, structure) = (local_type("V"), name(source));
    let vjp = callees::vjp(source.signature.parameters.len());
    let (value, grads) = (local("value"), local("grads"));
    let (result, pullback, cotangents) = (local("result"), local("pullback"), local("cotangents"));
    let mut mapped = Mapped::new(source, "map_value_and_grad");
    let call = mapped.call(&quote!((#result, #pullback)), &vjp, &lane, &mapped.arguments());
    mapped.statements = quote! {
        #call
        let #cotangents = #pullback(<#lane as ::cotangent::__private::Lane>::splat(1.0));
    };
    let place = mapped.places("value", &Shape::Float, &quote!(#result));
    let (mut fields, mut types) = (TokenStream::new(), Vec::new());
    for (index, parameter) in source.signature.parameters.iter().enumerate() {
        if parameter.is_differentiated() {
            let (field, index) = (&parameter.name, Literal::usize_unsuffixed(index));
            let of = quote!(#cotangents.#index);
            let pattern = mapped.places(&format!("grads.{field}"), parameter.shape(), &of);
            fields.extend(quote!(#field: #pattern,));
            generic(parameter.shape(), &mut || {
                types.push(output(source));
                TokenStream::new()
            });
        }
    }
    let ty = output(source);
    mapped.method(
        "The value of each element, written to `value`, and the gradients, written to `grads`: each \
         element's own, by its own arguments.",
        &quote!(#value: #ty, #grads: #structure<#(#types),*>,),
        &quote!(let (#place, #structure { #fields }) = (#value, #grads);),
    )
}

/// By columns in forward mode, or by rows in reverse mode, whichever are fewer.
fn map_jacobian(source: &Differentiated) -> TokenStream {
    let result = &source.signature.result;
    let parameters = source.signature.parameters.iter().enumerate();
    let columns: Vec<(usize, Vec<Step>)> = parameters
        .filter(|(_, parameter)| parameter.is_differentiated())
        .flat_map(|(index, x)| x.floats().into_iter().map(move |(_, path)| (index, path)))
        .collect();
    let rows = result.paths();
    let (row_count, column_count) = (rows.len(), columns.len());
    let is_forward = column_count <= row_count;
    let turn = |turn: usize| local(&format!("turn_{turn}"));
    let mut mapped = Mapped::new(source, "map_jacobian");
    mapped.calls = row_count.min(column_count);
    for own in 0..mapped.calls {
        let statements = match is_forward {
            true => mapped.column(own, &turn(own)),
            false => mapped.row(own, &turn(own)),
        };
        mapped.statements.extend(statements);
    }
    let mut patterns = Vec::new();
    for (row, row_path) in rows.iter().enumerate() {
        let mut pattern = Vec::new();
        for (column, (index, path)) in columns.iter().enumerate() {
            let lane = if is_forward {
                let turn = turn(column);
                let entry = shape::part(quote!(#turn), row_path);
                quote!(#entry.tangent)
            } else {
                let (turn, index) = (turn(row), Literal::usize_unsuffixed(*index));
                shape::part(quote!(#turn.#index), path)
            };
            let name = format!("jacobian[{row}][{column}]");
            pattern.push(mapped.places(&name, &Shape::Float, &lane));
        }
        patterns.push(quote!([#(#pattern),*]));
    }
    let (jacobian, place) = (local("jacobian"), output(source));
    mapped.method(
        "The first derivatives of each element, written to `jacobian`: a row for each float of the \
         result, a column for each float that the function is differentiated by.",
        &quote!(#jacobian: [[#place; #column_count]; #row_count],),
        &quote!(let [#(#patterns),*] = #jacobian;),
    )
}

impl<'a> Mapped<'a> {
    fn new(source: &'a Differentiated, name: &'static str) -> Self {
        let mut inputs = Vec::new();
        for parameter in &source.signature.parameters {
            let name = &parameter.name;
            for (index, path) in parameter.floats() {
                inputs.push(Input {
                    value: shape::part(quote!(#name), &path),
                    shown: shown(&name.to_string(), &path),
                    lane: local(&format!("lane_{index}")),
                });
            }
        }
        Self { source, name, inputs, outputs: Vec::new(), statements: TokenStream::new(), calls: 1 }
    }

    /// Adds an output for each float of a value on lanes; a pattern that takes their places apart.
    fn places(&mut self, name: &str, shape: &Shape, lanes: &TokenStream) -> TokenStream {
        let first = self.outputs.len();
        for path in shape.paths() {
            self.outputs.push(Output {
                place: local(&format!("place_{}", self.outputs.len())),
                shown: shown(name, &path),
                lane: shape::part(lanes.clone(), &path),
            });
        }
        let places = self.outputs[first..].iter().map(|output| &output.place);
        shape.build(&mut places.map(|place| quote!(mut #place)))
    }

    /// The value and its derivatives by the float of this number, in forward mode.
    fn column(&self, own: usize, to: &Ident) -> TokenStream {
        let lane = local_type("V");
        let mut column = 0;
        let arguments = self.arguments_of(&mut |parameter, x| {
            let is_own = parameter.is_differentiated() && column == own;
            column += usize::from(parameter.is_differentiated());
            match is_own {
                true => quote!(::cotangent::__private::Dual {
                    primal: #x,
                    tangent: <#lane as ::cotangent::__private::Lane>::splat(1.0),
                }),
                false => quote!(::cotangent::__private::Dual::constant(#x)),
            }
        });
        let on_lanes = callees::value(self.source.signature.parameters.len());
        self.call(to, &on_lanes, &quote!(::cotangent::__private::Dual<#lane>), &arguments)
    }

    /// The gradient of the result of this number, in reverse mode.
    fn row(&self, own: usize, to: &Ident) -> TokenStream {
        let (lane, pullback) = (local_type("V"), local("pullback"));
        let result = &self.source.signature.result;
        let vjp = callees::vjp(self.source.signature.parameters.len());
        let call = self.call(&quote!((_, #pullback)), &vjp, &lane, &self.arguments());
        let seeds = result.build(&mut (0..result.len()).map(|row| {
            let seed = if row == own { quote!(1.0) } else { quote!(0.0) };
            quote!(<#lane as ::cotangent::__private::Lane>::splat(#seed))
        }));
        quote!(#call let #to = #pullback(#seeds);)
    }

    fn arguments(&self) -> TokenStream {
        self.arguments_of(&mut |_, x| quote!(#x))
    }

    /// The arguments of a call on lanes, each float's made by `of` of its lane.
    fn arguments_of(&self, of: &mut dyn FnMut(&Parameter, &Ident) -> TokenStream) -> TokenStream {
        let mut arguments = TokenStream::new();
        for parameter in &self.source.signature.parameters {
            let argument = match &parameter.role {
                Role::Float { shape, .. } => {
                    let floats = parameter.floats().into_iter();
                    shape.build(
                        &mut floats.map(|(index, _)| of(parameter, &self.inputs[index].lane)),
                    )
                }
                Role::Passed | Role::Mistaken => {
                    let name = &parameter.name;
                    quote!(#name)
                }
            };
            arguments.extend(quote!(#argument,));
        }
        arguments
    }

    /// `let to = price::__value3::<V>(..);`
    fn call(
        &self,
        to: &impl ToTokens,
        on_lanes: &Ident,
        lane: &impl ToTokens,
        arguments: &TokenStream,
    ) -> TokenStream {
        let name = &self.source.function.sig.ident;
        quote!(let #to = #name::#on_lanes::<#lane>(#arguments);)
    }

    /// ```ignore
    /// pub fn map_value<'a>(
    ///     spot: impl MapInput<f64>,
    ///     strike: impl MapInput<f64>,
    ///     kind: Kind,
    ///     mut value: impl MapOutput<f64>,
    /// ) -> Result<(), Error>
    /// where
    ///     for<'x> Kind: SharedByAll<'x>,
    /// {
    ///     struct __Mapped<__P>(__P);
    ///     impl<'a, __P: Carries<(Kind,)>> Body<f64, 2, 1> for __Mapped<__P> {
    ///         fn step<V: Lane<Elem = f64>>(&self, [lane_0, lane_1]: [V; 2]) -> [Term<V>; 1] {
    ///             let (kind,) = self.0.get();
    ///             let result = price::__value3::<V>(lane_0, lane_1, kind);
    ///             [Term::Value(result)]
    ///         }
    ///     }
    ///     let extent = MapExtent::of("price::map_value")
    ///         .reads("spot", spot)?
    ///         .reads("strike", strike)?
    ///         .writes("value", &value)?;
    ///     let [total_0] = sweep(
    ///         __Mapped((kind,)), extent.elements(), (spot.operand(), ..), (value.sink(), ()),
    ///     );
    ///     value.receive(total_0);
    ///     Ok(())
    /// }
    /// ```
    fn method(&self, doc: &str, places: &TokenStream, take_apart: &TokenStream) -> TokenStream {
        let Self { source, statements, calls, .. } = self;
        let (element, function) = (types::element(source), &source.function.sig.ident);
        let method = format_ident!("{}", self.name);
        let full_name = format!("{function}::{method}");
        let (structure, lane) = (local_type("Mapped"), local_type("V"));
        let (carried, extent) = (local_type("P"), local("extent"));
        let Passed { names, types, bounds } = Passed::of(source);
        let parameters = self.parameters();
        let (count_in, count_out) = (self.inputs.len(), self.outputs.len());
        let lanes = self.inputs.iter().map(|input| &input.lane);
        let terms = self.outputs.iter().map(|output| &output.lane);
        let reads = self
            .inputs
            .iter()
            .map(|Input { value, shown, .. }| quote!(.reads::<#element>(#shown, #value)?));
        let writes = self
            .outputs
            .iter()
            .map(|Output { place, shown, .. }| quote!(.writes::<#element>(#shown, &#place)?));
        let operands = list(self.inputs.iter().map(|Input { value, .. }| {
            quote!(::cotangent::__private::MapInput::<#element>::operand(#value))
        }), quote!(()));
        let written: Vec<_> = self.outputs.iter().map(|output| &output.place).collect();
        let sinks = list(
            written.iter().map(
                |place| quote!(::cotangent::__private::MapOutput::<#element>::sink(&mut #place)),
            ),
            quote!(()),
        );
        let totals: Vec<_> = (0..count_out).map(|index| local(&format!("total_{index}"))).collect();
        quote! {
            #[doc = #doc]
            ///
            /// Each argument is an array with a number for each element, or one number for all. Elements
            /// lie on lanes, and large arrays are shared between threads.
            ///
            /// # Errors
            /// If arrays differ in shape, or in length from what they are written to; then nothing is
            /// written.
            pub fn #method<'a>(
                #parameters
                #places
            ) -> ::core::result::Result<(), ::cotangent::Error>
            where
                #bounds
            {
                #[derive(::core::clone::Clone, ::core::marker::Copy)]
                struct #structure<#carried>(#carried);
                impl<'a, #carried: ::cotangent::__private::Carries<(#(#types,)*)>>
                    ::cotangent::__private::Body<#element, #count_in, #count_out> for #structure<#carried>
                {
                    const FLOPS: usize = #calls * #function::__FLOPS;
                    #[inline(always)]
                    fn step<#lane: ::cotangent::__private::Lane<Elem = #element>>(
                        &self,
                        [#(#lanes),*]: [#lane; #count_in],
                    ) -> [::cotangent::__private::Term<#lane>; #count_out] {
                        let (#(#names,)*) = ::cotangent::__private::Carries::get(self.0);
                        #statements
                        [#(::cotangent::__private::Term::Value(#terms)),*]
                    }
                }
                #take_apart
                let #extent =
                    ::cotangent::__private::MapExtent::of(#full_name) #(#reads)* #(#writes)*;
                let [#(#totals),*] = ::cotangent::__private::sweep(
                    #structure((#(#names,)*)),
                    #extent.elements(),
                    #operands,
                    #sinks,
                );
                #(
                    ::cotangent::__private::MapOutput::<#element>::receive(
                        &mut #written, #totals,
                    );
                )*
                ::core::result::Result::Ok(())
            }
        }
    }

    /// `spot: impl MapInput<f64>, corner: [impl MapInput<f64>; 3], kind: Kind,`
    fn parameters(&self) -> TokenStream {
        let element = types::element(self.source);
        let input = quote!(impl ::cotangent::__private::MapInput<#element>);
        let mut parameters = TokenStream::new();
        for Parameter { name, ty, role } in &self.source.signature.parameters {
            let ty = match role {
                Role::Float { shape, .. } => generic(shape, &mut || input.clone()),
                Role::Passed | Role::Mistaken => types::with_lifetime(ty),
            };
            parameters.extend(quote!(#name: #ty,));
        }
        parameters
    }
}

/// The parameters that are the same for all elements, of whatever type.
struct Passed<'a> {
    names: Vec<&'a Ident>,
    types: Vec<TokenStream>,
    /// That threads can share them, for types whose tokens do not tell.
    bounds: TokenStream,
}

impl<'a> Passed<'a> {
    fn of(source: &'a Differentiated) -> Self {
        let mut passed = Self { names: vec![], types: vec![], bounds: TokenStream::new() };
        for Parameter { name, ty, role } in &source.signature.parameters {
            if let Role::Float { .. } = role {
                continue;
            }
            let is_shared = is_copied(ty);
            let ty = types::with_lifetime(ty);
            if !is_shared {
                passed.bounds.extend(quote! {
                    for<'x> #ty: ::cotangent::__private::SharedByAll<'x>,
                });
            }
            passed.names.push(name);
            passed.types.push(ty);
        }
        passed
    }
}

/// `PriceGrads` for `price`.
fn name(source: &Differentiated) -> Ident {
    format_ident!("{}s", gradient::name(&source.function))
}

fn differentiated(source: &Differentiated) -> impl Iterator<Item = &Parameter> {
    source.signature.parameters.iter().filter(|parameter| parameter.is_differentiated())
}

/// The type of a place for a result.
fn output(source: &Differentiated) -> TokenStream {
    let element = types::element(source);
    quote!(impl ::cotangent::__private::MapOutput<#element>)
}

/// A type of this shape, with a type of its own at each place that can have one: the elements of an array
/// share theirs.
fn generic(shape: &Shape, place: &mut dyn FnMut() -> TokenStream) -> TokenStream {
    match shape {
        Shape::Float | Shape::Record(_) => place(),
        Shape::Tuple(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| generic(part, place)).collect();
            quote!((#(#parts,)*))
        }
        Shape::Array(parts) => {
            let (part, len) = (generic(&parts[0], place), parts.len());
            quote!([#part; #len])
        }
    }
}

/// `corner[1].0`
fn shown(name: &str, path: &[Step]) -> String {
    path.iter().fold(name.to_owned(), |shown, step| match step {
        Step::Field(index) => format!("{shown}.{index}"),
        Step::Element(index) => format!("{shown}[{index}]"),
    })
}
