fn counted_loop(x: f64, n: usize) -> f64 {
    let mut y = 1.0;
    for i in 0..n {
        y = y * x + i as f64;
    }
    y
}
///Where [`counted_loop::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`counted_loop::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct CountedLoopGrads<T0> {
    ///Where the gradient by `x` goes, or its direction.
    pub x: T0,
}
///The gradient of [`counted_loop`](fn@counted_loop).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct CountedLoopGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for CountedLoopGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
        }
    }
}
///As [`CountedLoopGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct CountedLoopGradWrt<__W0> {
    ///The gradient by `x`, or `()`.
    pub x: __W0,
}
#[automatically_derived]
impl<__W0> ::cotangent::__private::Wrt<12638214688346347271u64>
for CountedLoopGradWrt<__W0> {
    type With = CountedLoopGradWrt<::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        CountedLoopGradWrt {
            x: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`counted_loop`](fn@counted_loop), as associated functions.
#[allow(non_camel_case_types)]
struct counted_loop {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl counted_loop {
    #[doc(hidden)]
    pub const __FLOPS: usize = 48usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        n: usize,
    ) -> __V {
        let x_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let c_0 = <__V as ::cotangent::__private::Lane>::splat(1.0);
        let loop_2 = {
            let mut carried = (c_0,);
            for i in 0..n {
                carried = {
                    let (y_0, x_1) = (carried.0, x_1);
                    let inactive_3 = <__V as ::cotangent::__private::Lane>::splat(
                        i as f64,
                    );
                    let t_4 = ::cotangent::__private::Lane::mul_add(
                        y_0,
                        x_1,
                        inactive_3,
                    );
                    (t_4,)
                };
            }
            (carried.0,)
        };
        let t_3 = loop_2.0;
        t_3
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        n: usize,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V, ())) {
        let x_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let c_0 = <__V as ::cotangent::__private::Lane>::splat(1.0);
        let (loop_2, loop_2_pullback) = {
            let mut tape = ::cotangent::__private::Tape::new();
            let mut carried = (c_0,);
            for i in 0..n {
                let (results, pullback) = {
                    let (y_0, x_1) = (carried.0, x_1);
                    let inactive_3 = <__V as ::cotangent::__private::Lane>::splat(
                        i as f64,
                    );
                    let t_4 = ::cotangent::__private::Lane::mul_add(
                        y_0,
                        x_1,
                        inactive_3,
                    );
                    (
                        (t_4,),
                        #[inline(always)]
                        move |(x_1,): (__V,), (seed_5,): (__V,)| {
                            {
                                let t_6 = y_0 * seed_5;
                                let t_7 = x_1 * seed_5;
                                (t_7, t_6)
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
                    let mut sum_1 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                    let mut iteration = tape.len();
                    while iteration > 0 {
                        iteration -= 1;
                        let cotangents = tape[iteration]((x_1,), seeds);
                        seeds.0 = cotangents.0;
                        sum_1 = sum_1 + cotangents.1;
                    }
                    (seeds.0, sum_1)
                },
            );
            (results, pullback)
        };
        let t_3 = loop_2.0;
        (
            t_3,
            #[inline(always)]
            move |seed_4: __V| {
                let pullback_5 = loop_2_pullback((seed_4,));
                let d_6: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_5.1);
                (d_6, ())
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
        (f64, impl ::core::ops::FnOnce(f64) -> CountedLoopGrad),
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
                    CountedLoopGrad {
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
        tangent: &CountedLoopGrad,
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
        gradient: &mut CountedLoopGrad,
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
                *gradient = CountedLoopGrad {
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
            CountedLoopGradWrt<::cotangent::__private::No>,
        ) -> CountedLoopGradWrt<__W0>,
    ) -> ::core::result::Result<
        (
            f64,
            CountedLoopGradWrt<
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
                    CountedLoopGradWrt {
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
    ) -> ::core::result::Result<(f64, CountedLoopGrad), ::cotangent::Error> {
        let mut gradient = <CountedLoopGrad as ::core::default::Default>::default();
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
    ) -> ::core::result::Result<CountedLoopGrad, ::cotangent::Error> {
        let mut gradient = <CountedLoopGrad as ::core::default::Default>::default();
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
        tangent: &CountedLoopGrad,
    ) -> ::core::result::Result<CountedLoopGrad, ::cotangent::Error> {
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
                ::core::result::Result::Ok(CountedLoopGrad {
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
                let (_, pullback) = counted_loop::__vjp2::<
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
            const FLOPS: usize = 1usize * counted_loop::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let (n,) = ::cotangent::__private::Carries::get(self.0);
                let result = counted_loop::__value2::<__V>(lane_0, n);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("counted_loop::map_value")
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
        grads: CountedLoopGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<(usize,)>,
        > ::cotangent::__private::Body<f64, 1usize, 2usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * counted_loop::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 2usize] {
                let (n,) = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = counted_loop::__vjp2::<__V>(lane_0, n);
                let cotangents = pullback(
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                );
                [
                    ::cotangent::__private::Term::Value(result),
                    ::cotangent::__private::Term::Value(cotangents.0),
                ]
            }
        }
        let (mut place_0, CountedLoopGrads { x: mut place_1 }) = (value, grads);
        let extent = ::cotangent::__private::MapExtent::of(
                "counted_loop::map_value_and_grad",
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
        tangent: CountedLoopGrads<impl ::cotangent::__private::MapInput<f64>>,
        product: CountedLoopGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<(usize,)>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 3usize * counted_loop::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                direction_lane_0,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let (n,) = ::cotangent::__private::Carries::get(self.0);
                let (_, pullback) = counted_loop::__vjp2::<
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
        let (CountedLoopGrads { x: direction_0 }, CountedLoopGrads { x: mut place_0 }) = (
            tangent,
            product,
        );
        let extent = ::cotangent::__private::MapExtent::of("counted_loop::map_hvp")
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
        let mut check = ::cotangent::__private::GradientCheck::new("counted_loop");
        let mut reverse: CountedLoopGrad = counted_loop::grad(x, n)?;
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
            let (_, forward_slope) = counted_loop::jvp(x, n, &unit)?;
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
                        counted_loop::value(moved, n)
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
impl ::cotangent::__private::Companion for counted_loop {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for counted_loop {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for counted_loop {
    type Type<'a> = usize;
}
const _: fn() = || {
    let _ = counted_loop;
};
