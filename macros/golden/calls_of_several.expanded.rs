fn calls_of_several(x: f64, angle: f64) -> f64 {
    let [a, b] = rotate([x, 1.0], angle);
    a * b
}
///Where [`calls_of_several::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`calls_of_several::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct CallsOfSeveralGrads<T0, T1> {
    ///Where the gradient by `x` goes, or its direction.
    pub x: T0,
    ///Where the gradient by `angle` goes, or its direction.
    pub angle: T1,
}
///The gradient of [`calls_of_several`](fn@calls_of_several).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct CallsOfSeveralGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
    ///The gradient by `angle`.
    pub angle: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for CallsOfSeveralGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
            angle: ::core::default::Default::default(),
        }
    }
}
///As [`CallsOfSeveralGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct CallsOfSeveralGradWrt<__W0, __W1> {
    ///The gradient by `x`, or `()`.
    pub x: __W0,
    ///The gradient by `angle`, or `()`.
    pub angle: __W1,
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638214688346347271u64>
for CallsOfSeveralGradWrt<__W0, __W1> {
    type With = CallsOfSeveralGradWrt<::cotangent::__private::Yes, __W1>;
    fn with(self) -> Self::With {
        CallsOfSeveralGradWrt {
            x: ::cotangent::__private::Yes,
            angle: self.angle,
        }
    }
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<4619207558531745336u64>
for CallsOfSeveralGradWrt<__W0, __W1> {
    type With = CallsOfSeveralGradWrt<__W0, ::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        CallsOfSeveralGradWrt {
            x: self.x,
            angle: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`calls_of_several`](fn@calls_of_several), as associated functions.
#[allow(non_camel_case_types)]
struct calls_of_several {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl calls_of_several {
    #[doc(hidden)]
    pub const __FLOPS: usize = 23usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        angle: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let angle_2 = ::cotangent::__private::IntoLane::<__V>::into_lane(angle);
        let c_1 = <__V as ::cotangent::__private::Lane>::splat(1.0);
        let call_3 = __Callee0::__value2::<__V>([x_0, c_1], angle_2);
        let a_4 = call_3[0];
        let b_5 = call_3[1];
        let t_6 = a_4 * b_5;
        mod unmarked {
            pub use ::cotangent::__private::Unmarked as __Callee0;
            pub trait __AnyFunction {
                const __FLOPS: usize = 0;
                fn __vjp2<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> (V, fn(V) -> ((), ())) {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
                fn __value2<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> V {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
            }
            impl<F> __AnyFunction for F {}
        }
        use unmarked::*;
        macro_rules! rotate {
            () => {};
        }
        use rotate as __Callee0;
        t_6
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        angle: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V, __V)) {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let angle_2 = ::cotangent::__private::IntoLane::<__V>::into_lane(angle);
        let c_1 = <__V as ::cotangent::__private::Lane>::splat(1.0);
        let (call_3, call_3_pullback) = __Callee0::__vjp2::<__V>([x_0, c_1], angle_2);
        let a_4 = call_3[0];
        let b_5 = call_3[1];
        let t_6 = a_4 * b_5;
        mod unmarked {
            pub use ::cotangent::__private::Unmarked as __Callee0;
            pub trait __AnyFunction {
                const __FLOPS: usize = 0;
                fn __vjp2<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> (V, fn(V) -> ((), ())) {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
                fn __value2<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> V {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
            }
            impl<F> __AnyFunction for F {}
        }
        use unmarked::*;
        macro_rules! rotate {
            () => {};
        }
        use rotate as __Callee0;
        const _: () = ::cotangent::__private::assert_differentiable::<
            __Callee0,
            _,
        >(&__Callee0);
        (
            t_6,
            #[inline(always)]
            move |seed_7: __V| {
                let t_8 = b_5 * seed_7;
                let t_9 = a_4 * seed_7;
                let pullback_10 = call_3_pullback([t_8, t_9]);
                let d_11: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_10.0[0]);
                let d_12: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_10.1);
                (d_11, d_12)
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
    pub fn value(x: f64, angle: f64) -> ::core::result::Result<f64, ::cotangent::Error> {
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&angle)),
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
        angle: f64,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> CallsOfSeveralGrad),
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&angle)),
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
                    CallsOfSeveralGrad {
                        x: cotangents.0.0,
                        angle: cotangents.1.0,
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
        angle: f64,
        tangent: &CallsOfSeveralGrad,
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
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&angle)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.angle),
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
        angle: f64,
        gradient: &mut CallsOfSeveralGrad,
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&angle)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = CallsOfSeveralGrad {
                    x: cotangents.0.0,
                    angle: cotangents.1.0,
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
        angle: f64,
        wanted: impl ::core::ops::FnOnce(
            CallsOfSeveralGradWrt<::cotangent::__private::No, ::cotangent::__private::No>,
        ) -> CallsOfSeveralGradWrt<__W0, __W1>,
    ) -> ::core::result::Result<
        (
            f64,
            CallsOfSeveralGradWrt<
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&angle)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    CallsOfSeveralGradWrt {
                        x: <__W0 as ::cotangent::__private::Wanted>::make(
                            #[inline(always)]
                            || cotangents.0.0,
                        ),
                        angle: <__W1 as ::cotangent::__private::Wanted>::make(
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
        angle: f64,
    ) -> ::core::result::Result<(f64, CallsOfSeveralGrad), ::cotangent::Error> {
        let mut gradient = <CallsOfSeveralGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(x, angle, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        x: f64,
        angle: f64,
    ) -> ::core::result::Result<CallsOfSeveralGrad, ::cotangent::Error> {
        let mut gradient = <CallsOfSeveralGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(x, angle, &mut gradient)?;
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
        angle: f64,
        tangent: &CallsOfSeveralGrad,
    ) -> ::core::result::Result<CallsOfSeveralGrad, ::cotangent::Error> {
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
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&angle)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.angle),
                    },
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(CallsOfSeveralGrad {
                    x: cotangents.0.tangent.0,
                    angle: cotangents.1.tangent.0,
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
        angle: f64,
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
                let (_, pullback) = calls_of_several::__vjp2::<
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
                        <f64 as ::cotangent::__private::ScalarArgument>::get(&angle),
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
        angle: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * calls_of_several::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = calls_of_several::__value2::<__V>(lane_0, lane_1);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("calls_of_several::map_value")
            .reads::<f64>("x", x)?
            .reads::<f64>("angle", angle)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (::cotangent::__private::MapInput::<f64>::operand(angle), ()),
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
        angle: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: CallsOfSeveralGrads<
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
            const FLOPS: usize = 1usize * calls_of_several::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 3usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = calls_of_several::__vjp2::<__V>(lane_0, lane_1);
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
        let (mut place_0, CallsOfSeveralGrads { x: mut place_1, angle: mut place_2 }) = (
            value,
            grads,
        );
        let extent = ::cotangent::__private::MapExtent::of(
                "calls_of_several::map_value_and_grad",
            )
            .reads::<f64>("x", x)?
            .reads::<f64>("angle", angle)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.x", &place_1)?
            .writes::<f64>("grads.angle", &place_2)?;
        let [total_0, total_1, total_2] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (::cotangent::__private::MapInput::<f64>::operand(angle), ()),
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
        angle: impl ::cotangent::__private::MapInput<f64>,
        tangent: CallsOfSeveralGrads<
            impl ::cotangent::__private::MapInput<f64>,
            impl ::cotangent::__private::MapInput<f64>,
        >,
        product: CallsOfSeveralGrads<
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
            const FLOPS: usize = 3usize * calls_of_several::__FLOPS;
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
                let (_, pullback) = calls_of_several::__vjp2::<
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
            CallsOfSeveralGrads { x: direction_0, angle: direction_1 },
            CallsOfSeveralGrads { x: mut place_0, angle: mut place_1 },
        ) = (tangent, product);
        let extent = ::cotangent::__private::MapExtent::of("calls_of_several::map_hvp")
            .reads::<f64>("x", x)?
            .reads::<f64>("angle", angle)?
            .reads::<f64>("tangent.x", direction_0)?
            .reads::<f64>("tangent.angle", direction_1)?
            .writes::<f64>("product.x", &place_0)?
            .writes::<f64>("product.angle", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(angle),
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
        angle: f64,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("calls_of_several");
        let mut reverse: CallsOfSeveralGrad = calls_of_several::grad(x, angle)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
            ::core::option::Option::None,
        );
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.angle),
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
            let (_, forward_slope) = calls_of_several::jvp(x, angle, &unit)?;
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
                        calls_of_several::value(moved, angle)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
                ::core::option::Option::None,
            );
        }
        let slopes = <f64 as ::cotangent::__private::Movable>::floats(&mut reverse.angle)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.angle),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = calls_of_several::jvp(x, angle, &unit)?;
            let float = <::std::string::String as ::core::convert::From<
                &str,
            >>::from("`angle`");
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <f64 as ::cotangent::__private::Movable>::moved(
                            &angle,
                            &unit.angle,
                            step,
                        );
                        calls_of_several::value(x, moved)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.angle),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for calls_of_several {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for calls_of_several {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for calls_of_several {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = calls_of_several;
};
