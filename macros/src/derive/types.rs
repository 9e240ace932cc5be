//! The types that stand beside a struct: its gradient, and what it and its cotangent are on lanes.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{ALL, FLOATS, Field, ON_LANES, Role, Structure};

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
        let bounds = self.bounds();
        if self.is_tuple {
            let fields = self.fields.iter().map(|field| {
                let (vis, ty) = match roles.contains(&field.role) {
                    true => (&field.vis, ty(field)),
                    false => (&field.vis, quote!(())),
                };
                quote!(#vis #ty)
            });
            return quote!(#head (#(#fields),*) #bounds;);
        }
        let fields = self.with(roles).into_iter().map(|field| {
            let (vis, member, ty) = (&field.vis, &field.member, ty(field));
            let doc = format!("Of `{}`.", member.to_token_stream());
            quote!(#[doc = #doc] #vis #member: #ty)
        });
        quote!(#head #bounds { #(#fields),* })
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

    /// What lane code has in place of a field that it cannot have: the type and its value.
    pub(super) fn omitted() -> TokenStream {
        quote!(::cotangent::__private::FieldThatIsNotCopied)
    }

    pub(super) fn gradient_type(&self) -> TokenStream {
        let Self { vis, name, .. } = self;
        let (name_of_gradient, gradient) = (self.gradient_name(), self.gradient());
        let (declared, bounds) = (self.generics.declared(&TokenStream::new()), self.bounds());
        let doc = format!("A gradient by a [`{name}`]: what is differentiated of it.");
        let with_defaults = self.generics.with_defaults();
        let head = quote!(#vis struct #name_of_gradient #with_defaults);
        let definition = self.definition(&head, &[Role::Differentiated], &|field| {
            let ty = &field.ty;
            quote_spanned!(ty.span()=> <#ty as ::cotangent::Differentiable>::Gradient)
        });
        let zero = self.literal(&quote!(Self), &[Role::Differentiated], &|field| {
            let ty = &field.ty;
            quote!(<#ty as ::cotangent::Differentiable>::zero_gradient())
        });
        // Derived, they would ask of the parameters what is asked of the fields.
        let (derived, written) = match self.generics.has_types() {
            true => (None, Some(self.traits_of_gradient())),
            false => {
                let derived = quote! {
                    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
                };
                (Some(derived), None)
            }
        };
        quote! {
            #[doc = #doc]
            #derived
            #definition
            #[automatically_derived]
            impl #declared ::core::default::Default for #gradient #bounds {
                fn default() -> Self {
                    #zero
                }
            }
            #written
        }
    }

    /// `Clone`, `Debug` and `PartialEq`.
    fn traits_of_gradient(&self) -> TokenStream {
        let (gradient, name) = (self.gradient(), self.gradient_name().to_string());
        let (declared, bounds) = (self.generics.declared(&TokenStream::new()), self.bounds());
        let fields = self.with(&[Role::Differentiated]);
        let members: Vec<_> = fields.iter().map(|field| &field.member).collect();
        let clone = self.literal(&quote!(Self), &[Role::Differentiated], &|field| {
            let member = &field.member;
            quote!(::core::clone::Clone::clone(&self.#member))
        });
        let debug = match self.is_tuple {
            true => quote!(f.debug_tuple(#name) #(.field(&self.#members))*),
            false => {
                let names = members.iter().map(|member| member.to_token_stream().to_string());
                quote!(f.debug_struct(#name) #(.field(#names, &self.#members))*)
            }
        };
        quote! {
            #[automatically_derived]
            impl #declared ::core::clone::Clone for #gradient #bounds {
                fn clone(&self) -> Self {
                    #clone
                }
            }
            #[automatically_derived]
            impl #declared ::core::fmt::Debug for #gradient #bounds {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    #debug.finish()
                }
            }
            #[automatically_derived]
            impl #declared ::core::cmp::PartialEq for #gradient #bounds {
                fn eq(&self, other: &Self) -> bool {
                    #(self.#members == other.#members)&&*
                }
            }
        }
    }

    pub(super) fn lanes_type(&self) -> TokenStream {
        let Self { vis, .. } = self;
        let (name, lanes, cotangent, lane) =
            (self.lanes_name(), self.lanes(), self.cotangent(), self.generics.lane());
        let (declared, bounds) = (self.generics.declared(&self.declared_lane()), self.bounds());
        let head = quote!(#vis struct #name #declared);
        let definition = self.definition(&head, ALL, &|field| match (field.role, &field.ty) {
            (Role::Constant, ty) => quote!(#ty),
            (Role::Omitted, _) => Self::omitted(),
            (_, ty) => quote!(<#ty as ::cotangent::Differentiable>::Lanes<#lane>),
        });
        let selected = self.literal(&quote!(Self), ALL, &|field| {
            let (member, ty) = (&field.member, &field.ty);
            match field.role {
                Role::Constant | Role::Omitted => quote!(on.#member),
                _ => quote! {
                    <<#ty as ::cotangent::Differentiable>::Lanes<#lane>
                        as ::cotangent::__private::Parts<#lane>>
                        ::select(mask, on.#member, off.#member)
                },
            }
        });
        let copied = copied(&lanes, &declared, &bounds);
        quote! {
            #[doc(hidden)]
            #definition
            #copied
            #[automatically_derived]
            impl #declared ::cotangent::__private::Parts<#lane> for #lanes #bounds {
                type Cotangent = #cotangent;
                #[inline(always)]
                fn select(mask: #lane::Mask, on: Self, off: Self) -> Self {
                    #selected
                }
            }
        }
    }

    pub(super) fn cotangent_type(&self) -> TokenStream {
        let Self { vis, .. } = self;
        let (name, cotangent, lane) =
            (self.cotangent_name(), self.cotangent(), self.generics.lane());
        let (declared, bounds) = (self.generics.declared(&self.declared_lane()), self.bounds());
        let of = |ty: &Type| quote!(::cotangent::__private::CotangentOf<#ty, #lane>);
        let head = quote!(#vis struct #name #declared);
        let definition = self.definition(&head, ON_LANES, &|field| match field.role {
            Role::Constant => quote!(::cotangent::__private::MarkedNoGrad),
            _ => of(&field.ty),
        });
        let as_cotangents = |field: &Field| {
            let ty = of(&field.ty);
            quote!(<#ty as ::cotangent::__private::Cotangents<#lane>>)
        };
        let zero = self.literal(&quote!(Self), ON_LANES, &|field| match field.role {
            Role::Constant => quote!(::cotangent::__private::MarkedNoGrad),
            _ => quote!(::cotangent::__private::Neutral::zero()),
        });
        let selected = self.literal(&quote!(Self), ON_LANES, &|field| {
            let (member, ty) = (&field.member, as_cotangents(field));
            match field.role {
                Role::Constant => quote!(::cotangent::__private::MarkedNoGrad),
                _ => quote!(#ty::select(mask, on.#member, off.#member)),
            }
        });
        let added = self.with(FLOATS).into_iter().map(|field| {
            let (member, ty) = (&field.member, as_cotangents(field));
            quote!(#ty::add(&mut self.#member, other.#member);)
        });
        let copied = copied(&cotangent, &declared, &bounds);
        quote! {
            #[doc(hidden)]
            #definition
            #copied
            #[automatically_derived]
            impl #declared ::cotangent::__private::Neutral for #cotangent #bounds {
                #[inline(always)]
                fn zero() -> Self {
                    #zero
                }
            }
            #[automatically_derived]
            impl #declared ::cotangent::__private::Cotangents<#lane> for #cotangent #bounds {
                #[inline(always)]
                fn add(&mut self, other: Self) {
                    #(#added)*
                }
                #[inline(always)]
                fn select(mask: #lane::Mask, on: Self, off: Self) -> Self {
                    #selected
                }
            }
        }
    }
}

/// `Clone` and `Copy`, which need not be of the parameters.
fn copied(ty: &TokenStream, declared: &TokenStream, bounds: &TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl #declared ::core::marker::Copy for #ty #bounds {}
        #[automatically_derived]
        impl #declared ::core::clone::Clone for #ty #bounds {
            #[inline(always)]
            fn clone(&self) -> Self {
                *self
            }
        }
    }
}
