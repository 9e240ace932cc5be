//! The leaves of a struct and of its gradient.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Field, Role, Structure};

impl Structure {
    /// `impl Leaves for Line`, and for `LineGrad`.
    pub(super) fn leaves(&self) -> TokenStream {
        let (name, gradient, arguments) = (&self.name, self.gradient(), self.arguments());
        let of_struct = self.leaves_of(&quote!(#name #arguments), &|field| {
            let ty = &field.ty;
            quote!(<#ty as ::cotangent::Leaves>)
        });
        let of_gradient = self.leaves_of(&quote!(#gradient), &|field| {
            let ty = &field.ty;
            quote!(<<#ty as ::cotangent::Differentiable>::Gradient as ::cotangent::Leaves>)
        });
        quote!(#of_struct #of_gradient)
    }

    fn leaves_of(&self, ty: &TokenStream, owner: &dyn Fn(&Field) -> TokenStream) -> TokenStream {
        let (elem, gradient, bounds) = (self.elem(), self.gradient(), self.bounds());
        let declared = self.generics.declared(&TokenStream::new());
        let fields = self.with(&[Role::Differentiated]);
        let walks = fields.iter().map(|field| {
            let (member, owner, name) = (&field.member, owner(field), field.name());
            quote! {
                visitor.part(#name, |visitor| #owner::walk(&self.#member, visitor));
            }
        });
        let mutable_walks = fields.iter().map(|field| {
            let (member, owner, name) = (&field.member, owner(field), field.name());
            quote! {
                visitor.part(#name, |visitor| #owner::walk_mut(&mut self.#member, visitor));
            }
        });
        let pairs = fields.iter().map(|field| {
            let (member, owner) = (&field.member, owner(field));
            quote!(#owner::pairs(&self.#member, &direction.#member, visit);)
        });
        let mutable_pairs = fields.iter().map(|field| {
            let (member, owner) = (&field.member, owner(field));
            quote!(#owner::pairs_mut(&mut self.#member, &direction.#member, visit);)
        });
        let arrays = fields.iter().map(|field| {
            let (member, owner) = (&field.member, owner(field));
            quote!(#owner::arrays_mut(&mut self.#member, &direction.#member, visit);)
        });
        quote! {
            #[automatically_derived]
            impl #declared ::cotangent::Leaves for #ty #bounds {
                type Float = #elem;
                type Direction = #gradient;

                #[inline]
                fn walk(&self, visitor: &mut impl ::cotangent::__private::Visitor<#elem>) {
                    #(#walks)*
                }

                #[inline]
                fn walk_mut(
                    &mut self,
                    visitor: &mut impl for<'l> ::cotangent::__private::Visitor<&'l mut #elem>,
                ) {
                    #(#mutable_walks)*
                }

                #[inline]
                fn pairs(
                    &self,
                    direction: &#gradient,
                    visit: &mut impl ::core::ops::FnMut(#elem, #elem),
                ) {
                    #(#pairs)*
                }

                #[inline]
                fn pairs_mut(
                    &mut self,
                    direction: &#gradient,
                    visit: &mut impl ::core::ops::FnMut(&mut #elem, #elem),
                ) {
                    #(#mutable_pairs)*
                }

                #[inline]
                fn arrays_mut(
                    &mut self,
                    direction: &#gradient,
                    visit: &mut impl ::core::ops::FnMut(&mut [#elem], &[#elem]),
                ) {
                    #(#arrays)*
                }
            }
        }
    }
}

impl Field {
    /// What it is called in the names of leaves.
    fn name(&self) -> String {
        self.member.to_token_stream().to_string().trim_start_matches("r#").to_owned()
    }
}
