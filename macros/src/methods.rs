//! `#[differentiable] impl Model { .. }`: each method is a function of its own, whose first parameter is
//! what `self` is.

use std::rc::Rc;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{
    FnArg, ImplItem, ImplItemFn, ItemFn, ItemImpl, PathArguments, ReceiverKind, Type, parse_quote,
};

use crate::emit;
use crate::errors::Errors;
use crate::expand::{Differentiated, compile_beside};
use crate::parse::siblings::{is_of_whole_arrays, returns_tensor};
use crate::parse::{strip_markers, strip_nested};
use crate::returned::AUXILIARY;
use crate::types::shown;

/// What `self` is called in the function that a method becomes.
pub(crate) const SELF: &str = "this";

/// What a function was before it stood alone.
#[derive(Clone)]
pub(crate) struct Method {
    pub(crate) owner: Type,
    pub(crate) name: Ident,
    /// As it was written, without our markers.
    pub(crate) item: ImplItemFn,
}

/// Expands `#[differentiable] impl ..`.
pub(crate) fn differentiable(mut item: ItemImpl, errors: &mut Errors) -> TokenStream {
    if !item.generics.params.is_empty() {
        errors.push(
            &item.generics,
            "a generic `impl` cannot be differentiated yet",
            "write it for one type",
        );
    }
    let owner = (*item.self_ty).clone();
    let siblings = Rc::new(siblings(&item, &owner));
    let mut generated = TokenStream::new();
    let mut compiled = Vec::new();
    for entry in &mut item.items {
        let ImplItem::Fn(method) = entry else { continue };
        let function = free_function(method, &owner, errors);
        method.attrs.retain(|attribute| !attribute.path().is_ident(AUXILIARY));
        let Some(mut function) = function else { continue };
        let takes_nothing = method.sig.inputs.is_empty();
        if takes_nothing {
            errors.push(
                &method.sig.ident,
                format!("`{}` takes nothing that it could be differentiated by", method.sig.ident),
                "move it to an `impl` of its own, without the attribute",
            );
            continue;
        }
        // What gives an array is a part of the functions that call it.
        let differentiated = match returns_tensor(&function) {
            true => None,
            false => compile_beside(&siblings, &mut function, errors),
        };
        for input in &mut method.sig.inputs {
            if let FnArg::Typed(input) = input {
                input.attrs.retain(|attribute| !attribute.path().is_ident("no_grad"));
            }
        }
        strip_nested(&mut method.block);
        strip_markers(&mut method.block);
        let name = method.sig.ident.clone();
        let described = Method { owner: owner.clone(), name, item: method.clone() };
        compiled.extend(differentiated.map(|differentiated| (entry, differentiated, described)));
    }
    if !errors.is_empty() {
        let errors = std::mem::take(errors).into_compile_errors();
        return quote!(#item #errors);
    }
    for (entry, mut differentiated, method) in compiled {
        differentiated.method = Some(method);
        let (replaced, beside) = emit::method(&differentiated);
        *entry = ImplItem::Verbatim(replaced);
        generated.extend(beside);
    }
    quote!(#item #generated)
}

/// The methods of whole arrays, as functions.
fn siblings(item: &ItemImpl, owner: &Type) -> Vec<(Ident, ItemFn)> {
    let methods = item.items.iter().filter_map(|entry| match entry {
        ImplItem::Fn(method) if method.sig.receiver().is_some() => Some(method),
        _ => None,
    });
    methods
        .filter_map(|method| {
            // Mistakes are found where it is compiled.
            let function = free_function(method, owner, &mut Errors::default())?;
            is_of_whole_arrays(&function).then(|| (method.sig.ident.clone(), function))
        })
        .collect()
}

/// The function that a method is: `self` is its parameter `this`, and `Self` the type.
fn free_function(method: &ImplItemFn, owner: &Type, errors: &mut Errors) -> Option<ItemFn> {
    let receiver = match method.sig.receiver() {
        Some(receiver) => Some(parameter_of(receiver, owner, errors)?),
        None => None,
    };
    if receiver.is_some() && mentions(method.block.to_token_stream(), SELF) {
        errors.push(
            &method.sig.ident,
            format!("a variable of a differentiable method is called `{SELF}`"),
            "give it another name: the generated code calls `self` so",
        );
        return None;
    }
    let marker = method.attrs.iter().filter(|attribute| attribute.path().is_ident(AUXILIARY));
    let mut function = ItemFn {
        attrs: marker.cloned().collect(),
        vis: method.vis.clone(),
        modifiers: method.modifiers.clone(),
        sig: method.sig.clone(),
        block: Box::new(method.block.clone()),
    };
    function.sig.ident = companion(owner, &method.sig.ident);
    if let (Some(receiver), Some(first)) = (receiver, function.sig.inputs.first_mut()) {
        *first = receiver;
    }
    let tokens = replaced(function.to_token_stream(), &turbofish(owner));
    Some(syn::parse2(tokens).expect("names are replaced by names, and a type by a type"))
}

/// `self` as a parameter: `this: &Model`.
fn parameter_of(receiver: &syn::Receiver, owner: &Type, errors: &mut Errors) -> Option<FnArg> {
    let name = Ident::new(SELF, receiver.self_token.span);
    let attributes = &receiver.attrs;
    match &receiver.kind {
        ReceiverKind::Value => Some(parse_quote!(#(#attributes)* #name: #owner)),
        ReceiverKind::Reference(and, _, None) => {
            Some(parse_quote!(#(#attributes)* #name: #and #owner))
        }
        _ => {
            errors.push(
                receiver,
                "a differentiable method takes `self` or `&self`",
                "take `&self`, and return what is computed",
            );
            None
        }
    }
}

/// The type that stands beside a method: `__Model_loss`.
pub(crate) fn companion(owner: &Type, method: &Ident) -> Ident {
    let owner: String = shown(owner).chars().filter(|c| c.is_alphanumeric() || *c == '_').collect();
    let method_name = method.to_string();
    format_ident!("__{owner}_{}", method_name.trim_start_matches("r#"), span = method.span())
}

/// A number that stands for a name in types.
pub(crate) fn hash(name: &str) -> u64 {
    // Fowler, Noll and Vo's, version 1a.
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// `State::<f64>`, which `Self` stands for in expressions too.
fn turbofish(owner: &Type) -> Type {
    let mut owner = owner.clone();
    if let Type::Path(path) = &mut owner {
        path.path.segments.iter_mut().for_each(|segment| {
            if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                arguments.colon2_token.get_or_insert_default();
            }
        });
    }
    owner
}

/// The tokens with `self` and `Self` replaced.
fn replaced(tokens: TokenStream, owner: &Type) -> TokenStream {
    let mut result = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if name == "Self" => result.extend(owner.to_token_stream()),
            TokenTree::Ident(name) if name == "self" => {
                let is_path = matches!(
                    tokens.peek(),
                    Some(TokenTree::Punct(punct)) if punct.as_char() == ':'
                        && punct.spacing() == proc_macro2::Spacing::Joint
                );
                match is_path {
                    true => result.extend([TokenTree::Ident(name)]),
                    false => result.extend([TokenTree::Ident(Ident::new(SELF, name.span()))]),
                }
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), replaced(group.stream(), owner));
                inner.set_span(group.span());
                result.extend([TokenTree::Group(inner)]);
            }
            other => result.extend([other]),
        }
    }
    result
}

fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

impl Differentiated {
    /// What the user calls the function.
    pub(crate) fn described(&self) -> String {
        match &self.method {
            Some(Method { owner, name, .. }) => format!("{}::{name}", shown(owner)),
            None => self.function.sig.ident.to_string(),
        }
    }
}
