#[track_caller]
fn loss_of_calls(w: f32, b: f32, x: &[f32], y: &[f32]) -> f32 {
    match loss_of_calls::value(w, b, x, y) {
        ::core::result::Result::Ok(value) => value,
        ::core::result::Result::Err(error) => ::core::panic!("{}", error),
    }
}
const _: () = {
    #[allow(dead_code)]
    fn loss_of_calls(w: f32, b: f32, x: &[f32], y: &[f32]) -> f32 {
        mean(zip(x, y).map(|(x, y)| square(predict(w, b, x) - y)))
    }
};
///What [`loss_of_calls::per_example_grads`] gives: the gradients of all examples, by each parameter; and where [`loss_of_calls::per_example_grads_into`] writes them.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct LossOfCallsGrads<T0, T1> {
    ///Where the gradient by `w` goes, or its direction.
    pub w: T0,
    ///Where the gradient by `b` goes, or its direction.
    pub b: T1,
}
///The gradient of [`loss_of_calls`](fn@loss_of_calls).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct LossOfCallsGrad {
    ///The gradient by `w`.
    pub w: <f32 as ::cotangent::__private::Argument>::Grad,
    ///The gradient by `b`.
    pub b: <f32 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for LossOfCallsGrad {
    fn default() -> Self {
        Self {
            w: ::core::default::Default::default(),
            b: ::core::default::Default::default(),
        }
    }
}
///As [`LossOfCallsGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct LossOfCallsGradWrt<__W0, __W1> {
    ///The gradient by `w`, or `()`.
    pub w: __W0,
    ///The gradient by `b`, or `()`.
    pub b: __W1,
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638202593718436950u64>
for LossOfCallsGradWrt<__W0, __W1> {
    type With = LossOfCallsGradWrt<::cotangent::__private::Yes, __W1>;
    fn with(self) -> Self::With {
        LossOfCallsGradWrt {
            w: ::cotangent::__private::Yes,
            b: self.b,
        }
    }
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638190499090526629u64>
for LossOfCallsGradWrt<__W0, __W1> {
    type With = LossOfCallsGradWrt<__W0, ::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        LossOfCallsGradWrt {
            w: self.w,
            b: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`loss_of_calls`](fn@loss_of_calls), as associated functions.
#[allow(non_camel_case_types)]
struct loss_of_calls {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl loss_of_calls {
    /// The value, and a pullback: from a cotangent of the value to the gradient times that.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    #[inline]
    pub fn vjp(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
    ) -> ::core::result::Result<
        (f32, impl ::core::ops::FnOnce(f32) -> LossOfCallsGrad + use<>),
        ::cotangent::Error,
    > {
        let (value, mut gradient) = Self::value_and_grad(w, b, x, y)?;
        ::core::result::Result::Ok((
            value,
            move |cotangent: f32| {
                <f32 as ::cotangent::__private::Argument>::scale(
                    &mut gradient.w,
                    cotangent,
                );
                <f32 as ::cotangent::__private::Argument>::scale(
                    &mut gradient.b,
                    cotangent,
                );
                gradient
            },
        ))
    }
    /// The value, without its gradient.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn value(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
    ) -> ::core::result::Result<f32, ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f32>;
        let extent_2 = ::cotangent::__private::Extent::of(
                "loss_of_calls",
                "x",
                ::cotangent::__private::ArrayArgument::shape(x),
            )
            .and("y", ::cotangent::__private::ArrayArgument::shape(y))?;
        let w_2: __ScalarLane = ::cotangent::__private::Scalar(
            <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
        );
        let b_3: __ScalarLane = ::cotangent::__private::Scalar(
            <f32 as ::cotangent::__private::ScalarArgument>::get(&b),
        );
        let length_8: __ScalarLane = extent_2.length();
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 4usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 21 + __Callee0::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                y_1,
                w_2,
                b_3,
                ]: [__V; 4usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let call_4 = __Callee0::__value3::<__V>(w_2, b_3, x_0);
                let t_5 = call_4 - y_1;
                [::cotangent::__private::Term::Product(t_5, t_5)]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1 {},
            extent_2.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::ArrayArgument::operand(y),
                    (
                        ::cotangent::__private::Splat(w_2.0),
                        (::cotangent::__private::Splat(b_3.0), ()),
                    ),
                ),
            ),
            (::cotangent::__private::Sum, ()),
        );
        let [sum_7, ..] = totals;
        let sum_7 = ::cotangent::__private::Scalar(sum_7);
        let mean_9 = sum_7 / length_8;
        mod unmarked {
            pub use ::cotangent::__private::Unmarked as __Callee0;
            pub trait __AnyFunction {
                const __FLOPS: usize = 0;
                fn __vjp3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> (V, fn(V) -> ((), (), ())) {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
                fn __value3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> V {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
            }
            impl<F> __AnyFunction for F {}
        }
        use unmarked::*;
        macro_rules! predict {
            () => {};
        }
        use predict as __Callee0;
        const _: () = ::cotangent::__private::assert_differentiable::<
            __Callee0,
            _,
        >(&__Callee0);
        ::core::result::Result::Ok(mean_9.0)
    }
    /// The value; the gradient is written to `grad`, whose memory is used again where it has the
    /// right shape.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape; then `grad` is as before.
    pub fn value_and_grad_into(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
        gradient: &mut LossOfCallsGrad,
    ) -> ::core::result::Result<f32, ::cotangent::Error> {
        Self::__value_and_grad_at::<
            ::cotangent::__private::Yes,
            ::cotangent::__private::Yes,
        >(w, b, x, y, &mut gradient.w, &mut gradient.b)
    }
    #[doc(hidden)]
    #[inline]
    pub fn __value_and_grad_wrt<
        __W0: ::cotangent::__private::Wanted,
        __W1: ::cotangent::__private::Wanted,
    >(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
        wanted: impl ::core::ops::FnOnce(
            LossOfCallsGradWrt<::cotangent::__private::No, ::cotangent::__private::No>,
        ) -> LossOfCallsGradWrt<__W0, __W1>,
    ) -> ::core::result::Result<
        (
            f32,
            LossOfCallsGradWrt<
                <__W0 as ::cotangent::__private::Wanted>::Of<
                    <f32 as ::cotangent::__private::Argument>::Grad,
                >,
                <__W1 as ::cotangent::__private::Wanted>::Of<
                    <f32 as ::cotangent::__private::Argument>::Grad,
                >,
            >,
        ),
        ::cotangent::Error,
    > {
        let mut gradient_w = <__W0 as ::cotangent::__private::Wanted>::make::<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >(|| ::core::default::Default::default());
        let mut gradient_b = <__W1 as ::cotangent::__private::Wanted>::make::<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >(|| ::core::default::Default::default());
        let value = Self::__value_and_grad_at::<
            __W0,
            __W1,
        >(w, b, x, y, &mut gradient_w, &mut gradient_b)?;
        ::core::result::Result::Ok((
            value,
            LossOfCallsGradWrt {
                w: gradient_w,
                b: gradient_b,
            },
        ))
    }
    fn __value_and_grad_at<
        __W0: ::cotangent::__private::Wanted,
        __W1: ::cotangent::__private::Wanted,
    >(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
        gradient_w: &mut <__W0 as ::cotangent::__private::Wanted>::Of<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >,
        gradient_b: &mut <__W1 as ::cotangent::__private::Wanted>::Of<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >,
    ) -> ::core::result::Result<f32, ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f32>;
        let extent_2 = ::cotangent::__private::Extent::of(
                "loss_of_calls",
                "x",
                ::cotangent::__private::ArrayArgument::shape(x),
            )
            .and("y", ::cotangent::__private::ArrayArgument::shape(y))?;
        let w_2: __ScalarLane = ::cotangent::__private::Scalar(
            <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
        );
        let b_3: __ScalarLane = ::cotangent::__private::Scalar(
            <f32 as ::cotangent::__private::ScalarArgument>::get(&b),
        );
        let length_8: __ScalarLane = extent_2.length();
        let t_10 = ::cotangent::__private::Lane::recip(length_8);
        let c_15 = <__ScalarLane as ::cotangent::__private::Lane>::splat(2.0);
        let t_16 = c_15 * t_10;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 4usize }, { (3usize) }> for __Sweep1 {
            const FLOPS: usize = 3usize + 21 + __Callee0::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                y_1,
                w_2,
                b_3,
                ]: [__V; 4usize],
            ) -> [::cotangent::__private::Term<__V>; (3usize)] {
                let (call_4, call_4_pullback) = __Callee0::__vjp3::<__V>(w_2, b_3, x_0);
                let t_5 = call_4 - y_1;
                let pullback_11 = call_4_pullback(t_5);
                let d_12: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_11.0);
                let d_13: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_11.1);
                [
                    ::cotangent::__private::Term::Product(t_5, t_5),
                    ::cotangent::__private::Term::Value(d_13),
                    ::cotangent::__private::Term::Value(d_12),
                ]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1 {},
            extent_2.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::ArrayArgument::operand(y),
                    (
                        ::cotangent::__private::Splat(w_2.0),
                        (::cotangent::__private::Splat(b_3.0), ()),
                    ),
                ),
            ),
            (
                ::cotangent::__private::Sum,
                (
                    <__W1 as ::cotangent::__private::Wanted>::sum::<f32>(),
                    (<__W0 as ::cotangent::__private::Wanted>::sum::<f32>(), ()),
                ),
            ),
        );
        let [sum_7, total_14, total_18, ..] = totals;
        let sum_7 = ::cotangent::__private::Scalar(sum_7);
        let total_14 = ::cotangent::__private::Scalar(total_14);
        let total_18 = ::cotangent::__private::Scalar(total_18);
        let mean_9 = sum_7 / length_8;
        let t_17 = t_16 * total_14;
        let t_19 = t_16 * total_18;
        <__W0 as ::cotangent::__private::Wanted>::edit::<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >(
            gradient_w,
            #[inline(always)]
            |target| {
                (*target) = t_19.0;
            },
        );
        <__W1 as ::cotangent::__private::Wanted>::edit::<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >(
            gradient_b,
            #[inline(always)]
            |target| {
                (*target) = t_17.0;
            },
        );
        mod unmarked {
            pub use ::cotangent::__private::Unmarked as __Callee0;
            pub trait __AnyFunction {
                const __FLOPS: usize = 0;
                fn __vjp3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> (V, fn(V) -> ((), (), ())) {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
                fn __value3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> V {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
            }
            impl<F> __AnyFunction for F {}
        }
        use unmarked::*;
        macro_rules! predict {
            () => {};
        }
        use predict as __Callee0;
        ::core::result::Result::Ok(mean_9.0)
    }
    /// The value, and its derivative in the direction `tangent`. Forward mode.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, tangents among them.
    #[inline]
    pub fn jvp(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
        tangent: &LossOfCallsGrad,
    ) -> ::core::result::Result<(f32, f32), ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Dual<
            ::cotangent::__private::Scalar<f32>,
        >;
        let extent_2 = ::cotangent::__private::Extent::of(
                "loss_of_calls",
                "x",
                ::cotangent::__private::ArrayArgument::shape(x),
            )
            .and("y", ::cotangent::__private::ArrayArgument::shape(y))?;
        let w_2 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.w),
        };
        let b_3 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <f32 as ::cotangent::__private::ScalarArgument>::get(&b),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.b),
        };
        let length_8 = __ScalarLane::constant(extent_2.length());
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 4usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 21 + __Callee0::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                y_1,
                w_2,
                b_3,
                ]: [__V; 4usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let call_4 = __Callee0::__value3::<__V>(w_2, b_3, x_0);
                let t_5 = call_4 - y_1;
                [::cotangent::__private::Term::Product(t_5, t_5)]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 4usize }, { (1usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (4usize) },
            { 1usize + (1usize) + ((1usize) - 1usize) },
        > for __Sweep1Dual<B> {
            const FLOPS: usize = 3 * B::FLOPS;
            #[inline(always)]
            fn blocks_of_share(&self) -> usize {
                B::blocks_of_share(&self.0)
            }
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                inputs: [__V; { 2 * (4usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 1usize + (1usize) + ((1usize) - 1usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 4usize },
                    { 2 * (4usize) },
                    { (1usize) },
                    { 1usize + (1usize) + ((1usize) - 1usize) },
                >(&self.0, inputs, 1usize, 1usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1Dual(__Sweep1 {}),
            extent_2.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::ArrayArgument::operand(y),
                    (
                        ::cotangent::__private::Splat(w_2.primal.0),
                        (
                            ::cotangent::__private::Splat(b_3.primal.0),
                            (
                                ::cotangent::__private::Splat(0.0),
                                (
                                    ::cotangent::__private::Splat(0.0),
                                    (
                                        ::cotangent::__private::Splat(w_2.tangent.0),
                                        (::cotangent::__private::Splat(b_3.tangent.0), ()),
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            (::cotangent::__private::Sum, (::cotangent::__private::Sum, ())),
        );
        let [sum_7, sum_7_tangent, ..] = totals;
        let sum_7 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_7),
            tangent: ::cotangent::__private::Scalar(sum_7_tangent),
        };
        let mean_9 = sum_7 / length_8;
        mod unmarked {
            pub use ::cotangent::__private::Unmarked as __Callee0;
            pub trait __AnyFunction {
                const __FLOPS: usize = 0;
                fn __vjp3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> (V, fn(V) -> ((), (), ())) {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
                fn __value3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> V {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
            }
            impl<F> __AnyFunction for F {}
        }
        use unmarked::*;
        macro_rules! predict {
            () => {};
        }
        use predict as __Callee0;
        ::core::result::Result::Ok((mean_9.primal.0, mean_9.tangent.0))
    }
    /// The product of the Hessian and `tangent`: the derivative of the gradient in that direction.
    /// Forward over reverse mode.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, tangents among them.
    #[inline]
    pub fn hvp(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
        tangent: &LossOfCallsGrad,
    ) -> ::core::result::Result<LossOfCallsGrad, ::cotangent::Error> {
        let mut gradient = <LossOfCallsGrad as ::core::default::Default>::default();
        let gradient = &mut gradient;
        type __ScalarLane = ::cotangent::__private::Dual<
            ::cotangent::__private::Scalar<f32>,
        >;
        let extent_2 = ::cotangent::__private::Extent::of(
                "loss_of_calls",
                "x",
                ::cotangent::__private::ArrayArgument::shape(x),
            )
            .and("y", ::cotangent::__private::ArrayArgument::shape(y))?;
        let w_2 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.w),
        };
        let b_3 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <f32 as ::cotangent::__private::ScalarArgument>::get(&b),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.b),
        };
        let length_8 = __ScalarLane::constant(extent_2.length());
        let t_10 = ::cotangent::__private::Lane::recip(length_8);
        let c_15 = <__ScalarLane as ::cotangent::__private::Lane>::splat(2.0);
        let t_16 = c_15 * t_10;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 4usize }, { (3usize) }> for __Sweep1 {
            const FLOPS: usize = 3usize + 21 + __Callee0::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                y_1,
                w_2,
                b_3,
                ]: [__V; 4usize],
            ) -> [::cotangent::__private::Term<__V>; (3usize)] {
                let (call_4, call_4_pullback) = __Callee0::__vjp3::<__V>(w_2, b_3, x_0);
                let t_5 = call_4 - y_1;
                let pullback_11 = call_4_pullback(t_5);
                let d_12: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_11.0);
                let d_13: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_11.1);
                [
                    ::cotangent::__private::Term::Product(t_5, t_5),
                    ::cotangent::__private::Term::Value(d_13),
                    ::cotangent::__private::Term::Value(d_12),
                ]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 4usize }, { (3usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (4usize) },
            { 3usize + (3usize) + ((3usize) - 3usize) },
        > for __Sweep1Dual<B> {
            const FLOPS: usize = 3 * B::FLOPS;
            #[inline(always)]
            fn blocks_of_share(&self) -> usize {
                B::blocks_of_share(&self.0)
            }
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                inputs: [__V; { 2 * (4usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 3usize + (3usize) + ((3usize) - 3usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 4usize },
                    { 2 * (4usize) },
                    { (3usize) },
                    { 3usize + (3usize) + ((3usize) - 3usize) },
                >(&self.0, inputs, 3usize, 3usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1Dual(__Sweep1 {}),
            extent_2.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::ArrayArgument::operand(y),
                    (
                        ::cotangent::__private::Splat(w_2.primal.0),
                        (
                            ::cotangent::__private::Splat(b_3.primal.0),
                            (
                                ::cotangent::__private::Splat(0.0),
                                (
                                    ::cotangent::__private::Splat(0.0),
                                    (
                                        ::cotangent::__private::Splat(w_2.tangent.0),
                                        (::cotangent::__private::Splat(b_3.tangent.0), ()),
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            (
                ::cotangent::__private::Sum,
                (
                    ::cotangent::__private::Sum,
                    (
                        ::cotangent::__private::Sum,
                        (
                            ::cotangent::__private::Sum,
                            (
                                ::cotangent::__private::Sum,
                                (::cotangent::__private::Sum, ()),
                            ),
                        ),
                    ),
                ),
            ),
        );
        let [sum_7, total_14, total_18, sum_7_tangent, total_14_tangent,
        total_18_tangent, ..] = totals;
        let sum_7 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_7),
            tangent: ::cotangent::__private::Scalar(sum_7_tangent),
        };
        let total_14 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(total_14),
            tangent: ::cotangent::__private::Scalar(total_14_tangent),
        };
        let total_18 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(total_18),
            tangent: ::cotangent::__private::Scalar(total_18_tangent),
        };
        let mean_9 = sum_7 / length_8;
        let t_17 = t_16 * total_14;
        let t_19 = t_16 * total_18;
        gradient.w = t_19.tangent.0;
        gradient.b = t_17.tangent.0;
        mod unmarked {
            pub use ::cotangent::__private::Unmarked as __Callee0;
            pub trait __AnyFunction {
                const __FLOPS: usize = 0;
                fn __vjp3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> (V, fn(V) -> ((), (), ())) {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
                fn __value3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> V {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
            }
            impl<F> __AnyFunction for F {}
        }
        use unmarked::*;
        macro_rules! predict {
            () => {};
        }
        use predict as __Callee0;
        ::core::result::Result::Ok(::core::mem::take(gradient))
    }
    /// The value, and the gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn value_and_grad(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
    ) -> ::core::result::Result<(f32, LossOfCallsGrad), ::cotangent::Error> {
        let mut gradient = <LossOfCallsGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(w, b, x, y, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
    ) -> ::core::result::Result<LossOfCallsGrad, ::cotangent::Error> {
        let mut gradient = <LossOfCallsGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(w, b, x, y, &mut gradient)?;
        ::core::result::Result::Ok(gradient)
    }
    /// The gradient of each example's own term, by each differentiated parameter: what the function sums, or
    /// takes the mean of, differentiated for each example alone. The `1/n` of a mean is no part of it.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    #[inline]
    pub fn per_example_grads(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
    ) -> ::core::result::Result<
        LossOfCallsGrads<::std::vec::Vec<f32>, ::std::vec::Vec<f32>>,
        ::cotangent::Error,
    > {
        let mut grads = LossOfCallsGrads {
            w: ::std::vec::Vec::new(),
            b: ::std::vec::Vec::new(),
        };
        let LossOfCallsGrads { w: place_0, b: place_1 } = &mut grads;
        Self::per_example_grads_into(
            w,
            b,
            x,
            y,
            LossOfCallsGrads {
                w: ::cotangent::__private::Grown(place_0),
                b: ::cotangent::__private::Grown(place_1),
            },
        )?;
        ::core::result::Result::Ok(grads)
    }
    /// As [`per_example_grads`](Self::per_example_grads), written to slices or vectors that have a number for
    /// each example already.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, or in length from what they are written to; then
    /// nothing is written.
    #[inline]
    pub fn per_example_grads_into(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
        grads: LossOfCallsGrads<
            impl ::cotangent::__private::MapOutput<f32>,
            impl ::cotangent::__private::MapOutput<f32>,
        >,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        let LossOfCallsGrads { w: place_0, b: place_1 } = grads;
        Self::__per_example(
            w,
            b,
            x,
            y,
            ::cotangent::__private::Written((
                ::cotangent::__private::OfNumber("grads.w", place_0),
                (::cotangent::__private::OfNumber("grads.b", place_1), ()),
            )),
        )
    }
    /// The Euclidean norm of each example's gradient by all parameters that the examples share, as
    /// [`per_example_grads`](Self::per_example_grads) gives it.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    #[inline]
    pub fn per_example_grad_norms(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
    ) -> ::core::result::Result<::std::vec::Vec<f32>, ::cotangent::Error> {
        let mut norms = ::std::vec::Vec::new();
        Self::per_example_grad_norms_into(
            w,
            b,
            x,
            y,
            ::cotangent::__private::Grown(&mut norms),
        )?;
        ::core::result::Result::Ok(norms)
    }
    /// As [`per_example_grad_norms`](Self::per_example_grad_norms), written to a slice or vector that has a
    /// number for each example already.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, or in length from what they are written to; then
    /// nothing is written.
    #[inline]
    pub fn per_example_grad_norms_into(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
        norms: impl ::cotangent::__private::MapOutput<f32>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        Self::__per_example(
            w,
            b,
            x,
            y,
            ::cotangent::__private::Norms::<_, 2usize, 0usize>(norms),
        )
    }
    #[inline]
    fn __per_example(
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
        wanted: impl ::cotangent::__private::PerExample<f32>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f32>;
        let extent_0 = ::cotangent::__private::Extent::of(
                "loss_of_calls",
                "x",
                ::cotangent::__private::ArrayArgument::shape(x),
            )
            .and("y", ::cotangent::__private::ArrayArgument::shape(y))?;
        let c_13 = <__ScalarLane as ::cotangent::__private::Lane>::splat(2.0);
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 4usize }, { (2usize) }> for __Sweep1 {
            const FLOPS: usize = 0usize + 23 + __Callee0::__FLOPS;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                y_1,
                w_2,
                b_3,
                ]: [__V; 4usize],
            ) -> [::cotangent::__private::Term<__V>; (2usize)] {
                let (call_4, call_4_pullback) = __Callee0::__vjp3::<__V>(w_2, b_3, x_0);
                let t_5 = call_4 - y_1;
                let pullback_10 = call_4_pullback(t_5);
                let d_11: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_10.0);
                let d_12: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_10.1);
                let c_13 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                let t_14 = c_13 * d_12;
                let t_15 = c_13 * d_11;
                [
                    ::cotangent::__private::Term::Value(t_15),
                    ::cotangent::__private::Term::Value(t_14),
                ]
            }
        }
        let done = ::cotangent::__private::PerExample::run::<
            _,
            _,
            { 4usize },
            { (2usize) },
        >(
            wanted,
            __Sweep1 {},
            &extent_0,
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::ArrayArgument::operand(y),
                    (
                        ::cotangent::__private::Splat(
                            <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
                        ),
                        (
                            ::cotangent::__private::Splat(
                                <f32 as ::cotangent::__private::ScalarArgument>::get(&b),
                            ),
                            (),
                        ),
                    ),
                ),
            ),
        );
        mod unmarked {
            pub use ::cotangent::__private::Unmarked as __Callee0;
            pub trait __AnyFunction {
                const __FLOPS: usize = 0;
                fn __vjp3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> (V, fn(V) -> ((), (), ())) {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
                fn __value3<V>(
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                    _: impl ::core::marker::Sized,
                ) -> V {
                    const { ::core::panic!("rustc has rejected the user's call") }
                }
            }
            impl<F> __AnyFunction for F {}
        }
        use unmarked::*;
        macro_rules! predict {
            () => {};
        }
        use predict as __Callee0;
        done
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
        w: f32,
        b: f32,
        x: &[f32],
        y: &[f32],
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("loss_of_calls");
        let mut reverse: LossOfCallsGrad = loss_of_calls::grad(w, b, x, y)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f32 as ::cotangent::__private::Movable>::floats(&mut unit.w),
            ::core::option::Option::None,
        );
        ::cotangent::__private::set_unit_of(
            <f32 as ::cotangent::__private::Movable>::floats(&mut unit.b),
            ::core::option::Option::None,
        );
        let slopes = <f32 as ::cotangent::__private::Movable>::floats(&mut reverse.w)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f32 as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = loss_of_calls::jvp(w, b, x, y, &unit)?;
            let float = <::std::string::String as ::core::convert::From<
                &str,
            >>::from("`w`");
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <f32 as ::cotangent::__private::Movable>::moved(
                            &w,
                            &unit.w,
                            step,
                        );
                        loss_of_calls::value(moved, b, x, y)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f32 as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::None,
            );
        }
        let slopes = <f32 as ::cotangent::__private::Movable>::floats(&mut reverse.b)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <f32 as ::cotangent::__private::Movable>::floats(&mut unit.b),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = loss_of_calls::jvp(w, b, x, y, &unit)?;
            let float = <::std::string::String as ::core::convert::From<
                &str,
            >>::from("`b`");
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <f32 as ::cotangent::__private::Movable>::moved(
                            &b,
                            &unit.b,
                            step,
                        );
                        loss_of_calls::value(w, moved, x, y)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f32 as ::cotangent::__private::Movable>::floats(&mut unit.b),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for loss_of_calls {
    type Float = f32;
}
const _: fn() = || {
    let _ = loss_of_calls;
    ::cotangent::__private::same(::cotangent::mean::<&[f32]>, mean);
    ::cotangent::__private::same(::cotangent::zip::<&[f32], &[f32]>, zip);
    ::cotangent::__private::same(::cotangent::square::<f32>, square);
};
