//! `assert_gradients!`: a call of what `emit/check.rs` puts beside a function.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Member, Token};

use crate::errors::Errors;

/// `loss; w, &x`
struct Call {
    function: Expr,
    arguments: Punctuated<Expr, Token![,]>,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let function = input.parse()?;
        if !input.is_empty() {
            input.parse::<Token![;]>()?;
        }
        Ok(Self { function, arguments: Punctuated::parse_terminated(input)? })
    }
}

/// Expands `assert_gradients!(function; arguments)`.
///
/// ```ignore
/// match loss::__check_gradients(w, &x) {
///     Ok(check) => check.assert(),
///     Err(error) => panic!("{error}"),
/// }
/// ```
pub(crate) fn assert_gradients(tokens: TokenStream) -> TokenStream {
    let Call { function, arguments } = match syn::parse2(tokens) {
        Ok(call) => call,
        Err(error) => return error.to_compile_error(),
    };
    let Some(check) = checked(&function) else {
        let mut errors = Errors::default();
        errors.push(
            function,
            "this names no function",
            "write `assert_gradients!(loss; w, &x)`, or `assert_gradients!(model.loss; &x)` of a method",
        );
        return errors.into_compile_errors();
    };
    quote! {
        match #check(#arguments) {
            ::core::result::Result::Ok(check) => check.assert(),
            ::core::result::Result::Err(error) => ::core::panic!("{}", error),
        }
    }
}

/// What is called instead of a function or method.
fn checked(function: &Expr) -> Option<TokenStream> {
    match function {
        Expr::Path(path) => {
            let mut path = path.clone();
            let mut segments = path.path.segments.iter_mut().rev();
            let (last, owner) = (segments.next()?, segments.next());
            let is_method =
                owner.is_some_and(|owner| owner.ident.to_string().starts_with(char::is_uppercase));
            Some(if is_method {
                last.ident = method(&last.ident);
                quote!(#path)
            } else {
                quote!(#path::__check_gradients)
            })
        }
        Expr::Field(field) => match &field.member {
            Member::Named(name) => {
                let (base, method) = (&field.base, method(name));
                Some(quote!(#base.#method))
            }
            Member::Unnamed(_) => None,
        },
        Expr::Paren(paren) => checked(&paren.expr),
        Expr::Group(group) => checked(&group.expr),
        _ => None,
    }
}

/// The method that checks another one.
pub(crate) fn method(name: &Ident) -> Ident {
    let plain = name.to_string();
    format_ident!("__check_gradients_of_{}", plain.trim_start_matches("r#"), span = name.span())
}
