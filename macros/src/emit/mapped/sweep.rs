//! The arguments of a mapped call, its sweep, and where the results go.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{generic, shown};
use crate::emit::sweeps::list;
use crate::emit::{local, local_type, types};
use crate::expand::Differentiated;
use crate::shape::{self, Shape, Step};
use crate::signature::{Parameter, Role};
use crate::types::is_copied;

/// The arrays or numbers of a call, and its sweep.
pub(super) struct Mapped<'a> {
    pub(super) source: &'a Differentiated,
    /// What it reads.
    inputs: Vec<Input>,
    /// What it writes.
    outputs: Vec<Output>,
    /// What a body does before its results are known.
    pub(super) statements: TokenStream,
    /// How often the function is called for an element.
    pub(super) calls: usize,
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

impl<'a> Mapped<'a> {
    pub(super) fn new(source: &'a Differentiated) -> Self {
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
        Self { source, inputs, outputs: Vec::new(), statements: TokenStream::new(), calls: 1 }
    }

    /// Adds the direction of a float as an input, the one of this number; the name of its argument.
    pub(super) fn direction(&mut self, number: usize, field: &Ident, path: &[Step]) -> Ident {
        let argument = local(&format!("direction_{number}"));
        self.inputs.push(Input {
            value: quote!(#argument),
            shown: shown(&format!("tangent.{field}"), path),
            lane: Self::direction_lane(number),
        });
        argument
    }

    /// The lane of a direction.
    pub(super) fn direction_lane(number: usize) -> Ident {
        local(&format!("direction_lane_{number}"))
    }

    /// Adds an output for each float of a value on lanes; a pattern that takes their places apart.
    pub(super) fn places(&mut self, name: &str, shape: &Shape, lanes: &TokenStream) -> TokenStream {
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

    pub(super) fn arguments(&self) -> TokenStream {
        self.arguments_of(&mut |_, x| quote!(#x))
    }

    /// The arguments of a call on lanes, each float's made by `of` of its lane.
    pub(super) fn arguments_of(
        &self,
        of: &mut dyn FnMut(&Parameter, &Ident) -> TokenStream,
    ) -> TokenStream {
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
    pub(super) fn call(
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
    pub(super) fn method(
        &self,
        name: &str,
        doc: &str,
        places: &TokenStream,
        take_apart: &TokenStream,
    ) -> TokenStream {
        let full_name = format!("{}::{name}", self.source.function.sig.ident);
        let head = self.head(name, doc, places);
        let body = self.body(&quote!(#full_name), take_apart);
        quote!(#head { #body })
    }

    /// All of a method in front of its body.
    pub(super) fn head(&self, name: &str, doc: &str, places: &TokenStream) -> TokenStream {
        let (name, parameters) = (format_ident!("{name}"), self.parameters());
        let bounds = Passed::of(self.source).bounds;
        quote! {
            #[doc = #doc]
            ///
            /// Each argument is an array with a number for each element, or one number for all. Elements
            /// lie on lanes, and large arrays are shared between threads.
            ///
            /// # Errors
            /// If arrays differ in shape, or in length from what they are written to; then nothing is
            /// written.
            pub fn #name<'a>(
                #parameters
                #places
            ) -> ::core::result::Result<(), ::cotangent::Error>
            where
                #bounds
        }
    }

    /// The body of a method that errors call `full_name`.
    pub(super) fn body(&self, full_name: &TokenStream, take_apart: &TokenStream) -> TokenStream {
        let Self { source, statements, calls, .. } = self;
        let (element, function) = (types::element(source), &source.function.sig.ident);
        let (structure, lane) = (local_type("Mapped"), local_type("V"));
        let (carried, extent) = (local_type("P"), local("extent"));
        let Passed { names, types, .. } = Passed::of(source);
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
                ::cotangent::__private::MapOutput::<#element>::receive(&mut #written, #totals);
            )*
            ::core::result::Result::Ok(())
        }
    }

    /// `spot: impl MapInput<f64>, corner: [impl MapInput<f64>; 3], kind: Kind,`
    pub(super) fn parameters(&self) -> TokenStream {
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
pub(super) struct Passed<'a> {
    names: Vec<&'a Ident>,
    types: Vec<TokenStream>,
    /// That threads can share them, for types whose tokens do not tell.
    pub(super) bounds: TokenStream,
}

impl<'a> Passed<'a> {
    pub(super) fn of(source: &'a Differentiated) -> Self {
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
