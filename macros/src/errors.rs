//! Collects the mistakes of a function, so that they are reported together.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// Records that `tokens` are wrong: what is wrong, then after "help:" what to write instead.
    pub(crate) fn push(
        &mut self,
        tokens: impl ToTokens,
        wrong: impl AsRef<str>,
        help: impl AsRef<str>,
    ) {
        let message = format!("{}\nhelp: {}", wrong.as_ref(), help.as_ref());
        self.0.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are, to forget those that come behind.
    pub(crate) fn mark(&self) -> usize {
        self.0.len()
    }

    /// Forgets all mistakes that were found after `mark`.
    pub(crate) fn forget(&mut self, mark: usize) {
        self.0.truncate(mark);
    }

    /// The `compile_error!`s, one for each mistake.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.0.iter().map(syn::Error::to_compile_error).collect()
    }
}
