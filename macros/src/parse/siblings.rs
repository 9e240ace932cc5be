//! Functions of whole arrays that stand beside the one that is parsed, in its `impl`: a call of one is its body,
//! so that what it computes elementwise is part of the caller's sweeps.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprCall, ExprClosure, ExprMethodCall, FnArg, ItemFn, Pat, Token};

use super::Parser;
use super::scope::{Binding, Scope};
use super::tree::Tree;
use crate::methods::SELF;
use crate::shape::Shape;
use crate::types::{bare, is_tensor};

/// Whether calls of a function are inlined where whole arrays are values.
pub(crate) fn is_of_whole_arrays(function: &ItemFn) -> bool {
    let takes_array = function.sig.inputs.iter().any(|input| match input {
        FnArg::Typed(input) => match bare(&input.ty) {
            syn::Type::Reference(reference) => {
                matches!(bare(&reference.elem), syn::Type::Slice(_)) || is_tensor(&reference.elem)
            }
            _ => false,
        },
        FnArg::Receiver(_) => false,
    });
    takes_array || returns_tensor(function)
}

/// Whether a function gives an array.
pub(crate) fn returns_tensor(function: &ItemFn) -> bool {
    matches!(&function.sig.output, syn::ReturnType::Type(_, ty) if is_tensor(ty))
}

impl Parser<'_> {
    /// The method of `self` that is called, if it is one beside this function.
    pub(super) fn sibling(&self, call: &ExprMethodCall) -> Option<ItemFn> {
        let Expr::Path(receiver) = &*call.receiver else { return None };
        let is_self = receiver.path.is_ident(SELF) && self.is_of_whole_arrays();
        let mut siblings = self.siblings.iter().filter(|_| is_self);
        siblings.find(|(name, _)| *name == call.method).map(|(_, function)| function.clone())
    }

    /// `self.predict(x)`
    pub(super) fn call_of_sibling(
        &mut self,
        sibling: &ItemFn,
        call: &ExprMethodCall,
        expected: Option<Shape>,
    ) -> Option<Tree> {
        if self.inlined.contains(&call.method) {
            self.reject_recursion(&call.method, &call.method);
            return None;
        }
        let mut parameters: Punctuated<Pat, Token![,]> = Punctuated::new();
        for input in sibling.sig.inputs.iter().skip(1) {
            if let FnArg::Typed(input) = input {
                parameters.push((*input.pat).clone());
            }
        }
        let body = &sibling.block;
        let closure: ExprClosure = syn::parse_quote!(|#parameters| #body);
        let this = Ident::new(SELF, call.method.span());
        let mut scope = Scope::default();
        scope.bind(&this, self.scope.get(&this).unwrap_or(Binding::Mistaken));
        let (name, arguments) = (&call.method, &call.args);
        let call: ExprCall = syn::parse_quote!(#name(#arguments));
        self.inlined.push(name.clone());
        let tree = self.call_of_function(closure, scope, &call, expected);
        self.inlined.pop();
        tree
    }
}
