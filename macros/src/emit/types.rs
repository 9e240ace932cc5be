//! Types that the macro does not know: those that are not called `f32` or `f64`.
//!
//! Each is checked once, at the user's type. All emitted code names it through the traits of the
//! companion, where a type that fails its check is unknown to rustc and causes no other error.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{callees, fields, local};
use crate::expand::Differentiated;
use crate::ir::Kind;
use crate::shape::Shape;
use crate::signature::{Parameter, Role};
use crate::types::{float, float_in};

/// The names of the types of structs, each checked there, and the fields that are read of them.
///
/// ```ignore
/// type __lossStruct0 = <[(); check_struct::<Params>()] as Checked<Params>>::Type;
/// ```
pub(super) fn records(source: &Differentiated) -> TokenStream {
    let reads = fields::read(source);
    let aliases = source.signature.records.iter().map(|(alias, ty)| {
        let check = quote_spanned!(ty.span()=> ::cotangent::__private::check_struct::<#ty>());
        let check = match reads.is_empty() {
            true => check,
            false => quote!({ #reads #check }),
        };
        quote_spanned! {ty.span()=>
            #[allow(non_camel_case_types, unused, clippy::all, clippy::pedantic)]
            type #alias = <[(); #check] as ::cotangent::__private::Checked<#ty>>::Type;
        }
    });
    quote!(#(#aliases)*)
}

/// What a leaf is on lanes: a struct, or a float.
pub(super) fn on_lanes(record: Option<&syn::Type>, lane: &proc_macro2::Ident) -> TokenStream {
    match record {
        Some(ty) => quote_spanned!(ty.span()=> <#ty as ::cotangent::Differentiable>::Lanes<#lane>),
        None => quote!(#lane),
    }
}

/// The cotangent of what a leaf is on lanes.
pub(super) fn cotangent(record: Option<&syn::Type>, lane: &proc_macro2::Ident) -> TokenStream {
    match record {
        Some(ty) => {
            quote_spanned!(ty.span()=> ::cotangent::__private::CotangentOf<#ty, #lane>)
        }
        None => quote!(#lane),
    }
}

/// The type of the function's result, for its users.
pub(super) fn result(source: &Differentiated) -> TokenStream {
    let result = &source.signature.result;
    if let (Some(_), Some(auxiliary)) = (&source.auxiliary, &source.signature.auxiliary) {
        let element = element(source);
        return quote!((#element, #auxiliary));
    }
    let has_records = result.leaves().iter().any(|leaf| leaf.kind() == Kind::Record);
    match &source.function.sig.output {
        syn::ReturnType::Type(_, ty) if has_records => quote!(#ty),
        _ => {
            let element = element(source);
            result.ty(&|_| element.clone())
        }
    }
}

/// The float of the function.
pub(super) fn element(source: &Differentiated) -> TokenStream {
    let (element, name) = (&source.signature.element, &source.function.sig.ident);
    match float(element) {
        Some(_) => quote!(#element),
        None => quote!(<#name as ::cotangent::__private::Companion>::Float),
    }
}

/// The type that the gradient by a parameter belongs to: what stands behind its reference.
pub(super) fn argument(source: &Differentiated, parameter: &Parameter) -> TokenStream {
    let ty = parameter.pointee();
    match is_known(parameter) {
        true => quote!(#ty),
        false => {
            let (name, index) = (&source.function.sig.ident, index(source, parameter));
            quote_spanned! {ty.span()=>
                <#name as ::cotangent::__private::ParameterType<#index>>::Type<'static>
            }
        }
    }
}

/// ```ignore
/// impl Companion for loss { type Float = f32; }
/// impl ParameterType<0> for loss { type Type<'a> = f32; }
/// ```
///
/// Of a function of arrays, which no other one calls, only parameters that are not known. For
/// `fn loss(w: Real) -> Real`:
/// ```ignore
/// impl Companion for loss { type Float = <[(); check_result::<Real>()] as Checked<Real>>::Type; }
/// impl ParameterType<0> for loss {
///     type Type<'a> = <[(); check_parameter::<Real, ..>()] as Checked<Real>>::Type;
/// }
/// ```
pub(super) fn companion(source: &Differentiated) -> TokenStream {
    let (element, name) = (&source.signature.element, &source.function.sig.ident);
    let checked_element = match float(element) {
        Some(_) => quote!(#element),
        None => quote_spanned! {element.span()=>
            <[(); ::cotangent::__private::check_result::<#element>()]
                as ::cotangent::__private::Checked<#element>>::Type
        },
    };
    let is_called = source.body.program.is_lane_code();
    let parameters = source.signature.parameters.iter().enumerate();
    let parameters = parameters.filter(|(_, parameter)| is_called || !is_known(parameter));
    let parameters = parameters.map(|(index, parameter)| {
        let Parameter { ty, .. } = parameter;
        let ty = if is_known(parameter) {
            with_lifetime(ty)
        } else {
            let element = self::element(source);
            quote_spanned! {ty.span()=>
                <[(); ::cotangent::__private::check_parameter::<#ty, #element>()]
                    as ::cotangent::__private::Checked<#ty>>::Type
            }
        };
        quote! {
            #[automatically_derived]
            impl ::cotangent::__private::ParameterType<#index> for #name {
                type Type<'a> = #ty;
            }
        }
    });
    let returned = match &source.signature.result {
        Shape::Record(Some(ty)) => quote! {
            #[automatically_derived]
            impl ::cotangent::__private::Returns for #name {
                type Type = #ty;
            }
        },
        _ => TokenStream::new(),
    };
    quote! {
        #[automatically_derived]
        impl ::cotangent::__private::Companion for #name {
            type Float = #checked_element;
        }
        #returned
        #(#parameters)*
    }
}

/// What arguments that no gradient flows through go through on their way into a sweep.
///
/// ```ignore
/// pub fn __passed1<'a>(argument: &'a str) -> &'a str { argument }
/// ```
///
/// Those of a function that is generic over its `float` have a parameter for it.
pub(super) fn passed(source: &Differentiated, float: Option<&Ident>) -> TokenStream {
    let comma = float.map(|_| quote!(,));
    let parameters = source.signature.parameters.iter().enumerate();
    parameters
        .map(|(index, Parameter { ty, .. })| {
            let (name, ty) = (callees::passed(index), with_lifetime(ty));
            let argument = local("argument");
            quote! {
                #[doc(hidden)]
                #[inline(always)]
                pub fn #name<'a #comma #float>(#argument: #ty) -> #ty {
                    #argument
                }
            }
        })
        .collect()
}

/// Whether a parameter is no float for sure, or called like one.
fn is_known(parameter: &Parameter) -> bool {
    let is_differentiated = matches!(parameter.role, Role::Float { is_differentiated: true, .. });
    !is_differentiated
        || parameter.is_reference()
        || *parameter.shape() != Shape::Float
        || float_in(&parameter.ty).is_some()
}

fn index(source: &Differentiated, parameter: &Parameter) -> usize {
    let mut parameters = source.signature.parameters.iter();
    parameters.position(|other| other.name == parameter.name).expect("it is one of them")
}

/// The type, with its elided lifetimes named `'a`.
pub(super) fn with_lifetime(ty: &syn::Type) -> TokenStream {
    use syn::visit_mut::{VisitMut, visit_type_reference_mut};

    struct Name;
    impl VisitMut for Name {
        fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
            reference.lifetime.get_or_insert_with(lifetime);
            visit_type_reference_mut(self, reference);
        }
        fn visit_lifetime_mut(&mut self, found: &mut syn::Lifetime) {
            if found.ident == "_" {
                *found = lifetime();
            }
        }
        // Lifetimes in the signature of a function belong to it.
        fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
        fn visit_parenthesized_generic_arguments_mut(
            &mut self,
            _: &mut syn::ParenthesizedGenericArguments,
        ) {
        }
    }
    fn lifetime() -> syn::Lifetime {
        syn::Lifetime::new("'a", proc_macro2::Span::call_site())
    }
    let mut ty = ty.clone();
    Name.visit_type_mut(&mut ty);
    quote!(#ty)
}
