fn left_by_break(x: f64, n: usize) -> f64 {
    let mut sum = 0.0;
    for _ in 0..n {
        if sum > 1.0 {
            break;
        }
        sum += x.exp();
    }
    sum
}
///Where [`left_by_break::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`left_by_break::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct LeftByBreakGrads<T0> {
    ///Where the gradient by `x` goes, or its direction.
    pub x: T0,
}
///The gradient of [`left_by_break`](fn@left_by_break).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct LeftByBreakGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for LeftByBreakGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
        }
    }
}
///As [`LeftByBreakGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct LeftByBreakGradWrt<__W0> {
    ///The gradient by `x`, or `()`.
    pub x: __W0,
}
#[automatically_derived]
impl<__W0> ::cotangent::__private::Wrt<12638214688346347271u64>
for LeftByBreakGradWrt<__W0> {
    type With = LeftByBreakGradWrt<::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        LeftByBreakGradWrt {
            x: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`left_by_break`](fn@left_by_break), as associated functions.
#[allow(non_camel_case_types)]
struct left_by_break {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl left_by_break {
    #[doc(hidden)]
    pub const __FLOPS: usize = 304usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        n: usize,
    ) -> __V {
        let x_2 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let c_0 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let running_1: bool = true;
        let loop_3 = {
            let mut carried = (c_0, ::cotangent::__private::mask::<__V>(running_1));
            for _ in 0..n {
                if !::cotangent::__private::Mask::any(carried.1) {
                    break;
                }
                carried = {
                    let (sum_0, __running0_1, x_3) = (carried.0, carried.1, x_2);
                    let branch_4 = {
                        let then = {
                            let (sum_0, __running0_4, x_7) = (sum_0, __running0_1, x_3);
                            let c_1 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                            let m_2 = ::cotangent::__private::Lane::lt(c_1, sum_0);
                            let branch_8 = {
                                let then = {
                                    let (sum_1,) = (sum_0,);
                                    let running_0: bool = false;
                                    (sum_1, ::cotangent::__private::mask::<__V>(running_0))
                                };
                                let otherwise = {
                                    let (x_0, sum_2, __running0_4) = (x_7, sum_0, __running0_4);
                                    let t_1 = ::cotangent::__private::Lane::exp(x_0);
                                    let sum_3 = sum_2 + t_1;
                                    (sum_3, __running0_4)
                                };
                                (
                                    <__V as ::cotangent::__private::Lane>::select(
                                        m_2,
                                        then.0,
                                        otherwise.0,
                                    ),
                                    (m_2 & then.1) | (!m_2 & otherwise.1),
                                )
                            };
                            let t_9 = branch_8.0;
                            let t_10 = branch_8.1;
                            (t_9, t_10)
                        };
                        let otherwise = {
                            let (sum_0, __running0_1) = (sum_0, __running0_1);
                            (sum_0, __running0_1)
                        };
                        (
                            <__V as ::cotangent::__private::Lane>::select(
                                __running0_1,
                                then.0,
                                otherwise.0,
                            ),
                            (__running0_1 & then.1) | (!__running0_1 & otherwise.1),
                        )
                    };
                    let t_5 = branch_4.0;
                    let t_6 = branch_4.1;
                    (t_5, t_6)
                };
            }
            (carried.0, carried.1)
        };
        let t_4 = loop_3.0;
        t_4
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        n: usize,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V, ())) {
        let x_2 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let c_0 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let running_1: bool = true;
        let (loop_3, loop_3_pullback) = {
            let mut tape = ::cotangent::__private::Tape::new();
            let mut carried = (c_0, ::cotangent::__private::mask::<__V>(running_1));
            for _ in 0..n {
                if !::cotangent::__private::Mask::any(carried.1) {
                    break;
                }
                let (results, pullback) = {
                    let (sum_0, __running0_1, x_3) = (carried.0, carried.1, x_2);
                    let (branch_4, branch_4_pullback) = {
                        let (then, then_pullback) = {
                            let (sum_0, __running0_4, x_7) = (sum_0, __running0_1, x_3);
                            let c_1 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                            let m_2 = ::cotangent::__private::Lane::lt(c_1, sum_0);
                            let (branch_8, branch_8_pullback) = {
                                let (then, then_pullback) = {
                                    let (sum_1,) = (sum_0,);
                                    let running_0: bool = false;
                                    (
                                        (sum_1, ::cotangent::__private::mask::<__V>(running_0)),
                                        #[inline(always)]
                                        move |(seed_2,): (__V,)| {
                                            (seed_2, ::cotangent::__private::Neutral::zero(), ())
                                        },
                                    )
                                };
                                let (otherwise, otherwise_pullback) = {
                                    let (x_0, sum_2, __running0_4) = (x_7, sum_0, __running0_4);
                                    let t_1 = ::cotangent::__private::Lane::exp(x_0);
                                    let sum_3 = sum_2 + t_1;
                                    (
                                        (sum_3, __running0_4),
                                        #[inline(always)]
                                        move |(seed_5,): (__V,)| {
                                            let t_6 = t_1 * seed_5;
                                            (seed_5, t_6, ())
                                        },
                                    )
                                };
                                let results = (
                                    <__V as ::cotangent::__private::Lane>::select(
                                        m_2,
                                        then.0,
                                        otherwise.0,
                                    ),
                                    (m_2 & then.1) | (!m_2 & otherwise.1),
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
                                            (),
                                        )
                                    },
                                );
                                (results, pullback)
                            };
                            let t_9 = branch_8.0;
                            let t_10 = branch_8.1;
                            (
                                (t_9, t_10),
                                #[inline(always)]
                                move |(seed_11,): (__V,)| {
                                    let pullback_12 = branch_8_pullback((seed_11,));
                                    let d_13: __V = ::cotangent::__private::Cotangent::<
                                        __V,
                                    >::into_lane(pullback_12.0);
                                    let d_14: __V = ::cotangent::__private::Cotangent::<
                                        __V,
                                    >::into_lane(pullback_12.1);
                                    (d_13, (), d_14)
                                },
                            )
                        };
                        let (otherwise, otherwise_pullback) = {
                            let (sum_0, __running0_1) = (sum_0, __running0_1);
                            (
                                (sum_0, __running0_1),
                                #[inline(always)]
                                move |(seed_2,): (__V,)| {
                                    (seed_2, (), ::cotangent::__private::Neutral::zero())
                                },
                            )
                        };
                        let results = (
                            <__V as ::cotangent::__private::Lane>::select(
                                __running0_1,
                                then.0,
                                otherwise.0,
                            ),
                            (__running0_1 & then.1) | (!__running0_1 & otherwise.1),
                        );
                        let (pullback,) = (
                            #[inline(always)]
                            move |seeds: (__V,)| {
                                let then = then_pullback(seeds);
                                let otherwise = otherwise_pullback(seeds);
                                (
                                    ::cotangent::__private::Cotangents::<
                                        __V,
                                    >::select(__running0_1, then.0, otherwise.0),
                                    (),
                                    ::cotangent::__private::Cotangents::<
                                        __V,
                                    >::select(__running0_1, then.2, otherwise.2),
                                )
                            },
                        );
                        (results, pullback)
                    };
                    let t_5 = branch_4.0;
                    let t_6 = branch_4.1;
                    (
                        (t_5, t_6),
                        #[inline(always)]
                        move |(x_3,): (__V,), (seed_7,): (__V,)| {
                            {
                                let pullback_8 = branch_4_pullback((seed_7,));
                                let d_9: __V = ::cotangent::__private::Cotangent::<
                                    __V,
                                >::into_lane(pullback_8.0);
                                let d_10: __V = ::cotangent::__private::Cotangent::<
                                    __V,
                                >::into_lane(pullback_8.2);
                                (d_9, (), d_10)
                            }
                        },
                    )
                };
                tape.push(pullback);
                carried = results;
            }
            let results = carried;
            let (pullback,) = (
                #[inline(always)]
                move |seeds: (__V,)| {
                    let mut seeds = seeds;
                    let mut sum_2 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                    let mut iteration = tape.len();
                    while iteration > 0 {
                        iteration -= 1;
                        let cotangents = tape[iteration]((x_2,), seeds);
                        seeds.0 = cotangents.0;
                        sum_2 = sum_2 + cotangents.2;
                    }
                    (seeds.0, (), sum_2)
                },
            );
            (results, pullback)
        };
        let t_4 = loop_3.0;
        (
            t_4,
            #[inline(always)]
            move |seed_6: __V| {
                let pullback_7 = loop_3_pullback((seed_6,));
                let d_8: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_7.2);
                (d_8, ())
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
    pub fn __passed1<'a>(argument: usize) -> usize {
        argument
    }
    /// The value.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    pub fn value(x: f64, n: usize) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    n,
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
        n: usize,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> LeftByBreakGrad),
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
                    n,
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
                    LeftByBreakGrad {
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
        n: usize,
        tangent: &LeftByBreakGrad,
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
                    n,
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
        n: usize,
        gradient: &mut LeftByBreakGrad,
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
                    n,
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = LeftByBreakGrad {
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
        n: usize,
        wanted: impl ::core::ops::FnOnce(
            LeftByBreakGradWrt<::cotangent::__private::No>,
        ) -> LeftByBreakGradWrt<__W0>,
    ) -> ::core::result::Result<
        (
            f64,
            LeftByBreakGradWrt<
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
                let (value, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    n,
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    LeftByBreakGradWrt {
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
        n: usize,
    ) -> ::core::result::Result<(f64, LeftByBreakGrad), ::cotangent::Error> {
        let mut gradient = <LeftByBreakGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(x, n, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        x: f64,
        n: usize,
    ) -> ::core::result::Result<LeftByBreakGrad, ::cotangent::Error> {
        let mut gradient = <LeftByBreakGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(x, n, &mut gradient)?;
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
        n: usize,
        tangent: &LeftByBreakGrad,
    ) -> ::core::result::Result<LeftByBreakGrad, ::cotangent::Error> {
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
                    n,
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(LeftByBreakGrad {
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
        n: usize,
    ) -> ::core::result::Result<[[f64; 1usize]; 1usize], ::cotangent::Error> {
        struct __Gradient<'a> {
            numbers: [f64; 1],
            n: usize,
            lifetime: ::core::marker::PhantomData<&'a ()>,
        }
        impl<'a> ::cotangent::__private::Linear<f64, 1usize> for __Gradient<'a> {
            #[inline(always)]
            fn at<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                tangents: [__V; 1usize],
            ) -> [__V; 1usize] {
                let n = self.n;
                let (_, pullback) = left_by_break::__vjp2::<
                    ::cotangent::__private::Dual<__V>,
                >(
                    ::cotangent::__private::Dual {
                        primal: <__V as ::cotangent::__private::Lane>::splat(
                            self.numbers[0usize],
                        ),
                        tangent: tangents[0usize],
                    },
                    n,
                );
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
                    n,
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
        n: usize,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<(usize,)>,
        > ::cotangent::__private::Body<f64, 1usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * left_by_break::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let (n,) = ::cotangent::__private::Carries::get(self.0);
                let result = left_by_break::__value2::<__V>(lane_0, n);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("left_by_break::map_value")
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped((n,)),
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
        n: usize,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: LeftByBreakGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<(usize,)>,
        > ::cotangent::__private::Body<f64, 1usize, 2usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * left_by_break::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 2usize] {
                let (n,) = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = left_by_break::__vjp2::<__V>(lane_0, n);
                let cotangents = pullback(
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                );
                [
                    ::cotangent::__private::Term::Value(result),
                    ::cotangent::__private::Term::Value(cotangents.0),
                ]
            }
        }
        let (mut place_0, LeftByBreakGrads { x: mut place_1 }) = (value, grads);
        let extent = ::cotangent::__private::MapExtent::of(
                "left_by_break::map_value_and_grad",
            )
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.x", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped((n,)),
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
        n: usize,
        tangent: LeftByBreakGrads<impl ::cotangent::__private::MapInput<f64>>,
        product: LeftByBreakGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<(usize,)>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 3usize * left_by_break::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                direction_lane_0,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let (n,) = ::cotangent::__private::Carries::get(self.0);
                let (_, pullback) = left_by_break::__vjp2::<
                    ::cotangent::__private::Dual<__V>,
                >(
                    ::cotangent::__private::Dual {
                        primal: lane_0,
                        tangent: direction_lane_0,
                    },
                    n,
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        __V,
                    >::constant(<__V as ::cotangent::__private::Lane>::splat(1.0)),
                );
                let cotangents = (cotangents.0.tangent, ());
                [::cotangent::__private::Term::Value(cotangents.0)]
            }
        }
        let (LeftByBreakGrads { x: direction_0 }, LeftByBreakGrads { x: mut place_0 }) = (
            tangent,
            product,
        );
        let extent = ::cotangent::__private::MapExtent::of("left_by_break::map_hvp")
            .reads::<f64>("x", x)?
            .reads::<f64>("tangent.x", direction_0)?
            .writes::<f64>("product.x", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped((n,)),
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
        n: usize,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("left_by_break");
        let mut reverse: LeftByBreakGrad = left_by_break::grad(x, n)?;
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
            let (_, forward_slope) = left_by_break::jvp(x, n, &unit)?;
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
                        left_by_break::value(moved, n)
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
impl ::cotangent::__private::Companion for left_by_break {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for left_by_break {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for left_by_break {
    type Type<'a> = usize;
}
const _: fn() = || {
    let _ = left_by_break;
};
