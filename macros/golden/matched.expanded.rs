fn matched(x: f64, rating: u32) -> f64 {
    match rating {
        1 => x.exp(),
        n if n > 3 => x * x,
        _ => x,
    }
}
///Where [`matched::map_value_and_grad`] writes the gradient by each parameter, as the implementations of [`MapOutput`](::cotangent::MapOutput) say; for [`matched::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct MatchedGrads<T0> {
    ///Where the gradient by `x` goes, or its direction.
    pub x: T0,
}
///The gradient of [`matched`](fn@matched).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct MatchedGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for MatchedGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
        }
    }
}
///As [`MatchedGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct MatchedGradWrt<__W0> {
    ///The gradient by `x`, or `()`.
    pub x: __W0,
}
#[automatically_derived]
impl<__W0> ::cotangent::__private::Wrt<12638214688346347271u64>
for MatchedGradWrt<__W0> {
    type With = MatchedGradWrt<::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        MatchedGradWrt {
            x: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`matched`](fn@matched), as associated functions.
#[allow(non_camel_case_types)]
struct matched {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl matched {
    #[doc(hidden)]
    pub const __FLOPS: usize = 31usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        rating: u32,
    ) -> __V {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let branch_1 = match rating {
            1 => {
                let (x_0,) = (x_0,);
                let t_1 = ::cotangent::__private::Lane::exp(x_0);
                (t_1,)
            }
            n if n > 3 => {
                let (x_0,) = (x_0,);
                let t_1 = x_0 * x_0;
                (t_1,)
            }
            _ => {
                let (x_0,) = (x_0,);
                (x_0,)
            }
        };
        let t_2 = branch_1.0;
        t_2
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        rating: u32,
    ) -> (__V, impl ::core::ops::Fn(__V) -> (__V, ())) {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let (branch_1, branch_1_pullback) = {
            let (results, pullbacks) = match rating {
                1 => {
                    let (results, pullback) = {
                        let (x_0,) = (x_0,);
                        let t_1 = ::cotangent::__private::Lane::exp(x_0);
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_2,): (__V,)| {
                                let t_3 = t_1 * seed_2;
                                (t_3,)
                            },
                        )
                    };
                    (
                        results,
                        (
                            ::core::option::Option::Some(pullback),
                            ::core::option::Option::None,
                            ::core::option::Option::None,
                        ),
                    )
                }
                n if n > 3 => {
                    let (results, pullback) = {
                        let (x_0,) = (x_0,);
                        let t_1 = x_0 * x_0;
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_2,): (__V,)| {
                                let c_3 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                                let t_4 = c_3 * x_0;
                                let t_5 = t_4 * seed_2;
                                (t_5,)
                            },
                        )
                    };
                    (
                        results,
                        (
                            ::core::option::Option::None,
                            ::core::option::Option::Some(pullback),
                            ::core::option::Option::None,
                        ),
                    )
                }
                _ => {
                    let (results, pullback) = {
                        let (x_0,) = (x_0,);
                        (
                            (x_0,),
                            #[inline(always)]
                            move |(seed_1,): (__V,)| { (seed_1,) },
                        )
                    };
                    (
                        results,
                        (
                            ::core::option::Option::None,
                            ::core::option::Option::None,
                            ::core::option::Option::Some(pullback),
                        ),
                    )
                }
            };
            let (pullback,) = (
                #[inline(always)]
                move |seeds: (__V,)| {
                    if let ::core::option::Option::Some(pullback) = &pullbacks.0 {
                        return pullback(seeds);
                    }
                    if let ::core::option::Option::Some(pullback) = &pullbacks.1 {
                        return pullback(seeds);
                    }
                    if let ::core::option::Option::Some(pullback) = &pullbacks.2 {
                        return pullback(seeds);
                    }
                    ::core::unreachable!("one side has run")
                },
            );
            (results, pullback)
        };
        let t_2 = branch_1.0;
        (
            t_2,
            #[inline(always)]
            move |seed_3: __V| {
                let pullback_4 = branch_1_pullback((seed_3,));
                let d_5: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_4.0);
                (d_5, ())
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
    pub fn __passed1<'a>(argument: u32) -> u32 {
        argument
    }
    /// The value.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    pub fn value(
        x: f64,
        rating: u32,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value2::<
                    ::cotangent::__private::Scalar<f64>,
                >(
                    ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    rating,
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
        rating: u32,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> MatchedGrad),
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
                    rating,
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
                    MatchedGrad { x: cotangents.0.0 }
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
        rating: u32,
        tangent: &MatchedGrad,
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
                    rating,
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
        rating: u32,
        gradient: &mut MatchedGrad,
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
                    rating,
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                *gradient = MatchedGrad { x: cotangents.0.0 };
                ::core::result::Result::Ok(value.0)
            },
        )
    }
    #[doc(hidden)]
    #[inline]
    pub fn __value_and_grad_wrt<__W0: ::cotangent::__private::Wanted>(
        x: f64,
        rating: u32,
        wanted: impl ::core::ops::FnOnce(
            MatchedGradWrt<::cotangent::__private::No>,
        ) -> MatchedGradWrt<__W0>,
    ) -> ::core::result::Result<
        (
            f64,
            MatchedGradWrt<
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
                    rating,
                );
                let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
                ::core::result::Result::Ok((
                    value.0,
                    MatchedGradWrt {
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
        rating: u32,
    ) -> ::core::result::Result<(f64, MatchedGrad), ::cotangent::Error> {
        let mut gradient = <MatchedGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(x, rating, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        x: f64,
        rating: u32,
    ) -> ::core::result::Result<MatchedGrad, ::cotangent::Error> {
        let mut gradient = <MatchedGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(x, rating, &mut gradient)?;
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
        rating: u32,
        tangent: &MatchedGrad,
    ) -> ::core::result::Result<MatchedGrad, ::cotangent::Error> {
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
                    rating,
                );
                let cotangents = pullback(
                    ::cotangent::__private::Dual::<
                        ::cotangent::__private::Scalar<f64>,
                    >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
                );
                ::core::result::Result::Ok(MatchedGrad {
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
        rating: u32,
    ) -> ::core::result::Result<[[f64; 1usize]; 1usize], ::cotangent::Error> {
        struct __Gradient<'a> {
            numbers: [f64; 1],
            rating: u32,
            lifetime: ::core::marker::PhantomData<&'a ()>,
        }
        impl<'a> ::cotangent::__private::Linear<f64, 1usize> for __Gradient<'a> {
            #[inline(always)]
            fn at<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                tangents: [__V; 1usize],
            ) -> [__V; 1usize] {
                let rating = self.rating;
                let (_, pullback) = matched::__vjp2::<
                    ::cotangent::__private::Dual<__V>,
                >(
                    ::cotangent::__private::Dual {
                        primal: <__V as ::cotangent::__private::Lane>::splat(
                            self.numbers[0usize],
                        ),
                        tangent: tangents[0usize],
                    },
                    rating,
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
                    rating,
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
        rating: u32,
        value: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<(u32,)>,
        > ::cotangent::__private::Body<f64, 1usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * matched::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let (rating,) = ::cotangent::__private::Carries::get(self.0);
                let result = matched::__value2::<__V>(lane_0, rating);
                [::cotangent::__private::Term::Value(result)]
            }
        }
        let mut place_0 = value;
        let extent = ::cotangent::__private::MapExtent::of("matched::map_value")
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped((rating,)),
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
        rating: u32,
        value: impl ::cotangent::__private::MapOutput<f64>,
        grads: MatchedGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<(u32,)>,
        > ::cotangent::__private::Body<f64, 1usize, 2usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * matched::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; 2usize] {
                let (rating,) = ::cotangent::__private::Carries::get(self.0);
                let (result, pullback) = matched::__vjp2::<__V>(lane_0, rating);
                let cotangents = pullback(
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                );
                [
                    ::cotangent::__private::Term::Value(result),
                    ::cotangent::__private::Term::Value(cotangents.0),
                ]
            }
        }
        let (mut place_0, MatchedGrads { x: mut place_1 }) = (value, grads);
        let extent = ::cotangent::__private::MapExtent::of("matched::map_value_and_grad")
            .reads::<f64>("x", x)?
            .writes::<f64>("value", &place_0)?
            .writes::<f64>("grads.x", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped((rating,)),
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
        rating: u32,
        tangent: MatchedGrads<impl ::cotangent::__private::MapInput<f64>>,
        product: MatchedGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<(u32,)>,
        > ::cotangent::__private::Body<f64, 2usize, 1usize> for __Mapped<__P> {
            const FLOPS: usize = 3usize * matched::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                direction_lane_0,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; 1usize] {
                let (rating,) = ::cotangent::__private::Carries::get(self.0);
                let (_, pullback) = matched::__vjp2::<
                    ::cotangent::__private::Dual<__V>,
                >(
                    ::cotangent::__private::Dual {
                        primal: lane_0,
                        tangent: direction_lane_0,
                    },
                    rating,
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
        let (MatchedGrads { x: direction_0 }, MatchedGrads { x: mut place_0 }) = (
            tangent,
            product,
        );
        let extent = ::cotangent::__private::MapExtent::of("matched::map_hvp")
            .reads::<f64>("x", x)?
            .reads::<f64>("tangent.x", direction_0)?
            .writes::<f64>("product.x", &place_0)?;
        let [total_0] = ::cotangent::__private::sweep(
            __Mapped((rating,)),
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
        rating: u32,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("matched");
        let mut reverse: MatchedGrad = matched::grad(x, rating)?;
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
            let (_, forward_slope) = matched::jvp(x, rating, &unit)?;
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
                        matched::value(moved, rating)
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
impl ::cotangent::__private::Companion for matched {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for matched {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for matched {
    type Type<'a> = u32;
}
const _: fn() = || {
    let _ = matched;
};
