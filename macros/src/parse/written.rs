//! The types of structs, as far as the tokens of a function tell: for calls of their methods.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, Ident, Pat, PathArguments, Type, UnOp};

use super::Parser;
use super::callee::called_by;
use crate::ir::Callee;
use crate::methods::hash;
use crate::shape::Shape;
use crate::signature::{Parameter, Signature};
use crate::types::bare;

/// The structs of a signature that have arguments: `State<f64>`.
pub(super) fn generic_types(signature: &Signature) -> Vec<syn::Path> {
    let shapes = signature.parameters.iter().map(Parameter::shape).chain([&signature.result]);
    let paths = shapes.flat_map(Shape::leaves).filter_map(|leaf| match leaf {
        Shape::Record(Some(ty)) => match bare(ty) {
            Type::Path(path) => Some(path.path.clone()),
            _ => None,
        },
        _ => None,
    });
    let has_arguments =
        |path: &syn::Path| path.segments.last().is_some_and(|last| !last.arguments.is_none());
    paths.filter(has_arguments).collect()
}

impl Parser<'_> {
    /// The type of a literal: `State` is `State::<f64>` if the signature has that.
    pub(super) fn type_of_literal(&self, path: &syn::Path) -> syn::Path {
        let mut path = path.clone();
        let Some(last) = path.segments.last_mut().filter(|last| last.arguments.is_none()) else {
            return path;
        };
        let mut known = self.generics.iter().filter_map(|known| known.segments.last());
        if let Some(known) = known.find(|known| known.ident == last.ident) {
            last.arguments = known.arguments.clone();
            if let PathArguments::AngleBracketed(arguments) = &mut last.arguments {
                arguments.colon2_token.get_or_insert_default();
            }
        }
        path
    }

    /// The type of a struct, as far as the tokens of types tell.
    pub(super) fn type_of(&self, expression: &Expr) -> Option<TokenStream> {
        match expression {
            Expr::Paren(paren) => self.type_of(&paren.expr),
            Expr::Reference(reference) => self.type_of(&reference.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.type_of(&unary.expr),
            Expr::Struct(literal) => Some(self.type_of_literal(&literal.path).to_token_stream()),
            Expr::Field(field) => {
                let base = self.type_of(&field.base)?;
                let hash = hash(&field.member.to_token_stream().to_string());
                Some(quote!(<#base as ::cotangent::__private::Field<#hash>>::Type))
            }
            Expr::Index(index) => {
                let base = self.type_of(&index.expr)?;
                Some(quote!(<#base as ::cotangent::__private::Indexed>::Item))
            }
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                if self.closure_of(call).is_some() {
                    return None;
                }
                let companion = match called_by(&path.path)? {
                    Callee::Function(path) | Callee::Generic(path) => {
                        self.resolved(&path).to_token_stream()
                    }
                    Callee::Method { owner, name } => companion_of(&owner, &name),
                };
                Some(quote!(<#companion as ::cotangent::__private::Returns>::Type))
            }
            Expr::MethodCall(call) if super::casts::is_same(call) => self.type_of(&call.receiver),
            Expr::MethodCall(call) => {
                let companion = companion_of(&self.type_of(&call.receiver)?, &call.method);
                Some(quote!(<#companion as ::cotangent::__private::Returns>::Type))
            }
            Expr::Path(path) => {
                let name = path.path.get_ident()?;
                let (_, ty) = self.types.iter().rev().find(|(other, _)| other == name)?;
                Some(ty.clone())
            }
            _ => None,
        }
    }

    /// Remembers the type of a variable, if its `let` tells.
    pub(super) fn learn_type(&mut self, local: &syn::Local) {
        let (name, ty) = match &local.pat {
            Pat::Ident(name) => {
                let init = local.init.as_ref().and_then(|init| self.type_of(&init.expr));
                (&name.ident, init)
            }
            Pat::Type(syn::PatType { pat, ty, .. }) => match &**pat {
                Pat::Ident(name) => (&name.ident, Some(behind(ty).to_token_stream())),
                _ => return,
            },
            Pat::Struct(pattern) => {
                self.learn_types_of_fields(pattern);
                return;
            }
            _ => return,
        };
        match ty {
            Some(ty) => self.types.push((name.clone(), ty)),
            None => self.types.retain(|(other, _)| other != name),
        }
    }

    /// As [`learn_type`](Self::learn_type), of the variables that a struct is taken apart into.
    fn learn_types_of_fields(&mut self, pattern: &syn::PatStruct) {
        let owner = self.type_of_literal(&pattern.path);
        for field in &pattern.fields {
            if let Pat::Ident(name) = &*field.pat {
                let hash = hash(&field.member.to_token_stream().to_string());
                let ty = quote!(<#owner as ::cotangent::__private::Field<#hash>>::Type);
                self.types.push((name.ident.clone(), ty));
            }
        }
    }
}

/// The type that stands beside a method.
fn companion_of(owner: &TokenStream, method: &Ident) -> TokenStream {
    let hash = hash(&method.to_string());
    quote!(<#owner as ::cotangent::__private::Method<#hash>>::Companion)
}

fn behind(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Reference(reference) => &reference.elem,
        ty => ty,
    }
}
