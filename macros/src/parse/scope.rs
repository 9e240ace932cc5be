//! What the names of a body stand for.

use syn::visit::Visit;
use syn::{Ident, Pat};

use crate::ir::Value;

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Binding {
    /// The float parameter of this index.
    Parameter(usize),
    Value(Value),
    /// Something that no gradient flows through; it has its name in the emitted code too.
    Inactive,
    /// A value that could not be translated: the mistake has been recorded.
    Mistaken,
}

/// The names in scope: the last one of a name counts.
#[derive(Default)]
pub(super) struct Scope {
    names: Vec<(Ident, Binding)>,
    /// Names of inactive variables of blocks that have ended. Taken-over code stands outside of all
    /// blocks, so there they still hide what the name meant before.
    clobbered: Vec<Ident>,
}

impl Scope {
    pub(super) fn bind(&mut self, name: &Ident, binding: Binding) {
        self.clobbered.retain(|clobbered| clobbered != name);
        self.names.push((name.clone(), binding));
    }

    /// Binds all names of a pattern to inactive values.
    pub(super) fn bind_inactive(&mut self, pattern: &Pat) {
        self.bind_all(pattern, Binding::Inactive);
    }

    /// Binds all names of a pattern that could not be translated.
    pub(super) fn bind_mistaken(&mut self, pattern: &Pat) {
        self.bind_all(pattern, Binding::Mistaken);
    }

    fn bind_all(&mut self, pattern: &Pat, binding: Binding) {
        struct Names<'a>(&'a mut Scope, Binding);
        impl Visit<'_> for Names<'_> {
            fn visit_pat_ident(&mut self, pattern: &syn::PatIdent) {
                self.0.bind(&pattern.ident, self.1);
                syn::visit::visit_pat_ident(self, pattern);
            }
        }
        Names(self, binding).visit_pat(pattern);
    }

    pub(super) fn get(&self, name: &Ident) -> Option<Binding> {
        self.names.iter().rev().find(|(known, _)| known == name).map(|&(_, binding)| binding)
    }

    /// Where the scope stands, to come back to at the end of a block.
    pub(super) fn mark(&self) -> usize {
        self.names.len()
    }

    pub(super) fn restore(&mut self, mark: usize) {
        for (name, binding) in self.names.drain(mark..) {
            if binding == Binding::Inactive {
                self.clobbered.push(name);
            }
        }
    }

    pub(super) fn is_clobbered(&self, name: &Ident) -> bool {
        self.clobbered.contains(name)
    }
}
