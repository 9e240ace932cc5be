//! The types that stand beside a struct: its gradient, and what it and its cotangent are on lanes.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{FLOATS, Field, ON_LANES, Role, Structure};

impl Structure {
    /// `Name { a: of(a), .. }`, which tuple structs accept too.
    pub(super) fn build(
        ty: &dyn ToTokens,
        fields: &[&Field],
        of: &dyn Fn(&Field) -> TokenStream,
    ) -> TokenStream {
        let fields = fields.iter().map(|field| {
            let (member, value) = (&field.member, of(field));
            quote!(#member: #value)
        });
        quote!(#ty { #(#fields),* })
    }

    /// `struct Name { .. }` of these fields, in the user's form. The fields that a tuple struct has not
    /// are left as `()`, so that the others keep their numbers.
    pub(super) fn definition(
        &self,
        head: &TokenStream,
        roles: &[Role],
        ty: &dyn Fn(&Field) -> TokenStream,
    ) -> TokenStream {
        if self.is_tuple {
            let fields = self.fields.iter().map(|field| {
                let (vis, ty) = match roles.contains(&field.role) {
                    true => (&field.vis, ty(field)),
                    false => (&field.vis, quote!(())),
                };
                quote!(#vis #ty)
            });
            return quote!(#head (#(#fields),*););
        }
        let fields = self.with(roles).into_iter().map(|field| {
            let (vis, member, ty) = (&field.vis, &field.member, ty(field));
            let doc = format!("Of `{}`.", member.to_token_stream());
            quote!(#[doc = #doc] #vis #member: #ty)
        });
        quote!(#head { #(#fields),* })
    }

    /// All that a literal of a tuple struct must have.
    pub(super) fn literal(
        &self,
        ty: &dyn ToTokens,
        roles: &[Role],
        of: &dyn Fn(&Field) -> TokenStream,
    ) -> TokenStream {
        let all: Vec<&Field> = match self.is_tuple {
            true => self.fields.iter().collect(),
            false => self.with(roles),
        };
        Self::build(ty, &all, &|field| match roles.contains(&field.role) {
            true => of(field),
            false => quote!(()),
        })
    }

    pub(super) fn gradient(&self, gradient: &Ident) -> TokenStream {
        let Self { vis, name, .. } = self;
        let doc = format!("A gradient by a [`{name}`]: what is differentiated of it.");
        let definition =
            self.definition(&quote!(#vis struct #gradient), &[Role::Differentiated], &|field| {
                let ty = &field.ty;
                quote_spanned!(ty.span()=> <#ty as ::cotangent::Differentiable>::Gradient)
            });
        let zero = self.literal(&quote!(Self), &[Role::Differentiated], &|field| {
            let ty = &field.ty;
            quote!(<#ty as ::cotangent::Differentiable>::zero_gradient())
        });
        quote! {
            #[doc = #doc]
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
            #definition
            #[automatically_derived]
            impl ::core::default::Default for #gradient {
                fn default() -> Self {
                    #zero
                }
            }
        }
    }

    pub(super) fn on_lanes(&self, lanes: &Ident, cotangent: &Ident) -> TokenStream {
        let Self { vis, .. } = self;
        let elem = self.elem();
        let definition = self.definition(
            &quote!(#vis struct #lanes<V: ::cotangent::__private::Lane<Elem = #elem>>),
            &[Role::Differentiated, Role::Floats, Role::Constant],
            &|field| match (field.role, &field.ty) {
                (Role::Constant, ty) => quote!(#ty),
                (_, ty) => quote!(<#ty as ::cotangent::Differentiable>::Lanes<V>),
            },
        );
        let selected = self.literal(&quote!(Self), ON_LANES, &|field| {
            let (member, ty) = (&field.member, &field.ty);
            match field.role {
                Role::Constant => quote!(on.#member),
                _ => quote! {
                    <<#ty as ::cotangent::Differentiable>::Lanes<V>
                        as ::cotangent::__private::Parts<V>>::select(mask, on.#member, off.#member)
                },
            }
        });
        quote! {
            #[doc(hidden)]
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            #definition
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>> ::cotangent::__private::Parts<V>
                for #lanes<V>
            {
                type Cotangent = #cotangent<V>;
                #[inline(always)]
                fn select(mask: V::Mask, on: Self, off: Self) -> Self {
                    #selected
                }
            }
        }
    }

    pub(super) fn cotangent(&self, cotangent: &Ident) -> TokenStream {
        let Self { vis, .. } = self;
        let elem = self.elem();
        let of = |ty: &Type| quote!(::cotangent::__private::CotangentOf<#ty, V>);
        let definition = self.definition(
            &quote!(#vis struct #cotangent<V: ::cotangent::__private::Lane<Elem = #elem>>),
            ON_LANES,
            &|field| match field.role {
                Role::Constant => quote!(::cotangent::__private::Nothing),
                _ => of(&field.ty),
            },
        );
        let as_cotangents = |field: &Field| {
            let ty = of(&field.ty);
            quote!(<#ty as ::cotangent::__private::Cotangents<V>>)
        };
        let zero = self.literal(&quote!(Self), ON_LANES, &|field| match field.role {
            Role::Constant => quote!(::cotangent::__private::Nothing),
            _ => quote!(::cotangent::__private::Neutral::zero()),
        });
        let selected = self.literal(&quote!(Self), ON_LANES, &|field| {
            let (member, ty) = (&field.member, as_cotangents(field));
            match field.role {
                Role::Constant => quote!(::cotangent::__private::Nothing),
                _ => quote!(#ty::select(mask, on.#member, off.#member)),
            }
        });
        let added = self.with(FLOATS).into_iter().map(|field| {
            let (member, ty) = (&field.member, as_cotangents(field));
            quote!(#ty::add(&mut self.#member, other.#member);)
        });
        quote! {
            #[doc(hidden)]
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            #definition
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>> ::cotangent::__private::Neutral
                for #cotangent<V>
            {
                #[inline(always)]
                fn zero() -> Self {
                    #zero
                }
            }
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>>
                ::cotangent::__private::Cotangents<V> for #cotangent<V>
            {
                #[inline(always)]
                fn add(&mut self, other: Self) {
                    #(#added)*
                }
                #[inline(always)]
                fn select(mask: V::Mask, on: Self, off: Self) -> Self {
                    #selected
                }
            }
        }
    }
}
