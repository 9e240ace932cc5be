//! What the names of a body stand for.

use syn::visit::Visit;
use syn::{Ident, Pat};

use super::tree::Tree;

/// What a name stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Binding {
    /// The float parameter of this index.
    Parameter(usize),
    Value(Tree),
    /// Something that no gradient flows through; it has its name in the emitted code too. It is
    /// bound in the region of this level.
    Inactive {
        level: usize,
        /// Whether it is a float, if that is known.
        is_float: Option<bool>,
    },
    /// Something that no gradient flows through, bound by this statement of the closure of a `map`.
    PerElement {
        statement: usize,
        /// Whether it is a float, if that is known.
        is_float: Option<bool>,
    },
    /// An integer that is known here, and in the emitted code too under its name.
    Constant(i64),
    /// The closure of this number.
    Closure(usize),
    /// A value that could not be translated: the mistake has been recorded.
    Mistaken,
}

/// The names in scope: the last one of a name counts.
#[derive(Clone, Default)]
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

    /// Binds all names of a pattern to inactive values of the region of this level.
    pub(super) fn bind_inactive(&mut self, pattern: &Pat, level: usize, is_float: Option<bool>) {
        self.bind_all(pattern, &Binding::Inactive { level, is_float });
    }

    /// Binds all names of a pattern of a statement that runs for each element.
    pub(super) fn bind_per_element(
        &mut self,
        pattern: &Pat,
        statement: usize,
        is_float: Option<bool>,
    ) {
        self.bind_all(pattern, &Binding::PerElement { statement, is_float });
    }

    /// Whether a name means nothing here, or one of the first `count` that were bound.
    pub(super) fn is_bound_below(&self, name: &Ident, count: usize) -> bool {
        self.position(name).is_none_or(|position| position < count)
    }

    /// Binds all names of a pattern that could not be translated.
    pub(super) fn bind_mistaken(&mut self, pattern: &Pat) {
        self.bind_all(pattern, &Binding::Mistaken);
    }

    fn bind_all(&mut self, pattern: &Pat, binding: &Binding) {
        struct Names<'a>(&'a mut Scope, &'a Binding);
        impl Visit<'_> for Names<'_> {
            fn visit_pat_ident(&mut self, pattern: &syn::PatIdent) {
                self.0.bind(&pattern.ident, self.1.clone());
                syn::visit::visit_pat_ident(self, pattern);
            }
        }
        Names(self, binding).visit_pat(pattern);
    }

    pub(super) fn get(&self, name: &Ident) -> Option<Binding> {
        self.position(name).map(|position| self.names[position].1.clone())
    }

    pub(super) fn position(&self, name: &Ident) -> Option<usize> {
        self.names.iter().rposition(|(known, _)| known == name)
    }

    /// Gives a name in scope another value.
    pub(super) fn assign(&mut self, name: &Ident, binding: Binding) {
        if let Some(position) = self.position(name) {
            self.names[position].1 = binding;
        }
    }

    /// Where the scope stands, to come back to at the end of a block.
    pub(super) fn mark(&self) -> usize {
        self.names.len()
    }

    pub(super) fn restore(&mut self, mark: usize) {
        for (name, binding) in self.names.drain(mark..) {
            if let Binding::Inactive { .. } | Binding::Constant(_) | Binding::Closure(_) = binding {
                self.clobbered.push(name);
            }
        }
    }

    /// The names that were bound behind `mark`.
    pub(super) fn since(&self, mark: usize) -> Vec<(Ident, Binding)> {
        self.names[mark..].to_vec()
    }

    /// Remembers the inactive variables of the blocks of code that has been read in another scope.
    pub(super) fn take_clobbered(&mut self, other: Self) {
        for name in other.clobbered {
            if !self.clobbered.contains(&name) {
                self.clobbered.push(name);
            }
        }
    }

    pub(super) fn is_clobbered(&self, name: &Ident) -> bool {
        self.clobbered.contains(name)
    }

    /// The names whose meaning differs from that in `before`, each where it is bound.
    pub(super) fn changed_since(&self, before: &Self) -> Vec<usize> {
        let both = self.names.iter().zip(&before.names).enumerate();
        both.filter(|(_, (now, before))| now.1 != before.1).map(|(position, _)| position).collect()
    }

    pub(super) fn at(&self, position: usize) -> &(Ident, Binding) {
        &self.names[position]
    }

    pub(super) fn set(&mut self, position: usize, binding: Binding) {
        self.names[position].1 = binding;
    }

    /// Where the names are bound that satisfy `accepts`, those that others hide not among them.
    pub(super) fn positions(&self, accepts: &dyn Fn(&Ident) -> bool) -> Vec<usize> {
        let is_visible = |&position: &usize| {
            let name = &self.names[position].0;
            accepts(name) && self.position(name) == Some(position)
        };
        (0..self.names.len()).filter(is_visible).collect()
    }
}
