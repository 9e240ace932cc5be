fn early_return(x: f64) -> f64 {
    let mut y = x * x;
    if x < 0.0 {
        if y > 4.0 {
            return -x;
        }
        y = y + 1.0;
    }
    y * 3.0
}
///Where [`early_return::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`early_return::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct EarlyReturnGrads<T0> {
    ///Where the gradient by `x` goes, or its direction.
    pub x: T0,
}
///The gradient of [`early_return`](fn@early_return).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct EarlyReturnGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for EarlyReturnGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
        }
    }
}
///As [`EarlyReturnGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct EarlyReturnGradWrt<__W0> {
    ///The gradient by `x`, or `()`.
    pub x: __W0,
}
#[automatically_derived]
impl<__W0> ::cotangent::__private::Wrt<12638214688346347271u64>
for EarlyReturnGradWrt<__W0> {
    type With = EarlyReturnGradWrt<::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        EarlyReturnGradWrt {
            x: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`early_return`](fn@early_return), as associated functions.
#[allow(non_camel_case_types)]
struct early_return {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl early_return {
    #[doc(hidden)]
    pub const __FLOPS: usize = 19usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value1<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let y_1 = x_0 * x_0;
        let c_2 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let m_3 = ::cotangent::__private::Lane::lt(x_0, c_2);
        let branch_5 = {
            let then = {
                let (y_0, x_7) = (y_1, x_0);
                let c_1 = <__V as ::cotangent::__private::Lane>::splat(4.0);
                let m_2 = ::cotangent::__private::Lane::lt(c_1, y_0);
                let branch_8 = {
                    let then = {
                        let (x_0,) = (x_7,);
                        let t_1 = -x_0;
                        (t_1,)
                    };
                    let otherwise = {
                        let (y_0,) = (y_0,);
                        let c_1 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                        let t_2 = y_0 + c_1;
                        let c_3 = <__V as ::cotangent::__private::Lane>::splat(3.0);
                        let t_4 = t_2 * c_3;
                        (t_4,)
                    };
                    (
                        <__V as ::cotangent::__private::Lane>::select(
                            m_2,
                            then.0,
                            otherwise.0,
                        ),
                    )
                };
                let t_9 = branch_8.0;
                (t_9,)
            };
            let otherwise = {
                let (y_0,) = (y_1,);
                let c_1 = <__V as ::cotangent::__private::Lane>::splat(3.0);
                let t_2 = y_0 * c_1;
                (t_2,)
            };
            (<__V as ::cotangent::__private::Lane>::select(m_3, then.0, otherwise.0),)
        };
        let t_6 = branch_5.0;
        t_6
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp1<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V,)) {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let y_1 = x_0 * x_0;
        let c_2 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let m_3 = ::cotangent::__private::Lane::lt(x_0, c_2);
        let (branch_5, branch_5_pullback) = {
            let (then, then_pullback) = {
                let (y_0, x_7) = (y_1, x_0);
                let c_1 = <__V as ::cotangent::__private::Lane>::splat(4.0);
                let m_2 = ::cotangent::__private::Lane::lt(c_1, y_0);
                let (branch_8, branch_8_pullback) = {
                    let (then, then_pullback) = {
                        let (x_0,) = (x_7,);
                        let t_1 = -x_0;
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_3,): (__V,)| {
                                let t_4 = -seed_3;
                                (t_4, ::cotangent::__private::Neutral::zero())
                            },
                        )
                    };
                    let (otherwise, otherwise_pullback) = {
                        let (y_0,) = (y_0,);
                        let c_1 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                        let t_2 = y_0 + c_1;
                        let c_3 = <__V as ::cotangent::__private::Lane>::splat(3.0);
                        let t_4 = t_2 * c_3;
                        (
                            (t_4,),
                            #[inline(always)]
                            move |(seed_5,): (__V,)| {
                                let t_6 = c_3 * seed_5;
                                (::cotangent::__private::Neutral::zero(), t_6)
                            },
                        )
                    };
                    let results = (
                        <__V as ::cotangent::__private::Lane>::select(
                            m_2,
                            then.0,
                            otherwise.0,
                        ),
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
                let t_9 = branch_8.0;
                (
                    (t_9,),
                    #[inline(always)]
                    move |(seed_11,): (__V,)| {
                        let pullback_12 = branch_8_pullback((seed_11,));
                        let d_13: __V = ::cotangent::__private::Cotangent::<
                            __V,
                        >::into_lane(pullback_12.0);
                        let d_14: __V = ::cotangent::__private::Cotangent::<
                            __V,
                        >::into_lane(pullback_12.1);
                        (d_14, (), d_13)
                    },
                )
            };
            let (otherwise, otherwise_pullback) = {
                let (y_0,) = (y_1,);
                let c_1 = <__V as ::cotangent::__private::Lane>::splat(3.0);
                let t_2 = y_0 * c_1;
                (
                    (t_2,),
                    #[inline(always)]
                    move |(seed_3,): (__V,)| {
                        let t_4 = c_1 * seed_3;
                        (t_4, (), ::cotangent::__private::Neutral::zero())
                    },
                )
            };
            let results = (
                <__V as ::cotangent::__private::Lane>::select(m_3, then.0, otherwise.0),
            );
            let (pullback,) = (
                #[inline(always)]
                move |seeds: (__V,)| {
                    let then = then_pullback(seeds);
                    let otherwise = otherwise_pullback(seeds);
                    (
                        ::cotangent::__private::Cotangents::<
                            __V,
                        >::select(m_3, then.0, otherwise.0),
                        (),
                        ::cotangent::__private::Cotangents::<
                            __V,
                        >::select(m_3, then.2, otherwise.2),
                    )
                },
            );
            (results, pullback)
        };
        let t_6 = branch_5.0;
        (
            t_6,
            #[inline(always)]
            move |seed_8: __V| {
                let pullback_9 = branch_5_pullback((seed_8,));
                let d_10: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_9.0);
                let d_11: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_9.2);
                let c_12 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                let t_13 = c_12 * x_0;
                let t_15 = ::cotangent::__private::Lane::mul_add(t_13, d_10, d_11);
                (t_15,)
            },
        )
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __passed0<'a>(argument: f64) -> f64 {
        argument
    }
    /// The value.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    pub fn value(x: f64) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value1::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
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
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> EarlyReturnGrad),
        ::cotangent::Error,
    > {
        let (value, pullback) = ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp1::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
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
                    EarlyReturnGrad {
                        x: cotangents.0.0,
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
        tangent: &EarlyReturnGrad,
    ) -> ::core::result::Result<(f64, f64), ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value1::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                    primal: ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    tangent: ::cotangent::__private::Scalar::<f64>(tangent.x),
                });
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
        gradient: &mut EarlyReturnGrad,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp1::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = EarlyReturnGrad {
                    x: cotangents.0.0,
                };
                ::core::result::Result::Ok(value.0)
            },
        )
    }
    #[doc(hidden)]
    #[inline]
    pub fn __value_and_grad_wrt<__W0: ::cotangent::__private::Wanted>(
        x: f64,
        wanted: impl ::core::ops::FnOnce(
            EarlyReturnGradWrt<::cotangent::__private::No>,
        ) -> EarlyReturnGradWrt<__W0>,
    ) -> ::core::result::Result<
        (
            f64,
            EarlyReturnGradWrt<
                <__W0 as ::cotangent::__private::Wanted>::Of<
                    <f64 as ::cotangent::__private::Argument>::Grad,
                >,
            >,
        ),
        ::cotangent::Error,
    > {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp1::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    EarlyReturnGradWrt {
                        x: <__W0 as ::cotangent::__private::Wanted>::make(
                            #[inline(always)]
                            || cotangents.0.0,
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
    ) -> ::core::result::Result<(f64, EarlyReturnGrad), ::cotangent::Error> {
        let mut gradient = <EarlyReturnGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(x, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(x: f64) -> ::core::result::Result<EarlyReturnGrad, ::cotangent::Error> {
        let mut gradient = <EarlyReturnGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(x, &mut gradient)?;
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
        tangent: &EarlyReturnGrad,
    ) -> ::core::result::Result<EarlyReturnGrad, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (_, pullback) = Self::__vjp1::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                    primal: ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    tangent: ::cotangent::__private::Scalar::<f64>(tangent.x),
                });
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(EarlyReturnGrad {
                    x: cotangents.0.tangent.0,
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
    ) -> ::core::result::Result<[[f64; 1usize]; 1usize], ::cotangent::Error> {
        struct __Gradient<'a> {
            numbers: [f64; 1],
            lifetime: ::core::marker::PhantomData<&'a ()>,
        }
        impl<'a> ::cotangent::__private::Linear<f64, 1usize> for __Gradient<'a> {
            #[inline(always)]
            fn at<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                tangents: [__V; 1usize],
            ) -> [__V; 1usize] {
                let (_, pullback) = early_return::__vjp1::<
                    ::cotangent::__private::Dual<__V>,
                >(::cotangent::__private::Dual {
                    primal: <__V as ::cotangent::__private::Lane>::splat(
                        self.numbers[0usize],
                    ),
                    tangent: tangents[0usize],
                });
                let cotangents = pullback(
                    ::cotangent::__private::Dual::constant(
                        <__V as ::cotangent::__private::Lane>::splat(1.0),
                    ),
                );
                [cotangents.0.tangent]
            }
        }
        ::core::result::Result::Ok(
            ::cotangent::__private::matrix_of(
                &__Gradient {
                    numbers: [<f64 as ::cotangent::__private::ScalarArgument>::get(&x)],
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
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 1usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * early_return::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = early_return::__value1::<__V>(lane_0);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("early_return::map_value")
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (::cotangent::__private::MapInput::<f64>::operand(x), ()),
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
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: EarlyReturnGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 1usize, 2usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * early_return::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 2usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = early_return::__vjp1::<__V>(lane_0);
                let cotangents = pullback(
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                );
                [
                    ::cotangent::__private::Term::Value(result),
                    ::cotangent::__private::Term::Value(cotangents.0),
                ]
            }
        }
        let (mut place_0, EarlyReturnGrads { x: mut place_1 }) = (value, grads);
        let extent = ::cotangent::__private::MapExtent::of(
                "early_return::map_value_and_grad",
            )
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.x", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (::cotangent::__private::MapInput::<f64>::operand(x), ()),
            (
                ::cotangent::__private::MapOutput::<f64>::sink(&mut place_0),
                (::cotangent::__private::MapOutput::<f64>::sink(&mut place_1), ()),
            ),
        );
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_0, total_0);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_1, total_1);
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
        tangent: EarlyReturnGrads<impl ::cotangent::__private::MapInput<f64>>,
        product: EarlyReturnGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 3usize * early_return::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                direction_lane_0,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (_, pullback) = early_return::__vjp1::<
                    ::cotangent::__private::Dual<__V>,
                >(::cotangent::__private::Dual {
                    primal: lane_0,
                    tangent: direction_lane_0,
                });
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        __V,
                    >::constant(<__V as ::cotangent::__private::Lane>::splat(1.0)),
                );
                let cotangents = (cotangents.0.tangent,);
                [::cotangent::__private::Term::Value(cotangents.0)]
            }
        }
        let (EarlyReturnGrads { x: direction_0 }, EarlyReturnGrads { x: mut place_0 }) = (
            tangent,
            product,
        );
        let extent = ::cotangent::__private::MapExtent::of("early_return::map_hvp")
            .reads::<f64>("x", x)?
            .reads::<f64>("tangent.x", direction_0)?
            .writes::<f64>("product.x", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (::cotangent::__private::MapInput::<f64>::operand(direction_0), ()),
            ),
            (::cotangent::__private::MapOutput::<f64>::sink(&mut place_0), ()),
        );
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_0, total_0);
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
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("early_return");
        let mut reverse: EarlyReturnGrad = early_return::grad(x)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
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
            let (_, forward_slope) = early_return::jvp(x, &unit)?;
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
                        early_return::value(moved)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for early_return {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for early_return {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = early_return;
};
