//! Items in the body of a function.
//!
//! Those that no gradient flows through are taken over. A function that is differentiable itself stands
//! beside the outer one in the emitted code, under a name of its own: what is generated for it is then in
//! reach of all that is generated for the outer one.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Block, Item, ItemFn, Stmt};

use super::Parser;
use crate::ir::Op;
use crate::methods::hash;
use crate::signature::NO_GRAD;

/// A differentiable function in the body of another.
#[derive(Clone)]
pub(super) struct Nested {
    name: Ident,
    /// Its name beside the outer function.
    outside: Ident,
}

impl Parser<'_> {
    pub(super) fn item(&mut self, item: &Item) {
        match item {
            Item::Const(constant) => self.constant(constant),
            Item::Fn(function) if is_differentiable(&function.attrs) => {}
            Item::Fn(_)
            | Item::Use(_)
            | Item::Struct(_)
            | Item::Enum(_)
            | Item::Impl(_)
            | Item::Type(_) => {
                let code = Op::VerbatimLet(item.to_token_stream());
                // Code of functions of arrays is taken over before any region.
                match self.outer.first_mut() {
                    Some(body) if self.is_of_arrays => body.program.define("_", code),
                    _ => self.frame.program.define("_", code),
                };
            }
            _ => self.errors.push(
                item,
                "an item of this kind inside of a differentiable function is not in the language",
                "move it out of the function",
            ),
        }
    }

    /// What a path calls, if it may be a function of the body.
    pub(super) fn resolved(&self, path: &syn::Path) -> syn::Path {
        let mut path = path.clone();
        let nested = path
            .get_ident()
            .and_then(|name| self.nested.iter().find(|nested| nested.name == *name))
            .map(|nested| nested.outside.clone());
        if let Some(outside) = nested {
            let called = &mut path.segments[0].ident;
            *called = Ident::new(&outside.to_string(), called.span());
        }
        path
    }
}

/// The differentiable functions in the body of `function`.
pub(super) fn nested_in(function: &Ident, body: &Block) -> Vec<Nested> {
    let mut found = Functions::default();
    found.visit_block(body);
    let hash = hash(&body.to_token_stream().to_string());
    let nested = found.functions.into_iter().map(|inner| {
        let (name, function) = (inner.sig.ident.clone(), function.to_string());
        let function = function.trim_start_matches("r#");
        // A glob import may bring one of the same names.
        let outside = format_ident!("__{function}_{name}_{hash:x}", span = name.span());
        Nested { name, outside }
    });
    nested.collect()
}

/// The same functions as they stand beside `function`, each with the constants and imports that it saw.
pub(crate) fn nested_beside(function: &Ident, body: &Block) -> Vec<ItemFn> {
    let names = nested_in(function, body);
    let mut found = Functions::default();
    found.visit_block(body);
    let functions = found.functions.into_iter().map(|inner| {
        let mut inner = inner.clone();
        inner.block.stmts.splice(0..0, found.seen.iter().map(|&item| Stmt::Item(item.clone())));
        inner.attrs.retain(|attribute| !is_ours(attribute));
        inner.attrs.push(syn::parse_quote!(#[allow(unused)]));
        inner.attrs.push(syn::parse_quote!(#[::cotangent::differentiable]));
        let tokens = renamed(inner.to_token_stream(), &names);
        syn::parse2(tokens).expect("names are replaced by names")
    });
    functions.collect()
}

/// Takes the attributes away from the differentiable functions of a body.
pub(crate) fn strip_nested(body: &mut Block) {
    struct Strip;
    impl VisitMut for Strip {
        fn visit_item_fn_mut(&mut self, inner: &mut ItemFn) {
            if is_differentiable(&inner.attrs) {
                inner.attrs.retain(|attribute| !is_ours(attribute));
                for input in &mut inner.sig.inputs {
                    if let syn::FnArg::Typed(input) = input {
                        input.attrs.retain(|attribute| !attribute.path().is_ident(NO_GRAD));
                    }
                }
            }
            syn::visit_mut::visit_item_fn_mut(self, inner);
        }
    }
    Strip.visit_block_mut(body);
}

fn renamed(tokens: TokenStream, names: &[Nested]) -> TokenStream {
    let renamed = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(name) => match names.iter().find(|nested| nested.name == name) {
            Some(nested) => TokenTree::Ident(Ident::new(&nested.outside.to_string(), name.span())),
            None => TokenTree::Ident(name),
        },
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), renamed(group.stream(), names));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        other => other,
    });
    renamed.collect()
}

/// The items of a body, those inside of other functions not among them.
#[derive(Default)]
struct Functions<'a> {
    /// The differentiable functions.
    functions: Vec<&'a ItemFn>,
    /// What these may name.
    seen: Vec<&'a Item>,
}

impl<'a> Visit<'a> for Functions<'a> {
    fn visit_item(&mut self, item: &'a Item) {
        match item {
            Item::Fn(inner) if is_differentiable(&inner.attrs) => self.functions.push(inner),
            Item::Const(_) | Item::Fn(_) | Item::Use(_) => self.seen.push(item),
            _ => {}
        }
    }
}

fn is_differentiable(attributes: &[Attribute]) -> bool {
    attributes.iter().any(is_ours)
}

/// Whether it is `#[differentiable]`, by whatever path.
fn is_ours(attribute: &Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| last.ident == "differentiable")
}
