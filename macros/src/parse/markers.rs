//! Markers without effect: `stop_gradient` and `with_gradient` where no gradient flows.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Ident;

use super::Parser;
use crate::ir::Value;

/// The functions of the language that change nothing but gradients.
const MARKERS: [&str; 2] = ["stop_gradient", "with_gradient"];

/// Something that is not wrong, but is not what the user thinks.
#[derive(Clone, Debug)]
pub(crate) struct Warning {
    pub(crate) at: Ident,
    pub(crate) note: String,
}

impl Parser<'_> {
    /// Warns of a marker around a value that no gradient flows through.
    pub(super) fn check_marker(&mut self, marker: &Ident, value: Value) {
        // What a loop carries may turn out to be active when all of its body has been read.
        if self.loops.is_empty() && !self.frame.program.is_active(value) {
            self.warn(marker);
        }
    }

    /// Warns of all markers in code that is taken over.
    pub(super) fn check_markers_of_inactive(&mut self, code: &impl ToTokens) {
        self.check_tokens(code.to_token_stream());
    }

    fn check_tokens(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(name) if MARKERS.iter().any(|&marker| name == marker) => {
                    let is_call = matches!(tokens.peek(), Some(TokenTree::Group(_)));
                    if is_call && self.scope.get(&name).is_none() {
                        self.warn(&name);
                    }
                }
                TokenTree::Group(group) => self.check_tokens(group.stream()),
                TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    /// Once for each place: code is read again where it follows several sides of a branch.
    fn warn(&mut self, at: &Ident) {
        let place = |ident: &Ident| format!("{:?}", ident.span());
        if self.warnings.iter().all(|known| place(&known.at) != place(at)) {
            let note = format!("no gradient flows here: `{at}` has no effect; remove it");
            self.warnings.push(Warning { at: at.clone(), note });
        }
    }
}
