//! The traits of a struct.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{FLOATS, Field, ON_LANES, Role, Structure};

impl Structure {
    pub(super) fn implementation(
        &self,
        gradient: &Ident,
        lanes: &Ident,
        cotangent: &Ident,
    ) -> TokenStream {
        let (name, elem) = (&self.name, self.elem());
        let differentiated = [Role::Differentiated];
        let trait_of = |field: &Field| {
            let ty = &field.ty;
            quote!(<#ty as ::cotangent::Differentiable>)
        };
        let lens = self.with(&differentiated).into_iter().map(trait_of);
        let floats = self.with(FLOATS).into_iter().map(trait_of);
        let each = |of: &dyn Fn(&Field) -> TokenStream, split: TokenStream| {
            let statements = self.with(FLOATS).into_iter().map(|field| {
                let (owner, statement) = (trait_of(field), of(field));
                quote! {
                    let (own, floats) = floats.#split(#owner::FLOATS);
                    #statement
                }
            });
            quote!(#(#statements)*)
        };
        let writes = each(
            &|field| {
                let (member, of) = (&field.member, trait_of(field));
                quote!(#of::write(&self.#member, own);)
            },
            quote!(split_at_mut),
        );
        let write_tangents = each(
            &|field| {
                let (member, of) = (&field.member, trait_of(field));
                match field.role {
                    Role::Differentiated => quote!(#of::write_tangent(&tangent.#member, own);),
                    _ => quote!(#of::write_tangent(&#of::zero_gradient(), own);),
                }
            },
            quote!(split_at_mut),
        );
        let write_cotangents = each(
            &|field| {
                let (member, of) = (&field.member, trait_of(field));
                quote!(#of::write_cotangent(cotangent.#member, own);)
            },
            quote!(split_at_mut),
        );
        let local = |field: &Field| {
            let member = field.member.to_token_stream().to_string();
            format_ident!("field_{}", member.trim_start_matches("r#"))
        };
        let reads = each(
            &|field| {
                let (member, of, name) = (&field.member, trait_of(field), local(field));
                quote!(let #name = #of::with(&self.#member, own);)
            },
            quote!(split_at),
        );
        let with = self.literal(&quote!(#lanes), ON_LANES, &|field| {
            let (member, name) = (&field.member, local(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                _ => quote!(#name),
            }
        });
        let cotangent_reads = each(
            &|field| {
                let (of, name) = (trait_of(field), local(field));
                quote!(let #name = #of::cotangent_with(own);)
            },
            quote!(split_at),
        );
        let cotangent_with = self.literal(&quote!(#cotangent), ON_LANES, &|field| {
            let name = local(field);
            match field.role {
                Role::Constant => quote!(::cotangent::__private::Nothing),
                _ => quote!(#name),
            }
        });
        let zero = self.literal(&quote!(#gradient), &differentiated, &|field| {
            let of = trait_of(field);
            quote!(#of::zero_gradient())
        });
        let visits = self.with(&differentiated).into_iter().map(|field| {
            let (member, of) = (&field.member, trait_of(field));
            quote!(#of::visit(&mut gradient.#member, visit);)
        });
        let changes = self.with(&differentiated).into_iter().map(|field| {
            let (member, of) = (&field.member, trait_of(field));
            quote!(#of::change(&mut self.#member, &gradient.#member, change);)
        });
        let moved = match self.is_whole_on_lanes() {
            true => {
                let moved = self.literal(&quote!(Self), ON_LANES, &|field| {
                    let (member, of) = (&field.member, trait_of(field));
                    match field.role {
                        Role::Differentiated => {
                            quote!(#of::moved(&self.#member, &direction.#member, step)?)
                        }
                        Role::Floats => quote! {
                            #of::moved(&self.#member, &#of::zero_gradient(), step)?
                        },
                        _ => quote!(self.#member),
                    }
                });
                quote!(::core::option::Option::Some(#moved))
            }
            false => quote!(::core::option::Option::None),
        };
        let on_lanes = self.literal(&quote!(#lanes), ON_LANES, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                _ => quote!(#of::on_lanes(&self.#member)),
            }
        });
        let along = self.literal(&quote!(#lanes), ON_LANES, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                Role::Differentiated => {
                    quote!(#of::along(&self.#member, &tangent.#member, lane))
                }
                _ => quote!(#of::along(&self.#member, &#of::zero_gradient(), lane)),
            }
        });
        let part = |function: TokenStream, whole: TokenStream| {
            move |field: &Field| {
                let (member, of) = (&field.member, trait_of(field));
                quote!(#of::#function(#whole.#member, number))
            }
        };
        let from_cotangent = self.literal(
            &quote!(#gradient),
            &differentiated,
            &part(quote!(gradient), quote!(cotangent)),
        );
        let from_value = self.literal(
            &quote!(#gradient),
            &differentiated,
            &part(quote!(tangent), quote!(lanes)),
        );
        let to_cotangent = self.literal(&quote!(#cotangent), ON_LANES, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Differentiated => quote!(#of::cotangent(&gradient.#member, lane)),
                _ => quote!(::cotangent::__private::Neutral::zero()),
            }
        });
        quote! {
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>>
                ::cotangent::__private::IntoParts<#lanes<V>> for #name
            {
                #[inline(always)]
                fn into_parts(self) -> #lanes<V> {
                    ::cotangent::Differentiable::on_lanes(&self)
                }
            }
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>>
                ::cotangent::__private::IntoParts<#lanes<V>> for &#name
            {
                #[inline(always)]
                fn into_parts(self) -> #lanes<V> {
                    ::cotangent::Differentiable::on_lanes(self)
                }
            }
            #[automatically_derived]
            #[allow(unused_variables)]
            impl ::cotangent::Differentiable for #name {
                type Elem = #elem;
                type Gradient = #gradient;
                type Lanes<V: ::cotangent::__private::Lane<Elem = #elem>> = #lanes<V>;

                const LEN: usize = 0 #(+ #lens::LEN)*;
                const FLOATS: usize = 0 #(+ #floats::FLOATS)*;

                #[inline(always)]
                fn write(&self, floats: &mut [#elem]) {
                    #writes
                }

                #[inline(always)]
                fn write_tangent(tangent: &#gradient, floats: &mut [#elem]) {
                    #write_tangents
                }

                #[inline(always)]
                fn with<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    &self,
                    floats: &[V],
                ) -> #lanes<V> {
                    #reads
                    #with
                }

                #[inline(always)]
                fn write_cotangent<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    cotangent: #cotangent<V>,
                    floats: &mut [V],
                ) {
                    #write_cotangents
                }

                #[inline(always)]
                fn cotangent_with<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    floats: &[V],
                ) -> #cotangent<V> {
                    #cotangent_reads
                    #cotangent_with
                }

                fn zero_gradient() -> #gradient {
                    #zero
                }

                fn visit(
                    gradient: &mut #gradient,
                    visit: &mut impl ::core::ops::FnMut(&mut #elem),
                ) {
                    #(#visits)*
                }

                fn moved(
                    &self,
                    direction: &#gradient,
                    step: #elem,
                ) -> ::core::option::Option<Self> {
                    #moved
                }

                fn change(
                    &mut self,
                    gradient: &#gradient,
                    change: &mut impl ::core::ops::FnMut(&mut #elem, #elem),
                ) {
                    #(#changes)*
                }

                #[inline(always)]
                fn on_lanes<V: ::cotangent::__private::Lane<Elem = #elem>>(&self) -> #lanes<V> {
                    #on_lanes
                }

                #[inline(always)]
                fn along<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    &self,
                    tangent: &#gradient,
                    lane: impl ::core::ops::Fn(#elem, #elem) -> V + ::core::marker::Copy,
                ) -> #lanes<V> {
                    #along
                }

                #[inline(always)]
                fn gradient<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    cotangent: #cotangent<V>,
                    number: impl ::core::ops::Fn(V) -> #elem + ::core::marker::Copy,
                ) -> #gradient {
                    #from_cotangent
                }

                #[inline(always)]
                fn tangent<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    lanes: #lanes<V>,
                    number: impl ::core::ops::Fn(V) -> #elem + ::core::marker::Copy,
                ) -> #gradient {
                    #from_value
                }

                #[inline(always)]
                fn cotangent<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    gradient: &#gradient,
                    lane: impl ::core::ops::Fn(#elem) -> V + ::core::marker::Copy,
                ) -> #cotangent<V> {
                    #to_cotangent
                }
            }
        }
    }

    /// Whether lane code has all of its fields.
    fn is_whole_on_lanes(&self) -> bool {
        self.fields.iter().all(|field| field.role != Role::Omitted)
    }

    /// Only of a struct that lane code has as a whole.
    pub(super) fn value_of_lanes(&self) -> Option<TokenStream> {
        if !self.is_whole_on_lanes() {
            return None;
        }
        let (name, elem) = (&self.name, self.elem());
        let value = self.literal(&quote!(Self), ON_LANES, &|field| {
            let (member, ty) = (&field.member, &field.ty);
            match field.role {
                Role::Constant => quote!(lanes.#member),
                _ => {
                    quote!(<#ty as ::cotangent::FromLanes>::from_lanes(lanes.#member, number))
                }
            }
        });
        Some(quote! {
            #[automatically_derived]
            impl ::cotangent::FromLanes for #name {
                #[inline(always)]
                fn from_lanes<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    lanes: <Self as ::cotangent::Differentiable>::Lanes<V>,
                    number: impl ::core::ops::Fn(V) -> #elem + ::core::marker::Copy,
                ) -> Self {
                    #value
                }
            }
        })
    }
}
