fn parts(p: (f64, [f64; 2])) -> [f64; 2] {
    let (scale, [a, b]) = p;
    let (sin, cos) = a.sin_cos();
    let mut q = [sin * scale, cos];
    q[1] *= b;
    q
}
///The gradient of [`parts`](fn@parts).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct PartsGrad {
    ///The gradient by `p`.
    pub p: (f64, [f64; 2]),
}
#[automatically_derived]
impl ::core::default::Default for PartsGrad {
    fn default() -> Self {
        Self { p: (0.0, [0.0, 0.0]) }
    }
}
///The derivatives of [`parts`](fn@parts), as associated functions.
#[allow(non_camel_case_types)]
struct parts {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl parts {
    #[doc(hidden)]
    pub const __FLOPS: usize = 59usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value1<__V: ::cotangent::__private::Lane<Elem = f64>>(
        p: (__V, [__V; 2]),
    ) -> [__V; 2] {
        let p_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(p.0);
        let p_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(p.1[0]);
        let p_2 = ::cotangent::__private::IntoLane::<__V>::into_lane(p.1[1]);
        let sin_3 = ::cotangent::__private::Lane::sin(p_1);
        let cos_4 = ::cotangent::__private::Lane::cos(p_1);
        let t_5 = sin_3 * p_0;
        let q_6 = cos_4 * p_2;
        [t_5, q_6]
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp1<__V: ::cotangent::__private::Lane<Elem = f64>>(
        p: (__V, [__V; 2]),
    ) -> ([__V; 2], impl ::core::ops::Fn([__V; 2]) -> ((__V, [__V; 2]),)) {
        let p_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(p.0);
        let p_1 = ::cotangent::__private::IntoLane::<__V>::into_lane(p.1[0]);
        let p_2 = ::cotangent::__private::IntoLane::<__V>::into_lane(p.1[1]);
        let sin_3 = ::cotangent::__private::Lane::sin(p_1);
        let cos_4 = ::cotangent::__private::Lane::cos(p_1);
        let t_5 = sin_3 * p_0;
        let q_6 = cos_4 * p_2;
        (
            [t_5, q_6],
            #[inline(always)]
            move |[seed_7, seed_8]: [__V; 2]| {
                let t_9 = p_2 * sin_3;
                let t_11 = p_0 * cos_4;
                let t_12 = t_11 * seed_7;
                let t_13 = ::cotangent::__private::Lane::mul_sub(t_9, seed_8, t_12);
                let t_14 = cos_4 * seed_8;
                let t_15 = -t_13;
                let t_16 = sin_3 * seed_7;
                ((t_16, [t_15, t_14]),)
            },
        )
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __passed0<'a>(argument: (f64, [f64; 2])) -> (f64, [f64; 2]) {
        argument
    }
    /// The value.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    pub fn value(
        p: (f64, [f64; 2]),
    ) -> ::core::result::Result<[f64; 2], ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value1::<
                    ::cotangent::__private::Scalar<f64>,
                >((
                    ::cotangent::__private::Scalar::<f64>(p.0),
                    [
                        ::cotangent::__private::Scalar::<f64>(p.1[0]),
                        ::cotangent::__private::Scalar::<f64>(p.1[1]),
                    ],
                ));
                ::core::result::Result::Ok([value[0].0, value[1].0])
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
        p: (f64, [f64; 2]),
    ) -> ::core::result::Result<
        ([f64; 2], impl ::core::ops::FnOnce([f64; 2]) -> PartsGrad),
        ::cotangent::Error,
    > {
        let (value, pullback) = ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let (value, pullback) = Self::__vjp1::<
                    ::cotangent::__private::Scalar<f64>,
                >((
                    ::cotangent::__private::Scalar::<f64>(p.0),
                    [
                        ::cotangent::__private::Scalar::<f64>(p.1[0]),
                        ::cotangent::__private::Scalar::<f64>(p.1[1]),
                    ],
                ));
                ([value[0].0, value[1].0], pullback)
            },
        );
        ::core::result::Result::Ok((
            value,
            move |cotangent: [f64; 2]| ::cotangent::__private::with_scalar_instructions(
                #[inline(always)]
                || {
                    let cotangents = pullback([
                        ::cotangent::__private::Scalar::<f64>(cotangent[0]),
                        ::cotangent::__private::Scalar::<f64>(cotangent[1]),
                    ]);
                    PartsGrad {
                        p: (cotangents.0.0.0, [cotangents.0.1[0].0, cotangents.0.1[1].0]),
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
        p: (f64, [f64; 2]),
        tangent: &PartsGrad,
    ) -> ::core::result::Result<([f64; 2], [f64; 2]), ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let value = Self::__value1::<
                    ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
                >((
                    ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                        primal: ::cotangent::__private::Scalar::<f64>(p.0),
                        tangent: ::cotangent::__private::Scalar::<f64>(tangent.p.0),
                    },
                    [
                        ::cotangent::__private::Dual::<
                            ::cotangent::__private::Scalar<f64>,
                        > {
                            primal: ::cotangent::__private::Scalar::<f64>(p.1[0]),
                            tangent: ::cotangent::__private::Scalar::<
                                f64,
                            >(tangent.p.1[0]),
                        },
                        ::cotangent::__private::Dual::<
                            ::cotangent::__private::Scalar<f64>,
                        > {
                            primal: ::cotangent::__private::Scalar::<f64>(p.1[1]),
                            tangent: ::cotangent::__private::Scalar::<
                                f64,
                            >(tangent.p.1[1]),
                        },
                    ],
                ));
                ::core::result::Result::Ok((
                    [value[0].primal.0, value[1].primal.0],
                    [value[0].tangent.0, value[1].tangent.0],
                ))
            },
        )
    }
    /// The matrix of first derivatives: a row for each float of the result, a column for each
    /// float that the function is differentiated by.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn jacobian(
        p: (f64, [f64; 2]),
    ) -> ::core::result::Result<[[f64; 3usize]; 2usize], ::cotangent::Error> {
        ::cotangent::__private::with_scalar_instructions(
            #[inline(always)]
            || {
                let mut jacobian = [[0.0; 3usize]; 2usize];
                let (_, pullback) = Self::__vjp1::<
                    ::cotangent::__private::Scalar<f64>,
                >((
                    ::cotangent::__private::Scalar::<f64>(p.0),
                    [
                        ::cotangent::__private::Scalar::<f64>(p.1[0]),
                        ::cotangent::__private::Scalar::<f64>(p.1[1]),
                    ],
                ));
                for turn in 0..2usize {
                    let value = [
                        if turn == 0usize { 1.0 } else { 0.0 },
                        if turn == 1usize { 1.0 } else { 0.0 },
                    ];
                    let cotangents = pullback([
                        ::cotangent::__private::Scalar::<f64>(value[0]),
                        ::cotangent::__private::Scalar::<f64>(value[1]),
                    ]);
                    let mut column = 0;
                    jacobian[turn][column] = cotangents.0.0.0;
                    column += 1;
                    jacobian[turn][column] = cotangents.0.1[0].0;
                    column += 1;
                    jacobian[turn][column] = cotangents.0.1[1].0;
                    column += 1;
                }
                ::core::result::Result::Ok(jacobian)
            },
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
        p: (
            impl ::cotangent::__private::MapInput<f64>,
            [impl ::cotangent::__private::MapInput<f64>; 2usize],
        ),
        value: [impl ::cotangent::__private::MapOutput<f64>; 2usize],
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 3usize, 2usize> for __Mapped<__P> {
            const FLOPS: usize = 1usize * parts::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                lane_2,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; 2usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let result = parts::__value1::<__V>((lane_0, [lane_1, lane_2]));
                [
                    ::cotangent::__private::Term::Value(result[0]),
                    ::cotangent::__private::Term::Value(result[1]),
                ]
            }
        }
        let [mut place_0, mut place_1] = value;
        let extent = ::cotangent::__private::MapExtent::of("parts::map_value")
            .reads::<f64>("p.0", p.0)?
            .reads::<f64>("p.1[0]", p.1[0])?
            .reads::<f64>("p.1[1]", p.1[1])?
            .writes::<f64>("value[0]", &place_0)?
            .writes::<f64>("value[1]", &place_1)?;
        let [total_0, total_1] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(p.0),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(p.1[0]),
                    (::cotangent::__private::MapInput::<f64>::operand(p.1[1]), ()),
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
    ///The value of each element, written to `value`, and its first derivatives, written to `jacobian`: a row for each float of the result, a column for each float that the function is differentiated by.
    ///
    /// Each argument is an array with a number for each element, or one number for all. Elements
    /// lie on lanes, and large arrays are shared between threads.
    ///
    /// # Errors
    /// If arrays differ in shape, or in length from what they are written to; then nothing is
    /// written.
    pub fn map_value_and_jacobian<'a>(
        p: (
            impl ::cotangent::__private::MapInput<f64>,
            [impl ::cotangent::__private::MapInput<f64>; 2usize],
        ),
        value: [impl ::cotangent::__private::MapOutput<f64>; 2usize],
        jacobian: [[impl ::cotangent::__private::MapOutput<f64>; 3usize]; 2usize],
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        Self::__map_jacobian("parts::map_value_and_jacobian", p, value, jacobian)
    }
    ///The first derivatives of each element, written to `jacobian`: a row for each float of the result, a column for each float that the function is differentiated by.
    ///
    /// Each argument is an array with a number for each element, or one number for all. Elements
    /// lie on lanes, and large arrays are shared between threads.
    ///
    /// # Errors
    /// If arrays differ in shape, or in length from what they are written to; then nothing is
    /// written.
    pub fn map_jacobian<'a>(
        p: (
            impl ::cotangent::__private::MapInput<f64>,
            [impl ::cotangent::__private::MapInput<f64>; 2usize],
        ),
        jacobian: [[impl ::cotangent::__private::MapOutput<f64>; 3usize]; 2usize],
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        Self::__map_jacobian("parts::map_jacobian", p, [(), ()], jacobian)
    }
    fn __map_jacobian<'a>(
        name: &'static str,
        p: (
            impl ::cotangent::__private::MapInput<f64>,
            [impl ::cotangent::__private::MapInput<f64>; 2usize],
        ),
        value: [impl ::cotangent::__private::MapOutput<f64>; 2usize],
        jacobian: [[impl ::cotangent::__private::MapOutput<f64>; 3usize]; 2usize],
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Mapped<__P>(__P);
        impl<
            'a,
            __P: ::cotangent::__private::Carries<()>,
        > ::cotangent::__private::Body<f64, 3usize, 8usize> for __Mapped<__P> {
            const FLOPS: usize = 2usize * parts::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [lane_0,
                lane_1,
                lane_2,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; 8usize] {
                let () = ::cotangent::__private::Carries::get(self.0);
                let (value, pullback) = parts::__vjp1::<__V>((lane_0, [lane_1, lane_2]));
                let turn_0 = pullback([
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                    <__V as ::cotangent::__private::Lane>::splat(0.0),
                ]);
                let turn_1 = pullback([
                    <__V as ::cotangent::__private::Lane>::splat(0.0),
                    <__V as ::cotangent::__private::Lane>::splat(1.0),
                ]);
                [
                    ::cotangent::__private::Term::Value(value[0]),
                    ::cotangent::__private::Term::Value(value[1]),
                    ::cotangent::__private::Term::Value(turn_0.0.0),
                    ::cotangent::__private::Term::Value(turn_0.0.1[0]),
                    ::cotangent::__private::Term::Value(turn_0.0.1[1]),
                    ::cotangent::__private::Term::Value(turn_1.0.0),
                    ::cotangent::__private::Term::Value(turn_1.0.1[0]),
                    ::cotangent::__private::Term::Value(turn_1.0.1[1]),
                ]
            }
        }
        let (
            [mut place_0,
            mut place_1,
            ],
            [[mut place_2,
            mut place_3,
            mut place_4,
            ],
            [mut place_5,
            mut place_6,
            mut place_7,
            ],
            ],
        ) = (value, jacobian);
        let extent = ::cotangent::__private::MapExtent::of(name)
            .reads::<f64>("p.0", p.0)?
            .reads::<f64>("p.1[0]", p.1[0])?
            .reads::<f64>("p.1[1]", p.1[1])?
            .writes::<f64>("value[0]", &place_0)?
            .writes::<f64>("value[1]", &place_1)?
            .writes::<f64>("jacobian[0][0]", &place_2)?
            .writes::<f64>("jacobian[0][1]", &place_3)?
            .writes::<f64>("jacobian[0][2]", &place_4)?
            .writes::<f64>("jacobian[1][0]", &place_5)?
            .writes::<f64>("jacobian[1][1]", &place_6)?
            .writes::<f64>("jacobian[1][2]", &place_7)?;
        let [total_0, total_1, total_2, total_3, total_4, total_5, total_6, total_7] = ::cotangent::__private::sweep(
            __Mapped(()),
            extent.elements(),
            (
                ::cotangent::__private::MapInput::<f64>::operand(p.0),
                (
                    ::cotangent::__private::MapInput::<f64>::operand(p.1[0]),
                    (::cotangent::__private::MapInput::<f64>::operand(p.1[1]), ()),
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
                                (
                                    ::cotangent::__private::MapOutput::<
                                        f64,
                                    >::sink(&mut place_5),
                                    (
                                        ::cotangent::__private::MapOutput::<
                                            f64,
                                        >::sink(&mut place_6),
                                        (
                                            ::cotangent::__private::MapOutput::<
                                                f64,
                                            >::sink(&mut place_7),
                                            (),
                                        ),
                                    ),
                                ),
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
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_5, total_5);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_6, total_6);
        ::cotangent::__private::MapOutput::<f64>::receive(&mut place_7, total_7);
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
    pub fn __check_gradients(
        p: (f64, [f64; 2]),
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    >
    where
        for<'x> ::cotangent::__private::Unchecked: ::cotangent::__private::Checkable<'x>,
    {
        ::core::unreachable!()
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for parts {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for parts {
    type Type<'a> = (f64, [f64; 2]);
}
const _: fn() = || {
    let _ = parts;
};
