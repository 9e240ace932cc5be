fn branch_on_data(x: f64, w: f64) -> f64 {
    if x > 0.0 { x.sqrt() * w } else { 0.0 }
}
///The gradient of [`branch_on_data`](fn@branch_on_data).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct BranchOnDataGrad {
    ///The gradient by `x`.
    pub x: <f64 as ::cotangent::__private::Argument>::Grad,
    ///The gradient by `w`.
    pub w: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for BranchOnDataGrad {
    fn default() -> Self {
        Self {
            x: ::core::default::Default::default(),
            w: ::core::default::Default::default(),
        }
    }
}
///The derivatives of [`branch_on_data`](fn@branch_on_data), as associated functions.
#[allow(non_camel_case_types)]
struct branch_on_data {}
#[automatically_derived]
#[allow(unused, clippy::all, clippy::pedantic)]
impl branch_on_data {
    #[doc(hidden)]
    pub const __FLOPS: usize = 24usize;
    #[doc(hidden)]
    #[inline(always)]
    pub fn __value2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        w: impl ::cotangent::__private::IntoLane<__V>,
    ) -> __V {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let w_4 = ::cotangent::__private::IntoLane::<__V>::into_lane(w);
        let c_1 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let m_2 = ::cotangent::__private::Lane::lt(c_1, x_0);
        let branch_5 = {
            let then = {
                let (x_0, w_2) = (x_0, w_4);
                let t_1 = ::cotangent::__private::Lane::sqrt(x_0);
                let t_3 = t_1 * w_2;
                (t_3,)
            };
            let otherwise = {
                let () = ();
                let c_0 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                (c_0,)
            };
            (<__V as ::cotangent::__private::Lane>::select(m_2, then.0, otherwise.0),)
        };
        let t_6 = branch_5.0;
        t_6
    }
    #[doc(hidden)]
    #[inline(always)]
    pub fn __vjp2<__V: ::cotangent::__private::Lane<Elem = f64>>(
        x: impl ::cotangent::__private::IntoLane<__V>,
        w: impl ::cotangent::__private::IntoLane<__V>,
    ) -> (__V, impl ::core::ops::FnOnce(__V) -> (__V, __V)) {
        let x_0 = ::cotangent::__private::IntoLane::<__V>::into_lane(x);
        let w_4 = ::cotangent::__private::IntoLane::<__V>::into_lane(w);
        let c_1 = <__V as ::cotangent::__private::Lane>::splat(0.0);
        let m_2 = ::cotangent::__private::Lane::lt(c_1, x_0);
        let (branch_5, branch_5_pullback) = {
            let (then, then_pullback) = {
                let (x_0, w_2) = (x_0, w_4);
                let t_1 = ::cotangent::__private::Lane::sqrt(x_0);
                let t_3 = t_1 * w_2;
                (
                    (t_3,),
                    #[inline(always)]
                    move |(seed_4,): (__V,)| {
                        let t_5 = t_1 * seed_4;
                        let t_6 = ::cotangent::__private::Lane::recip(t_1);
                        let c_7 = <__V as ::cotangent::__private::Lane>::splat(0.5);
                        let t_8 = c_7 * w_2;
                        let t_9 = t_8 * seed_4;
                        let t_10 = t_9 * t_6;
                        (t_10, t_5)
                    },
                )
            };
            let (otherwise, otherwise_pullback) = {
                let () = ();
                let c_0 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                (
                    (c_0,),
                    #[inline(always)]
                    move |(_,): (__V,)| {
                        (
                            <__V as ::cotangent::__private::Lane>::splat(0.0),
                            <__V as ::cotangent::__private::Lane>::splat(0.0),
                        )
                    },
                )
            };
            (
                (
                    <__V as ::cotangent::__private::Lane>::select(
                        m_2,
                        then.0,
                        otherwise.0,
                    ),
                ),
                #[inline(always)]
                move |seeds: (__V,)| {
                    let then = then_pullback(seeds);
                    let otherwise = otherwise_pullback(seeds);
                    (
                        <__V as ::cotangent::__private::Lane>::select(
                            m_2,
                            then.0,
                            otherwise.0,
                        ),
                        <__V as ::cotangent::__private::Lane>::select(
                            m_2,
                            then.1,
                            otherwise.1,
                        ),
                    )
                },
            )
        };
        let t_6 = branch_5.0;
        (
            t_6,
            #[inline(always)]
            move |seed_7: __V| {
                let pullback_8 = branch_5_pullback((seed_7,));
                let d_9: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_8.0);
                let d_10: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_8.1);
                (d_9, d_10)
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
    pub fn value(x: f64, w: f64) -> ::core::result::Result<f64, ::cotangent::Error> {
        let value = Self::__value2::<
            ::cotangent::__private::Scalar<f64>,
        >(
            ::cotangent::__private::Scalar::<
                f64,
            >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
            ::cotangent::__private::Scalar::<
                f64,
            >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
        );
        ::core::result::Result::Ok(value.0)
    }
    /// The value, and a pullback: from a cotangent of the value to the gradient, which is the
    /// product of the cotangent and the Jacobian.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn vjp(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> BranchOnDataGrad),
        ::cotangent::Error,
    > {
        let (value, pullback) = Self::__vjp2::<
            ::cotangent::__private::Scalar<f64>,
        >(
            ::cotangent::__private::Scalar::<
                f64,
            >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
            ::cotangent::__private::Scalar::<
                f64,
            >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
        );
        ::core::result::Result::Ok((
            value.0,
            move |cotangent: f64| {
                let cotangents = pullback(
                    ::cotangent::__private::Scalar::<f64>(cotangent),
                );
                BranchOnDataGrad {
                    x: cotangents.0.0,
                    w: cotangents.1.0,
                }
            },
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
        w: f64,
        tangent: &BranchOnDataGrad,
    ) -> ::core::result::Result<(f64, f64), ::cotangent::Error> {
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
                >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                tangent: ::cotangent::__private::Scalar::<f64>(tangent.w),
            },
        );
        ::core::result::Result::Ok((value.primal.0, value.tangent.0))
    }
    /// The value; the gradient is written to `grad`.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    pub fn value_and_grad_into(
        x: f64,
        w: f64,
        gradient: &mut BranchOnDataGrad,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        let (value, pullback) = Self::__vjp2::<
            ::cotangent::__private::Scalar<f64>,
        >(
            ::cotangent::__private::Scalar::<
                f64,
            >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
            ::cotangent::__private::Scalar::<
                f64,
            >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
        );
        let cotangents = pullback(::cotangent::__private::Scalar::<f64>(1.0));
        *gradient = BranchOnDataGrad {
            x: cotangents.0.0,
            w: cotangents.1.0,
        };
        ::core::result::Result::Ok(value.0)
    }
    /// The value, and the gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn value_and_grad(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<(f64, BranchOnDataGrad), ::cotangent::Error> {
        let mut gradient = <BranchOnDataGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(x, w, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<BranchOnDataGrad, ::cotangent::Error> {
        let mut gradient = <BranchOnDataGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(x, w, &mut gradient)?;
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
        w: f64,
        tangent: &BranchOnDataGrad,
    ) -> ::core::result::Result<BranchOnDataGrad, ::cotangent::Error> {
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
                >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                tangent: ::cotangent::__private::Scalar::<f64>(tangent.w),
            },
        );
        let cotangents = pullback(
            ::cotangent::__private::Dual::<
                ::cotangent::__private::Scalar<f64>,
            >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
        );
        ::core::result::Result::Ok(BranchOnDataGrad {
            x: cotangents.0.tangent.0,
            w: cotangents.1.tangent.0,
        })
    }
    /// The matrix of second derivatives, by all floats that the function is differentiated by
    /// in the order of its parameters.
    ///
    /// # Errors
    /// Never: all functions of this kind share their signature.
    #[inline]
    pub fn hessian(
        x: f64,
        w: f64,
    ) -> ::core::result::Result<[[f64; 2usize]; 2usize], ::cotangent::Error> {
        let mut hessian = [[0.0; 2usize]; 2usize];
        for turn in 0..2usize {
            let (_, pullback) = Self::__vjp2::<
                ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
            >(
                ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                    primal: ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
                    tangent: ::cotangent::__private::Scalar::<
                        f64,
                    >(if turn == 0 { 1.0 } else { 0.0 }),
                },
                ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                    primal: ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                    tangent: ::cotangent::__private::Scalar::<
                        f64,
                    >(if turn == 1 { 1.0 } else { 0.0 }),
                },
            );
            let cotangents = pullback(
                ::cotangent::__private::Dual::<
                    ::cotangent::__private::Scalar<f64>,
                >::constant(::cotangent::__private::Scalar::<f64>(1.0)),
            );
            hessian[turn] = [cotangents.0.tangent.0, cotangents.1.tangent.0];
        }
        ::core::result::Result::Ok(hessian)
    }
    /// The generated program as text: the equations of the value and of its gradient, and the
    /// sweeps that compute them.
    #[inline]
    #[must_use]
    pub fn explain() -> &'static str {
        ".."
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for branch_on_data {
    type Float = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<0usize> for branch_on_data {
    type Type<'a> = f64;
}
#[automatically_derived]
impl ::cotangent::__private::ParameterType<1usize> for branch_on_data {
    type Type<'a> = f64;
}
const _: fn() = || {
    let _ = branch_on_data;
};
