fn clipped(x: f64, y: f64, most: f64) -> f64 {
    let z = with_gradient(x * y, |d| d.clamp(-most, most));
    z.exp()
}
///Where [`clipped::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`clipped::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct ClippedGrads<T0, T1> {
    ///Where the gradient by `x` goes, or its direction.
    pub x: T0,
    ///Where the gradient by `y` goes, or its direction.
    pub y: T1,
}
///The gradient of [`clipped`](fn@clipped).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct ClippedGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
    ///The gradient by `y`.
    pub y: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for ClippedGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
            y: ::core::default::Default::default(),
        }
    }
}
///As [`ClippedGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct ClippedGradWrt<__W0, __W1> {
    ///The gradient by `x`, or `()`.
    pub x: __W0,
    ///The gradient by `y`, or `()`.
    pub y: __W1,
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638214688346347271u64>
for ClippedGradWrt<__W0, __W1> {
    type With = ClippedGradWrt<::cotangent::__private::Yes, __W1>;
    fn with(self) -> Self::With {
        ClippedGradWrt {
            x: ::cotangent::__private::Yes,
            y: self.y,
        }
    }
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638213588834719060u64>
for ClippedGradWrt<__W0, __W1> {
    type With = ClippedGradWrt<__W0, ::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        ClippedGradWrt {
            x: self.x,
            y: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`clipped`](fn@clipped), as associated functions.
#[allow(non_camel_case_types)]
struct clipped {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl clipped {
    #[doc(hidden)]
    pub const __FLOPS: usize = 36usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value3<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        y: impl ::cotangent::__private::IntoLane<__V>,
        most: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let y_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(y);
        let most_3 = ::cotangent::__private::IntoLane::<__V>::into_lane(most);
        let t_2 = x_0 * y_1;
        let z_4 = t_2;
        let t_5 = ::cotangent::__private::Lane::exp(z_4);
        t_5
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp3<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        y: impl ::cotangent::__private::IntoLane<__V>,
        most: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V, __V, ())) {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let y_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(y);
        let most_3 = ::cotangent::__private::IntoLane::<__V>::into_lane(most);
        let t_2 = x_0 * y_1;
        let z_4 = t_2;
        let t_5 = ::cotangent::__private::Lane::exp(z_4);
        (
            t_5,
            #[inline(always)]
            move |seed_6: __V| {
                let t_7 = t_5 * seed_6;
                let adjusted_8 = match () {
                    _ => {
                        let (d_0, most_1) = (t_7, most_3);
                        let t_2 = -most_1;
                        let t_3 = ::cotangent::__private::Lane::clamp(d_0, t_2, most_1);
                        (t_3,)
                    }
                };
                let d_9 = adjusted_8.0;
                let t_10 = x_0 * d_9;
                let t_11 = y_1 * d_9;
                (t_11, t_10, ())
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
    #[doc(hidden)]
    #[inline(always)]
    pub fn __passed2<'a>(argument: f64) -> f64 {
        argument
    }
    /// The value.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    pub fn value(
        x: f64,
        y: f64,
        most: f64,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value3::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&most)),
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
        most: f64,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> ClippedGrad),
        ::cotangent::Error,
    > {
        let (value, pullback) = ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp3::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&most)),
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
                    ClippedGrad {
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
        most: f64,
        tangent: &ClippedGrad,
    ) -> ::core::result::Result<(f64, f64), ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value3::<
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
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(
                        ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&most)),
                    ),
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
        most: f64,
        gradient: &mut ClippedGrad,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp3::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&most)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = ClippedGrad {
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
        most: f64,
        wanted: impl ::core::ops::FnOnce(
            ClippedGradWrt<::cotangent::__private::No, ::cotangent::__private::No>,
        ) -> ClippedGradWrt<__W0, __W1>,
    ) -> ::core::result::Result<
        (
            f64,
            ClippedGradWrt<
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
                let (value, pullback) = Self::__vjp3::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&y)),
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&most)),
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    ClippedGradWrt {
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
        most: f64,
    ) -> ::core::result::Result<(f64, ClippedGrad), ::cotangent::Error> {
        let mut gradient = <ClippedGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(x, y, most, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        x: f64,
        y: f64,
        most: f64,
    ) -> ::core::result::Result<ClippedGrad, ::cotangent::Error> {
        let mut gradient = <ClippedGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(x, y, most, &mut gradient)?;
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
        most: f64,
        tangent: &ClippedGrad,
    ) -> ::core::result::Result<ClippedGrad, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (_, pullback) = Self::__vjp3::<
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
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(
                        ::cotangent::__private::Scalar::<
                            f64,
                        >(<f64 as ::cotangent::__private::ScalarArgument>::get(&most)),
                    ),
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(ClippedGrad {
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
        most: f64,
    ) -> ::core::result::Result<[[f64; 2usize]; 2usize], ::cotangent::Error> {
        struct __Gradient<'a> {
            numbers: [f64; 3],
            lifetime: ::core::marker::PhantomData<&'a ()>,
        }
        impl<'a> ::cotangent::__private::Linear<f64, 2usize> for __Gradient<'a> {
            #[inline(always)]
            fn at<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                tangents: [__V; 2usize],
            ) -> [__V; 2usize] {
                let (_, pullback) = clipped::__vjp3::<
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
                    ::cotangent::__private::Dual::<
                        __V,
                    >::constant(
                        <__V as ::cotangent::__private::Lane>::splat(
                            self.numbers[2usize],
                        ),
                    ),
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
                        <f64 as ::cotangent::__private::ScalarArgument>::get(&most),
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
        most: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 3usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * clipped::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                lane_2,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = clipped::__value3::<__V>(lane_0, lane_1, lane_2);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("clipped::map_value")
            .reads::<f64>("x", x)?
            .reads::<f64>("y", y)?
            .reads::<f64>("most", most)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(y),
                    (::cotangent::__private::MapInput::<f64>::operand(most), ()),
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
        x: impl ::cotangent::__private::MapInput<f64>,
        y: impl ::cotangent::__private::MapInput<f64>,
        most: impl ::cotangent::__private::MapInput<f64>,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: ClippedGrads<
            impl ::cotangent::__private::MapOutput<f64>,
            impl ::cotangent::__private::MapOutput<f64>,
        >,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 3usize, 3usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * clipped::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                lane_2,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; 3usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = clipped::__vjp3::<__V>(lane_0, lane_1, lane_2);
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
        let (mut place_0, ClippedGrads { x: mut place_1, y: mut place_2 }) = (
            value,
            grads,
        );
        let extent = ::cotangent::__private::MapExtent::of("clipped::map_value_and_grad")
            .reads::<f64>("x", x)?
            .reads::<f64>("y", y)?
            .reads::<f64>("most", most)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.x", &place_1)?
            .writes::<f64>("grads.y", &place_2)?;
        let [total_0, total_1, total_2] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(x),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(y),
                    (::cotangent::__private::MapInput::<f64>::operand(most), ()),
                ),
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
        most: impl ::cotangent::__private::MapInput<f64>,
        tangent: ClippedGrads<
            impl ::cotangent::__private::MapInput<f64>,
            impl ::cotangent::__private::MapInput<f64>,
        >,
        product: ClippedGrads<
            impl ::cotangent::__private::MapOutput<f64>,
            impl ::cotangent::__private::MapOutput<f64>,
        >,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 5usize, 2usize> for __Mapped<__P> {
            const FLOPS: usize = 3usize * clipped::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                lane_2,
                direction_lane_0,
                direction_lane_1,
                ]: [__V; 5usize],
            ) -> [::cotangent::__private::Term<__V>; 2usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (_, pullback) = clipped::__vjp3::<
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
                    ::cotangent::__private::Dual::<__V>::constant(lane_2),
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        __V,
                    >::constant(<__V as ::cotangent::__private::Lane>::splat(1.0)),
                );
                let cotangents = (cotangents.0.tangent, cotangents.1.tangent, ());
                [
                    ::cotangent::__private::Term::Value(cotangents.0),
                    ::cotangent::__private::Term::Value(cotangents.1),
                ]
            }
        }
        let (
            ClippedGrads { x: direction_0, y: direction_1 },
            ClippedGrads { x: mut place_0, y: mut place_1 },
        ) = (tangent, product);
        let extent = ::cotangent::__private::MapExtent::of("clipped::map_hvp")
            .reads::<f64>("x", x)?
            .reads::<f64>("y", y)?
            .reads::<f64>("most", most)?
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
                        ::cotangent::__private::MapInput::<f64>::operand(most),
                        (
                            ::cotangent::__private::MapInput::<
                                f64,
                            >::operand(direction_0),
                            (
                                ::cotangent::__private::MapInput::<
                                    f64,
                                >::operand(direction_1),
                                (),
                            ),
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
        most: f64,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("clipped");
        let mut reverse: ClippedGrad = clipped::grad(x, y, most)?;
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
            let (_, forward_slope) = clipped::jvp(x, y, most, &unit)?;
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
                        clipped::value(moved, y, most)
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
            let (_, forward_slope) = clipped::jvp(x, y, most, &unit)?;
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
                        clipped::value(x, moved, most)
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
impl ::cotangent::__private::Companion for clipped {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for clipped {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for clipped {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<2usize> for clipped {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = clipped;
    ::cotangent::__private::same(
        ::cotangent::with_gradient::<f64, fn(f64) -> f64>,
        with_gradient,
    );
};
