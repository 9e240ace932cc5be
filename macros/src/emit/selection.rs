//! The gradients that a call asks for: `value_and_grad!(wrt(w); loss(w, b))`.
//!
//! Each parameter that is differentiated has a type, `Yes` or `No`. From these follow the types of all
//! places that results go to, so what is not asked for is dropped with all that only it needs.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::arrays::Emitter;
use super::{arguments, gradient, local, parameters, types};
use crate::expand::Differentiated;
use crate::ir::{Program, Value};
use crate::methods::hash;
use crate::schedule::Sweep;
use crate::shape::Shape;
use crate::signature::Parameter;

/// `LossGradWrt`: what is asked for, and what comes of it.
///
/// ```ignore
/// pub struct LossGradWrt<W0, W1> { pub w: W0, pub b: W1 }
/// impl<W0, W1> Wrt<HASH_OF_B> for LossGradWrt<W0, W1> {
///     type With = LossGradWrt<W0, Yes>;
///     fn with(self) -> Self::With { LossGradWrt { w: self.w, b: Yes } }
/// }
/// ```
pub(super) fn structure(source: &Differentiated) -> TokenStream {
    if source.signature.result != Shape::Float {
        return TokenStream::new();
    }
    let (name, vis, grad) = (name(source), &source.function.vis, gradient::name(&source.function));
    let types = wanted(source);
    let fields: Vec<_> = differentiated(source).map(|parameter| &parameter.name).collect();
    let docs = fields.iter().map(|field| format!("The gradient by `{field}`, or `()`."));
    let additions = fields.iter().enumerate().map(|(own, field)| {
        let hash = hash(field.to_string().trim_start_matches("r#"));
        let with = types.iter().enumerate().map(|(index, ty)| match index == own {
            true => quote!(::cotangent::__private::Yes),
            false => quote!(#ty),
        });
        let with = quote!(#name<#(#with),*>);
        let kept = fields.iter().map(|other| match other == field {
            true => quote!(#other: ::cotangent::__private::Yes),
            false => quote!(#other: self.#other),
        });
        quote! {
            #[automatically_derived]
            impl<#(#types),*> ::cotangent::__private::Wrt<#hash> for #name<#(#types),*> {
                type With = #with;
                fn with(self) -> Self::With {
                    #name { #(#kept),* }
                }
            }
        }
    });
    let doc = format!("As [`{grad}`], with what a call has asked for.");
    quote! {
        #[doc = #doc]
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        #vis struct #name<#(#types),*> { #(#[doc = #docs] pub #fields: #types),* }
        #(#additions)*
    }
}

/// `__value_and_grad_wrt` of a function of scalars: its `gradient` has a number for each parameter.
///
/// ```ignore
/// pub fn __value_and_grad_wrt<W0: Wanted, W1: Wanted>(
///     w: f64, b: f64, _: impl FnOnce(LossGradWrt<No, No>) -> LossGradWrt<W0, W1>,
/// ) -> Result<(f64, LossGradWrt<W0::Of<f64>, W1::Of<f64>>), Error> {
///     ..
///     Ok((value, LossGradWrt { w: W0::make(|| cotangents.0.0), b: W1::make(|| cotangents.1.0) }))
/// }
/// ```
pub(super) fn of_scalars(source: &Differentiated, numbers: &[TokenStream]) -> TokenStream {
    let name = name(source);
    let fields = differentiated(source).zip(wanted(source)).zip(numbers);
    let fields = fields.map(|((parameter, ty), number)| {
        let field = &parameter.name;
        quote! {
            #field: <#ty as ::cotangent::__private::Wanted>::make(#[inline(always)] || #number)
        }
    });
    quote!(#name { #(#fields),* })
}

/// What stands in front of the body of `__value_and_grad_wrt`.
pub(super) fn head(source: &Differentiated) -> TokenStream {
    let (vis, name) = (syn::parse_quote!(pub), format_ident!("__value_and_grad_wrt"));
    head_of(source, &vis, &name, &parameters(source))
}

/// The same of a function of this name, with these parameters.
pub(super) fn head_of(
    source: &Differentiated,
    vis: &syn::Visibility,
    function: &Ident,
    parameters: &TokenStream,
) -> TokenStream {
    let (name, types, selection) = (name(source), wanted(source), local("wanted"));
    let result = types::result(source);
    let nothing = types.iter().map(|_| quote!(::cotangent::__private::No));
    let grads = differentiated(source).zip(&types).map(|(parameter, ty)| {
        let field = gradient::field_type(source, parameter);
        quote!(<#ty as ::cotangent::__private::Wanted>::Of<#field>)
    });
    quote! {
        #[doc(hidden)]
        #[inline]
        #vis fn #function<#(#types: ::cotangent::__private::Wanted),*>(
            #parameters
            #selection: impl ::core::ops::FnOnce(#name<#(#nothing),*>) -> #name<#(#types),*>,
        ) -> ::core::result::Result<(#result, #name<#(#grads),*>), ::cotangent::Error>
    }
}

/// `__value_and_grad_wrt` of a function of arrays, and what it shares with `value_and_grad_into`.
///
/// ```ignore
/// pub fn value_and_grad_into(w: f32, x: &[f32], gradient: &mut LossGrad) -> Result<f32, Error> {
///     Self::__value_and_grad_at::<Yes, Yes>(w, x, &mut gradient.w, &mut gradient.x)
/// }
/// fn __value_and_grad_at<W0: Wanted, W1: Wanted>(
///     w: f32, x: &[f32], gradient_w: &mut W0::Of<f32>, gradient_x: &mut W1::Of<Vec<f32>>,
/// ) -> Result<f32, Error> { .. }
/// ```
pub(super) fn of_arrays(source: &Differentiated, body: &TokenStream) -> TokenStream {
    let (head, name, types) = (head(source), name(source), wanted(source));
    let (parameters, arguments) = (parameters(source), arguments(source));
    let result = types::result(source);
    let (value, gradient) = (local("value"), local("gradient"));
    let grad = gradient::name(&source.function);
    let fields: Vec<_> = differentiated(source).map(|parameter| &parameter.name).collect();
    let places: Vec<_> = fields.iter().map(|field| place(field)).collect();
    let all = types.iter().map(|_| quote!(::cotangent::__private::Yes));
    let zeros = differentiated(source).zip(&types).map(|(parameter, ty)| {
        let (field, zero) = (gradient::field_type(source, parameter), gradient::zero(parameter));
        quote!(<#ty as ::cotangent::__private::Wanted>::make::<#field>(|| #zero))
    });
    let place_types = differentiated(source).zip(&types).map(|(parameter, ty)| {
        let field = gradient::field_type(source, parameter);
        quote!(&mut <#ty as ::cotangent::__private::Wanted>::Of<#field>)
    });
    quote! {
        /// The value; the gradient is written to `grad`, whose memory is used again where it has the
        /// right shape.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape; then `grad` is as before.
        pub fn value_and_grad_into(
            #parameters
            #gradient: &mut #grad,
        ) -> ::core::result::Result<#result, ::cotangent::Error> {
            Self::__value_and_grad_at::<#(#all),*>(#arguments #(&mut #gradient.#fields),*)
        }

        #head {
            #(let mut #places = #zeros;)*
            let #value = Self::__value_and_grad_at::<#(#types),*>(#arguments #(&mut #places),*)?;
            ::core::result::Result::Ok((#value, #name { #(#fields: #places),* }))
        }

        fn __value_and_grad_at<#(#types: ::cotangent::__private::Wanted),*>(
            #parameters
            #(#places: #place_types,)*
        ) -> ::core::result::Result<#result, ::cotangent::Error> {
            #body
        }
    }
}

/// What needs what: which gradients each value is computed for.
pub(super) struct Needs {
    /// By value: the places of the parameters among those that are differentiated.
    by_gradients: Vec<BTreeSet<usize>>,
    /// By value: whether the result needs it.
    by_result: Vec<bool>,
    types: Vec<Ident>,
}

impl Needs {
    pub(super) fn of(source: &Differentiated) -> Self {
        let program = &source.body.program;
        let mut by_gradients = vec![BTreeSet::new(); program.equations.len()];
        for (place, parameter) in differentiated(source).enumerate() {
            for leaf in parameter.leaves() {
                let parameters = program.parameters.iter().enumerate();
                let of_leaf = parameters.filter(|(index, parameter)| {
                    let of = parameter.table.or(parameter.field.as_ref().map(|field| field.0));
                    *index == leaf.index || of == Some(leaf.index)
                });
                for gradient in of_leaf.filter_map(|(index, _)| source.body.gradients[index]) {
                    for value in needed(program, gradient) {
                        by_gradients[value.0].insert(place);
                    }
                }
            }
        }
        let live = program.live(&source.body.results);
        Self { by_gradients, by_result: live, types: wanted(source) }
    }

    /// The type that says whether one of these values or of `others` is wanted; `None` if they are
    /// computed always.
    pub(super) fn wanted(&self, values: &[Value], others: &[Ident]) -> Option<TokenStream> {
        if values.iter().any(|value| self.by_result[value.0]) {
            return None;
        }
        let places = values.iter().flat_map(|value| &self.by_gradients[value.0]);
        let types: BTreeSet<&Ident> =
            places.map(|&place| &self.types[place]).chain(others).collect();
        types.into_iter().fold(None, |any: Option<TokenStream>, ty| {
            Some(match any {
                None => quote!(#ty),
                Some(any) => quote!(<#any as ::cotangent::__private::Wanted>::Or<#ty>),
            })
        })
    }
}

impl Emitter<'_> {
    /// Whether a call may leave out gradients.
    pub(super) fn selects(&self) -> bool {
        self.needs.is_some()
    }

    /// The sink of a sum.
    pub(super) fn sum(&self, sum: Value) -> TokenStream {
        match self.needs.as_ref().and_then(|needs| needs.wanted(&[sum], &[])) {
            None => quote!(::cotangent::__private::Sum),
            Some(wanted) => {
                let element = types::element(self.source);
                quote!(<#wanted as ::cotangent::__private::Wanted>::sum::<#element>())
            }
        }
    }

    /// The sinks of the cotangent of a struct of `len` floats, in front of others.
    pub(super) fn sums_of_record(
        &self,
        sum: Value,
        len: &TokenStream,
        rest: &TokenStream,
    ) -> TokenStream {
        match self.needs.as_ref().and_then(|needs| needs.wanted(&[sum], &[])) {
            None => quote!(::cotangent::__private::Sums::<_, { #len }>(#rest)),
            Some(wanted) => {
                let element = types::element(self.source);
                quote! {
                    <#wanted as ::cotangent::__private::Wanted>::sums::<#element, _, { #len }>(#rest)
                }
            }
        }
    }

    /// Runs a sweep, or nothing if all that needs its `count` totals is left out.
    pub(super) fn run_if_wanted(
        &self,
        sweep: &Sweep,
        run: &TokenStream,
        count: &TokenStream,
    ) -> TokenStream {
        let gradients = sweep.gradients().map(|x| wanted_by(self.source, self.parameter(x)));
        let gradients: Vec<_> = gradients.collect();
        let values: Vec<_> = sweep.sums.iter().copied().chain(sweep.written()).collect();
        match self.needs.as_ref().and_then(|needs| needs.wanted(&values, &gradients)) {
            None => run.clone(),
            Some(wanted) => hygienic! {
                if <#wanted as ::cotangent::__private::Wanted>::IS_WANTED {
                    #run
                } else {
                    [0.0; #count]
                }
            },
        }
    }
}

/// A value and all that it needs.
fn needed(program: &Program, value: Value) -> impl Iterator<Item = Value> {
    let live = program.live(&[value]);
    program.values().filter(move |value| live[value.0])
}

/// Where the gradient by a parameter goes.
pub(super) fn place(field: &Ident) -> Ident {
    local(&format!("gradient_{}", field.to_string().trim_start_matches("r#")))
}

/// The type that says whether the gradient by this parameter is wanted.
pub(super) fn wanted_by(source: &Differentiated, parameter: &Parameter) -> Ident {
    let place = differentiated(source).position(|other| other.name == parameter.name);
    wanted(source).swap_remove(place.expect("it is differentiated"))
}

/// `LossGradWrt` for `loss`.
pub(super) fn name(source: &Differentiated) -> Ident {
    format_ident!("{}Wrt", gradient::name(&source.function))
}

fn differentiated(source: &Differentiated) -> impl Iterator<Item = &Parameter> {
    source.signature.parameters.iter().filter(|parameter| parameter.is_differentiated())
}

/// A name for the type of each parameter that is differentiated.
pub(super) fn wanted(source: &Differentiated) -> Vec<Ident> {
    (0..differentiated(source).count()).map(|index| format_ident!("__W{index}")).collect()
}
