//! The fields that a body reads, for rustc to look up in the user's structs.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::{Block, Expr};

use crate::expand::Differentiated;
use crate::shape::Shape;

/// A closure that reads the fields of parameters as the body does.
///
/// It stands where the types of structs are checked. So a field that is not there is found before the type
/// is known to emitted code, which then has no errors of its own; and the error is the one that rustc has
/// for the user's function, so that it is shown once.
///
/// ```ignore
/// let _ = |line: &Line| {
///     let inner = &line.inner;
///     let _ = &inner.slope;
/// };
/// ```
pub(super) fn read(source: &Differentiated) -> TokenStream {
    let block = &source.function.block;
    let bound = Bound::of(block);
    let is_struct = |shape: &Shape| matches!(shape, Shape::Record(_));
    let parameters = source.signature.parameters.iter();
    let parameters = parameters.filter(|x| is_struct(x.shape()) && bound.times(&x.name) == 0);
    let (mut names, mut types) = (Vec::new(), Vec::new());
    for parameter in parameters {
        names.push(parameter.name.clone());
        types.push(&parameter.ty);
    }
    let mut fields = Fields { known: names.clone(), bound, seen: HashSet::new(), reads: quote!() };
    fields.visit_block(block);
    match &fields.reads {
        reads if reads.is_empty() => TokenStream::new(),
        reads => quote!(let _ = |#(#names: #types),*| { #reads };),
    }
}

/// The names that patterns bind, each as often as it is bound.
struct Bound(Vec<Ident>);

impl Bound {
    fn of(block: &Block) -> Self {
        let mut bound = Self(Vec::new());
        bound.visit_block(block);
        bound
    }

    fn times(&self, name: &Ident) -> usize {
        self.0.iter().filter(|&other| other == name).count()
    }
}

impl<'a> Visit<'a> for Bound {
    fn visit_pat_ident(&mut self, name: &'a syn::PatIdent) {
        self.0.push(name.ident.clone());
        syn::visit::visit_pat_ident(self, name);
    }
}

struct Fields {
    /// Variables that are structs, or parts of them.
    known: Vec<Ident>,
    bound: Bound,
    seen: HashSet<String>,
    reads: TokenStream,
}

impl Fields {
    /// A part of a known variable; of arrays the first element.
    fn part(&self, expression: &Expr) -> Option<TokenStream> {
        match expression {
            Expr::Path(path) => {
                let name = path.path.get_ident().filter(|&name| self.known.contains(name))?;
                Some(name.to_token_stream())
            }
            Expr::Field(field) => {
                let (base, member) = (self.part(&field.base)?, &field.member);
                Some(quote!(#base.#member))
            }
            Expr::Index(index) => {
                let base = self.part(&index.expr)?;
                Some(quote!(#base[0]))
            }
            Expr::Reference(reference) => {
                let base = self.part(&reference.expr)?;
                Some(quote!((&#base)))
            }
            Expr::Paren(paren) => self.part(&paren.expr),
            Expr::Group(group) => self.part(&group.expr),
            _ => None,
        }
    }
}

impl<'a> Visit<'a> for Fields {
    fn visit_local(&mut self, local: &'a syn::Local) {
        syn::visit::visit_local(self, local);
        let Some(part) = local.init.as_ref().and_then(|init| self.part(&init.expr)) else { return };
        let (pattern, mut names) = (&local.pat, Bound(Vec::new()));
        names.visit_pat(pattern);
        if names.0.iter().all(|name| self.bound.times(name) == 1) {
            self.reads.extend(quote!(let #pattern = #part;));
            self.known.extend(names.0);
        }
    }

    fn visit_expr_field(&mut self, field: &'a syn::ExprField) {
        syn::visit::visit_expr_field(self, field);
        if let Some(part) = self.part(&Expr::Field(field.clone()))
            && self.seen.insert(part.to_string())
        {
            self.reads.extend(quote!(let _ = &#part;));
        }
    }
}
