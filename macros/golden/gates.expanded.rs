#[track_caller]
fn gates(w: f32, x: &[f32]) -> f32 {
    match gates::value(w, x) {
        ::core::result::Result::Ok(value) => value,
        ::core::result::Result::Err(error) => ::core::panic!("{}", error),
    }
}
const _: () = {
    #[allow(dead_code)]
    fn gates(w: f32, x: &[f32]) -> f32 {
        mean(x.map(|x| (w * x).max(0.0).sqrt().min(2.0)))
    }
};
///What [`gates::per_example_grads`] gives: the gradients of all examples, by each parameter; and where [`gates::per_example_grads_into`] writes them.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct GatesGrads<T0> {
    ///Where the gradient by `w` goes, or its direction.
    pub w: T0,
}
///The gradient of [`gates`](fn@gates).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct GatesGrad {
    ///The gradient by `w`.
    pub w: <f32 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for GatesGrad {
    fn default() -> Self {
        Self {
            w: ::core::default::Default::default(),
        }
    }
}
///As [`GatesGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct GatesGradWrt<__W0> {
    ///The gradient by `w`, or `()`.
    pub w: __W0,
}
#[automatically_derived]
impl<__W0> ::cotangent::__private::Wrt<12638202593718436950u64> for GatesGradWrt<__W0> {
    type With = GatesGradWrt<::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        GatesGradWrt {
            w: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`gates`](fn@gates), as associated functions.
#[allow(non_camel_case_types)]
struct gates {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl gates {
    /// The value, and a pullback: from a cotangent of the value to the gradient times that.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    #[inline]
    pub fn vjp(
        w: f32,
        x: &[f32],
    ) -> ::core::result::Result<
        (f32, impl ::core::ops::FnOnce(f32) -> GatesGrad + use<>),
        ::cotangent::Error,
    > {
        let (value, mut gradient) = Self::value_and_grad(w, x)?;
        ::core::result::Result::Ok((
            value,
            move |cotangent: f32| {
                <f32 as ::cotangent::__private::Argument>::scale(
                    &mut gradient.w,
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
    pub fn value(w: f32, x: &[f32]) -> ::core::result::Result<f32, ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f32>;
        let extent_1 = ::cotangent::__private::Extent::of(
            "gates",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let w_1: __ScalarLane = ::cotangent::__private::Scalar(
            <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
        );
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(0.0);
        let c_6 = <__ScalarLane as ::cotangent::__private::Lane>::splat(2.0);
        let length_9: __ScalarLane = extent_1.length();
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 2usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 15;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                w_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let t_2 = w_1 * x_0;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                let t_4 = ::cotangent::__private::Lane::max(t_2, c_3);
                let t_5 = ::cotangent::__private::Lane::sqrt(t_4);
                let c_6 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                let t_7 = ::cotangent::__private::Lane::min(t_5, c_6);
                [::cotangent::__private::Term::Value(t_7)]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1 {},
            extent_1.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (::cotangent::__private::Splat(w_1.0), ()),
            ),
            (::cotangent::__private::Sum, ()),
        );
        let [sum_8, ..] = totals;
        let sum_8 = ::cotangent::__private::Scalar(sum_8);
        let mean_10 = sum_8 / length_9;
        ::core::result::Result::Ok(mean_10.0)
    }
    /// The value; the gradient is written to `grad`, whose memory is used again where it has the
    /// right shape.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape; then `grad` is as before.
    pub fn value_and_grad_into(
        w: f32,
        x: &[f32],
        gradient: &mut GatesGrad,
    ) -> ::core::result::Result<f32, ::cotangent::Error> {
        Self::__value_and_grad_at::<::cotangent::__private::Yes>(w, x, &mut gradient.w)
    }
    #[doc(hidden)]
    #[inline]
    pub fn __value_and_grad_wrt<__W0: ::cotangent::__private::Wanted>(
        w: f32,
        x: &[f32],
        wanted: impl ::core::ops::FnOnce(
            GatesGradWrt<::cotangent::__private::No>,
        ) -> GatesGradWrt<__W0>,
    ) -> ::core::result::Result<
        (
            f32,
            GatesGradWrt<
                <__W0 as ::cotangent::__private::Wanted>::Of<
                    <f32 as ::cotangent::__private::Argument>::Grad,
                >,
            >,
        ),
        ::cotangent::Error,
    > {
        let mut gradient_w = <__W0 as ::cotangent::__private::Wanted>::make::<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >(|| ::core::default::Default::default());
        let value = Self::__value_and_grad_at::<__W0>(w, x, &mut gradient_w)?;
        ::core::result::Result::Ok((value, GatesGradWrt { w: gradient_w }))
    }
    fn __value_and_grad_at<__W0: ::cotangent::__private::Wanted>(
        w: f32,
        x: &[f32],
        gradient_w: &mut <__W0 as ::cotangent::__private::Wanted>::Of<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >,
    ) -> ::core::result::Result<f32, ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f32>;
        let extent_1 = ::cotangent::__private::Extent::of(
            "gates",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let w_1: __ScalarLane = ::cotangent::__private::Scalar(
            <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
        );
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(0.0);
        let c_6 = <__ScalarLane as ::cotangent::__private::Lane>::splat(2.0);
        let length_9: __ScalarLane = extent_1.length();
        let t_11 = ::cotangent::__private::Lane::recip(length_9);
        let c_12 = <__ScalarLane as ::cotangent::__private::Lane>::splat(1.0);
        let c_20 = <__ScalarLane as ::cotangent::__private::Lane>::splat(0.5);
        let t_21 = c_20 * t_11;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 2usize }, { (2usize) }> for __Sweep1 {
            const FLOPS: usize = 2usize + 29;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                w_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; (2usize)] {
                let t_2 = w_1 * x_0;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                let t_4 = ::cotangent::__private::Lane::max(t_2, c_3);
                let t_5 = ::cotangent::__private::Lane::sqrt(t_4);
                let c_6 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                let t_7 = ::cotangent::__private::Lane::min(t_5, c_6);
                let c_12 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                let t_13 = ::cotangent::__private::Slopes::pass_where_min_is_first(
                    t_5,
                    c_6,
                    c_12,
                );
                let t_15 = t_13 / t_5;
                let t_16 = ::cotangent::__private::Slopes::pass_where_max_is_first(
                    t_2,
                    c_3,
                    t_15,
                );
                [
                    ::cotangent::__private::Term::Value(t_7),
                    ::cotangent::__private::Term::Product(t_16, x_0),
                ]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1 {},
            extent_1.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (::cotangent::__private::Splat(w_1.0), ()),
            ),
            (
                ::cotangent::__private::Sum,
                (<__W0 as ::cotangent::__private::Wanted>::sum::<f32>(), ()),
            ),
        );
        let [sum_8, total_19, ..] = totals;
        let sum_8 = ::cotangent::__private::Scalar(sum_8);
        let total_19 = ::cotangent::__private::Scalar(total_19);
        let mean_10 = sum_8 / length_9;
        let t_22 = t_21 * total_19;
        <__W0 as ::cotangent::__private::Wanted>::edit::<
            <f32 as ::cotangent::__private::Argument>::Grad,
        >(
            gradient_w,
            #[inline(always)]
            |target| {
                (*target) = t_22.0;
            },
        );
        ::core::result::Result::Ok(mean_10.0)
    }
    /// The value, and its derivative in the direction `tangent`. Forward mode.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, tangents among them.
    #[inline]
    pub fn jvp(
        w: f32,
        x: &[f32],
        tangent: &GatesGrad,
    ) -> ::core::result::Result<(f32, f32), ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Dual<
            ::cotangent::__private::Scalar<f32>,
        >;
        let extent_1 = ::cotangent::__private::Extent::of(
            "gates",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let w_1 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.w),
        };
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(0.0);
        let c_6 = <__ScalarLane as ::cotangent::__private::Lane>::splat(2.0);
        let length_9 = __ScalarLane::constant(extent_1.length());
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 2usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 15;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                w_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let t_2 = w_1 * x_0;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                let t_4 = ::cotangent::__private::Lane::max(t_2, c_3);
                let t_5 = ::cotangent::__private::Lane::sqrt(t_4);
                let c_6 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                let t_7 = ::cotangent::__private::Lane::min(t_5, c_6);
                [::cotangent::__private::Term::Value(t_7)]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 2usize }, { (1usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (2usize) },
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
                inputs: [__V; { 2 * (2usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 1usize + (1usize) + ((1usize) - 1usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 2usize },
                    { 2 * (2usize) },
                    { (1usize) },
                    { 1usize + (1usize) + ((1usize) - 1usize) },
                >(&self.0, inputs, 1usize, 1usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1Dual(__Sweep1 {}),
            extent_1.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::Splat(w_1.primal.0),
                    (
                        ::cotangent::__private::Splat(0.0),
                        (::cotangent::__private::Splat(w_1.tangent.0), ()),
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
        let mean_10 = sum_8 / length_9;
        ::core::result::Result::Ok((mean_10.primal.0, mean_10.tangent.0))
    }
    /// The product of the Hessian and `tangent`: the derivative of the gradient in that direction.
    /// Forward over reverse mode.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, tangents among them.
    #[inline]
    pub fn hvp(
        w: f32,
        x: &[f32],
        tangent: &GatesGrad,
    ) -> ::core::result::Result<GatesGrad, ::cotangent::Error> {
        let mut gradient = <GatesGrad as ::core::default::Default>::default();
        let gradient = &mut gradient;
        type __ScalarLane = ::cotangent::__private::Dual<
            ::cotangent::__private::Scalar<f32>,
        >;
        let extent_1 = ::cotangent::__private::Extent::of(
            "gates",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let w_1 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.w),
        };
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(0.0);
        let c_6 = <__ScalarLane as ::cotangent::__private::Lane>::splat(2.0);
        let length_9 = __ScalarLane::constant(extent_1.length());
        let t_11 = ::cotangent::__private::Lane::recip(length_9);
        let c_12 = <__ScalarLane as ::cotangent::__private::Lane>::splat(1.0);
        let c_20 = <__ScalarLane as ::cotangent::__private::Lane>::splat(0.5);
        let t_21 = c_20 * t_11;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 2usize }, { (2usize) }> for __Sweep1 {
            const FLOPS: usize = 2usize + 29;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                w_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; (2usize)] {
                let t_2 = w_1 * x_0;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                let t_4 = ::cotangent::__private::Lane::max(t_2, c_3);
                let t_5 = ::cotangent::__private::Lane::sqrt(t_4);
                let c_6 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                let t_7 = ::cotangent::__private::Lane::min(t_5, c_6);
                let c_12 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                let t_13 = ::cotangent::__private::Slopes::pass_where_min_is_first(
                    t_5,
                    c_6,
                    c_12,
                );
                let t_15 = t_13 / t_5;
                let t_16 = ::cotangent::__private::Slopes::pass_where_max_is_first(
                    t_2,
                    c_3,
                    t_15,
                );
                [
                    ::cotangent::__private::Term::Value(t_7),
                    ::cotangent::__private::Term::Product(t_16, x_0),
                ]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f32, { 2usize }, { (2usize) }>,
        > ::cotangent::__private::Body<
            f32,
            { 2 * (2usize) },
            { 2usize + (2usize) + ((2usize) - 2usize) },
        > for __Sweep1Dual<B> {
            const FLOPS: usize = 3 * B::FLOPS;
            #[inline(always)]
            fn blocks_of_share(&self) -> usize {
                B::blocks_of_share(&self.0)
            }
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                inputs: [__V; { 2 * (2usize) }],
            ) -> [::cotangent::__private::Term<
                __V,
            >; { 2usize + (2usize) + ((2usize) - 2usize) }] {
                ::cotangent::__private::dual_results::<
                    _,
                    _,
                    _,
                    { 2usize },
                    { 2 * (2usize) },
                    { (2usize) },
                    { 2usize + (2usize) + ((2usize) - 2usize) },
                >(&self.0, inputs, 2usize, 2usize)
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1Dual(__Sweep1 {}),
            extent_1.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::Splat(w_1.primal.0),
                    (
                        ::cotangent::__private::Splat(0.0),
                        (::cotangent::__private::Splat(w_1.tangent.0), ()),
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
        let [sum_8, total_19, sum_8_tangent, total_19_tangent, ..] = totals;
        let sum_8 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_8),
            tangent: ::cotangent::__private::Scalar(sum_8_tangent),
        };
        let total_19 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(total_19),
            tangent: ::cotangent::__private::Scalar(total_19_tangent),
        };
        let mean_10 = sum_8 / length_9;
        let t_22 = t_21 * total_19;
        gradient.w = t_22.tangent.0;
        ::core::result::Result::Ok(::core::mem::take(gradient))
    }
    /// The value, and the gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn value_and_grad(
        w: f32,
        x: &[f32],
    ) -> ::core::result::Result<(f32, GatesGrad), ::cotangent::Error> {
        let mut gradient = <GatesGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(w, x, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        w: f32,
        x: &[f32],
    ) -> ::core::result::Result<GatesGrad, ::cotangent::Error> {
        let mut gradient = <GatesGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(w, x, &mut gradient)?;
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
        x: &[f32],
    ) -> ::core::result::Result<GatesGrads<::std::vec::Vec<f32>>, ::cotangent::Error> {
        let mut grads = GatesGrads {
            w: ::std::vec::Vec::new(),
        };
        let GatesGrads { w: place_0 } = &mut grads;
        Self::per_example_grads_into(
            w,
            x,
            GatesGrads {
                w: ::cotangent::__private::Grown(place_0),
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
        x: &[f32],
        grads: GatesGrads<impl ::cotangent::__private::MapOutput<f32>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        let GatesGrads { w: place_0 } = grads;
        Self::__per_example(
            w,
            x,
            ::cotangent::__private::Written((
                ::cotangent::__private::OfNumber("grads.w", place_0),
                (),
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
        x: &[f32],
    ) -> ::core::result::Result<::std::vec::Vec<f32>, ::cotangent::Error> {
        let mut norms = ::std::vec::Vec::new();
        Self::per_example_grad_norms_into(
            w,
            x,
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
        x: &[f32],
        norms: impl ::cotangent::__private::MapOutput<f32>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        Self::__per_example(
            w,
            x,
            ::cotangent::__private::Norms::<_, 1usize, 0usize>(norms),
        )
    }
    #[inline]
    fn __per_example(
        w: f32,
        x: &[f32],
        wanted: impl ::cotangent::__private::PerExample<f32>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f32>;
        let extent_0 = ::cotangent::__private::Extent::of(
            "gates",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(0.0);
        let c_6 = <__ScalarLane as ::cotangent::__private::Lane>::splat(2.0);
        let c_11 = <__ScalarLane as ::cotangent::__private::Lane>::splat(1.0);
        let c_19 = <__ScalarLane as ::cotangent::__private::Lane>::splat(0.5);
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {}
        impl ::cotangent::__private::Body<f32, { 2usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 0usize + 28;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f32>>(
                &self,
                [x_0,
                w_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let t_2 = w_1 * x_0;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(0.0);
                let t_4 = ::cotangent::__private::Lane::max(t_2, c_3);
                let t_5 = ::cotangent::__private::Lane::sqrt(t_4);
                let c_6 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                let c_11 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                let t_12 = ::cotangent::__private::Slopes::pass_where_min_is_first(
                    t_5,
                    c_6,
                    c_11,
                );
                let t_14 = t_12 / t_5;
                let t_15 = ::cotangent::__private::Slopes::pass_where_max_is_first(
                    t_2,
                    c_3,
                    t_14,
                );
                let t_17 = t_15 * x_0;
                let c_19 = <__V as ::cotangent::__private::Lane>::splat(0.5);
                let t_20 = c_19 * t_17;
                [::cotangent::__private::Term::Value(t_20)]
            }
        }
        let done = ::cotangent::__private::PerExample::run::<
            _,
            _,
            { 2usize },
            { (1usize) },
        >(
            wanted,
            __Sweep1 {},
            &extent_0,
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::Splat(
                        <f32 as ::cotangent::__private::ScalarArgument>::get(&w),
                    ),
                    (),
                ),
            ),
        );
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
        x: &[f32],
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("gates");
        let mut reverse: GatesGrad = gates::grad(w, x)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f32 as ::cotangent::__private::Movable>::floats(&mut unit.w),
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
            let (_, forward_slope) = gates::jvp(w, x, &unit)?;
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
                        gates::value(moved, x)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f32 as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for gates {
    type Float = f32;
}
const _: fn() = || {
    let _ = gates;
    ::cotangent::__private::same(::cotangent::mean::<&[f32]>, mean);
};
