//! Arrays of structs that are parameters: `&model.weights`.
//!
//! What type a field has is known to rustc: a tensor, or a variable of one or of a number. The gradient by the
//! struct is borrowed field by field, so that sweeps may write several at a time:
//!
//! ```ignore
//! let (mut leaf_4, mut leaf_5) = match Wanted::option(gradient_model) {
//!     Some(gradient) => {
//!         model.clear(gradient, &[address(&gradient.weights), address(&gradient.bias)]);
//!         (Some(&mut gradient.weights), Some(&mut gradient.bias))
//!     }
//!     None => (None, None),
//! };
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::arrays::Emitter;
use super::{gradient, local, selection};
use crate::methods::SELF;
use crate::signature::Parameter;

impl Emitter<'_> {
    /// The array of a struct that a parameter of the program is, from what has that of the struct's parameter.
    pub(super) fn field(&self, index: usize, whole: &TokenStream) -> Option<TokenStream> {
        let (_, path) = self.source.body.program.parameters[index].field.as_ref()?;
        Some(quote!(#whole #(.#path)*))
    }

    /// An expression that borrows the array.
    pub(super) fn borrowed_field(&self, index: usize) -> Option<TokenStream> {
        let name = &self.parameter(index).name;
        let field = self.field(index, &quote!(#name))?;
        Some(quote!(&#field))
    }

    /// Whether arrays of the struct are read that this parameter is.
    pub(super) fn has_fields_of(&self, declared: &Parameter) -> bool {
        let parameters = 0..self.source.body.program.parameters.len();
        let mut fields =
            parameters.filter(|&index| self.source.body.program.parameters[index].field.is_some());
        fields.any(|index| self.parameter(index).name == declared.name)
    }

    /// What the user calls it: `self.weights`.
    pub(super) fn described_field(&self, index: usize) -> Option<String> {
        let name = self.parameter(index).name.to_string();
        let name = if name == SELF { "self" } else { &name };
        let field = self.field(index, &quote!())?.to_string().replace(' ', "");
        Some(format!("{name}{field}"))
    }

    /// The borrowed gradients by arrays of structs.
    pub(super) fn leaves(&self) -> TokenStream {
        let program = &self.source.body.program;
        let mut code = TokenStream::new();
        for declared in self.source.signature.parameters.iter().filter(|x| x.is_differentiated()) {
            let written: Vec<usize> = (0..program.parameters.len())
                .filter(|&index| program.parameters[index].field.is_some())
                .filter(|&index| self.parameter(index).name == declared.name)
                .collect();
            if written.is_empty() {
                continue;
            }
            let written: Vec<usize> = written
                .into_iter()
                .filter(|&index| self.source.body.gradients[index].is_some())
                .collect();
            let (field, whole) = (&declared.name, local("whole"));
            let places: Vec<_> =
                written.iter().filter_map(|&index| self.field(index, &quote!(#whole))).collect();
            let leaves: Vec<_> = written.iter().map(|&index| leaf(index)).collect();
            let borrowed = match self.selects() {
                true => {
                    let wanted = selection::wanted_by(self.source, declared);
                    let (place, ty) =
                        (selection::place(field), gradient::field_type(self.source, declared));
                    quote! {
                        <#wanted as ::cotangent::__private::Wanted>::option::<#ty>(&mut *#place)
                    }
                }
                false => {
                    let gradient = local("gradient");
                    quote!(::core::option::Option::Some(&mut #gradient.#field))
                }
            };
            let nothing = leaves.iter().map(|_| quote!(::core::option::Option::None));
            let ty = declared.pointee();
            let borrowed_value = declared.borrowed();
            code.extend(quote! {
                let (#(mut #leaves,)*) = match #borrowed {
                    ::core::option::Option::Some(#whole) => {
                        <#ty as ::cotangent::Differentiable>::clear(
                            #borrowed_value,
                            #whole,
                            &[#(::cotangent::__private::address(&#places)),*],
                        );
                        (#(::core::option::Option::Some(&mut #places),)*)
                    }
                    ::core::option::Option::None => (#(#nothing,)*),
                };
            });
        }
        code
    }

    /// The elements of the gradient by an array of a struct, to be overwritten.
    pub(super) fn leaf_memory(&self, index: usize, shape: &TokenStream) -> TokenStream {
        let leaf = leaf(index);
        quote!(::cotangent::__private::leaf_memory(#leaf.take(), #shape))
    }

    /// Where a sweep over the second shape adds up or writes the gradient by an array of the first shape.
    pub(super) fn leaf_slot(
        &self,
        index: usize,
        own: &TokenStream,
        over: &TokenStream,
    ) -> TokenStream {
        let leaf = leaf(index);
        quote!(::cotangent::__private::leaf_slot(#leaf.take(), #own, #over))
    }
}

fn leaf(index: usize) -> Ident {
    local(&format!("leaf_{index}"))
}
