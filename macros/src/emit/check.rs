//! What `assert_gradients!` calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::{gradient, local, types};
use crate::expand::Differentiated;
use crate::ir::Space;
use crate::methods::SELF;
use crate::shape::Shape;
use crate::signature::{Parameter, Role};
use crate::types::is_copied;

/// `__check_gradients`, which cannot be called if the function cannot be checked.
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
///         check.compare(format!("float {} of `x`", index), [slope, forward], |step| {
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
    let name = &source.function.sig.ident;
    let shown = source.described();
    let (declared, grad) = (super::parameters(source), gradient::name(&source.function));
    if !is_checked(source) {
        let refusal = refusal();
        return quote! {
            #[doc(hidden)]
            pub fn __check_gradients(
                #declared
            ) -> ::core::result::Result<::cotangent::__private::GradientCheck, ::cotangent::Error>
            #refusal
            {
                ::core::unreachable!()
            }
        };
    }
    let differentiated: Vec<_> = parameters.iter().filter(|x| x.is_differentiated()).collect();
    let zeros = differentiated
        .iter()
        .map(|parameter| set_unit(source, parameter, &quote!(::core::option::Option::None)));
    let checks = differentiated.iter().map(|parameter| check(source, parameter));
    let (check, reverse, unit) = (local("check"), local("reverse"), local("unit"));
    let arguments = arguments(source, None);
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

/// Whether the function gives one float, and can be called as often as its check needs.
pub(super) fn is_checked(source: &Differentiated) -> bool {
    let can_be_given_again = |parameter: &Parameter| {
        let is_passed = !matches!(parameter.role, Role::Float { .. });
        parameter.is_reference() || !is_passed || is_copied(&parameter.ty)
    };
    let mut parameters = source.signature.parameters.iter();
    source.signature.result == Shape::Float && parameters.all(can_be_given_again)
}

/// What makes a call of a check an error of its own, if the function cannot be checked.
pub(super) fn refusal() -> TokenStream {
    quote!(where for<'x> ::cotangent::__private::Unchecked: ::cotangent::__private::Checkable<'x>)
}

/// `w, x,`: the arguments of a call, but `replaced` has another one. What a call would use up is copied.
fn arguments(source: &Differentiated, replaced: Option<(&Parameter, TokenStream)>) -> TokenStream {
    let argument = |parameter: &Parameter| {
        let name = &parameter.name;
        match &replaced {
            Some((other, argument)) if other.name == *name => quote!(#argument,),
            _ if !parameter.is_reference() && parameter.has_records() => {
                let (ty, shown) = (owner(source, parameter), described(source, parameter));
                quote!(::cotangent::__private::copy_of::<#ty>(&#name, #shown),)
            }
            _ => quote!(#name,),
        }
    };
    source.signature.parameters.iter().map(argument).collect()
}

/// The comparison of the derivatives by the floats of one parameter.
fn check(source: &Differentiated, parameter: &Parameter) -> TokenStream {
    let (name, companion) = (&parameter.name, &source.function.sig.ident);
    let field = described(source, parameter);
    let (check, reverse, unit) = (local("check"), local("reverse"), local("unit"));
    let argument = match parameter.is_reference() {
        true => hygienic!(&moved),
        false => hygienic!(moved),
    };
    let (moved, arguments) =
        (arguments(source, Some((parameter, argument))), arguments(source, None));
    let on = hygienic!(::core::option::Option::Some(index));
    let set = set_unit(source, parameter, &on);
    let reset = set_unit(source, parameter, &quote!(::core::option::Option::None));
    let ty = owner(source, parameter);
    let borrowed = parameter.borrowed();
    let float = match (parameter.shape(), &parameter.role) {
        (Shape::Float, Role::Float { space: Space::Scalar, .. }) => {
            let name = format!("`{field}`");
            hygienic!(<::std::string::String as ::core::convert::From<&str>>::from(#name))
        }
        (Shape::Float, _) => {
            let text = format!("float {{}} of `{field}`");
            hygienic!(::std::format!(#text, index))
        }
        _ => hygienic!(::cotangent::__private::name_of_float(#field, &#reverse.#name, index)),
    };
    let alone = source.auxiliary.as_ref().map(|_| hygienic!(.map(|(value, _)| value)));
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
                #companion::value(#moved)#alone
            },
        ),
        Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => (
            hygienic!(::cotangent::__private::floats_of(&#reverse.#name)),
            hygienic! {
                let moved = ::cotangent::__private::moved_by::<#ty>(
                    #borrowed,
                    &#unit.#name,
                    step,
                    #field,
                );
                #companion::value(#moved)#alone
            },
        ),
    };
    hygienic! {
        let slopes = #floats;
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            #set
            let (_, forward_slope) = #companion::jvp(#arguments &#unit)?;
            let float = #float;
            #check.compare(float, [reverse_slope, forward_slope], |step| { #step })?;
            #reset
        }
    }
}

/// What the user calls a parameter.
fn described(source: &Differentiated, parameter: &Parameter) -> String {
    match source.method {
        Some(_) if parameter.name == SELF => "self".to_owned(),
        _ => parameter.name.to_string(),
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
            ::cotangent::__private::set_unit(&mut #unit.#name, #index);
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
