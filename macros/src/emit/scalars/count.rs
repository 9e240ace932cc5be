//! How many floats there are.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// A number of floats that are differentiated: of a struct, rustc knows it.
#[derive(Default)]
pub(super) struct Count {
    floats: usize,
    records: Vec<TokenStream>,
}

impl Count {
    pub(super) fn of<'a>(leaves: impl Iterator<Item = Option<&'a syn::Type>>) -> Self {
        let mut count = Self::default();
        leaves.for_each(|record| count.add(record));
        count
    }

    /// Adds those of a leaf.
    pub(super) fn add(&mut self, record: Option<&syn::Type>) {
        match record {
            Some(ty) => self.records.push(quote!(<#ty as ::cotangent::Differentiable>::LEN)),
            None => self.floats += 1,
        }
    }

    pub(super) fn known(&self) -> Option<usize> {
        self.records.is_empty().then_some(self.floats)
    }
}

impl ToTokens for Count {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { floats, records } = self;
        tokens.extend(match self.known() {
            Some(count) => quote!(#count),
            None => quote!((#floats #(+ #records)*)),
        });
    }
}
