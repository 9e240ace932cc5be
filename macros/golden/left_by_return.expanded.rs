fn left_by_return(x: f64, y: f64) -> f64 {
    let mut z = x;
    while z < 4.0 {
        z *= y;
        if z > 3.0 {
            return z;
        }
    }
    z * z
}
///Where [`left_by_return::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`left_by_return::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct LeftByReturnGrads<T0, T1> {
    ///Where the gradient by `x` goes, or its direction.
    pub x: T0,
    ///Where the gradient by `y` goes, or its direction.
    pub y: T1,
}
///The gradient of [`left_by_return`](fn@left_by_return).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct LeftByReturnGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
    ///The gradient by `y`.
    pub y: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for LeftByReturnGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
            y: ::core::default::Default::default(),
        }
    }
}
///As [`LeftByReturnGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct LeftByReturnGradWrt<__W0, __W1> {
    ///The gradient by `x`, or `()`.
    pub x: __W0,
    ///The gradient by `y`, or `()`.
    pub y: __W1,
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638214688346347271u64>
for LeftByReturnGradWrt<__W0, __W1> {
    type With = LeftByReturnGradWrt<::cotangent::__private::Yes, __W1>;
    fn with(self) -> Self::With {
        LeftByReturnGradWrt {
            x: ::cotangent::__private::Yes,
            y: self.y,
        }
    }
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638213588834719060u64>
for LeftByReturnGradWrt<__W0, __W1> {
    type With = LeftByReturnGradWrt<__W0, ::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        LeftByReturnGradWrt {
            x: self.x,
            y: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`left_by_return`](fn@left_by_return), as associated functions.
#[allow(non_camel_case_types)]
struct left_by_return {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl left_by_return {
    #[doc(hidden)]
    pub const __FLOPS: usize = 141usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        y: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let y_4 = ::cotangent::__private::IntoLane::<__V>::into_lane(y);
        let none_1 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let left_2: bool = false;
        let running_3: bool = true;
        let loop_5 = {
            let mut carried = (
                x_0,
                none_1,
                ::cotangent::__private::mask::<__V>(left_2),
                ::cotangent::__private::mask::<__V>(running_3),
            );
            loop {
                if !::cotangent::__private::Mask::any(carried.3) {
                    break;
                }
                carried = {
                    let (z_0, __returned0_1, __left0_2, __running0_3, y_8) = (
                        carried.0,
                        carried.1,
                        carried.2,
                        carried.3,
                        y_4,
                    );
                    let c_4 = <__V as ::cotangent::__private::Lane>::splat(4.0);
                    let m_5 = ::cotangent::__private::Lane::lt(z_0, c_4);
                    let m_6 = __running0_3 & m_5;
                    let branch_9 = {
                        let then = {
                            let (y_0, z_1, m_6, __returned0_9, __left0_10) = (
                                y_8,
                                z_0,
                                m_6,
                                __returned0_1,
                                __left0_2,
                            );
                            let z_2 = z_1 * y_0;
                            let c_3 = <__V as ::cotangent::__private::Lane>::splat(3.0);
                            let m_4 = ::cotangent::__private::Lane::lt(c_3, z_2);
                            let branch_11 = {
                                let then = {
                                    let (z_0,) = (z_2,);
                                    let running_1: bool = false;
                                    let running_2: bool = true;
                                    (
                                        z_0,
                                        ::cotangent::__private::mask::<__V>(running_2),
                                        ::cotangent::__private::mask::<__V>(running_1),
                                    )
                                };
                                let otherwise = {
                                    let (__returned0_0, __left0_1, m_2) = (
                                        __returned0_9,
                                        __left0_10,
                                        m_6,
                                    );
                                    (__returned0_0, __left0_1, m_2)
                                };
                                (
                                    <__V as ::cotangent::__private::Lane>::select(
                                        m_4,
                                        then.0,
                                        otherwise.0,
                                    ),
                                    (m_4 & then.1) | (!m_4 & otherwise.1),
                                    (m_4 & then.2) | (!m_4 & otherwise.2),
                                )
                            };
                            let t_12 = branch_11.0;
                            let t_13 = branch_11.1;
                            let t_14 = branch_11.2;
                            (z_2, t_12, t_13, t_14)
                        };
                        let otherwise = {
                            let (z_0, __returned0_1, __left0_2, m_3) = (
                                z_0,
                                __returned0_1,
                                __left0_2,
                                m_6,
                            );
                            (z_0, __returned0_1, __left0_2, m_3)
                        };
                        (
                            <__V as ::cotangent::__private::Lane>::select(
                                m_6,
                                then.0,
                                otherwise.0,
                            ),
                            <__V as ::cotangent::__private::Lane>::select(
                                m_6,
                                then.1,
                                otherwise.1,
                            ),
                            (m_6 & then.2) | (!m_6 & otherwise.2),
                            (m_6 & then.3) | (!m_6 & otherwise.3),
                        )
                    };
                    let t_10 = branch_9.0;
                    let t_11 = branch_9.1;
                    let t_12 = branch_9.2;
                    let t_13 = branch_9.3;
                    (t_10, t_11, t_12, t_13)
                };
            }
            (carried.0, carried.1, carried.2, carried.3)
        };
        let t_6 = loop_5.0;
        let t_7 = loop_5.1;
        let t_8 = loop_5.2;
        let branch_11 = {
            let then = {
                let (t_0,) = (t_7,);
                (t_0,)
            };
            let otherwise = {
                let (t_0,) = (t_6,);
                let t_1 = t_0 * t_0;
                (t_1,)
            };
            (<__V as ::cotangent::__private::Lane>::select(t_8, then.0, otherwise.0),)
        };
        let t_12 = branch_11.0;
        t_12
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        y: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V, __V)) {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let y_4 = ::cotangent::__private::IntoLane::<__V>::into_lane(y);
        let none_1 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let left_2: bool = false;
        let running_3: bool = true;
        let (loop_5, loop_5_pullback) = {
            let mut tape = ::cotangent::__private::Tape::new();
            let mut carried = (
                x_0,
                none_1,
                ::cotangent::__private::mask::<__V>(left_2),
                ::cotangent::__private::mask::<__V>(running_3),
            );
            loop {
                if !::cotangent::__private::Mask::any(carried.3) {
                    break;
                }
                let (results, pullback) = {
                    let (z_0, __returned0_1, __left0_2, __running0_3, y_8) = (
                        carried.0,
                        carried.1,
                        carried.2,
                        carried.3,
                        y_4,
                    );
                    let c_4 = <__V as ::cotangent::__private::Lane>::splat(4.0);
                    let m_5 = ::cotangent::__private::Lane::lt(z_0, c_4);
                    let m_6 = __running0_3 & m_5;
                    let (branch_9, branch_9_pullback) = {
                        let (then, then_pullback) = {
                            let (y_0, z_1, m_6, __returned0_9, __left0_10) = (
                                y_8,
                                z_0,
                                m_6,
                                __returned0_1,
                                __left0_2,
                            );
                            let z_2 = z_1 * y_0;
                            let c_3 = <__V as ::cotangent::__private::Lane>::splat(3.0);
                            let m_4 = ::cotangent::__private::Lane::lt(c_3, z_2);
                            let (branch_11, branch_11_pullback) = {
                                let (then, then_pullback) = {
                                    let (z_0,) = (z_2,);
                                    let running_1: bool = false;
                                    let running_2: bool = true;
                                    (
                                        (
                                            z_0,
                                            ::cotangent::__private::mask::<__V>(running_2),
                                            ::cotangent::__private::mask::<__V>(running_1),
                                        ),
                                        #[inline(always)]
                                        move |(seed_3,): (__V,)| {
                                            (seed_3, ::cotangent::__private::Neutral::zero(), (), ())
                                        },
                                    )
                                };
                                let (otherwise, otherwise_pullback) = {
                                    let (__returned0_0, __left0_1, m_2) = (
                                        __returned0_9,
                                        __left0_10,
                                        m_6,
                                    );
                                    (
                                        (__returned0_0, __left0_1, m_2),
                                        #[inline(always)]
                                        move |(seed_3,): (__V,)| {
                                            (::cotangent::__private::Neutral::zero(), seed_3, (), ())
                                        },
                                    )
                                };
                                let results = (
                                    <__V as ::cotangent::__private::Lane>::select(
                                        m_4,
                                        then.0,
                                        otherwise.0,
                                    ),
                                    (m_4 & then.1) | (!m_4 & otherwise.1),
                                    (m_4 & then.2) | (!m_4 & otherwise.2),
                                );
                                let (pullback,) = (
                                    #[inline(always)]
                                    move |seeds: (__V,)| {
                                        let then = then_pullback(seeds);
                                        let otherwise = otherwise_pullback(seeds);
                                        (
                                            ::cotangent::__private::Cotangents::<
                                                __V,
                                            >::select(m_4, then.0, otherwise.0),
                                            ::cotangent::__private::Cotangents::<
                                                __V,
                                            >::select(m_4, then.1, otherwise.1),
                                            (),
                                            (),
                                        )
                                    },
                                );
                                (results, pullback)
                            };
                            let t_12 = branch_11.0;
                            let t_13 = branch_11.1;
                            let t_14 = branch_11.2;
                            (
                                (z_2, t_12, t_13, t_14),
                                #[inline(always)]
                                move |(seed_15, seed_16): (__V, __V)| {
                                    let pullback_17 = branch_11_pullback((seed_16,));
                                    let d_18: __V = ::cotangent::__private::Cotangent::<
                                        __V,
                                    >::into_lane(pullback_17.0);
                                    let d_19: __V = ::cotangent::__private::Cotangent::<
                                        __V,
                                    >::into_lane(pullback_17.1);
                                    let t_20 = seed_15 + d_18;
                                    let t_21 = y_0 * t_20;
                                    let t_22 = z_1 * t_20;
                                    (t_22, t_21, (), d_19, ())
                                },
                            )
                        };
                        let (otherwise, otherwise_pullback) = {
                            let (z_0, __returned0_1, __left0_2, m_3) = (
                                z_0,
                                __returned0_1,
                                __left0_2,
                                m_6,
                            );
                            (
                                (z_0, __returned0_1, __left0_2, m_3),
                                #[inline(always)]
                                move |(seed_4, seed_5): (__V, __V)| {
                                    (
                                        ::cotangent::__private::Neutral::zero(),
                                        seed_4,
                                        (),
                                        seed_5,
                                        (),
                                    )
                                },
                            )
                        };
                        let results = (
                            <__V as ::cotangent::__private::Lane>::select(
                                m_6,
                                then.0,
                                otherwise.0,
                            ),
                            <__V as ::cotangent::__private::Lane>::select(
                                m_6,
                                then.1,
                                otherwise.1,
                            ),
                            (m_6 & then.2) | (!m_6 & otherwise.2),
                            (m_6 & then.3) | (!m_6 & otherwise.3),
                        );
                        let (pullback,) = (
                            #[inline(always)]
                            move |seeds: (__V, __V)| {
                                let then = then_pullback(seeds);
                                let otherwise = otherwise_pullback(seeds);
                                (
                                    ::cotangent::__private::Cotangents::<
                                        __V,
                                    >::select(m_6, then.0, otherwise.0),
                                    ::cotangent::__private::Cotangents::<
                                        __V,
                                    >::select(m_6, then.1, otherwise.1),
                                    (),
                                    ::cotangent::__private::Cotangents::<
                                        __V,
                                    >::select(m_6, then.3, otherwise.3),
                                    (),
                                )
                            },
                        );
                        (results, pullback)
                    };
                    let t_10 = branch_9.0;
                    let t_11 = branch_9.1;
                    let t_12 = branch_9.2;
                    let t_13 = branch_9.3;
                    (
                        (t_10, t_11, t_12, t_13),
                        #[inline(always)]
                        move |(y_8,): (__V,), (seed_14, seed_15): (__V, __V)| {
                            {
                                let pullback_16 = branch_9_pullback((seed_14, seed_15));
                                let d_17: __V = ::cotangent::__private::Cotangent::<
                                    __V,
                                >::into_lane(pullback_16.0);
                                let d_18: __V = ::cotangent::__private::Cotangent::<
                                    __V,
                                >::into_lane(pullback_16.1);
                                let d_19: __V = ::cotangent::__private::Cotangent::<
                                    __V,
                                >::into_lane(pullback_16.3);
                                (d_18, d_19, (), (), d_17)
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
                move |seeds: (__V, __V)| {
                    let mut seeds = seeds;
                    let mut sum_4 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                    let mut iteration = tape.len();
                    while iteration > 0 {
                        iteration -= 1;
                        let cotangents = tape[iteration]((y_4,), seeds);
                        seeds.0 = cotangents.0;
                        seeds.1 = cotangents.1;
                        sum_4 = sum_4 + cotangents.4;
                    }
                    (seeds.0, seeds.1, (), (), sum_4)
                },
            );
            (results, pullback)
        };
        let t_6 = loop_5.0;
        let t_7 = loop_5.1;
        let t_8 = loop_5.2;
        let (branch_11, branch_11_pullback) = {
            let (then, then_pullback) = {
                let (t_0,) = (t_7,);
                (
                    (t_0,),
                    #[inline(always)]
                    move |(seed_1,): (__V,)| {
                        (seed_1, ::cotangent::__private::Neutral::zero())
                    },
                )
            };
            let (otherwise, otherwise_pullback) = {
                let (t_0,) = (t_6,);
                let t_1 = t_0 * t_0;
                (
                    (t_1,),
                    #[inline(always)]
                    move |(seed_2,): (__V,)| {
                        let c_3 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                        let t_4 = c_3 * t_0;
                        let t_5 = t_4 * seed_2;
                        (::cotangent::__private::Neutral::zero(), t_5)
                    },
                )
            };
            let results = (
                <__V as ::cotangent::__private::Lane>::select(t_8, then.0, otherwise.0),
            );
            let (pullback,) = (
                #[inline(always)]
                move |seeds: (__V,)| {
                    let then = then_pullback(seeds);
                    let otherwise = otherwise_pullback(seeds);
                    (
                        ::cotangent::__private::Cotangents::<
                            __V,
                        >::select(t_8, then.0, otherwise.0),
                        ::cotangent::__private::Cotangents::<
                            __V,
                        >::select(t_8, then.1, otherwise.1),
                    )
                },
            );
            (results, pullback)
        };
        let t_12 = branch_11.0;
        (
            t_12,
            #[inline(always)]
            move |seed_13: __V| {
                let pullback_14 = branch_11_pullback((seed_13,));
                let d_15: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_14.0);
                let d_16: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_14.1);
                let pullback_17 = loop_5_pullback((d_16, d_15));
                let d_18: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_17.0);
                let d_19: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_17.4);
                (d_18, d_19)
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
    pub fn value(x: f64, y: f64) -> ::core::result::Result<f64, ::cotangent::Error> {
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
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
        y: f64,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> LeftByReturnGrad),
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
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
                    LeftByReturnGrad {
                        x: cotangents.0.0,
                        y: cotangents.1.0,
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
        y: f64,
        tangent: &LeftByReturnGrad,
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
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.y),
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
        y: f64,
        gradient: &mut LeftByReturnGrad,
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = LeftByReturnGrad {
                    x: cotangents.0.0,
                    y: cotangents.1.0,
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
        y: f64,
        wanted: impl ::core::ops::FnOnce(
            LeftByReturnGradWrt<::cotangent::__private::No, ::cotangent::__private::No>,
        ) -> LeftByReturnGradWrt<__W0, __W1>,
    ) -> ::core::result::Result<
        (
            f64,
            LeftByReturnGradWrt<
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    LeftByReturnGradWrt {
                        x: <__W0 as ::cotangent::__private::Wanted>::make(
                            #[inline(always)]
                            || cotangents.0.0,
                        ),
                        y: <__W1 as ::cotangent::__private::Wanted>::make(
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
        y: f64,
    ) -> ::core::result::Result<(f64, LeftByReturnGrad), ::cotangent::Error> {
        let mut gradient = <LeftByReturnGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(x, y, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        x: f64,
        y: f64,
    ) -> ::core::result::Result<LeftByReturnGrad, ::cotangent::Error> {
        let mut gradient = <LeftByReturnGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(x, y, &mut gradient)?;
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
        y: f64,
        tangent: &LeftByReturnGrad,
    ) -> ::core::result::Result<LeftByReturnGrad, ::cotangent::Error> {
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
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.y),
                    },
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(LeftByReturnGrad {
                    x: cotangents.0.tangent.0,
                    y: cotangents.1.tangent.0,
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
        y: f64,
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
                let (_, pullback) = left_by_return::__vjp2::<
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
                        <f64 as ::cotangent::__private::ScalarArgument>::get(&y),
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
        y: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * left_by_return::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = left_by_return::__value2::<__V>(lane_0, lane_1);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("left_by_return::map_value")
            .reads::<f64>("x", x)?
            .reads::<f64>("y", y)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (::cotangent::__private::MapInput::<f64>::operand(y), ()),
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
        y: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: LeftByReturnGrads<
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
            const FLOPS: usize = 1usize * left_by_return::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 3usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = left_by_return::__vjp2::<__V>(lane_0, lane_1);
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
        let (mut place_0, LeftByReturnGrads { x: mut place_1, y: mut place_2 }) = (
            value,
            grads,
        );
        let extent = ::cotangent::__private::MapExtent::of(
                "left_by_return::map_value_and_grad",
            )
            .reads::<f64>("x", x)?
            .reads::<f64>("y", y)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.x", &place_1)?
            .writes::<f64>("grads.y", &place_2)?;
        let [total_0, total_1, total_2] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (::cotangent::__private::MapInput::<f64>::operand(y), ()),
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
        y: impl ::cotangent::__private::MapInput<f64>,
        tangent: LeftByReturnGrads<
            impl ::cotangent::__private::MapInput<f64>,
            impl ::cotangent::__private::MapInput<f64>,
        >,
        product: LeftByReturnGrads<
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
            const FLOPS: usize = 3usize * left_by_return::__FLOPS;
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
                let (_, pullback) = left_by_return::__vjp2::<
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
            LeftByReturnGrads { x: direction_0, y: direction_1 },
            LeftByReturnGrads { x: mut place_0, y: mut place_1 },
        ) = (tangent, product);
        let extent = ::cotangent::__private::MapExtent::of("left_by_return::map_hvp")
            .reads::<f64>("x", x)?
            .reads::<f64>("y", y)?
            .reads::<f64>("tangent.x", direction_0)?
            .reads::<f64>("tangent.y", direction_1)?
            .writes::<f64>("product.x", &place_0)?
            .writes::<f64>("product.y", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(y),
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
        y: f64,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("left_by_return");
        let mut reverse: LeftByReturnGrad = left_by_return::grad(x, y)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
            ::core::option::Option::None,
        );
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.y),
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
            let (_, forward_slope) = left_by_return::jvp(x, y, &unit)?;
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
                        left_by_return::value(moved, y)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
                ::core::option::Option::None,
            );
        }
        let slopes = <f64 as ::cotangent::__private::Movable>::floats(&mut reverse.y)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.y),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = left_by_return::jvp(x, y, &unit)?;
            let float = <::std::string::String as ::core::convert::From<
                &str,
            >>::from("`y`");
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <f64 as ::cotangent::__private::Movable>::moved(
                            &y,
                            &unit.y,
                            step,
                        );
                        left_by_return::value(x, moved)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.y),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for left_by_return {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for left_by_return {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for left_by_return {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = left_by_return;
};
