//! `value_and_grad!(wrt(w, x); loss(w, b, &x))` and `grad!`, which call `__value_and_grad_wrt`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Token, parenthesized};

use crate::errors::Errors;
use crate::methods::{SELF, hash};

/// What of the value and the gradient is given back.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    Both,
    Gradient,
}

/// What stands in the parentheses.
struct Request {
    names: Vec<Ident>,
    call: Expr,
}

const FORM: &str =
    "write `wrt`, the parameters and the call: `value_and_grad!(wrt(w, x); loss(w, b, &x))`";

impl Parse for Request {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let wrt: Ident = input.parse()?;
        if wrt != "wrt" {
            return Err(syn::Error::new(wrt.span(), "expected `wrt`"));
        }
        let names;
        parenthesized!(names in input);
        let names = names.parse_terminated(Ident::parse_any, Token![,])?;
        input.parse::<Token![;]>()?;
        Ok(Self { names: names.into_iter().collect(), call: input.parse()? })
    }
}

/// Expands a request.
///
/// ```ignore
/// match loss::__value_and_grad_wrt(w, b, &x, |wanted| { let wanted = Wrt::<HASH_OF_W>::with(wanted); wanted }) {
///     Ok(both) => Ok(both),
///     Err(error) => Err(error),
/// }
/// ```
/// With the method `model.loss(&x)` it is `model.__loss_value_and_grad_wrt(&x, ..)`.
pub(crate) fn wrt(tokens: TokenStream, wanted: Wanted) -> TokenStream {
    let mut errors = Errors::default();
    match syn::parse2::<Request>(tokens) {
        Err(error) => {
            let at = Ident::new("wrt", error.span());
            errors.push(at, format!("{error}"), FORM);
        }
        Ok(request) => {
            if let Some(call) = request.expand(&mut errors).filter(|_| errors.is_empty()) {
                return match wanted {
                    Wanted::Both => call,
                    Wanted::Gradient => {
                        quote_spanned! {Span::mixed_site()=>
                            match #call {
                                ::core::result::Result::Ok((_, gradient)) => {
                                    ::core::result::Result::Ok(gradient)
                                }
                                ::core::result::Result::Err(error) => {
                                    ::core::result::Result::Err(error)
                                }
                            }
                        }
                    }
                };
            }
        }
    }
    // As the last expression of a block, one that is wrong has any type.
    let errors = errors.into_compile_errors();
    quote!({ #errors })
}

impl Request {
    fn expand(self, errors: &mut Errors) -> Option<TokenStream> {
        let Self { names, call } = self;
        let (first, rest) = match names.split_first() {
            Some(names) => names,
            None => {
                let help =
                    "name a parameter: `wrt(w)`; the value alone is what `loss::value` gives";
                errors.push(&call, "no gradient is wanted", help);
                return None;
            }
        };
        for (index, name) in rest.iter().enumerate() {
            if names[..=index].contains(name) {
                errors.push(name, format!("`{name}` is named twice"), "name it once");
            }
        }
        let asked = names.iter().map(|name| {
            let text = name.to_string();
            let text = text.trim_start_matches("r#");
            let hash = hash(if text == "self" { SELF } else { text });
            // All at the user's name, which is where rustc then says that it is wrong.
            quote_spanned! {name.span()=>
                let __wanted = ::cotangent::__private::Wrt::<#hash>::with(__wanted);
            }
        });
        let asked = quote_spanned!(first.span()=> |__wanted| { #(#asked)* __wanted });
        match call {
            Expr::Call(mut call) if matches!(*call.func, Expr::Path(_)) => {
                if let Expr::Path(path) = &mut *call.func {
                    let segments = &mut path.path.segments;
                    let span = segments.last().map_or(Span::call_site(), |x| x.ident.span());
                    segments.push(Ident::new("__value_and_grad_wrt", span).into());
                }
                call.args.push(syn::parse_quote!(#asked));
                Some(quote!(#call))
            }
            Expr::MethodCall(mut call) => {
                let (name, span) = (&call.method, call.method.span());
                call.method = format_ident!("__{name}_value_and_grad_wrt", span = span);
                call.args.push(syn::parse_quote!(#asked));
                Some(quote!(#call))
            }
            other => {
                let wrong = "this is no call of a differentiable function or method";
                errors.push(&other, wrong, "write `loss(w, b, &x)` or `model.loss(&x)`");
                None
            }
        }
    }
}
