//! The gradient of each example, of functions that are the sum or mean of terms.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::arrays::{Emitter, Numbers};
use super::lane_code::Mode;
use super::mapped::{generic, name as places_name, shown};
use super::{arguments, callees, local, local_type, parameters, types};
use crate::expand::Differentiated;
use crate::ir::{Kind, Space};
use crate::schedule::Output;
use crate::signature::{Leaf, Parameter};

/// What is done with the gradients, in the generated function that computes them.
fn runner() -> Ident {
    local("wanted")
}

/// `per_example_grads`, `per_example_grad_norms`, and the same that write to places of the caller.
///
/// ```ignore
/// pub fn per_example_grads_into(
///     w: f64, x: &[f64], grads: LossGrads<impl MapOutput<f64>>,
/// ) -> Result<(), Error> {
///     let LossGrads { w: place_0 } = grads;
///     Self::__per_example(w, x, Written((OfNumber("grads.w", place_0), ())))
/// }
/// fn __per_example(w: f64, x: &[f64], wanted: impl PerExample<f64>) -> Result<(), Error> {
///     ..
///     wanted.run(__Sweep1 {}, &extent_0, operands)
/// }
/// ```
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let Some(examples) = &source.examples else { return refusals(source) };
    let mut of_terms = source.clone();
    of_terms.body = examples.clone();
    of_terms.auxiliary = None;
    let order = Places::of(source);
    let body = Emitter::of_examples(&of_terms, &order.outputs(&of_terms)).examples();
    let (element, structure) = (types::element(source), places_name(source));
    let (parameters, arguments) = (parameters(source), arguments(source));
    let (grads, norms, wanted) = (local("grads"), local("norms"), runner());
    let (pattern, inputs, list) = (order.pattern(), order.inputs(), order.list());
    let (vectors, empty, taken, grown) =
        (order.vectors(), order.empty(), order.pattern(), order.grown());
    let (shared, own) = (order.shared.len(), order.own.len());
    let result = |ty: TokenStream| quote!(::core::result::Result<#ty, ::cotangent::Error>);
    let (nothing, of_grads, of_norms) = (
        result(quote!(())),
        result(quote!(#structure<#(#vectors),*>)),
        result(quote!(::std::vec::Vec<#element>)),
    );
    quote! {
        /// The gradient of each example's own term, by each differentiated parameter: what the function sums, or
        /// takes the mean of, differentiated for each example alone. The `1/n` of a mean is no part of it.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        #[inline]
        pub fn per_example_grads(#parameters) -> #of_grads {
            let mut #grads = #structure { #empty };
            let #structure { #taken } = &mut #grads;
            Self::per_example_grads_into(#arguments #structure { #grown })?;
            ::core::result::Result::Ok(#grads)
        }

        /// As [`per_example_grads`](Self::per_example_grads), written to slices or vectors that have a number for
        /// each example already.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape, or in length from what they are written to; then
        /// nothing is written.
        #[inline]
        pub fn per_example_grads_into(
            #parameters
            #grads: #structure<#(#inputs),*>,
        ) -> #nothing {
            let #structure { #pattern } = #grads;
            Self::__per_example(#arguments ::cotangent::__private::Written(#list))
        }

        /// The Euclidean norm of each example's gradient by all parameters that the examples share, as
        /// [`per_example_grads`](Self::per_example_grads) gives it.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        #[inline]
        pub fn per_example_grad_norms(#parameters) -> #of_norms {
            let mut #norms = ::std::vec::Vec::new();
            Self::per_example_grad_norms_into(
                #arguments
                ::cotangent::__private::Grown(&mut #norms),
            )?;
            ::core::result::Result::Ok(#norms)
        }

        /// As [`per_example_grad_norms`](Self::per_example_grad_norms), written to a slice or vector that has a
        /// number for each example already.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape, or in length from what they are written to; then
        /// nothing is written.
        #[inline]
        pub fn per_example_grad_norms_into(
            #parameters
            #norms: impl ::cotangent::__private::MapOutput<#element>,
        ) -> #nothing {
            Self::__per_example(
                #arguments
                ::cotangent::__private::Norms::<_, #shared, #own>(#norms),
            )
        }

        #[inline]
        fn __per_example(
            #parameters
            #wanted: impl ::cotangent::__private::PerExample<#element>,
        ) -> #nothing {
            #body
        }
    }
}

/// The same of a method, beside it.
pub(super) fn beside(
    source: &Differentiated,
    named: &dyn Fn(&str) -> Ident,
    [vis, parameters, arguments]: [&TokenStream; 3],
    own: &dyn Fn(TokenStream) -> TokenStream,
    is_of_self: bool,
) -> TokenStream {
    if source.examples.is_none() {
        return TokenStream::new();
    }
    let (companion, element) = (&source.function.sig.ident, types::element(source));
    let (structure, order, found) = (places_name(source), Places::of(source), local("found"));
    let vectors = order.vectors();
    let ty = match is_of_self {
        true => quote!(#(#vectors)*),
        false => quote!(#structure<#(#vectors),*>),
    };
    let (grads, norms, alone) =
        (named("per_example_grads"), named("per_example_grad_norms"), own(quote!(#found)));
    quote! {
        /// The gradient of each example's own term; the `1/n` of a mean is no part of it.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        #[inline]
        #vis fn #grads(#parameters) -> ::core::result::Result<#ty, ::cotangent::Error> {
            let #found = #companion::per_example_grads(#arguments)?;
            ::core::result::Result::Ok(#alone)
        }

        /// The Euclidean norm of each example's gradient.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        #[inline]
        #vis fn #norms(
            #parameters
        ) -> ::core::result::Result<::std::vec::Vec<#element>, ::cotangent::Error> {
            #companion::per_example_grad_norms(#arguments)
        }
    }
}

/// What says, where it is called, that the function has no terms.
fn refusals(source: &Differentiated) -> TokenStream {
    let parameters = parameters(source);
    let names = ["per_example_grads", "per_example_grad_norms"].map(|name| format_ident!("{name}"));
    quote! {
        #(
            #[doc(hidden)]
            pub fn #names(#parameters)
            where
                for<'x> ::cotangent::__private::NoSum: ::cotangent::__private::SumOfTerms<'x>,
            {
                ::core::unreachable!()
            }
        )*
    }
}

/// The floats and structs that a function is differentiated by, in the order of a body's results.
struct Places<'a> {
    source: &'a Differentiated,
    /// Numbers that all examples share.
    shared: Vec<(&'a Parameter, Leaf<'a>)>,
    /// Arrays, of which each example has an element.
    own: Vec<(&'a Parameter, Leaf<'a>)>,
    records: Vec<(&'a Parameter, Leaf<'a>)>,
}

impl<'a> Places<'a> {
    fn of(source: &'a Differentiated) -> Self {
        let program = &source.body.program;
        let mut places = Self { source, shared: vec![], own: vec![], records: vec![] };
        for parameter in source.signature.parameters.iter().filter(|x| x.is_differentiated()) {
            for leaf in parameter.leaves() {
                let known = &program.parameters[leaf.index];
                match (known.kind, known.space) {
                    (Kind::Record, _) => places.records.push((parameter, leaf)),
                    (_, Space::Array) => places.own.push((parameter, leaf)),
                    (_, Space::Scalar) => places.shared.push((parameter, leaf)),
                }
            }
        }
        places
    }

    fn all(&self) -> impl DoubleEndedIterator<Item = &(&'a Parameter, Leaf<'a>)> {
        self.shared.iter().chain(&self.own).chain(&self.records)
    }

    fn outputs(&self, of_terms: &Differentiated) -> Vec<Output> {
        let body = &of_terms.body;
        // All are of the group that the terms are of.
        let groups = crate::groups::Groups::of(&body.program);
        let group = groups.of_value(body.results[0]).expect("terms are those of arrays");
        self.all()
            .map(|(_, leaf)| {
                let value = body.gradients[leaf.index].expect("there is one for each");
                let parameter = match body.program.parameters[leaf.index].kind {
                    Kind::Record => leaf.index,
                    _ => group,
                };
                Output::Stored { value, parameter }
            })
            .collect()
    }

    /// By parameter, something for each of its leaves.
    fn each(&self, of: &dyn Fn(&Leaf<'_>) -> TokenStream) -> TokenStream {
        let parameters = self.source.signature.parameters.iter().filter(|x| x.is_differentiated());
        let fields = parameters.map(|parameter| {
            let field = &parameter.name;
            let leaves: Vec<_> = parameter.leaves().iter().map(of).collect();
            let whole = parameter.shape().build(&mut leaves.into_iter());
            quote!(#field: #whole,)
        });
        fields.collect()
    }

    /// By parameter, a type for each place that can have one of its own.
    fn types(&self, of: &dyn Fn(Option<&syn::Type>) -> TokenStream) -> Vec<TokenStream> {
        let mut types = Vec::new();
        for parameter in self.source.signature.parameters.iter().filter(|x| x.is_differentiated()) {
            let leaves = parameter.leaves();
            let mut records = distinct(parameter, &leaves).into_iter();
            generic(parameter.shape(), &mut || {
                types.push(of(records.next().flatten()));
                TokenStream::new()
            });
        }
        types
    }

    /// `w: place_0,`
    fn pattern(&self) -> TokenStream {
        self.each(&|leaf| {
            let place = place(leaf.index);
            quote!(#place)
        })
    }

    fn inputs(&self) -> Vec<TokenStream> {
        let element = types::element(self.source);
        self.types(&|record| match record {
            Some(ty) => quote!(impl ::cotangent::__private::StructOutput<#ty>),
            None => quote!(impl ::cotangent::__private::MapOutput<#element>),
        })
    }

    fn vectors(&self) -> Vec<TokenStream> {
        let element = types::element(self.source);
        self.types(&|record| match record {
            Some(ty) => {
                quote!(::std::vec::Vec<<#ty as ::cotangent::Differentiable>::Gradient>)
            }
            None => quote!(::std::vec::Vec<#element>),
        })
    }

    fn empty(&self) -> TokenStream {
        self.each(&|_| quote!(::std::vec::Vec::new()))
    }

    fn grown(&self) -> TokenStream {
        self.each(&|leaf| {
            let place = place(leaf.index);
            quote!(::cotangent::__private::Grown(#place))
        })
    }

    /// `(OfNumber("grads.w", place_0), ())`
    fn list(&self) -> TokenStream {
        self.all().rfold(quote!(()), |rest, (parameter, leaf)| {
            let (place, name) =
                (place(leaf.index), shown(&format!("grads.{}", parameter.name), &leaf.path));
            let of = match leaf.record {
                None => quote!(::cotangent::__private::OfNumber(#name, #place)),
                Some(ty) => quote! {
                    ::cotangent::__private::OfStruct::<
                        #ty,
                        _,
                        { <#ty as ::cotangent::Differentiable>::FLOATS },
                    >::new(#name, #place)
                },
            };
            quote!((#of, #rest))
        })
    }
}

/// What the leaves are that a type of their own stands for: those of an array share theirs.
fn distinct<'a>(parameter: &'a Parameter, leaves: &[Leaf<'a>]) -> Vec<Option<&'a syn::Type>> {
    let mut records = Vec::new();
    for leaf in leaves {
        let is_first = leaf.path.iter().all(|step| match step {
            crate::shape::Step::Element(index) => *index == 0,
            crate::shape::Step::Field(_) => true,
        });
        if is_first {
            records.push(leaf.record);
        }
    }
    debug_assert!(!records.is_empty(), "{} has leaves", parameter.name);
    records
}

fn place(index: usize) -> Ident {
    local(&format!("place_{index}"))
}

impl<'a> Emitter<'a> {
    /// Of a function whose body gives the gradients of all examples.
    fn of_examples(source: &'a Differentiated, outputs: &[Output]) -> Self {
        let mut emitter = Self::new(source, Numbers::Plain, Mode::Vjp, outputs);
        emitter.needs = None;
        emitter.gives_examples = true;
        emitter
    }

    /// Checks, numbers, and the one sweep.
    fn examples(&self) -> TokenStream {
        let (scalar, element) = (local_type("ScalarLane"), types::element(self.source));
        let (sources, extents, stages) = (self.sources(), self.extents(), self.stages(&scalar));
        let (imports, done) = (callees::imports(self.source), local("done"));
        quote! {
            type #scalar = ::cotangent::__private::Scalar<#element>;
            #sources
            #extents
            #stages
            #imports
            #done
        }
    }

    /// The run of a sweep that gives the gradients of examples.
    pub(super) fn run_examples(
        &self,
        group: usize,
        body: &TokenStream,
        operands: &TokenStream,
        [count_in, count_out]: [&TokenStream; 2],
    ) -> TokenStream {
        let (wanted, extent, done) = (runner(), self.extent(group), local("done"));
        quote! {
            let #done = ::cotangent::__private::PerExample::run::<_, _, { #count_in }, { #count_out }>(
                #wanted,
                #body,
                &#extent,
                #operands,
            );
        }
    }
}
