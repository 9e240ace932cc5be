#[track_caller]
fn stages(w: &[f32], scale: &Variable<f32>) -> f32 {
    match stages::value(w, scale) {
        ::core::result::Result::Ok(value) => value,
        ::core::result::Result::Err(error) => ::core::panic!("{}", error),
    }
}
const _: () = {
    #[allow(dead_code)]
    fn stages(w: &[f32], scale: &Variable<f32>) -> f32 {
        let middle = mean(w);
        mean(w.map(|w| exp(scale * (w - middle))))
    }
};
///The gradient of [`stages`](fn@stages).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct StagesGrad {
    ///The gradient by `w`.
    pub w: <[f32] as ::cotangent::__private::Argument>::Grad,
    ///The gradient by `scale`.
    pub scale: <Variable<f32> as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for StagesGrad {
    fn default() -> Self {
        Self {
            w: ::core::default::Default::default(),
            scale: ::core::default::Default::default(),
        }
    }
}
///As [`StagesGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct StagesGradWrt<__W0, __W1> {
    ///The gradient by `w`, or `()`.
    pub w: __W0,
    ///The gradient by `scale`, or `()`.
    pub scale: __W1,
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<12638202593718436950u64>
for StagesGradWrt<__W0, __W1> {
    type With = StagesGradWrt<::cotangent::__private::Yes, __W1>;
    fn with(self) -> Self::With {
        StagesGradWrt {
            w: ::cotangent::__private::Yes,
            scale: self.scale,
        }
    }
}
#[automatically_derived]
impl<__W0, __W1> ::cotangent::__private::Wrt<7686723154774465937u64>
for StagesGradWrt<__W0, __W1> {
    type With = StagesGradWrt<__W0, ::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        StagesGradWrt {
            w: self.w,
            scale: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`stages`](fn@stages), as associated functions.
#[allow(non_camel_case_types)]
struct stages {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl stages {
    /// The value, and a pullback: from a cotangent of the value to the gradient times that.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    #[inline]
    pub fn vjp(
        w: &[f32],
        scale: &Variable<f32>,
    ) -> ::core::result::Result<
        (f32, impl ::core::ops::FnOnce(f32) -> StagesGrad + use<>),
        ::cotangent::Error,
    > {
        let (value, mut gradient) = Self::value_and_grad(w, scale)?;
        ::core::result::Result::Ok((
            value,
            move |cotangent: f32| {
                <[f32] as ::cotangent::__private::Argument>::scale(
                    &mut gradient.w,
                    cotangent,
                );
                <Variable<
                    f32,
                > as ::cotangent::__private::Argument>::scale(
                    &mut gradient.scale,
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
        w: &[f32],
        scale: &Variable<f32>,
    ) -> ::core::result::Result<f32, ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f32>;
        let extent_0 = ::cotangent::__private::Extent::of(
            "stages",
            "w",
            ::cotangent::__private::ArrayArgument::shape(w),
        );
        let length_2: __ScalarLane = extent_0.length();
        let scale_4: __ScalarLane = ::cotangent::__private::Scalar(
            <Variable<f32> as ::cotangent::__private::ScalarArgument>::get(scale),
        );
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 1usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 0;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                [::cotangent::__private::Term::Value(w_0)]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1 {},
            extent_0.elements(),
            (::cotangent::__private::ArrayArgument::operand(w), ()),
            (::cotangent::__private::Sum, ()),
        );
        let [sum_1, ..] = totals;
        let sum_1 = ::cotangent::__private::Scalar(sum_1);
        let mean_3 = sum_1 / length_2;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep2 {}
        impl ::cotangent::__private::Body<f32, { 3usize }, { (1usize) }> for __Sweep2 {
            const FLOPS: usize = 1usize + 27;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                mean_3,
                scale_4,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let t_5 = w_0 - mean_3;
                let t_6 = scale_4 * t_5;
                let t_7 = ::cotangent::__private::Lane::exp(t_6);
                [::cotangent::__private::Term::Value(t_7)]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep2 {},
            extent_0.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(w),
                (
                    ::cotangent::__private::Splat(mean_3.0),
                    (::cotangent::__private::Splat(scale_4.0), ()),
                ),
            ),
            (::cotangent::__private::Sum, ()),
        );
        let [sum_8, ..] = totals;
        let sum_8 = ::cotangent::__private::Scalar(sum_8);
        let mean_9 = sum_8 / length_2;
        ::core::result::Result::Ok(mean_9.0)
    }
    /// The value; the gradient is written to `grad`, whose memory is used again where it has the
    /// right shape.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape; then `grad` is as before.
    pub fn value_and_grad_into(
        w: &[f32],
        scale: &Variable<f32>,
        gradient: &mut StagesGrad,
    ) -> ::core::result::Result<f32, ::cotangent::Error> {
        Self::__value_and_grad_at::<
            ::cotangent::__private::Yes,
            ::cotangent::__private::Yes,
        >(w, scale, &mut gradient.w, &mut gradient.scale)
    }
    #[doc(hidden)]
    #[inline]
    pub fn __value_and_grad_wrt<
        __W0: ::cotangent::__private::Wanted,
        __W1: ::cotangent::__private::Wanted,
    >(
        w: &[f32],
        scale: &Variable<f32>,
        wanted: impl ::core::ops::FnOnce(
            StagesGradWrt<::cotangent::__private::No, ::cotangent::__private::No>,
        ) -> StagesGradWrt<__W0, __W1>,
    ) -> ::core::result::Result<
        (
            f32,
            StagesGradWrt<
                <__W0 as ::cotangent::__private::Wanted>::Of<
                    <[f32] as ::cotangent::__private::Argument>::Grad,
                >,
                <__W1 as ::cotangent::__private::Wanted>::Of<
                    <Variable<f32> as ::cotangent::__private::Argument>::Grad,
                >,
            >,
        ),
        ::cotangent::Error,
    > {
        let mut gradient_w = <__W0 as ::cotangent::__private::Wanted>::make::<
            <[f32] as ::cotangent::__private::Argument>::Grad,
        >(|| ::core::default::Default::default());
        let mut gradient_scale = <__W1 as ::cotangent::__private::Wanted>::make::<
            <Variable<f32> as ::cotangent::__private::Argument>::Grad,
        >(|| ::core::default::Default::default());
        let value = Self::__value_and_grad_at::<
            __W0,
            __W1,
        >(w, scale, &mut gradient_w, &mut gradient_scale)?;
        ::core::result::Result::Ok((
            value,
            StagesGradWrt {
                w: gradient_w,
                scale: gradient_scale,
            },
        ))
    }
    fn __value_and_grad_at<
        __W0: ::cotangent::__private::Wanted,
        __W1: ::cotangent::__private::Wanted,
    >(
        w: &[f32],
        scale: &Variable<f32>,
        gradient_w: &mut <__W0 as ::cotangent::__private::Wanted>::Of<
            <[f32] as ::cotangent::__private::Argument>::Grad,
        >,
        gradient_scale: &mut <__W1 as ::cotangent::__private::Wanted>::Of<
            <Variable<f32> as ::cotangent::__private::Argument>::Grad,
        >,
    ) -> ::core::result::Result<f32, ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f32>;
        let extent_0 = ::cotangent::__private::Extent::of(
            "stages",
            "w",
            ::cotangent::__private::ArrayArgument::shape(w),
        );
        let length_2: __ScalarLane = extent_0.length();
        let scale_4: __ScalarLane = ::cotangent::__private::Scalar(
            <Variable<f32> as ::cotangent::__private::ScalarArgument>::get(scale),
        );
        let t_10 = ::cotangent::__private::Lane::recip(length_2);
        let t_16 = scale_4 * t_10;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 1usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 0;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                [::cotangent::__private::Term::Value(w_0)]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1 {},
            extent_0.elements(),
            (::cotangent::__private::ArrayArgument::operand(w), ()),
            (::cotangent::__private::Sum, ()),
        );
        let [sum_1, ..] = totals;
        let sum_1 = ::cotangent::__private::Scalar(sum_1);
        let mean_3 = sum_1 / length_2;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep2 {}
        impl ::cotangent::__private::Body<f32, { 3usize }, { (2usize) }> for __Sweep2 {
            const FLOPS: usize = 2usize + 27;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                mean_3,
                scale_4,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; (2usize)] {
                let t_5 = w_0 - mean_3;
                let t_6 = scale_4 * t_5;
                let t_7 = ::cotangent::__private::Lane::exp(t_6);
                [
                    ::cotangent::__private::Term::Value(t_7),
                    ::cotangent::__private::Term::Product(t_7, t_5),
                ]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep2 {},
            extent_0.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(w),
                (
                    ::cotangent::__private::Splat(mean_3.0),
                    (::cotangent::__private::Splat(scale_4.0), ()),
                ),
            ),
            (
                ::cotangent::__private::Sum,
                (<__W1 as ::cotangent::__private::Wanted>::sum::<f32>(), ()),
            ),
        );
        let [sum_8, total_12, ..] = totals;
        let sum_8 = ::cotangent::__private::Scalar(sum_8);
        let total_12 = ::cotangent::__private::Scalar(total_12);
        let mean_9 = sum_8 / length_2;
        let t_13 = t_10 * total_12;
        let t_14 = sum_8 * t_10;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep3 {}
        impl ::cotangent::__private::Body<f32, { 5usize }, { (1usize) }> for __Sweep3 {
            const FLOPS: usize = 0usize + 29;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                mean_3,
                scale_4,
                t_14,
                t_16,
                ]: [__V; 5usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let t_5 = w_0 - mean_3;
                let t_6 = scale_4 * t_5;
                let t_7 = ::cotangent::__private::Lane::exp(t_6);
                let t_15 = t_7 - t_14;
                let t_17 = t_16 * t_15;
                [::cotangent::__private::Term::Value(t_17)]
            }
        }
        let totals = if <__W0 as ::cotangent::__private::Wanted>::IS_WANTED {
            ::cotangent::__private::sweep(
                __Sweep3 {},
                extent_0.elements(),
                (
                    ::cotangent::__private::ArrayArgument::operand(w),
                    (
                        ::cotangent::__private::Splat(mean_3.0),
                        (
                            ::cotangent::__private::Splat(scale_4.0),
                            (
                                ::cotangent::__private::Splat(t_14.0),
                                (::cotangent::__private::Splat(t_16.0), ()),
                            ),
                        ),
                    ),
                ),
                (
                    <__W0 as ::cotangent::__private::Wanted>::into_memory(
                        <__W0 as ::cotangent::__private::Wanted>::memory::<
                            [f32],
                        >(gradient_w, extent_0.shape()),
                    ),
                    (),
                ),
            )
        } else {
            [0.0; (1usize)]
        };
        let [..] = totals;
        <__W1 as ::cotangent::__private::Wanted>::edit::<
            <Variable<f32> as ::cotangent::__private::Argument>::Grad,
        >(
            gradient_scale,
            #[inline(always)]
            |target| {
                (*target) = t_13.0;
            },
        );
        ::core::result::Result::Ok(mean_9.0)
    }
    /// The value, and its derivative in the direction `tangent`. Forward mode.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, tangents among them.
    #[inline]
    pub fn jvp(
        w: &[f32],
        scale: &Variable<f32>,
        tangent: &StagesGrad,
    ) -> ::core::result::Result<(f32, f32), ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Dual<
            ::cotangent::__private::Scalar<f32>,
        >;
        let extent_0 = ::cotangent::__private::Extent::of(
                "stages",
                "w",
                ::cotangent::__private::ArrayArgument::shape(w),
            )
            .and("tangent.w", ::cotangent::__private::ArrayArgument::shape(&tangent.w))?;
        let length_2 = __ScalarLane::constant(extent_0.length());
        let scale_4 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <Variable<f32> as ::cotangent::__private::ScalarArgument>::get(scale),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.scale),
        };
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 1usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 0;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                [::cotangent::__private::Term::Value(w_0)]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 1usize }, { (1usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (1usize) },
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
                inputs: [__V; { 2 * (1usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 1usize + (1usize) + ((1usize) - 1usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 1usize },
                    { 2 * (1usize) },
                    { (1usize) },
                    { 1usize + (1usize) + ((1usize) - 1usize) },
                >(&self.0, inputs, 1usize, 1usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1Dual(__Sweep1 {}),
            extent_0.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(w),
                (::cotangent::__private::ArrayArgument::operand(&tangent.w), ()),
            ),
            (::cotangent::__private::Sum, (::cotangent::__private::Sum, ())),
        );
        let [sum_1, sum_1_tangent, ..] = totals;
        let sum_1 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_1),
            tangent: ::cotangent::__private::Scalar(sum_1_tangent),
        };
        let mean_3 = sum_1 / length_2;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep2 {}
        impl ::cotangent::__private::Body<f32, { 3usize }, { (1usize) }> for __Sweep2 {
            const FLOPS: usize = 1usize + 27;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                mean_3,
                scale_4,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let t_5 = w_0 - mean_3;
                let t_6 = scale_4 * t_5;
                let t_7 = ::cotangent::__private::Lane::exp(t_6);
                [::cotangent::__private::Term::Value(t_7)]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep2Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 3usize }, { (1usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (3usize) },
            { 1usize + (1usize) + ((1usize) - 1usize) },
        > for __Sweep2Dual<B> {
            const FLOPS: usize = 3 * B::FLOPS;
            #[inline(always)]
            fn blocks_of_share(&self) -> usize {
                B::blocks_of_share(&self.0)
            }
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                inputs: [__V; { 2 * (3usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 1usize + (1usize) + ((1usize) - 1usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 3usize },
                    { 2 * (3usize) },
                    { (1usize) },
                    { 1usize + (1usize) + ((1usize) - 1usize) },
                >(&self.0, inputs, 1usize, 1usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep2Dual(__Sweep2 {}),
            extent_0.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(w),
                (
                    ::cotangent::__private::Splat(mean_3.primal.0),
                    (
                        ::cotangent::__private::Splat(scale_4.primal.0),
                        (
                            ::cotangent::__private::ArrayArgument::operand(&tangent.w),
                            (
                                ::cotangent::__private::Splat(mean_3.tangent.0),
                                (::cotangent::__private::Splat(scale_4.tangent.0), ()),
                            ),
                        ),
                    ),
                ),
            ),
            (::cotangent::__private::Sum, (::cotangent::__private::Sum, ())),
        );
        let [sum_8, sum_8_tangent, ..] = totals;
        let sum_8 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_8),
            tangent: ::cotangent::__private::Scalar(sum_8_tangent),
        };
        let mean_9 = sum_8 / length_2;
        ::core::result::Result::Ok((mean_9.primal.0, mean_9.tangent.0))
    }
    /// The product of the Hessian and `tangent`: the derivative of the gradient in that direction.
    /// Forward over reverse mode.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, tangents among them.
    #[inline]
    pub fn hvp(
        w: &[f32],
        scale: &Variable<f32>,
        tangent: &StagesGrad,
    ) -> ::core::result::Result<StagesGrad, ::cotangent::Error> {
        let mut gradient = <StagesGrad as ::core::default::Default>::default();
        let gradient = &mut gradient;
        type __ScalarLane = ::cotangent::__private::Dual<
            ::cotangent::__private::Scalar<f32>,
        >;
        let extent_0 = ::cotangent::__private::Extent::of(
                "stages",
                "w",
                ::cotangent::__private::ArrayArgument::shape(w),
            )
            .and("tangent.w", ::cotangent::__private::ArrayArgument::shape(&tangent.w))?;
        let length_2 = __ScalarLane::constant(extent_0.length());
        let scale_4 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <Variable<f32> as ::cotangent::__private::ScalarArgument>::get(scale),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.scale),
        };
        let t_10 = ::cotangent::__private::Lane::recip(length_2);
        let t_16 = scale_4 * t_10;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 1usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 0;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                ]: [__V; 1usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                [::cotangent::__private::Term::Value(w_0)]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 1usize }, { (1usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (1usize) },
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
                inputs: [__V; { 2 * (1usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 1usize + (1usize) + ((1usize) - 1usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 1usize },
                    { 2 * (1usize) },
                    { (1usize) },
                    { 1usize + (1usize) + ((1usize) - 1usize) },
                >(&self.0, inputs, 1usize, 1usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1Dual(__Sweep1 {}),
            extent_0.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(w),
                (::cotangent::__private::ArrayArgument::operand(&tangent.w), ()),
            ),
            (::cotangent::__private::Sum, (::cotangent::__private::Sum, ())),
        );
        let [sum_1, sum_1_tangent, ..] = totals;
        let sum_1 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_1),
            tangent: ::cotangent::__private::Scalar(sum_1_tangent),
        };
        let mean_3 = sum_1 / length_2;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep2 {}
        impl ::cotangent::__private::Body<f32, { 3usize }, { (2usize) }> for __Sweep2 {
            const FLOPS: usize = 2usize + 27;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                mean_3,
                scale_4,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; (2usize)] {
                let t_5 = w_0 - mean_3;
                let t_6 = scale_4 * t_5;
                let t_7 = ::cotangent::__private::Lane::exp(t_6);
                [
                    ::cotangent::__private::Term::Value(t_7),
                    ::cotangent::__private::Term::Product(t_7, t_5),
                ]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep2Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 3usize }, { (2usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (3usize) },
            { 2usize + (2usize) + ((2usize) - 2usize) },
        > for __Sweep2Dual<B> {
            const FLOPS: usize = 3 * B::FLOPS;
            #[inline(always)]
            fn blocks_of_share(&self) -> usize {
                B::blocks_of_share(&self.0)
            }
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                inputs: [__V; { 2 * (3usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 2usize + (2usize) + ((2usize) - 2usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 3usize },
                    { 2 * (3usize) },
                    { (2usize) },
                    { 2usize + (2usize) + ((2usize) - 2usize) },
                >(&self.0, inputs, 2usize, 2usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep2Dual(__Sweep2 {}),
            extent_0.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(w),
                (
                    ::cotangent::__private::Splat(mean_3.primal.0),
                    (
                        ::cotangent::__private::Splat(scale_4.primal.0),
                        (
                            ::cotangent::__private::ArrayArgument::operand(&tangent.w),
                            (
                                ::cotangent::__private::Splat(mean_3.tangent.0),
                                (::cotangent::__private::Splat(scale_4.tangent.0), ()),
                            ),
                        ),
                    ),
                ),
            ),
            (
                ::cotangent::__private::Sum,
                (
                    ::cotangent::__private::Sum,
                    (::cotangent::__private::Sum, (::cotangent::__private::Sum, ())),
                ),
            ),
        );
        let [sum_8, total_12, sum_8_tangent, total_12_tangent, ..] = totals;
        let sum_8 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_8),
            tangent: ::cotangent::__private::Scalar(sum_8_tangent),
        };
        let total_12 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(total_12),
            tangent: ::cotangent::__private::Scalar(total_12_tangent),
        };
        let mean_9 = sum_8 / length_2;
        let t_13 = t_10 * total_12;
        let t_14 = sum_8 * t_10;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep3 {}
        impl ::cotangent::__private::Body<f32, { 5usize }, { (1usize) }> for __Sweep3 {
            const FLOPS: usize = 0usize + 29;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [w_0,
                mean_3,
                scale_4,
                t_14,
                t_16,
                ]: [__V; 5usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let t_5 = w_0 - mean_3;
                let t_6 = scale_4 * t_5;
                let t_7 = ::cotangent::__private::Lane::exp(t_6);
                let t_15 = t_7 - t_14;
                let t_17 = t_16 * t_15;
                [::cotangent::__private::Term::Value(t_17)]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep3Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 5usize }, { (1usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (5usize) },
            { 0usize + (1usize) + ((1usize) - 1usize) },
        > for __Sweep3Dual<B> {
            const FLOPS: usize = 3 * B::FLOPS;
            #[inline(always)]
            fn blocks_of_share(&self) -> usize {
                B::blocks_of_share(&self.0)
            }
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                inputs: [__V; { 2 * (5usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 0usize + (1usize) + ((1usize) - 1usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 5usize },
                    { 2 * (5usize) },
                    { (1usize) },
                    { 0usize + (1usize) + ((1usize) - 1usize) },
                >(&self.0, inputs, 0usize, 1usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep3Dual(__Sweep3 {}),
            extent_0.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(w),
                (
                    ::cotangent::__private::Splat(mean_3.primal.0),
                    (
                        ::cotangent::__private::Splat(scale_4.primal.0),
                        (
                            ::cotangent::__private::Splat(t_14.primal.0),
                            (
                                ::cotangent::__private::Splat(t_16.primal.0),
                                (
                                    ::cotangent::__private::ArrayArgument::operand(&tangent.w),
                                    (
                                        ::cotangent::__private::Splat(mean_3.tangent.0),
                                        (
                                            ::cotangent::__private::Splat(scale_4.tangent.0),
                                            (
                                                ::cotangent::__private::Splat(t_14.tangent.0),
                                                (::cotangent::__private::Splat(t_16.tangent.0), ()),
                                            ),
                                        ),
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            (
                ::cotangent::__private::Store::new(
                    <[f32] as ::cotangent::__private::ArrayArgument>::memory(
                        &mut gradient.w,
                        extent_0.shape(),
                    ),
                ),
                (),
            ),
        );
        let [..] = totals;
        gradient.scale = t_13.tangent.0;
        ::core::result::Result::Ok(::core::mem::take(gradient))
    }
    /// The value, and the gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn value_and_grad(
        w: &[f32],
        scale: &Variable<f32>,
    ) -> ::core::result::Result<(f32, StagesGrad), ::cotangent::Error> {
        let mut gradient = <StagesGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(w, scale, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        w: &[f32],
        scale: &Variable<f32>,
    ) -> ::core::result::Result<StagesGrad, ::cotangent::Error> {
        let mut gradient = <StagesGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(w, scale, &mut gradient)?;
        ::core::result::Result::Ok(gradient)
    }
    #[doc(hidden)]
    pub fn per_example_grads(w: &[f32], scale: &Variable<f32>)
    where
        for<'x> ::cotangent::__private::NoSum: ::cotangent::__private::SumOfTerms<'x>,
    {
        ::core::unreachable!()
    }
    #[doc(hidden)]
    pub fn per_example_grad_norms(w: &[f32], scale: &Variable<f32>)
    where
        for<'x> ::cotangent::__private::NoSum: ::cotangent::__private::SumOfTerms<'x>,
    {
        ::core::unreachable!()
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
        w: &[f32],
        scale: &Variable<f32>,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("stages");
        let mut reverse: StagesGrad = stages::grad(w, scale)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <[f32] as ::cotangent::__private::Movable>::floats(&mut unit.w),
            ::core::option::Option::None,
        );
        ::cotangent::__private::set_unit_of(
            <Variable<f32> as ::cotangent::__private::Movable>::floats(&mut unit.scale),
            ::core::option::Option::None,
        );
        let slopes = <[f32] as ::cotangent::__private::Movable>::floats(&mut reverse.w)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <[f32] as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = stages::jvp(w, scale, &unit)?;
            let float = ::std::format!("float {} of `w`", index);
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <[f32] as ::cotangent::__private::Movable>::moved(
                            w,
                            &unit.w,
                            step,
                        );
                        stages::value(&moved, scale)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <[f32] as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::None,
            );
        }
        let slopes = <Variable<
            f32,
        > as ::cotangent::__private::Movable>::floats(&mut reverse.scale)
            .to_vec();
        for index in 0..slopes.len() {
            let reverse_slope = slopes[index];
            ::cotangent::__private::set_unit_of(
                <Variable<
                    f32,
                > as ::cotangent::__private::Movable>::floats(&mut unit.scale),
                ::core::option::Option::Some(index),
            );
            let (_, forward_slope) = stages::jvp(w, scale, &unit)?;
            let float = <::std::string::String as ::core::convert::From<
                &str,
            >>::from("`scale`");
            check
                .compare(
                    float,
                    [reverse_slope, forward_slope],
                    |step| {
                        let moved = <Variable<
                            f32,
                        > as ::cotangent::__private::Movable>::moved(
                            scale,
                            &unit.scale,
                            step,
                        );
                        stages::value(w, &moved)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <Variable<
                    f32,
                > as ::cotangent::__private::Movable>::floats(&mut unit.scale),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for stages {
    type Float = f32;
}
const _: fn() = || {
    let _ = stages;
    ::cotangent::__private::same(::cotangent::mean::<&[f32]>, mean);
    ::cotangent::__private::same(::cotangent::mean::<&[f32]>, mean);
    ::cotangent::__private::same(::cotangent::exp::<f32>, exp);
};
