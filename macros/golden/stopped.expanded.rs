fn stopped(w: f64, x: f64) -> f64 {
    stop_gradient(w * x) * w
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
///The derivatives of [`stopped`](fn@stopped), as associated functions.
#[allow(non_camel_case_types)]
struct stopped {}
#[automatically_derived]
#[allow(unused, clippy::all, clippy::pedantic)]
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
    ) -> (__V, impl ::core::ops::FnOnce(__V) -> (__V, __V)) {
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
                (t_6, <__V as ::cotangent::__private::Lane>::splat(0.0))
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
        ::core::result::Result::Ok((
            value.0,
            move |cotangent: f64| {
                let cotangents = pullback(
                    ::cotangent::__private::Scalar::<f64>(cotangent),
                );
                StoppedGrad {
                    w: cotangents.0.0,
                    x: cotangents.1.0,
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
        w: f64,
        x: f64,
        tangent: &StoppedGrad,
    ) -> ::core::result::Result<(f64, f64), ::cotangent::Error> {
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
        let mut hessian = [[0.0; 2usize]; 2usize];
        for turn in 0..2usize {
            let (_, pullback) = Self::__vjp2::<
                ::cotangent::__private::Dual<::cotangent::__private::Scalar<f64>>,
            >(
                ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                    primal: ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&w)),
                    tangent: ::cotangent::__private::Scalar::<
                        f64,
                    >(if turn == 0 { 1.0 } else { 0.0 }),
                },
                ::cotangent::__private::Dual::<::cotangent::__private::Scalar<f64>> {
                    primal: ::cotangent::__private::Scalar::<
                        f64,
                    >(<f64 as ::cotangent::__private::ScalarArgument>::get(&x)),
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
