//! The traits of a struct.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::float_of;
use super::{ALL, FLOATS, Field, ON_LANES, Role, Structure};

impl Structure {
    pub(super) fn implementation(&self) -> TokenStream {
        let (name, elem, lane) = (&self.name, self.elem(), self.generics.lane());
        let (gradient, lanes, cotangent) = (self.gradient(), self.lanes(), self.cotangent());
        let (arguments, bounds) = (self.arguments(), self.bounds());
        let declared = self.generics.declared(&TokenStream::new());
        let lane_declared = self.declared_lane();
        let with_lane = self.generics.declared(&lane_declared);
        let lanes_name = self.lanes_name();
        let (gradient_name, cotangent_name) = (self.gradient_name(), self.cotangent_name());
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
        let with = self.literal(&quote!(#lanes_name), ALL, &|field| {
            let (member, name) = (&field.member, local(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                Role::Omitted => Self::omitted(),
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
        let cotangent_with = self.literal(&quote!(#cotangent_name), ON_LANES, &|field| {
            let name = local(field);
            match field.role {
                Role::Constant => quote!(::cotangent::__private::MarkedNoGrad),
                _ => quote!(#name),
            }
        });
        let zero = self.literal(&quote!(#gradient_name), &differentiated, &|field| {
            let of = trait_of(field);
            quote!(#of::zero_gradient())
        });
        let adds = self.with(&differentiated).into_iter().map(|field| {
            let (member, of) = (&field.member, trait_of(field));
            quote!(#of::add_gradient(&mut gradient.#member, cotangent.#member, number);)
        });
        let clears = self.with(&differentiated).into_iter().map(|field| {
            let (member, of) = (&field.member, trait_of(field));
            quote!(#of::clear(&self.#member, &mut gradient.#member, kept);)
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
        let on_lanes = self.literal(&quote!(#lanes_name), ALL, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                Role::Omitted => Self::omitted(),
                _ => quote!(#of::on_lanes::<#lane>(&self.#member)),
            }
        });
        let along = self.literal(&quote!(#lanes_name), ALL, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                Role::Omitted => Self::omitted(),
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
            &quote!(#gradient_name),
            &differentiated,
            &part(quote!(gradient), quote!(cotangent)),
        );
        let from_value = self.literal(
            &quote!(#gradient_name),
            &differentiated,
            &part(quote!(tangent), quote!(lanes)),
        );
        let to_cotangent = self.literal(&quote!(#cotangent_name), ON_LANES, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Differentiated => quote!(#of::cotangent(&gradient.#member, lane)),
                _ => quote!(::cotangent::__private::Neutral::zero()),
            }
        });
        quote! {
            #[automatically_derived]
            impl #with_lane ::cotangent::__private::IntoParts<#lanes> for #name #arguments #bounds
            {
                #[inline(always)]
                fn into_parts(self) -> #lanes {
                    ::cotangent::Differentiable::on_lanes(&self)
                }
            }
            #[automatically_derived]
            impl #with_lane ::cotangent::__private::IntoParts<#lanes> for &#name #arguments #bounds
            {
                #[inline(always)]
                fn into_parts(self) -> #lanes {
                    ::cotangent::Differentiable::on_lanes(self)
                }
            }
            #[automatically_derived]
            #[allow(unused_variables)]
            impl #declared ::cotangent::Differentiable for #name #arguments #bounds {
                type Elem = #elem;
                type Gradient = #gradient;
                type Lanes<#lane_declared> = #lanes;

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
                fn with<#lane_declared>(
                    &self,
                    floats: &[#lane],
                ) -> #lanes {
                    #reads
                    #with
                }

                #[inline(always)]
                fn write_cotangent<#lane_declared>(
                    cotangent: #cotangent,
                    floats: &mut [#lane],
                ) {
                    #write_cotangents
                }

                #[inline(always)]
                fn cotangent_with<#lane_declared>(
                    floats: &[#lane],
                ) -> #cotangent {
                    #cotangent_reads
                    #cotangent_with
                }

                fn zero_gradient() -> #gradient {
                    #zero
                }

                fn moved(
                    &self,
                    direction: &#gradient,
                    step: #elem,
                ) -> ::core::option::Option<Self> {
                    #moved
                }

                #[inline(always)]
                fn on_lanes<#lane_declared>(&self) -> #lanes {
                    #on_lanes
                }

                #[inline(always)]
                fn along<#lane_declared>(
                    &self,
                    tangent: &#gradient,
                    lane: impl ::core::ops::Fn(#elem, #elem) -> #lane + ::core::marker::Copy,
                ) -> #lanes {
                    #along
                }

                #[inline(always)]
                fn gradient<#lane_declared>(
                    cotangent: #cotangent,
                    number: impl ::core::ops::Fn(#lane) -> #elem + ::core::marker::Copy,
                ) -> #gradient {
                    #from_cotangent
                }

                #[inline(always)]
                fn add_gradient<#lane_declared>(
                    gradient: &mut #gradient,
                    cotangent: #cotangent,
                    number: impl ::core::ops::Fn(#lane) -> #elem + ::core::marker::Copy,
                ) {
                    #(#adds)*
                }

                fn clear(&self, gradient: &mut #gradient, kept: &[*const ()]) {
                    #(#clears)*
                }

                #[inline(always)]
                fn tangent<#lane_declared>(
                    lanes: #lanes,
                    number: impl ::core::ops::Fn(#lane) -> #elem + ::core::marker::Copy,
                ) -> #gradient {
                    #from_value
                }

                #[inline(always)]
                fn cotangent<#lane_declared>(
                    gradient: &#gradient,
                    lane: impl ::core::ops::Fn(#elem) -> #lane + ::core::marker::Copy,
                ) -> #cotangent {
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
        let (name, elem, lane) = (&self.name, self.elem(), self.generics.lane());
        let (arguments, lane_declared) = (self.arguments(), self.declared_lane());
        let declared = self.generics.declared(&TokenStream::new());
        let bounds = self.bounds_with(&|field| {
            let ty = &field.ty;
            quote!(#ty: ::cotangent::FromLanes,)
        });
        // A bound that names no parameter would be an error at once where it does not hold, without `for`.
        let of_structs = self.with(FLOATS).into_iter().filter_map(|field| {
            let ty = &field.ty;
            let is_known = self.generics.are_in(ty) || float_of(ty).is_some();
            (!is_known).then(|| quote!(for<'__any> #ty: ::cotangent::FromLanes,))
        });
        let bounds = match bounds.is_empty() {
            true => quote!(where #(#of_structs)*),
            false => quote!(#bounds #(#of_structs)*),
        };
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
            impl #declared ::cotangent::FromLanes for #name #arguments #bounds {
                #[inline(always)]
                fn from_lanes<#lane_declared>(
                    lanes: <Self as ::cotangent::Differentiable>::Lanes<#lane>,
                    number: impl ::core::ops::Fn(#lane) -> #elem + ::core::marker::Copy,
                ) -> Self {
                    #value
                }
            }
        })
    }
}
