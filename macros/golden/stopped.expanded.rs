fn stopped(w: f64, x: f64) -> f64 {
    stop_gradient(w * x) * w
}
///Where [`stopped::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`stopped::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct StoppedGrads<T0, T1> {
    ///Where the gradient by `w` goes, or its direction.
    pub w: T0,
    ///Where the gradient by `x` goes, or its direction.
    pub x: T1,
}
///The gradient of [`stopped`](fn@stopped).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct StoppedGrad {
    ///The gradient by `w`.
    pub w: <f64 as ::cotangent::__private::Argument>::Grad,
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for StoppedGrad {
    fn default() -> Self {
        Self {
            w: ::core::default::Default::default(),
            x: ::core::default::Default::default(),
        }
    }
}
///As [`StoppedGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct StoppedGradWrt<__W0, __W1> {
    ///The gradient by `w`, or `()`.
    pub w: __W0,
    ///The gradient by `x`, or `()`.
    pub x: __W1,
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638202593718436950u64>
for StoppedGradWrt<__W0, __W1> {
    type With = StoppedGradWrt<::cotangent::__private::Yes, __W1>;
    fn with(self) -> Self::With {
        StoppedGradWrt {
            w: ::cotangent::__private::Yes,
            x: self.x,
        }
    }
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638214688346347271u64>
for StoppedGradWrt<__W0, __W1> {
    type With = StoppedGradWrt<__W0, ::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        StoppedGradWrt {
            w: self.w,
            x: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`stopped`](fn@stopped), as associated functions.
#[allow(non_camel_case_types)]
struct stopped {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl stopped {
    #[doc(hidden)]
    pub const __FLOPS: usize = 3usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        w: impl ::cotangent::__private::IntoLane<__V>,
        x: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let w_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(w);
        let x_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let t_2 = w_0 * x_1;
        let t_3 = t_2;
        let t_4 = t_3 * w_0;
        t_4
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        w: impl ::cotangent::__private::IntoLane<__V>,
        x: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V, __V)) {
        let w_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(w);
        let x_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let t_2 = w_0 * x_1;
        let t_3 = t_2;
        let t_4 = t_3 * w_0;
        (
            t_4,
            #[inline(always)]
            move |seed_5: __V| {
                let t_6 = t_3 * seed_5;
                (t_6, <__V as ::cotangent::__private::Neutral>::zero())
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
    pub fn value(w: f64, x: f64) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
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
        w: f64,
        x: f64,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> StoppedGrad),
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
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
                    StoppedGrad {
                        w: cotangents.0.0,
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
        w: f64,
        x: f64,
        tangent: &StoppedGrad,
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
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.w),
                    },
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
        w: f64,
        x: f64,
        gradient: &mut StoppedGrad,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = StoppedGrad {
                    w: cotangents.0.0,
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
        w: f64,
        x: f64,
        wanted: impl ::core::ops::FnOnce(
            StoppedGradWrt<::cotangent::__private::No, ::cotangent::__private::No>,
        ) -> StoppedGradWrt<__W0, __W1>,
    ) -> ::core::result::Result<
        (
            f64,
            StoppedGradWrt<
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
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    StoppedGradWrt {
                        w: <__W0 as ::cotangent::__private::Wanted>::make(
                            #[inline(always)]
                            || cotangents.0.0,
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
        w: f64,
        x: f64,
    ) -> ::core::result::Result<(f64, StoppedGrad), ::cotangent::Error> {
        let mut gradient = <StoppedGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(w, x, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        w: f64,
        x: f64,
    ) -> ::core::result::Result<StoppedGrad, ::cotangent::Error> {
        let mut gradient = <StoppedGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(w, x, &mut gradient)?;
        ::core::result::Result::Ok(gradient)
    }
    /// The product of the Hessian and `tangent`: the derivative of the gradient in that
    /// direction. Forward over reverse mode.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn hvp(
        w: f64,
        x: f64,
        tangent: &StoppedGrad,
    ) -> ::core::result::Result<StoppedGrad, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (_, pullback) = Self::__vjp2::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >(
                    ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                        primal: ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.w),
                    },
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
                ::core::result::Result::Ok(StoppedGrad {
                    w: cotangents.0.tangent.0,
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
        w: f64,
        x: f64,
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
                let (_, pullback) = stopped::__vjp2::<
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
                        <f64 as ::cotangent::__private::ScalarArgument>::get(&w),
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
        w: impl ::cotangent::__private::MapInput<f64>,
        x: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * stopped::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = stopped::__value2::<__V>(lane_0, lane_1);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("stopped::map_value")
            .reads::<f64>("w", w)?
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(w),
                (::cotangent::__private::MapInput::<f64>::operand(x), ()),
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
        w: impl ::cotangent::__private::MapInput<f64>,
        x: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: StoppedGrads<
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
            const FLOPS: usize = 1usize * stopped::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 3usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = stopped::__vjp2::<__V>(lane_0, lane_1);
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
        let (mut place_0, StoppedGrads { w: mut place_1, x: mut place_2 }) = (
            value,
            grads,
        );
        let extent = ::cotangent::__private::MapExtent::of("stopped::map_value_and_grad")
            .reads::<f64>("w", w)?
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.w", &place_1)?
            .writes::<f64>("grads.x", &place_2)?;
        let [total_0, total_1, total_2] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(w),
                (::cotangent::__private::MapInput::<f64>::operand(x), ()),
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
        w: impl ::cotangent::__private::MapInput<f64>,
        x: impl ::cotangent::__private::MapInput<f64>,
        tangent: StoppedGrads<
            impl ::cotangent::__private::MapInput<f64>,
            impl ::cotangent::__private::MapInput<f64>,
        >,
        product: StoppedGrads<
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
            const FLOPS: usize = 3usize * stopped::__FLOPS;
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
                let (_, pullback) = stopped::__vjp2::<
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
            StoppedGrads { w: direction_0, x: direction_1 },
            StoppedGrads { w: mut place_0, x: mut place_1 },
        ) = (tangent, product);
        let extent = ::cotangent::__private::MapExtent::of("stopped::map_hvp")
            .reads::<f64>("w", w)?
            .reads::<f64>("x", x)?
            .reads::<f64>("tangent.w", direction_0)?
            .reads::<f64>("tangent.x", direction_1)?
            .writes::<f64>("product.w", &place_0)?
            .writes::<f64>("product.x", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(w),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(x),
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
        w: f64,
        x: f64,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("stopped");
        let mut reverse: StoppedGrad = stopped::grad(w, x)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.w),
            ::core::option::Option::None,
        );
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
            ::core::option::Option::None,
        );
        let slopes = <f64 as ::cotangent::__private::Movable>::floats(&mut reverse.w)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = stopped::jvp(w, x, &unit)?;
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
                        stopped::value(moved, x)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::None,
            );
        }
        let slopes = <f64 as ::cotangent::__private::Movable>::floats(&mut reverse.x)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.x),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = stopped::jvp(w, x, &unit)?;
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
                        stopped::value(w, moved)
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
impl ::cotangent::__private::Companion for stopped {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for stopped {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for stopped {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = stopped;
    ::cotangent::__private::same(::cotangent::stop_gradient::<f64>, stop_gradient);
};
