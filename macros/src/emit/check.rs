//! What `assert_gradients!` calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::{gradient, local, types};
use crate::expand::Differentiated;
use crate::shape::Shape;
use crate::signature::{Parameter, Role};
use crate::types::is_copied;

/// `__check_gradients`, if the function gives one float and no call uses up an argument.
///
/// ```ignore
/// pub fn __check_gradients(w: f64, x: &[f64]) -> Result<GradientCheck, Error> {
///     let mut check = GradientCheck::new("loss");
///     let mut reverse = loss::grad(w, x)?;
///     let mut unit = reverse.clone();
///     <f64 as Movable>::floats(&mut unit.w).fill(0.0);
///     <[f64] as Movable>::floats(&mut unit.x).fill(0.0);
///     for index in 0..<[f64] as Movable>::floats(&mut reverse.x).len() {
///         <[f64] as Movable>::floats(&mut unit.x)[index] = 1.0;
///         let (_, forward) = loss::jvp(w, x, &unit)?;
///         let slope = <[f64] as Movable>::floats(&mut reverse.x)[index];
///         check.compare("x", index, [slope, forward], |step| {
///             let x = <[f64] as Movable>::moved(x, &unit.x, step);
///             loss::value(w, &x)
///         })?;
///         <[f64] as Movable>::floats(&mut unit.x)[index] = 0.0;
///     }
///     Ok(check)
/// }
/// ```
pub(super) fn method(source: &Differentiated) -> TokenStream {
    let parameters = &source.signature.parameters;
    let stays = |parameter: &Parameter| {
        let is_passed = !matches!(parameter.role, Role::Float { .. });
        parameter.is_reference()
            || if is_passed { is_copied(&parameter.ty) } else { !parameter.has_records() }
    };
    if source.signature.result != Shape::Float || !parameters.iter().all(stays) {
        return TokenStream::new();
    }
    let name = &source.function.sig.ident;
    let shown = source.described();
    let (declared, grad) = (super::parameters(source), gradient::name(&source.function));
    let differentiated: Vec<_> = parameters.iter().filter(|x| x.is_differentiated()).collect();
    let zeros = differentiated
        .iter()
        .map(|parameter| set_unit(source, parameter, &quote!(::core::option::Option::None)));
    let checks = differentiated.iter().map(|parameter| check(source, parameter));
    let (check, reverse, unit) = (local("check"), local("reverse"), local("unit"));
    let arguments = super::arguments(source);
    quote! {
        #[doc(hidden)]
        #[inline]
        pub fn __check_gradients(
            #declared
        ) -> ::core::result::Result<::cotangent::__private::GradientCheck, ::cotangent::Error> {
            let mut #check = ::cotangent::__private::GradientCheck::new(#shown);
            let mut #reverse: #grad = #name::grad(#arguments)?;
            let mut #unit = ::core::clone::Clone::clone(&#reverse);
            #(#zeros)*
            #(#checks)*
            ::core::result::Result::Ok(#check)
        }
    }
}

/// The comparison of the derivatives by the floats of one parameter.
fn check(source: &Differentiated, parameter: &Parameter) -> TokenStream {
    let (name, companion) = (&parameter.name, &source.function.sig.ident);
    let field = name.to_string();
    let (check, reverse, unit) = (local("check"), local("reverse"), local("unit"));
    let arguments = super::arguments(source);
    let moved = source.signature.parameters.iter().map(|other| match other.name == *name {
        true if other.is_reference() => hygienic!(&moved,),
        true => hygienic!(moved,),
        false => {
            let name = &other.name;
            quote!(#name,)
        }
    });
    let moved: TokenStream = moved.collect();
    let on = hygienic!(::core::option::Option::Some(index));
    let set = set_unit(source, parameter, &on);
    let reset = set_unit(source, parameter, &quote!(::core::option::Option::None));
    let ty = owner(source, parameter);
    let borrowed = parameter.borrowed();
    let (floats, step) = match parameter.shape() {
        Shape::Float => (
            hygienic! {
                <#ty as ::cotangent::__private::Movable>::floats(&mut #reverse.#name).to_vec()
            },
            hygienic! {
                let moved = <#ty as ::cotangent::__private::Movable>::moved(
                    #borrowed,
                    &#unit.#name,
                    step,
                );
                #companion::value(#moved)
            },
        ),
        Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => (
            hygienic!(::cotangent::__private::floats_of::<#ty>(&mut #reverse.#name)),
            hygienic! {
                match <#ty as ::cotangent::Differentiable>::moved(#borrowed, &#unit.#name, step) {
                    ::core::option::Option::Some(moved) => #companion::value(#moved),
                    ::core::option::Option::None => ::core::panic!(
                        "`{}` has fields that are not `Copy`: it cannot be moved by a step",
                        #field,
                    ),
                }
            },
        ),
    };
    hygienic! {
        let slopes = #floats;
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            #set
            let (_, forward_slope) = #companion::jvp(#arguments &#unit)?;
            #check.compare(#field, index, [reverse_slope, forward_slope], |step| { #step })?;
            #reset
        }
    }
}

/// Sets the direction of a parameter to 1 at an index, 0 elsewhere.
fn set_unit(source: &Differentiated, parameter: &Parameter, index: &TokenStream) -> TokenStream {
    let (name, unit, ty) = (&parameter.name, local("unit"), owner(source, parameter));
    match parameter.shape() {
        Shape::Float => hygienic! {
            ::cotangent::__private::set_unit_of(
                <#ty as ::cotangent::__private::Movable>::floats(&mut #unit.#name),
                #index,
            );
        },
        Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => hygienic! {
            ::cotangent::__private::set_unit::<#ty>(&mut #unit.#name, #index);
        },
    }
}

/// The type that knows the gradient's.
fn owner(source: &Differentiated, parameter: &Parameter) -> TokenStream {
    match parameter.shape() {
        Shape::Float => types::argument(source, parameter),
        shape => {
            let element = types::element(source);
            shape.ty(&|record| match record {
                Some(ty) => quote!(#ty),
                None => element.clone(),
            })
        }
    }
}
