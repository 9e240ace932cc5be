fn written_out(p: [f64; 3], x: f64) -> f64 {
    let mut y = 0.0;
    for (i, p) in p.iter().enumerate() {
        y += p * x.powi(i as i32);
    }
    y
}
///Where [`written_out::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`written_out::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct WrittenOutGrads<T0, T1> {
    ///Where the gradient by `p` goes, or its direction.
    pub p: [T0; 3usize],
    ///Where the gradient by `x` goes, or its direction.
    pub x: T1,
}
///The gradient of [`written_out`](fn@written_out).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct WrittenOutGrad {
    ///The gradient by `p`.
    pub p: [f64; 3],
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for WrittenOutGrad {
    fn default() -> Self {
        Self {
            p: [0.0, 0.0, 0.0],
            x: ::core::default::Default::default(),
        }
    }
}
///As [`WrittenOutGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct WrittenOutGradWrt<__W0, __W1> {
    ///The gradient by `p`, or `()`.
    pub p: __W0,
    ///The gradient by `x`, or `()`.
    pub x: __W1,
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638205892253321583u64>
for WrittenOutGradWrt<__W0, __W1> {
    type With = WrittenOutGradWrt<::cotangent::__private::Yes, __W1>;
    fn with(self) -> Self::With {
        WrittenOutGradWrt {
            p: ::cotangent::__private::Yes,
            x: self.x,
        }
    }
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638214688346347271u64>
for WrittenOutGradWrt<__W0, __W1> {
    type With = WrittenOutGradWrt<__W0, ::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        WrittenOutGradWrt {
            p: self.p,
            x: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`written_out`](fn@written_out), as associated functions.
#[allow(non_camel_case_types)]
struct written_out {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl written_out {
    #[doc(hidden)]
    pub const __FLOPS: usize = 34usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        p: [__V; 3],
        x: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let p_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(p[0]);
        let p_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(p[1]);
        let p_2 = ::cotangent::__private::IntoLane::<__V>::into_lane(p[2]);
        let x_5 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let c_3 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let i = 0;
        let n_6 = i as i32;
        let t_7 = ::cotangent::__private::Lane::powi(x_5, n_6);
        let y_9 = ::cotangent::__private::Lane::mul_add(p_0, t_7, c_3);
        let i = 1;
        let n_11 = i as i32;
        let t_12 = ::cotangent::__private::Lane::powi(x_5, n_11);
        let y_14 = ::cotangent::__private::Lane::mul_add(p_1, t_12, y_9);
        let i = 2;
        let n_16 = i as i32;
        let t_17 = ::cotangent::__private::Lane::powi(x_5, n_16);
        let y_19 = ::cotangent::__private::Lane::mul_add(p_2, t_17, y_14);
        y_19
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        p: [__V; 3],
        x: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::Fn(__V) -> ([__V; 3], __V)) {
        let p_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(p[0]);
        let p_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(p[1]);
        let p_2 = ::cotangent::__private::IntoLane::<__V>::into_lane(p[2]);
        let x_5 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let c_3 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let i = 0;
        let n_6 = i as i32;
        let t_7 = ::cotangent::__private::Lane::powi(x_5, n_6);
        let y_9 = ::cotangent::__private::Lane::mul_add(p_0, t_7, c_3);
        let i = 1;
        let n_11 = i as i32;
        let t_12 = ::cotangent::__private::Lane::powi(x_5, n_11);
        let y_14 = ::cotangent::__private::Lane::mul_add(p_1, t_12, y_9);
        let i = 2;
        let n_16 = i as i32;
        let t_17 = ::cotangent::__private::Lane::powi(x_5, n_16);
        let y_19 = ::cotangent::__private::Lane::mul_add(p_2, t_17, y_14);
        (
            y_19,
            #[inline(always)]
            move |seed_20: __V| {
                let slope_21 = ::cotangent::__private::Slopes::powi_slope(x_5, n_16);
                let slope_22 = ::cotangent::__private::Slopes::powi_slope(x_5, n_11);
                let t_24 = p_1 * slope_22;
                let t_25 = ::cotangent::__private::Lane::mul_add(p_2, slope_21, t_24);
                let slope_26 = ::cotangent::__private::Slopes::powi_slope(x_5, n_6);
                let t_28 = ::cotangent::__private::Lane::mul_add(p_0, slope_26, t_25);
                let t_29 = seed_20 * t_28;
                let t_30 = t_17 * seed_20;
                let t_31 = t_12 * seed_20;
                let t_32 = t_7 * seed_20;
                ([t_32, t_31, t_30], t_29)
            },
        )
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __passed0<'a>(argument: [f64; 3]) -> [f64; 3] {
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
    pub fn value(
        p: [f64; 3],
        x: f64,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    [
                        ::cotangent::__private::Scalar::<f64>(p[0]),
                        ::cotangent::__private::Scalar::<f64>(p[1]),
                        ::cotangent::__private::Scalar::<f64>(p[2]),
                    ],
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
        p: [f64; 3],
        x: f64,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> WrittenOutGrad),
        ::cotangent::Error,
    > {
        let (value, pullback) = ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    [
                        ::cotangent::__private::Scalar::<f64>(p[0]),
                        ::cotangent::__private::Scalar::<f64>(p[1]),
                        ::cotangent::__private::Scalar::<f64>(p[2]),
                    ],
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
                    WrittenOutGrad {
                        p: [cotangents.0[0].0, cotangents.0[1].0, cotangents.0[2].0],
                        x: cotangents.1.0,
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
        p: [f64; 3],
        x: f64,
        tangent: &WrittenOutGrad,
    ) -> ::core::result::Result<(f64, f64), ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value2::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(
                    [
                        ::cotangent::__private::Dual::<
                            ::cotangent::__private::Scalar<f64>,
                        > {
                            primal: ::cotangent::__private::Scalar::<f64>(p[0]),
                            tangent: ::cotangent::__private::Scalar::<f64>(tangent.p[0]),
                        },
                        ::cotangent::__private::Dual::<
                            ::cotangent::__private::Scalar<f64>,
                        > {
                            primal: ::cotangent::__private::Scalar::<f64>(p[1]),
                            tangent: ::cotangent::__private::Scalar::<f64>(tangent.p[1]),
                        },
                        ::cotangent::__private::Dual::<
                            ::cotangent::__private::Scalar<f64>,
                        > {
                            primal: ::cotangent::__private::Scalar::<f64>(p[2]),
                            tangent: ::cotangent::__private::Scalar::<f64>(tangent.p[2]),
                        },
                    ],
                    ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                        primal: ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.x),
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
        p: [f64; 3],
        x: f64,
        gradient: &mut WrittenOutGrad,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    [
                        ::cotangent::__private::Scalar::<f64>(p[0]),
                        ::cotangent::__private::Scalar::<f64>(p[1]),
                        ::cotangent::__private::Scalar::<f64>(p[2]),
                    ],
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = WrittenOutGrad {
                    p: [cotangents.0[0].0, cotangents.0[1].0, cotangents.0[2].0],
                    x: cotangents.1.0,
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
        p: [f64; 3],
        x: f64,
        wanted: impl ::core::ops::FnOnce(
            WrittenOutGradWrt<::cotangent::__private::No, ::cotangent::__private::No>,
        ) -> WrittenOutGradWrt<__W0, __W1>,
    ) -> ::core::result::Result<
        (
            f64,
            WrittenOutGradWrt<
                <__W0 as ::cotangent::__private::Wanted>::Of<[f64; 3]>,
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
                    [
                        ::cotangent::__private::Scalar::<f64>(p[0]),
                        ::cotangent::__private::Scalar::<f64>(p[1]),
                        ::cotangent::__private::Scalar::<f64>(p[2]),
                    ],
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    WrittenOutGradWrt {
                        p: <__W0 as ::cotangent::__private::Wanted>::make(
                            #[inline(always)]
                            || [cotangents.0[0].0, cotangents.0[1].0, cotangents.0[2].0],
                        ),
                        x: <__W1 as ::cotangent::__private::Wanted>::make(
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
        p: [f64; 3],
        x: f64,
    ) -> ::core::result::Result<(f64, WrittenOutGrad), ::cotangent::Error> {
        let mut gradient = <WrittenOutGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(p, x, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        p: [f64; 3],
        x: f64,
    ) -> ::core::result::Result<WrittenOutGrad, ::cotangent::Error> {
        let mut gradient = <WrittenOutGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(p, x, &mut gradient)?;
        ::core::result::Result::Ok(gradient)
    }
    /// The product of the Hessian and `tangent`: the derivative of the gradient in that
    /// direction. Forward over reverse mode.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn hvp(
        p: [f64; 3],
        x: f64,
        tangent: &WrittenOutGrad,
    ) -> ::core::result::Result<WrittenOutGrad, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (_, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(
                    [
                        ::cotangent::__private::Dual::<
                            ::cotangent::__private::Scalar<f64>,
                        > {
                            primal: ::cotangent::__private::Scalar::<f64>(p[0]),
                            tangent: ::cotangent::__private::Scalar::<f64>(tangent.p[0]),
                        },
                        ::cotangent::__private::Dual::<
                            ::cotangent::__private::Scalar<f64>,
                        > {
                            primal: ::cotangent::__private::Scalar::<f64>(p[1]),
                            tangent: ::cotangent::__private::Scalar::<f64>(tangent.p[1]),
                        },
                        ::cotangent::__private::Dual::<
                            ::cotangent::__private::Scalar<f64>,
                        > {
                            primal: ::cotangent::__private::Scalar::<f64>(p[2]),
                            tangent: ::cotangent::__private::Scalar::<f64>(tangent.p[2]),
                        },
                    ],
                    ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                        primal: ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.x),
                    },
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(WrittenOutGrad {
                    p: [
                        cotangents.0[0].tangent.0,
                        cotangents.0[1].tangent.0,
                        cotangents.0[2].tangent.0,
                    ],
                    x: cotangents.1.tangent.0,
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
        p: [f64; 3],
        x: f64,
    ) -> ::core::result::Result<[[f64; 4usize]; 4usize], ::cotangent::Error> {
        struct __Gradient<'a> {
            numbers: [f64; 4],
            lifetime: ::core::marker::PhantomData<&'a ()>,
        }
        impl<'a> ::cotangent::__private::Linear<f64, 4usize> for __Gradient<'a> {
            #[inline(always)]
            fn at<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                tangents: [__V; 4usize],
            ) -> [__V; 4usize] {
                let (_, pullback) = written_out::__vjp2::<
                    ::cotangent::__private::Dual<__V>,
                >(
                    [
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
                        ::cotangent::__private::Dual {
                            primal: <__V as ::cotangent::__private::Lane>::splat(
                                self.numbers[2usize],
                            ),
                            tangent: tangents[2usize],
                        },
                    ],
                    ::cotangent::__private::Dual {
                        primal: <__V as ::cotangent::__private::Lane>::splat(
                            self.numbers[3usize],
                        ),
                        tangent: tangents[3usize],
                    },
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::constant(
                        <__V as ::cotangent::__private::Lane>::splat(1.0),
                    ),
                );
                [
                    cotangents.0[0].tangent,
                    cotangents.0[1].tangent,
                    cotangents.0[2].tangent,
                    cotangents.1.tangent,
                ]
            }
        }
        ::core::result::Result::Ok(
            ::cotangent::__private::matrix_of(
                &__Gradient {
                    numbers: [
                        p[0],
                        p[1],
                        p[2],
                        <f64 as ::cotangent::__private::ScalarArgument>::get(&x),
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
        p: [impl ::cotangent::__private::MapInput<f64>; 3usize],
        x: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 4usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * written_out::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                lane_2,
                lane_3,
                ]: [__V; 4usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = written_out::__value2::<
                    __V,
                >([lane_0, lane_1, lane_2], lane_3);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("written_out::map_value")
            .reads::<f64>("p[0]", p[0])?
            .reads::<f64>("p[1]", p[1])?
            .reads::<f64>("p[2]", p[2])?
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(p[0]),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(p[1]),
                    (
                        ::cotangent::__private::MapInput::<f64>::operand(p[2]),
                        (::cotangent::__private::MapInput::<f64>::operand(x), ()),
                    ),
                ),
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
        p: [impl ::cotangent::__private::MapInput<f64>; 3usize],
        x: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: WrittenOutGrads<
            impl ::cotangent::__private::MapOutput<f64>,
            impl ::cotangent::__private::MapOutput<f64>,
        >,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 4usize, 5usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * written_out::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                lane_2,
                lane_3,
                ]: [__V; 4usize],
            ) -> [::cotangent::__private::Term<__V>; 5usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = written_out::__vjp2::<
                    __V,
                >([lane_0, lane_1, lane_2], lane_3);
                let cotangents = pullback(
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                );
                [
                    ::cotangent::__private::Term::Value(result),
                    ::cotangent::__private::Term::Value(cotangents.0[0]),
                    ::cotangent::__private::Term::Value(cotangents.0[1]),
                    ::cotangent::__private::Term::Value(cotangents.0[2]),
                    ::cotangent::__private::Term::Value(cotangents.1),
                ]
            }
        }
        let (
            mut place_0,
            WrittenOutGrads {
                p: [mut place_1,
                mut place_2,
                mut place_3,
                ],
                x: mut place_4,
            },
        ) = (value, grads);
        let extent = ::cotangent::__private::MapExtent::of(
                "written_out::map_value_and_grad",
            )
            .reads::<f64>("p[0]", p[0])?
            .reads::<f64>("p[1]", p[1])?
            .reads::<f64>("p[2]", p[2])?
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.p[0]", &place_1)?
            .writes::<f64>("grads.p[1]", &place_2)?
            .writes::<f64>("grads.p[2]", &place_3)?
            .writes::<f64>("grads.x", &place_4)?;
        let [total_0, total_1, total_2, total_3, total_4] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(p[0]),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(p[1]),
                    (
                        ::cotangent::__private::MapInput::<f64>::operand(p[2]),
                        (::cotangent::__private::MapInput::<f64>::operand(x), ()),
                    ),
                ),
            ),
            (
                ::cotangent::__private::MapOutput::<f64>::sink(&mut place_0),
                (
                    ::cotangent::__private::MapOutput::<f64>::sink(&mut place_1),
                    (
                        ::cotangent::__private::MapOutput::<f64>::sink(&mut place_2),
                        (
                            ::cotangent::__private::MapOutput::<f64>::sink(&mut place_3),
                            (
                                ::cotangent::__private::MapOutput::<
                                    f64,
                                >::sink(&mut place_4),
                                (),
                            ),
                        ),
                    ),
                ),
            ),
        );
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_0, total_0);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_1, total_1);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_2, total_2);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_3, total_3);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_4, total_4);
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
        p: [impl ::cotangent::__private::MapInput<f64>; 3usize],
        x: impl ::cotangent::__private::MapInput<f64>,
        tangent: WrittenOutGrads<
            impl ::cotangent::__private::MapInput<f64>,
            impl ::cotangent::__private::MapInput<f64>,
        >,
        product: WrittenOutGrads<
            impl ::cotangent::__private::MapOutput<f64>,
            impl ::cotangent::__private::MapOutput<f64>,
        >,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 8usize, 4usize> for __Mapped<__P> {
            const FLOPS: usize = 3usize * written_out::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                lane_2,
                lane_3,
                direction_lane_0,
                direction_lane_1,
                direction_lane_2,
                direction_lane_3,
                ]: [__V; 8usize],
            ) -> [::cotangent::__private::Term<__V>; 4usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (_, pullback) = written_out::__vjp2::<
                    ::cotangent::__private::Dual<__V>,
                >(
                    [
                        ::cotangent::__private::Dual {
                            primal: lane_0,
                            tangent: direction_lane_0,
                        },
                        ::cotangent::__private::Dual {
                            primal: lane_1,
                            tangent: direction_lane_1,
                        },
                        ::cotangent::__private::Dual {
                            primal: lane_2,
                            tangent: direction_lane_2,
                        },
                    ],
                    ::cotangent::__private::Dual {
                        primal: lane_3,
                        tangent: direction_lane_3,
                    },
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        __V,
                    >::constant(<__V as ::cotangent::__private::Lane>::splat(1.0)),
                );
                let cotangents = (
                    [
                        cotangents.0[0].tangent,
                        cotangents.0[1].tangent,
                        cotangents.0[2].tangent,
                    ],
                    cotangents.1.tangent,
                );
                [
                    ::cotangent::__private::Term::Value(cotangents.0[0]),
                    ::cotangent::__private::Term::Value(cotangents.0[1]),
                    ::cotangent::__private::Term::Value(cotangents.0[2]),
                    ::cotangent::__private::Term::Value(cotangents.1),
                ]
            }
        }
        let (
            WrittenOutGrads {
                p: [direction_0,
                direction_1,
                direction_2,
                ],
                x: direction_3,
            },
            WrittenOutGrads {
                p: [mut place_0,
                mut place_1,
                mut place_2,
                ],
                x: mut place_3,
            },
        ) = (tangent, product);
        let extent = ::cotangent::__private::MapExtent::of("written_out::map_hvp")
            .reads::<f64>("p[0]", p[0])?
            .reads::<f64>("p[1]", p[1])?
            .reads::<f64>("p[2]", p[2])?
            .reads::<f64>("x", x)?
            .reads::<f64>("tangent.p[0]", direction_0)?
            .reads::<f64>("tangent.p[1]", direction_1)?
            .reads::<f64>("tangent.p[2]", direction_2)?
            .reads::<f64>("tangent.x", direction_3)?
            .writes::<f64>("product.p[0]", &place_0)?
            .writes::<f64>("product.p[1]", &place_1)?
            .writes::<f64>("product.p[2]", &place_2)?
            .writes::<f64>("product.x", &place_3)?;
        let [total_0, total_1, total_2, total_3] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(p[0]),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(p[1]),
                    (
                        ::cotangent::__private::MapInput::<f64>::operand(p[2]),
                        (
                            ::cotangent::__private::MapInput::<f64>::operand(x),
                            (
                                ::cotangent::__private::MapInput::<
                                    f64,
                                >::operand(direction_0),
                                (
                                    ::cotangent::__private::MapInput::<
                                        f64,
                                    >::operand(direction_1),
                                    (
                                        ::cotangent::__private::MapInput::<
                                            f64,
                                        >::operand(direction_2),
                                        (
                                            ::cotangent::__private::MapInput::<
                                                f64,
                                            >::operand(direction_3),
                                            (),
                                        ),
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            (
                ::cotangent::__private::MapOutput::<f64>::sink(&mut place_0),
                (
                    ::cotangent::__private::MapOutput::<f64>::sink(&mut place_1),
                    (
                        ::cotangent::__private::MapOutput::<f64>::sink(&mut place_2),
                        (
                            ::cotangent::__private::MapOutput::<f64>::sink(&mut place_3),
                            (),
                        ),
                    ),
                ),
            ),
        );
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_0, total_0);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_1, total_1);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_2, total_2);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_3, total_3);
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
        p: [f64; 3],
        x: f64,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("written_out");
        let mut reverse: WrittenOutGrad = written_out::grad(p, x)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit(&mut unit.p, ::core::option::Option::None);
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
            ::core::option::Option::None,
        );
        let slopes = ::cotangent::__private::floats_of(&reverse.p);
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit(
                &mut unit.p,
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = written_out::jvp(p, x, &unit)?;
            let float = ::cotangent::__private::name_of_float("p", &reverse.p, index);
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = ::cotangent::__private::moved_by::<
                            [f64; 3],
                        >(&p, &unit.p, step, "p");
                        written_out::value(moved, x)
                    },
                )?;
            ::cotangent::__private::set_unit(&mut unit.p, ::core::option::Option::None);
        }
        let slopes = <f64 as ::cotangent::__private::Movable>::floats(&mut reverse.x)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = written_out::jvp(p, x, &unit)?;
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
                        written_out::value(p, moved)
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
impl ::cotangent::__private::Companion for written_out {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for written_out {
    type Type<'a> = [f64; 3];
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for written_out {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = written_out;
};
