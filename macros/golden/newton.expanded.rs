fn newton(a: f64) -> f64 {
    let mut x = a;
    while (x * x - a).abs() > 1e-9 {
        x = 0.5 * (x + a / x);
    }
    x
}
///Where [`newton::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`newton::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct NewtonGrads<T0> {
    ///Where the gradient by `a` goes, or its direction.
    pub a: T0,
}
///The gradient of [`newton`](fn@newton).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct NewtonGrad {
    ///The gradient by `a`.
    pub a: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for NewtonGrad {
    fn default() -> Self {
        Self {
            a: ::core::default::Default::default(),
        }
    }
}
///As [`NewtonGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct NewtonGradWrt<__W0> {
    ///The gradient by `a`, or `()`.
    pub a: __W0,
}
#[automatically_derived]
impl<__W0> ::cotangent::__private::Wrt<12638187200555641996u64> for NewtonGradWrt<__W0> {
    type With = NewtonGradWrt<::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        NewtonGradWrt {
            a: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`newton`](fn@newton), as associated functions.
#[allow(non_camel_case_types)]
struct newton {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl newton {
    #[doc(hidden)]
    pub const __FLOPS: usize = 265usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value1<__V: ::cotangent::__private::Lane<Elem = f64>>(
        a: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let a_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(a);
        let running_1: bool = true;
        let loop_2 = {
            let mut carried = (a_0, ::cotangent::__private::mask::<__V>(running_1));
            loop {
                if !::cotangent::__private::Mask::any(carried.1) {
                    break;
                }
                carried = {
                    let (x_0, __running0_1, a_3) = (carried.0, carried.1, a_0);
                    let t_4 = ::cotangent::__private::Lane::mul_sub(x_0, x_0, a_3);
                    let t_5 = ::cotangent::__private::Lane::abs(t_4);
                    let c_6 = <__V as ::cotangent::__private::Lane>::splat(0.000000001);
                    let m_7 = ::cotangent::__private::Lane::lt(c_6, t_5);
                    let m_8 = __running0_1 & m_7;
                    let branch_10 = {
                        let then = {
                            let (x_1, a_2) = (x_0, a_3);
                            let c_0 = <__V as ::cotangent::__private::Lane>::splat(0.5);
                            let t_3 = a_2 / x_1;
                            let t_4 = x_1 + t_3;
                            let t_5 = c_0 * t_4;
                            (t_5,)
                        };
                        let otherwise = {
                            let (x_0,) = (x_0,);
                            (x_0,)
                        };
                        (
                            <__V as ::cotangent::__private::Lane>::select(
                                m_8,
                                then.0,
                                otherwise.0,
                            ),
                        )
                    };
                    let t_11 = branch_10.0;
                    (t_11, m_8)
                };
            }
            (carried.0, carried.1)
        };
        let t_3 = loop_2.0;
        t_3
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp1<__V: ::cotangent::__private::Lane<Elem = f64>>(
        a: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V,)) {
        let a_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(a);
        let running_1: bool = true;
        let (loop_2, loop_2_pullback) = {
            let mut tape = ::cotangent::__private::Tape::new();
            let mut carried = (a_0, ::cotangent::__private::mask::<__V>(running_1));
            loop {
                if !::cotangent::__private::Mask::any(carried.1) {
                    break;
                }
                let (results, pullback) = {
                    let (x_0, __running0_1, a_3) = (carried.0, carried.1, a_0);
                    let t_4 = ::cotangent::__private::Lane::mul_sub(x_0, x_0, a_3);
                    let t_5 = ::cotangent::__private::Lane::abs(t_4);
                    let c_6 = <__V as ::cotangent::__private::Lane>::splat(0.000000001);
                    let m_7 = ::cotangent::__private::Lane::lt(c_6, t_5);
                    let m_8 = __running0_1 & m_7;
                    let (branch_10, branch_10_pullback) = {
                        let (then, then_pullback) = {
                            let (x_1, a_2) = (x_0, a_3);
                            let c_0 = <__V as ::cotangent::__private::Lane>::splat(0.5);
                            let t_3 = a_2 / x_1;
                            let t_4 = x_1 + t_3;
                            let t_5 = c_0 * t_4;
                            (
                                (t_5,),
                                #[inline(always)]
                                move |(seed_6,): (__V,)| {
                                    let t_7 = ::cotangent::__private::Lane::recip(x_1);
                                    let c_8 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                                    let t_10 = ::cotangent::__private::Lane::neg_mul_add(
                                        t_3,
                                        t_7,
                                        c_8,
                                    );
                                    let t_11 = c_0 * seed_6;
                                    let t_12 = t_11 * t_7;
                                    let t_13 = t_11 * t_10;
                                    (t_13, t_12)
                                },
                            )
                        };
                        let (otherwise, otherwise_pullback) = {
                            let (x_0,) = (x_0,);
                            (
                                (x_0,),
                                #[inline(always)]
                                move |(seed_1,): (__V,)| {
                                    (seed_1, ::cotangent::__private::Neutral::zero())
                                },
                            )
                        };
                        let results = (
                            <__V as ::cotangent::__private::Lane>::select(
                                m_8,
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
                                    >::select(m_8, then.0, otherwise.0),
                                    ::cotangent::__private::Cotangents::<
                                        __V,
                                    >::select(m_8, then.1, otherwise.1),
                                )
                            },
                        );
                        (results, pullback)
                    };
                    let t_11 = branch_10.0;
                    (
                        (t_11, m_8),
                        #[inline(always)]
                        move |(a_3,): (__V,), (seed_12,): (__V,)| {
                            {
                                let pullback_13 = branch_10_pullback((seed_12,));
                                let d_14: __V = ::cotangent::__private::Cotangent::<
                                    __V,
                                >::into_lane(pullback_13.0);
                                let d_15: __V = ::cotangent::__private::Cotangent::<
                                    __V,
                                >::into_lane(pullback_13.1);
                                (d_14, (), d_15)
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
                        let cotangents = tape[iteration]((a_0,), seeds);
                        seeds.0 = cotangents.0;
                        sum_2 = sum_2 + cotangents.2;
                    }
                    (seeds.0, (), sum_2)
                },
            );
            (results, pullback)
        };
        let t_3 = loop_2.0;
        (
            t_3,
            #[inline(always)]
            move |seed_5: __V| {
                let pullback_6 = loop_2_pullback((seed_5,));
                let d_7: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_6.0);
                let d_8: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_6.2);
                let t_9 = d_7 + d_8;
                (t_9,)
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
    pub fn value(a: f64) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value1::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&a)),
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
        a: f64,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> NewtonGrad),
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&a)),
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
                    NewtonGrad { a: cotangents.0.0 }
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
        a: f64,
        tangent: &NewtonGrad,
    ) -> ::core::result::Result<(f64, f64), ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value1::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                    primal: ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&a)),
                    tangent: ::cotangent::__private::Scalar::<f64>(tangent.a),
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
        a: f64,
        gradient: &mut NewtonGrad,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp1::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&a)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = NewtonGrad { a: cotangents.0.0 };
                ::core::result::Result::Ok(value.0)
            },
        )
    }
    #[doc(hidden)]
    #[inline]
    pub fn __value_and_grad_wrt<__W0: ::cotangent::__private::Wanted>(
        a: f64,
        wanted: impl ::core::ops::FnOnce(
            NewtonGradWrt<::cotangent::__private::No>,
        ) -> NewtonGradWrt<__W0>,
    ) -> ::core::result::Result<
        (
            f64,
            NewtonGradWrt<
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&a)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    NewtonGradWrt {
                        a: <__W0 as ::cotangent::__private::Wanted>::make(
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
        a: f64,
    ) -> ::core::result::Result<(f64, NewtonGrad), ::cotangent::Error> {
        let mut gradient = <NewtonGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(a, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(a: f64) -> ::core::result::Result<NewtonGrad, ::cotangent::Error> {
        let mut gradient = <NewtonGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(a, &mut gradient)?;
        ::core::result::Result::Ok(gradient)
    }
    /// The product of the Hessian and `tangent`: the derivative of the gradient in that
    /// direction. Forward over reverse mode.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn hvp(
        a: f64,
        tangent: &NewtonGrad,
    ) -> ::core::result::Result<NewtonGrad, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (_, pullback) = Self::__vjp1::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                    primal: ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&a)),
                    tangent: ::cotangent::__private::Scalar::<f64>(tangent.a),
                });
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(NewtonGrad {
                    a: cotangents.0.tangent.0,
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
        a: f64,
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
                let (_, pullback) = newton::__vjp1::<
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
                    numbers: [<f64 as ::cotangent::__private::ScalarArgument>::get(&a)],
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
        a: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 1usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * newton::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = newton::__value1::<__V>(lane_0);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("newton::map_value")
            .reads::<f64>("a", a)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (::cotangent::__private::MapInput::<f64>::operand(a), ()),
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
        a: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: NewtonGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 1usize, 2usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * newton::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 2usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = newton::__vjp1::<__V>(lane_0);
                let cotangents = pullback(
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                );
                [
                    ::cotangent::__private::Term::Value(result),
                    ::cotangent::__private::Term::Value(cotangents.0),
                ]
            }
        }
        let (mut place_0, NewtonGrads { a: mut place_1 }) = (value, grads);
        let extent = ::cotangent::__private::MapExtent::of("newton::map_value_and_grad")
            .reads::<f64>("a", a)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.a", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (::cotangent::__private::MapInput::<f64>::operand(a), ()),
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
        a: impl ::cotangent::__private::MapInput<f64>,
        tangent: NewtonGrads<impl ::cotangent::__private::MapInput<f64>>,
        product: NewtonGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 3usize * newton::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                direction_lane_0,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (_, pullback) = newton::__vjp1::<
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
        let (NewtonGrads { a: direction_0 }, NewtonGrads { a: mut place_0 }) = (
            tangent,
            product,
        );
        let extent = ::cotangent::__private::MapExtent::of("newton::map_hvp")
            .reads::<f64>("a", a)?
            .reads::<f64>("tangent.a", direction_0)?
            .writes::<f64>("product.a", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(a),
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
        a: f64,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("newton");
        let mut reverse: NewtonGrad = newton::grad(a)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.a),
            ::core::option::Option::None,
        );
        let slopes = <f64 as ::cotangent::__private::Movable>::floats(&mut reverse.a)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.a),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = newton::jvp(a, &unit)?;
            let float = <::std::string::String as ::core::convert::From<
                &str,
            >>::from("`a`");
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <f64 as ::cotangent::__private::Movable>::moved(
                            &a,
                            &unit.a,
                            step,
                        );
                        newton::value(moved)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.a),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for newton {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for newton {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = newton;
};
