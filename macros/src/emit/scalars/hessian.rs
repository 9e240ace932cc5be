//! Second derivatives by all floats.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Lanes, Scalars, with_instructions};
use crate::emit::{callees, local, local_type, types};
use crate::signature::Role;
use crate::types::is_mutable_reference;

impl Scalars<'_> {
    pub(super) fn hessian(&self) -> TokenStream {
        let Self { parameters, float, count, .. } = self;
        let computed = match count.known() {
            Some(count) if self.can_be_kept() => self.abreast(count),
            _ => self.in_turn(),
        };
        quote! {
            /// The matrix of second derivatives, by all floats that the function is differentiated by
            /// in the order of its parameters.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            #[inline]
            pub fn hessian(
                #parameters
            ) -> ::core::result::Result<[[#float; #count]; #count], ::cotangent::Error> {
                #computed
            }
        }
    }

    /// Whether all arguments can be read again and again behind a reference.
    fn can_be_kept(&self) -> bool {
        self.source.signature.parameters.iter().all(|parameter| match parameter.role {
            Role::Float { .. } => !parameter.has_records(),
            Role::Passed | Role::Mistaken => !is_mutable_reference(&parameter.ty),
        })
    }

    /// A Hessian-vector product on lanes, each in the direction of another float.
    ///
    /// ```ignore
    /// struct __Gradient<'a> { numbers: [f64; 2], table: &'a Table, .. }
    /// impl<'a> Linear<f64, 2> for __Gradient<'a> {
    ///     fn at<V: Lane<Elem = f64>>(&self, tangents: [V; 2]) -> [V; 2] {
    ///         let table = self.table;
    ///         let (_, pullback) = f::__vjp3::<Dual<V>>(
    ///             Dual { primal: V::splat(self.numbers[0]), tangent: tangents[0] }, .., table,
    ///         );
    ///         let cotangents = pullback(Dual::constant(V::splat(1.0)));
    ///         [cotangents.0.tangent, cotangents.1.tangent]
    ///     }
    /// }
    /// Ok(matrix_of(&__Gradient { numbers: [x, y], table, .. }))
    /// ```
    fn abreast(&self, count: usize) -> TokenStream {
        let Self { source, float, .. } = self;
        let (lane, structure) = (local_type("V"), local_type("Gradient"));
        let name = &source.function.sig.ident;
        let (mut arguments, mut numbers) = (TokenStream::new(), Vec::new());
        let (mut kept, mut kept_types) = (Vec::new(), Vec::new());
        let mut turn = 0_usize;
        for parameter in &source.signature.parameters {
            let parameter_name = &parameter.name;
            let Role::Float { shape, is_differentiated, .. } = &parameter.role else {
                arguments.extend(quote!(#parameter_name,));
                kept.push(parameter_name);
                kept_types.push(types::with_lifetime(&parameter.ty));
                continue;
            };
            let leaves = parameter.leaves().into_iter().map(|leaf| {
                let index = numbers.len();
                numbers.push(self.plain_number(parameter, &leaf));
                let primal = hygienic! {
                    <#lane as ::cotangent::__private::Lane>::splat(self.numbers[#index])
                };
                if !is_differentiated {
                    return quote!(::cotangent::__private::Dual::<#lane>::constant(#primal));
                }
                let own = turn;
                turn += 1;
                hygienic!(::cotangent::__private::Dual { primal: #primal, tangent: tangents[#own] })
            });
            let leaves: Vec<_> = leaves.collect();
            let argument = shape.build(&mut leaves.into_iter());
            arguments.extend(quote!(#argument,));
        }
        let vjp = callees::own_vjp(self.source);
        let cotangents = local("cotangents");
        let row = self.cotangents(&|x| quote!(#x.tangent)).concat();
        let floats = Literal::usize_unsuffixed(numbers.len());
        hygienic! {
            struct #structure<'a> {
                numbers: [#float; #floats],
                #(#kept: #kept_types,)*
                lifetime: ::core::marker::PhantomData<&'a ()>,
            }
            impl<'a> ::cotangent::__private::Linear<#float, #count> for #structure<'a> {
                #[inline(always)]
                fn at<#lane: ::cotangent::__private::Lane<Elem = #float>>(
                    &self,
                    tangents: [#lane; #count],
                ) -> [#lane; #count] {
                    #(let #kept = self.#kept;)*
                    let (_, pullback) =
                        #name::#vjp::<::cotangent::__private::Dual<#lane>>(#arguments);
                    let #cotangents = pullback(::cotangent::__private::Dual::constant(
                        <#lane as ::cotangent::__private::Lane>::splat(1.0),
                    ));
                    [#(#row),*]
                }
            }
            ::core::result::Result::Ok(::cotangent::__private::matrix_of(&#structure {
                numbers: [#(#numbers),*],
                #(#kept,)*
                lifetime: ::core::marker::PhantomData,
            }))
        }
    }

    /// One float at a time.
    fn in_turn(&self) -> TokenStream {
        let Self { scalar, dual, count, .. } = self;
        let (vjp, arguments) = (callees::own_vjp(self.source), self.arguments(Lanes::EachInTurn));
        let (pullback, cotangents) = (local("pullback"), local("cotangents"));
        let (hessian, turn) = (local("hessian"), local("turn"));
        let row = self.row(&quote!(#hessian[#turn]), &|x| quote!(#x.tangent.0));
        with_instructions(&quote! {
            let mut #hessian = [[0.0; #count]; #count];
            for #turn in 0..#count {
                let (_, #pullback) = Self::#vjp::<#dual>(#arguments);
                let #cotangents = #pullback(#dual::constant(#scalar(1.0)));
                #row
            }
            ::core::result::Result::Ok(#hessian)
        })
    }
}
