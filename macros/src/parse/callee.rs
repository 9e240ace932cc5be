//! What a call calls, as far as its path tells.

use quote::ToTokens;
use syn::{Expr, PathArguments};

use super::Parser;
use crate::ir::{Argument, Callee};

impl Parser<'_> {
    /// What a path calls. Rejects what no differentiable function can be.
    pub(super) fn callee(&mut self, path: &syn::ExprPath, mut callee: syn::Path) -> Option<Callee> {
        let name = callee.segments.last_mut()?;
        let is_for_a_float = matches!(
            &name.arguments,
            PathArguments::AngleBracketed(arguments) if arguments.args.len() == 1
        );
        if !name.arguments.is_none() && !is_for_a_float {
            self.errors.push(
                path,
                "the gradient flows through functions that are generic over their float alone",
                "write it for one type, and mark it `#[differentiable]`",
            );
            return None;
        }
        if path.qself.is_some() {
            self.errors.push(
                path,
                format!("`{}` belongs to a trait: its derivative is not known here", name.ident),
                "call it as a method of its type",
            );
            return None;
        }
        name.arguments = PathArguments::None;
        match called_by(&callee)? {
            Callee::Function(path) if is_for_a_float || self.is_instance => {
                Some(Callee::Generic(path))
            }
            callee => Some(callee),
        }
    }

    /// As [`arguments_of_call`](Self::arguments_of_call), floats that no gradient flows through as values of
    /// the equations.
    pub(super) fn arguments_as_values(&mut self, arguments: &[&Expr]) -> Option<Vec<Argument>> {
        let mut translated = Vec::new();
        for &argument in arguments {
            translated.push(match self.is_float(argument) {
                Some(true) => self.tree(argument).map(|tree| self.argument(&tree)),
                _ => self.arguments_of_call(&[argument])?.pop(),
            });
        }
        translated.into_iter().collect()
    }
}

/// What a path calls, if it calls a differentiable function.
pub(super) fn called_by(path: &syn::Path) -> Option<Callee> {
    let mut segments = path.segments.iter().rev();
    let name = segments.next()?;
    // By convention, as types are not known here: a module is named in lower case.
    let is_type = |owner: &syn::PathSegment| {
        owner.ident.to_string().starts_with(char::is_uppercase) || !owner.arguments.is_none()
    };
    if !segments.next().is_some_and(is_type) {
        return Some(Callee::Function(path.clone()));
    }
    let mut owner = path.clone();
    owner.segments.pop();
    owner.segments.pop_punct();
    Some(Callee::Method { owner: owner.to_token_stream(), name: name.ident.clone() })
}
