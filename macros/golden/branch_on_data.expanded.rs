fn branch_on_data(x: f64, w: f64) -> f64 {
    if x > 0.0 { x.sqrt() * w } else { 0.0 }
}
///Where [`branch_on_data::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`branch_on_data::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct BranchOnDataGrads<T0, T1> {
    ///Where the gradient by `x` goes, or its direction.
    pub x: T0,
    ///Where the gradient by `w` goes, or its direction.
    pub w: T1,
}
///The gradient of [`branch_on_data`](fn@branch_on_data).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct BranchOnDataGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
    ///The gradient by `w`.
    pub w: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for BranchOnDataGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
            w: ::core::default::Default::default(),
        }
    }
}
///As [`BranchOnDataGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct BranchOnDataGradWrt<__W0, __W1> {
    ///The gradient by `x`, or `()`.
    pub x: __W0,
    ///The gradient by `w`, or `()`.
    pub w: __W1,
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638214688346347271u64>
for BranchOnDataGradWrt<__W0, __W1> {
    type With = BranchOnDataGradWrt<::cotangent::__private::Yes, __W1>;
    fn with(self) -> Self::With {
        BranchOnDataGradWrt {
            x: ::cotangent::__private::Yes,
            w: self.w,
        }
    }
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638202593718436950u64>
for BranchOnDataGradWrt<__W0, __W1> {
    type With = BranchOnDataGradWrt<__W0, ::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        BranchOnDataGradWrt {
            x: self.x,
            w: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`branch_on_data`](fn@branch_on_data), as associated functions.
#[allow(non_camel_case_types)]
struct branch_on_data {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl branch_on_data {
    #[doc(hidden)]
    pub const __FLOPS: usize = 24usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        w: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let w_4 = ::cotangent::__private::IntoLane::<__V>::into_lane(w);
        let c_1 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let m_2 = ::cotangent::__private::Lane::lt(c_1, x_0);
        let branch_5 = {
            let then = {
                let (x_0, w_2) = (x_0, w_4);
                let t_1 = ::cotangent::__private::Lane::sqrt(x_0);
                let t_3 = t_1 * w_2;
                (t_3,)
            };
            let otherwise = {
                let () = ();
                let c_0 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                (c_0,)
            };
            (<__V as ::cotangent::__private::Lane>::select(m_2, then.0, otherwise.0),)
        };
        let t_6 = branch_5.0;
        t_6
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        w: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V, __V)) {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let w_4 = ::cotangent::__private::IntoLane::<__V>::into_lane(w);
        let c_1 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let m_2 = ::cotangent::__private::Lane::lt(c_1, x_0);
        let (branch_5, branch_5_pullback) = {
            let (then, then_pullback) = {
                let (x_0, w_2) = (x_0, w_4);
                let t_1 = ::cotangent::__private::Lane::sqrt(x_0);
                let t_3 = t_1 * w_2;
                (
                    (t_3,),
                    #[inline(always)]
                    move |(seed_4,): (__V,)| {
                        let t_5 = t_1 * seed_4;
                        let t_6 = ::cotangent::__private::Lane::recip(t_1);
                        let c_7 = <__V as ::cotangent::__private::Lane>::splat(0.5);
                        let t_8 = c_7 * w_2;
                        let t_9 = t_8 * seed_4;
                        let t_10 = t_9 * t_6;
                        (t_10, t_5)
                    },
                )
            };
            let (otherwise, otherwise_pullback) = {
                let () = ();
                let c_0 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                (
                    (c_0,),
                    #[inline(always)]
                    move |(_,): (__V,)| {
                        (
                            ::cotangent::__private::Neutral::zero(),
                            ::cotangent::__private::Neutral::zero(),
                        )
                    },
                )
            };
            let results = (
                <__V as ::cotangent::__private::Lane>::select(m_2, then.0, otherwise.0),
            );
            let (pullback,) = (
                #[inline(always)]
                move |seeds: (__V,)| {
                    let then = then_pullback(seeds);
                    let otherwise = otherwise_pullback(seeds);
                    (
                        ::cotangent::__private::Cotangents::<
                            __V,
                        >::select(m_2, then.0, otherwise.0),
                        ::cotangent::__private::Cotangents::<
                            __V,
                        >::select(m_2, then.1, otherwise.1),
                    )
                },
            );
            (results, pullback)
        };
        let t_6 = branch_5.0;
        (
            t_6,
            #[inline(always)]
            move |seed_7: __V| {
                let pullback_8 = branch_5_pullback((seed_7,));
                let d_9: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_8.0);
                let d_10: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_8.1);
                (d_9, d_10)
            },
        )
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __passed0<'a>(argument: f64) -> f64 {
        argument
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __passed1<'a>(argument: f64) -> f64 {
        argument
    }
    /// The value.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    pub fn value(x: f64, w: f64) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                );
                ::core::result::Result::Ok(value.0)
            },
        )
    }
    /// The value, and a pullback: from a cotangent of the value to the gradient, which is the
    /// product of the cotangent and the Jacobian.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn vjp(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> BranchOnDataGrad),
        ::cotangent::Error,
    > {
        let (value, pullback) = ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                );
                (value.0, pullback)
            },
        );
        ::core::result::Result::Ok((
            value,
            move |cotangent: f64| ::cotangent::__private::with_scalar_instructions(
                #[inline(always)]
                || {
                    let cotangents = pullback(
                        ::cotangent::__private::Scalar::<f64>(cotangent),
                    );
                    BranchOnDataGrad {
                        x: cotangents.0.0,
                        w: cotangents.1.0,
                    }
                },
            ),
        ))
    }
    /// The value, and its derivative in the direction `tangent`, which is the product of the
    /// Jacobian and the tangent. Forward mode.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn jvp(
        x: f64,
        w: f64,
        tangent: &BranchOnDataGrad,
    ) -> ::core::result::Result<(f64, f64), ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value2::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(
                    ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                        primal: ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.x),
                    },
                    ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                        primal: ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.w),
                    },
                );
                ::core::result::Result::Ok((value.primal.0, value.tangent.0))
            },
        )
    }
    /// The value; the gradient is written to `grad`.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    pub fn value_and_grad_into(
        x: f64,
        w: f64,
        gradient: &mut BranchOnDataGrad,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = BranchOnDataGrad {
                    x: cotangents.0.0,
                    w: cotangents.1.0,
                };
                ::core::result::Result::Ok(value.0)
            },
        )
    }
    #[doc(hidden)]
    #[inline]
    pub fn __value_and_grad_wrt<
        __W0: ::cotangent::__private::Wanted,
        __W1: ::cotangent::__private::Wanted,
    >(
        x: f64,
        w: f64,
        wanted: impl ::core::ops::FnOnce(
            BranchOnDataGradWrt<::cotangent::__private::No, ::cotangent::__private::No>,
        ) -> BranchOnDataGradWrt<__W0, __W1>,
    ) -> ::core::result::Result<
        (
            f64,
            BranchOnDataGradWrt<
                <__W0 as ::cotangent::__private::Wanted>::Of<
                    <f64 as ::cotangent::__private::Argument>::Grad,
                >,
                <__W1 as ::cotangent::__private::Wanted>::Of<
                    <f64 as ::cotangent::__private::Argument>::Grad,
                >,
            >,
        ),
        ::cotangent::Error,
    > {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    BranchOnDataGradWrt {
                        x: <__W0 as ::cotangent::__private::Wanted>::make(
                            #[inline(always)]
                            || cotangents.0.0,
                        ),
                        w: <__W1 as ::cotangent::__private::Wanted>::make(
                            #[inline(always)]
                            || cotangents.1.0,
                        ),
                    },
                ))
            },
        )
    }
    /// The value, and the gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn value_and_grad(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<(f64, BranchOnDataGrad), ::cotangent::Error> {
        let mut gradient = <BranchOnDataGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(x, w, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<BranchOnDataGrad, ::cotangent::Error> {
        let mut gradient = <BranchOnDataGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(x, w, &mut gradient)?;
        ::core::result::Result::Ok(gradient)
    }
    /// The product of the Hessian and `tangent`: the derivative of the gradient in that
    /// direction. Forward over reverse mode.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn hvp(
        x: f64,
        w: f64,
        tangent: &BranchOnDataGrad,
    ) -> ::core::result::Result<BranchOnDataGrad, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (_, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(
                    ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                        primal: ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.x),
                    },
                    ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                        primal: ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.w),
                    },
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(BranchOnDataGrad {
                    x: cotangents.0.tangent.0,
                    w: cotangents.1.tangent.0,
                })
            },
        )
    }
    /// The matrix of second derivatives, by all floats that the function is differentiated by
    /// in the order of its parameters.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn hessian(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<[[f64; 2usize]; 2usize], ::cotangent::Error> {
        struct __Gradient<'a> {
            numbers: [f64; 2],
            lifetime: ::core::marker::PhantomData<&'a ()>,
        }
        impl<'a> ::cotangent::__private::Linear<f64, 2usize> for __Gradient<'a> {
            #[inline(always)]
            fn at<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                tangents: [__V; 2usize],
            ) -> [__V; 2usize] {
                let (_, pullback) = branch_on_data::__vjp2::<
                    ::cotangent::__private::Dual<__V>,
                >(
                    ::cotangent::__private::Dual {
                        primal: <__V as ::cotangent::__private::Lane>::splat(
                            self.numbers[0usize],
                        ),
                        tangent: tangents[0usize],
                    },
                    ::cotangent::__private::Dual {
                        primal: <__V as ::cotangent::__private::Lane>::splat(
                            self.numbers[1usize],
                        ),
                        tangent: tangents[1usize],
                    },
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::constant(
                        <__V as ::cotangent::__private::Lane>::splat(1.0),
                    ),
                );
                [cotangents.0.tangent, cotangents.1.tangent]
            }
        }
        ::core::result::Result::Ok(
            ::cotangent::__private::matrix_of(
                &__Gradient {
                    numbers: [
                        <f64 as ::cotangent::__private::ScalarArgument>::get(&x),
                        <f64 as ::cotangent::__private::ScalarArgument>::get(&w),
                    ],
                    lifetime: ::core::marker::PhantomData,
                },
            ),
        )
    }
    ///The value of each element, written to `value`.
    ///
    /// Each argument is an array with a number for each element, or one number for all. Elements
    /// lie on lanes, and large arrays are shared between threads.
    ///
    /// # Errors
    /// If arrays differ in shape, or in length from what they are written to; then nothing is
    /// written.
    pub fn map_value<'a>(
        x: impl ::cotangent::__private::MapInput<f64>,
        w: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * branch_on_data::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = branch_on_data::__value2::<__V>(lane_0, lane_1);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("branch_on_data::map_value")
            .reads::<f64>("x", x)?
            .reads::<f64>("w", w)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (::cotangent::__private::MapInput::<f64>::operand(w), ()),
            ),
            (::cotangent::__private::MapOutput::<f64>::sink(&mut place_0), ()),
        );
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_0, total_0);
        ::core::result::Result::Ok(())
    }
    ///The value of each element, written to `value`, and the gradients, written to `grads`: each element's own, by its own arguments.
    ///
    /// Each argument is an array with a number for each element, or one number for all. Elements
    /// lie on lanes, and large arrays are shared between threads.
    ///
    /// # Errors
    /// If arrays differ in shape, or in length from what they are written to; then nothing is
    /// written.
    pub fn map_value_and_grad<'a>(
        x: impl ::cotangent::__private::MapInput<f64>,
        w: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: BranchOnDataGrads<
            impl ::cotangent::__private::MapOutput<f64>,
            impl ::cotangent::__private::MapOutput<f64>,
        >,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 2usize, 3usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * branch_on_data::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 3usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = branch_on_data::__vjp2::<__V>(lane_0, lane_1);
                let cotangents = pullback(
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                );
                [
                    ::cotangent::__private::Term::Value(result),
                    ::cotangent::__private::Term::Value(cotangents.0),
                    ::cotangent::__private::Term::Value(cotangents.1),
                ]
            }
        }
        let (mut place_0, BranchOnDataGrads { x: mut place_1, w: mut place_2 }) = (
            value,
            grads,
        );
        let extent = ::cotangent::__private::MapExtent::of(
                "branch_on_data::map_value_and_grad",
            )
            .reads::<f64>("x", x)?
            .reads::<f64>("w", w)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.x", &place_1)?
            .writes::<f64>("grads.w", &place_2)?;
        let [total_0, total_1, total_2] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (::cotangent::__private::MapInput::<f64>::operand(w), ()),
            ),
            (
                ::cotangent::__private::MapOutput::<f64>::sink(&mut place_0),
                (
                    ::cotangent::__private::MapOutput::<f64>::sink(&mut place_1),
                    (::cotangent::__private::MapOutput::<f64>::sink(&mut place_2), ()),
                ),
            ),
        );
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_0, total_0);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_1, total_1);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_2, total_2);
        ::core::result::Result::Ok(())
    }
    ///The product of each element's Hessian and its direction `tangent`, written to `product`: the derivatives of its gradient in that direction.
    ///
    /// Each argument is an array with a number for each element, or one number for all. Elements
    /// lie on lanes, and large arrays are shared between threads.
    ///
    /// # Errors
    /// If arrays differ in shape, or in length from what they are written to; then nothing is
    /// written.
    pub fn map_hvp<'a>(
        x: impl ::cotangent::__private::MapInput<f64>,
        w: impl ::cotangent::__private::MapInput<f64>,
        tangent: BranchOnDataGrads<
            impl ::cotangent::__private::MapInput<f64>,
            impl ::cotangent::__private::MapInput<f64>,
        >,
        product: BranchOnDataGrads<
            impl ::cotangent::__private::MapOutput<f64>,
            impl ::cotangent::__private::MapOutput<f64>,
        >,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 4usize, 2usize> for __Mapped<__P> {
            const FLOPS: usize = 3usize * branch_on_data::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                direction_lane_0,
                direction_lane_1,
                ]: [__V; 4usize],
            ) -> [::cotangent::__private::Term<__V>; 2usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (_, pullback) = branch_on_data::__vjp2::<
                    ::cotangent::__private::Dual<__V>,
                >(
                    ::cotangent::__private::Dual {
                        primal: lane_0,
                        tangent: direction_lane_0,
                    },
                    ::cotangent::__private::Dual {
                        primal: lane_1,
                        tangent: direction_lane_1,
                    },
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        __V,
                    >::constant(<__V as ::cotangent::__private::Lane>::splat(1.0)),
                );
                let cotangents = (cotangents.0.tangent, cotangents.1.tangent);
                [
                    ::cotangent::__private::Term::Value(cotangents.0),
                    ::cotangent::__private::Term::Value(cotangents.1),
                ]
            }
        }
        let (
            BranchOnDataGrads { x: direction_0, w: direction_1 },
            BranchOnDataGrads { x: mut place_0, w: mut place_1 },
        ) = (tangent, product);
        let extent = ::cotangent::__private::MapExtent::of("branch_on_data::map_hvp")
            .reads::<f64>("x", x)?
            .reads::<f64>("w", w)?
            .reads::<f64>("tangent.x", direction_0)?
            .reads::<f64>("tangent.w", direction_1)?
            .writes::<f64>("product.x", &place_0)?
            .writes::<f64>("product.w", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(w),
                    (
                        ::cotangent::__private::MapInput::<f64>::operand(direction_0),
                        (
                            ::cotangent::__private::MapInput::<
                                f64,
                            >::operand(direction_1),
                            (),
                        ),
                    ),
                ),
            ),
            (
                ::cotangent::__private::MapOutput::<f64>::sink(&mut place_0),
                (::cotangent::__private::MapOutput::<f64>::sink(&mut place_1), ()),
            ),
        );
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_0, total_0);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_1, total_1);
        ::core::result::Result::Ok(())
    }
    /// The generated program as text: the equations of the value and of its gradient, and the
    /// sweeps that compute them.
    #[inline]
    #[must_use]
    pub fn explain() -> &'static str {
        ".."
    }
    #[doc(hidden)]
    #[inline]
    pub fn __check_gradients(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("branch_on_data");
        let mut reverse: BranchOnDataGrad = branch_on_data::grad(x, w)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
            ::core::option::Option::None,
        );
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.w),
            ::core::option::Option::None,
        );
        let slopes = <f64 as ::cotangent::__private::Movable>::floats(&mut reverse.x)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = branch_on_data::jvp(x, w, &unit)?;
            let float = <::std::string::String as ::core::convert::From<
                &str,
            >>::from("`x`");
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <f64 as ::cotangent::__private::Movable>::moved(
                            &x,
                            &unit.x,
                            step,
                        );
                        branch_on_data::value(moved, w)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
                ::core::option::Option::None,
            );
        }
        let slopes = <f64 as ::cotangent::__private::Movable>::floats(&mut reverse.w)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = branch_on_data::jvp(x, w, &unit)?;
            let float = <::std::string::String as ::core::convert::From<
                &str,
            >>::from("`w`");
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <f64 as ::cotangent::__private::Movable>::moved(
                            &w,
                            &unit.w,
                            step,
                        );
                        branch_on_data::value(x, moved)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for branch_on_data {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for branch_on_data {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for branch_on_data {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = branch_on_data;
};
