//! The parameters of a generic struct, and what is asked of them.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Type};

use super::{FLOATS, Field, Role, Structure};
use crate::errors::Errors;
use crate::types::bare;

/// The parameters of a struct.
pub(super) struct Generics {
    /// `T: Element, const N: usize,` as the struct declares them, without defaults.
    declared: TokenStream,
    /// The same as it is written.
    with_defaults: TokenStream,
    /// `T, N,`
    names: TokenStream,
    types: Vec<Ident>,
    all: HashSet<Ident>,
    /// The bounds of the struct's `where`.
    bounds: TokenStream,
}

impl Generics {
    pub(super) fn parse(generics: &syn::Generics, errors: &mut Errors) -> Self {
        let (mut declared, mut names) = (TokenStream::new(), TokenStream::new());
        let parameters = &generics.params;
        let with_defaults = quote!(#parameters);
        let (mut types, mut all) = (Vec::new(), HashSet::new());
        for parameter in &generics.params {
            match parameter.clone() {
                GenericParam::Lifetime(lifetime) => errors.push(
                    lifetime,
                    "`Differentiable` is not derived for structs that borrow",
                    "let the struct own what it holds",
                ),
                GenericParam::Type(mut ty) => {
                    ty.default = None;
                    let name = &ty.ident;
                    declared.extend(quote!(#ty,));
                    names.extend(quote!(#name,));
                    types.push(name.clone());
                    all.insert(ty.ident);
                }
                GenericParam::Const(mut constant) => {
                    constant.default = None;
                    let name = &constant.ident;
                    declared.extend(quote!(#constant,));
                    names.extend(quote!(#name,));
                    all.insert(constant.ident);
                }
            }
        }
        let bounds = generics.where_clause.as_ref().map(|clause| {
            let predicates = clause.predicates.iter();
            quote!(#(#predicates,)*)
        });
        Self { declared, with_defaults, names, types, all, bounds: bounds.unwrap_or_default() }
    }

    /// The name of the lanes.
    pub(super) fn lane(&self) -> Ident {
        let plain = format_ident!("V");
        match self.all.contains(&plain) {
            true => format_ident!("__V"),
            false => plain,
        }
    }

    /// `<T: Element, const N: usize>`, with `first` in front.
    pub(super) fn declared(&self, first: &TokenStream) -> TokenStream {
        listed(first, &self.declared)
    }

    /// `<T: Element = f64, const N: usize = 1>`
    pub(super) fn with_defaults(&self) -> TokenStream {
        listed(&TokenStream::new(), &self.with_defaults)
    }

    /// `<T, N>`, with `first` in front.
    pub(super) fn arguments(&self, first: &TokenStream) -> TokenStream {
        listed(first, &self.names)
    }

    pub(super) fn has_types(&self) -> bool {
        !self.types.is_empty()
    }

    /// Whether a type depends on a parameter.
    pub(super) fn are_in(&self, ty: &Type) -> bool {
        mentions(ty.to_token_stream(), &|name| self.all.contains(name))
    }

    /// Whether a type is a parameter, or a tuple or array of them.
    pub(super) fn is_of_types(&self, ty: &Type) -> bool {
        match bare(ty) {
            Type::Array(array) => self.is_of_types(&array.elem),
            Type::Tuple(tuple) => {
                !tuple.elems.is_empty() && tuple.elems.iter().all(|part| self.is_of_types(part))
            }
            Type::Path(path) => path.path.get_ident().is_some_and(|name| self.types.contains(name)),
            _ => false,
        }
    }

    /// Whether a type depends on a parameter that is a type.
    fn types_are_in(&self, ty: &Type) -> bool {
        mentions(ty.to_token_stream(), &|name| self.types.contains(name))
    }
}

impl Structure {
    /// Each parameter is seen by the gradient.
    pub(super) fn check_generics(&self, errors: &mut Errors) {
        for parameter in &self.generics.types {
            let mut differentiated = self.with(&[Role::Differentiated]).into_iter();
            let is_seen = differentiated
                .any(|field| mentions(field.ty.to_token_stream(), &|name| name == parameter));
            if !is_seen {
                errors.push(
                    parameter,
                    format!("no field that is differentiated depends on `{parameter}`"),
                    "write one type for it: the struct is generic over its floats only",
                );
            }
        }
    }

    /// `where T: Differentiable, ..`: what is asked of the fields whose types are generic.
    pub(super) fn bounds(&self) -> TokenStream {
        self.bounds_with(&|_| TokenStream::new())
    }

    /// As [`bounds`](Self::bounds); of the types of floats also what `of` says.
    pub(super) fn bounds_with(&self, of: &dyn Fn(&Field) -> TokenStream) -> TokenStream {
        let generic = |field: &&Field| self.generics.types_are_in(&field.ty);
        let elem = self.elem();
        let source = self.source_of_elem();
        let mut seen: Vec<&Type> = Vec::new();
        let mut bounds = self.generics.bounds.clone();
        for field in self.with(FLOATS).into_iter().filter(generic) {
            let ty = &field.ty;
            if seen.contains(&ty) {
                continue;
            }
            bounds.extend(match Some(ty) == source {
                true => quote!(#ty: ::cotangent::Differentiable,),
                false => quote!(#ty: ::cotangent::Differentiable<Elem = #elem>,),
            });
            bounds.extend(of(field));
            seen.push(ty);
        }
        for field in self.with(&[Role::Constant]).into_iter().filter(generic) {
            let ty = &field.ty;
            bounds.extend(quote!(#ty: ::core::marker::Copy,));
        }
        match bounds.is_empty() {
            true => bounds,
            false => quote!(where #bounds),
        }
    }
}

/// `<first, rest>`, if there are any.
fn listed(first: &TokenStream, rest: &TokenStream) -> TokenStream {
    match (first.is_empty(), rest.is_empty()) {
        (true, true) => TokenStream::new(),
        (true, false) => quote!(<#rest>),
        (false, true) => quote!(<#first>),
        (false, false) => quote!(<#first, #rest>),
    }
}

fn mentions(tokens: TokenStream, is_one: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(name) => is_one(&name),
        TokenTree::Group(group) => mentions(group.stream(), is_one),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
