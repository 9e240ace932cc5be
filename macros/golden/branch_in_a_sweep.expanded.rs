#[track_caller]
fn branch_in_a_sweep(w: f64, x: &[f64], is_robust: bool) -> f64 {
    match branch_in_a_sweep::value(w, x, is_robust) {
        ::core::result::Result::Ok(value) => value,
        ::core::result::Result::Err(error) => ::core::panic!("{}", error),
    }
}
const _: () = {
    #[allow(dead_code)]
    fn branch_in_a_sweep(w: f64, x: &[f64], is_robust: bool) -> f64 {
        mean(
            x
                .map(|x| {
                    let error = w * x - 1.0;
                    if is_robust && error.abs() > 1.0 {
                        error.abs()
                    } else {
                        error.powi(2)
                    }
                }),
        )
    }
};
///What [`branch_in_a_sweep::per_example_grads`] gives: the gradients of all examples, by each parameter; and where [`branch_in_a_sweep::per_example_grads_into`] writes them.
#[allow(dead_code)]
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct BranchInASweepGrads<T0> {
    ///Where the gradient by `w` goes, or its direction.
    pub w: T0,
}
///The gradient of [`branch_in_a_sweep`](fn@branch_in_a_sweep).
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
struct BranchInASweepGrad {
    ///The gradient by `w`.
    pub w: <f64 as ::cotangent::__private::Argument>::Grad,
}
#[automatically_derived]
impl ::core::default::Default for BranchInASweepGrad {
    fn default() -> Self {
        Self {
            w: ::core::default::Default::default(),
        }
    }
}
///As [`BranchInASweepGrad`], with what a call has asked for.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
struct BranchInASweepGradWrt<__W0> {
    ///The gradient by `w`, or `()`.
    pub w: __W0,
}
#[automatically_derived]
impl<__W0> ::cotangent::__private::Wrt<12638202593718436950u64>
for BranchInASweepGradWrt<__W0> {
    type With = BranchInASweepGradWrt<::cotangent::__private::Yes>;
    fn with(self) -> Self::With {
        BranchInASweepGradWrt {
            w: ::cotangent::__private::Yes,
        }
    }
}
///The derivatives of [`branch_in_a_sweep`](fn@branch_in_a_sweep), as associated functions.
#[allow(non_camel_case_types)]
struct branch_in_a_sweep {}
#[automatically_derived]
#[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
impl branch_in_a_sweep {
    /// The value, and a pullback: from a cotangent of the value to the gradient times that.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    #[inline]
    pub fn vjp(
        w: f64,
        x: &[f64],
        is_robust: bool,
    ) -> ::core::result::Result<
        (f64, impl ::core::ops::FnOnce(f64) -> BranchInASweepGrad + use<>),
        ::cotangent::Error,
    > {
        let (value, mut gradient) = Self::value_and_grad(w, x, is_robust)?;
        ::core::result::Result::Ok((
            value,
            move |cotangent: f64| {
                <f64 as ::cotangent::__private::Argument>::scale(
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
    pub fn value(
        w: f64,
        x: &[f64],
        is_robust: bool,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f64>;
        let extent_1 = ::cotangent::__private::Extent::of(
            "branch_in_a_sweep",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let w_1: __ScalarLane = ::cotangent::__private::Scalar(
            <f64 as ::cotangent::__private::ScalarArgument>::get(&w),
        );
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(1.0);
        let condition_5: bool = is_robust;
        let length_13: __ScalarLane = extent_1.length();
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {
            condition_5: bool,
        }
        impl ::cotangent::__private::Body<f64, { 2usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 14;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [x_0,
                w_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let condition_5 = self.condition_5;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                let error_4 = ::cotangent::__private::Lane::mul_sub(w_1, x_0, c_3);
                let t_6 = ::cotangent::__private::Lane::abs(error_4);
                let m_7 = ::cotangent::__private::Lane::lt(c_3, t_6);
                let m_8 = ::cotangent::__private::mask::<__V>(condition_5) & m_7;
                let branch_10 = {
                    let then = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::abs(error_0);
                        (t_1,)
                    };
                    let otherwise = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::square(error_0);
                        (t_1,)
                    };
                    (
                        <__V as ::cotangent::__private::Lane>::select(
                            m_8,
                            then.0,
                            otherwise.0,
                        ),
                    )
                };
                let t_11 = branch_10.0;
                [::cotangent::__private::Term::Value(t_11)]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1 {
                condition_5: condition_5,
            },
            extent_1.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (::cotangent::__private::Splat(w_1.0), ()),
            ),
            (::cotangent::__private::Sum, ()),
        );
        let [sum_12, ..] = totals;
        let sum_12 = ::cotangent::__private::Scalar(sum_12);
        let mean_14 = sum_12 / length_13;
        ::core::result::Result::Ok(mean_14.0)
    }
    /// The value; the gradient is written to `grad`, whose memory is used again where it has the
    /// right shape.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape; then `grad` is as before.
    pub fn value_and_grad_into(
        w: f64,
        x: &[f64],
        is_robust: bool,
        gradient: &mut BranchInASweepGrad,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        Self::__value_and_grad_at::<
            ::cotangent::__private::Yes,
        >(w, x, is_robust, &mut gradient.w)
    }
    #[doc(hidden)]
    #[inline]
    pub fn __value_and_grad_wrt<__W0: ::cotangent::__private::Wanted>(
        w: f64,
        x: &[f64],
        is_robust: bool,
        wanted: impl ::core::ops::FnOnce(
            BranchInASweepGradWrt<::cotangent::__private::No>,
        ) -> BranchInASweepGradWrt<__W0>,
    ) -> ::core::result::Result<
        (
            f64,
            BranchInASweepGradWrt<
                <__W0 as ::cotangent::__private::Wanted>::Of<
                    <f64 as ::cotangent::__private::Argument>::Grad,
                >,
            >,
        ),
        ::cotangent::Error,
    > {
        let mut gradient_w = <__W0 as ::cotangent::__private::Wanted>::make::<
            <f64 as ::cotangent::__private::Argument>::Grad,
        >(|| ::core::default::Default::default());
        let value = Self::__value_and_grad_at::<__W0>(w, x, is_robust, &mut gradient_w)?;
        ::core::result::Result::Ok((
            value,
            BranchInASweepGradWrt {
                w: gradient_w,
            },
        ))
    }
    fn __value_and_grad_at<__W0: ::cotangent::__private::Wanted>(
        w: f64,
        x: &[f64],
        is_robust: bool,
        gradient_w: &mut <__W0 as ::cotangent::__private::Wanted>::Of<
            <f64 as ::cotangent::__private::Argument>::Grad,
        >,
    ) -> ::core::result::Result<f64, ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f64>;
        let extent_1 = ::cotangent::__private::Extent::of(
            "branch_in_a_sweep",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let w_1: __ScalarLane = ::cotangent::__private::Scalar(
            <f64 as ::cotangent::__private::ScalarArgument>::get(&w),
        );
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(1.0);
        let condition_5: bool = is_robust;
        let length_13: __ScalarLane = extent_1.length();
        let t_15 = ::cotangent::__private::Lane::recip(length_13);
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {
            condition_5: bool,
        }
        impl ::cotangent::__private::Body<f64, { 3usize }, { (2usize) }> for __Sweep1 {
            const FLOPS: usize = 2usize + 14;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [x_0,
                w_1,
                t_15,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; (2usize)] {
                let condition_5 = self.condition_5;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                let error_4 = ::cotangent::__private::Lane::mul_sub(w_1, x_0, c_3);
                let t_6 = ::cotangent::__private::Lane::abs(error_4);
                let m_7 = ::cotangent::__private::Lane::lt(c_3, t_6);
                let m_8 = ::cotangent::__private::mask::<__V>(condition_5) & m_7;
                let (branch_10, branch_10_pullback) = {
                    let (then, then_pullback) = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::abs(error_0);
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_2,): (__V,)| {
                                let t_3 = ::cotangent::__private::Slopes::abs_slope(
                                    error_0,
                                );
                                let t_4 = seed_2 * t_3;
                                (t_4,)
                            },
                        )
                    };
                    let (otherwise, otherwise_pullback) = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::square(error_0);
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_2,): (__V,)| {
                                let c_3 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                                let t_4 = c_3 * error_0;
                                let t_5 = t_4 * seed_2;
                                (t_5,)
                            },
                        )
                    };
                    let results = (
                        <__V as ::cotangent::__private::Lane>::select(
                            m_8,
                            then.0,
                            otherwise.0,
                        ),
                    );
                    let (pullback,) = (
                        #[inline(always)]
                        move |seeds: (__V,)| {
                            let then = then_pullback(seeds);
                            let otherwise = otherwise_pullback(seeds);
                            (
                                ::cotangent::__private::Cotangents::<
                                    __V,
                                >::select(m_8, then.0, otherwise.0),
                            )
                        },
                    );
                    (results, pullback)
                };
                let t_11 = branch_10.0;
                let pullback_16 = branch_10_pullback((t_15,));
                let d_17: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_16.0);
                [
                    ::cotangent::__private::Term::Value(t_11),
                    ::cotangent::__private::Term::Product(d_17, x_0),
                ]
            }
        }
        let totals = ::cotangent::__private::sweep(
            __Sweep1 {
                condition_5: condition_5,
            },
            extent_1.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::Splat(w_1.0),
                    (::cotangent::__private::Splat(t_15.0), ()),
                ),
            ),
            (
                ::cotangent::__private::Sum,
                (<__W0 as ::cotangent::__private::Wanted>::sum::<f64>(), ()),
            ),
        );
        let [sum_12, total_19, ..] = totals;
        let sum_12 = ::cotangent::__private::Scalar(sum_12);
        let total_19 = ::cotangent::__private::Scalar(total_19);
        let mean_14 = sum_12 / length_13;
        <__W0 as ::cotangent::__private::Wanted>::edit::<
            <f64 as ::cotangent::__private::Argument>::Grad,
        >(
            gradient_w,
            #[inline(always)]
            |target| {
                (*target) = total_19.0;
            },
        );
        ::core::result::Result::Ok(mean_14.0)
    }
    /// The value, and its derivative in the direction `tangent`. Forward mode.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, tangents among them.
    #[inline]
    pub fn jvp(
        w: f64,
        x: &[f64],
        is_robust: bool,
        tangent: &BranchInASweepGrad,
    ) -> ::core::result::Result<(f64, f64), ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Dual<
            ::cotangent::__private::Scalar<f64>,
        >;
        let extent_1 = ::cotangent::__private::Extent::of(
            "branch_in_a_sweep",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let w_1 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <f64 as ::cotangent::__private::ScalarArgument>::get(&w),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.w),
        };
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(1.0);
        let condition_5: bool = is_robust;
        let length_13 = __ScalarLane::constant(extent_1.length());
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {
            condition_5: bool,
        }
        impl ::cotangent::__private::Body<f64, { 2usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 1usize + 14;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [x_0,
                w_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let condition_5 = self.condition_5;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                let error_4 = ::cotangent::__private::Lane::mul_sub(w_1, x_0, c_3);
                let t_6 = ::cotangent::__private::Lane::abs(error_4);
                let m_7 = ::cotangent::__private::Lane::lt(c_3, t_6);
                let m_8 = ::cotangent::__private::mask::<__V>(condition_5) & m_7;
                let branch_10 = {
                    let then = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::abs(error_0);
                        (t_1,)
                    };
                    let otherwise = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::square(error_0);
                        (t_1,)
                    };
                    (
                        <__V as ::cotangent::__private::Lane>::select(
                            m_8,
                            then.0,
                            otherwise.0,
                        ),
                    )
                };
                let t_11 = branch_10.0;
                [::cotangent::__private::Term::Value(t_11)]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f64, { 2usize }, { (1usize) }>,
        > ::cotangent::__private::Body<
            f64,
            { 2 * (2usize) },
            { 1usize + (1usize) + ((1usize) - 1usize) },
        > for __Sweep1Dual<B> {
            const FLOPS: usize = 3 * B::FLOPS;
            #[inline(always)]
            fn blocks_of_share(&self) -> usize {
                B::blocks_of_share(&self.0)
            }
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
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
            __Sweep1Dual(__Sweep1 {
                condition_5: condition_5,
            }),
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
        let [sum_12, sum_12_tangent, ..] = totals;
        let sum_12 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_12),
            tangent: ::cotangent::__private::Scalar(sum_12_tangent),
        };
        let mean_14 = sum_12 / length_13;
        ::core::result::Result::Ok((mean_14.primal.0, mean_14.tangent.0))
    }
    /// The product of the Hessian and `tangent`: the derivative of the gradient in that direction.
    /// Forward over reverse mode.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape, tangents among them.
    #[inline]
    pub fn hvp(
        w: f64,
        x: &[f64],
        is_robust: bool,
        tangent: &BranchInASweepGrad,
    ) -> ::core::result::Result<BranchInASweepGrad, ::cotangent::Error> {
        let mut gradient = <BranchInASweepGrad as ::core::default::Default>::default();
        let gradient = &mut gradient;
        type __ScalarLane = ::cotangent::__private::Dual<
            ::cotangent::__private::Scalar<f64>,
        >;
        let extent_1 = ::cotangent::__private::Extent::of(
            "branch_in_a_sweep",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let w_1 = __ScalarLane {
            primal: ::cotangent::__private::Scalar(
                <f64 as ::cotangent::__private::ScalarArgument>::get(&w),
            ),
            tangent: ::cotangent::__private::Scalar(tangent.w),
        };
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(1.0);
        let condition_5: bool = is_robust;
        let length_13 = __ScalarLane::constant(extent_1.length());
        let t_15 = ::cotangent::__private::Lane::recip(length_13);
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {
            condition_5: bool,
        }
        impl ::cotangent::__private::Body<f64, { 3usize }, { (2usize) }> for __Sweep1 {
            const FLOPS: usize = 2usize + 14;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [x_0,
                w_1,
                t_15,
                ]: [__V; 3usize],
            ) -> [::cotangent::__private::Term<__V>; (2usize)] {
                let condition_5 = self.condition_5;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                let error_4 = ::cotangent::__private::Lane::mul_sub(w_1, x_0, c_3);
                let t_6 = ::cotangent::__private::Lane::abs(error_4);
                let m_7 = ::cotangent::__private::Lane::lt(c_3, t_6);
                let m_8 = ::cotangent::__private::mask::<__V>(condition_5) & m_7;
                let (branch_10, branch_10_pullback) = {
                    let (then, then_pullback) = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::abs(error_0);
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_2,): (__V,)| {
                                let t_3 = ::cotangent::__private::Slopes::abs_slope(
                                    error_0,
                                );
                                let t_4 = seed_2 * t_3;
                                (t_4,)
                            },
                        )
                    };
                    let (otherwise, otherwise_pullback) = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::square(error_0);
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_2,): (__V,)| {
                                let c_3 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                                let t_4 = c_3 * error_0;
                                let t_5 = t_4 * seed_2;
                                (t_5,)
                            },
                        )
                    };
                    let results = (
                        <__V as ::cotangent::__private::Lane>::select(
                            m_8,
                            then.0,
                            otherwise.0,
                        ),
                    );
                    let (pullback,) = (
                        #[inline(always)]
                        move |seeds: (__V,)| {
                            let then = then_pullback(seeds);
                            let otherwise = otherwise_pullback(seeds);
                            (
                                ::cotangent::__private::Cotangents::<
                                    __V,
                                >::select(m_8, then.0, otherwise.0),
                            )
                        },
                    );
                    (results, pullback)
                };
                let t_11 = branch_10.0;
                let pullback_16 = branch_10_pullback((t_15,));
                let d_17: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_16.0);
                [
                    ::cotangent::__private::Term::Value(t_11),
                    ::cotangent::__private::Term::Product(d_17, x_0),
                ]
            }
        }
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1Dual<B>(B);
        impl<
            B: ::cotangent::__private::Body<f64, { 3usize }, { (2usize) }>,
        > ::cotangent::__private::Body<
            f64,
            { 2 * (3usize) },
            { 2usize + (2usize) + ((2usize) - 2usize) },
        > for __Sweep1Dual<B> {
            const FLOPS: usize = 3 * B::FLOPS;
            #[inline(always)]
            fn blocks_of_share(&self) -> usize {
                B::blocks_of_share(&self.0)
            }
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
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
            __Sweep1Dual(__Sweep1 {
                condition_5: condition_5,
            }),
            extent_1.elements(),
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::Splat(w_1.primal.0),
                    (
                        ::cotangent::__private::Splat(t_15.primal.0),
                        (
                            ::cotangent::__private::Splat(0.0),
                            (
                                ::cotangent::__private::Splat(w_1.tangent.0),
                                (::cotangent::__private::Splat(t_15.tangent.0), ()),
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
        let [sum_12, total_19, sum_12_tangent, total_19_tangent, ..] = totals;
        let sum_12 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(sum_12),
            tangent: ::cotangent::__private::Scalar(sum_12_tangent),
        };
        let total_19 = ::cotangent::__private::Dual {
            primal: ::cotangent::__private::Scalar(total_19),
            tangent: ::cotangent::__private::Scalar(total_19_tangent),
        };
        let mean_14 = sum_12 / length_13;
        gradient.w = total_19.tangent.0;
        ::core::result::Result::Ok(::core::mem::take(gradient))
    }
    /// The value, and the gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn value_and_grad(
        w: f64,
        x: &[f64],
        is_robust: bool,
    ) -> ::core::result::Result<(f64, BranchInASweepGrad), ::cotangent::Error> {
        let mut gradient = <BranchInASweepGrad as ::core::default::Default>::default();
        let result = Self::value_and_grad_into(w, x, is_robust, &mut gradient)?;
        ::core::result::Result::Ok((result, gradient))
    }
    /// The gradient by each differentiated parameter.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    pub fn grad(
        w: f64,
        x: &[f64],
        is_robust: bool,
    ) -> ::core::result::Result<BranchInASweepGrad, ::cotangent::Error> {
        let mut gradient = <BranchInASweepGrad as ::core::default::Default>::default();
        Self::value_and_grad_into(w, x, is_robust, &mut gradient)?;
        ::core::result::Result::Ok(gradient)
    }
    /// The gradient of each example's own term, by each differentiated parameter: what the function sums, or
    /// takes the mean of, differentiated for each example alone. The `1/n` of a mean is no part of it.
    ///
    /// # Errors
    /// If arrays that are used together differ in shape.
    #[inline]
    pub fn per_example_grads(
        w: f64,
        x: &[f64],
        is_robust: bool,
    ) -> ::core::result::Result<
        BranchInASweepGrads<::std::vec::Vec<f64>>,
        ::cotangent::Error,
    > {
        let mut grads = BranchInASweepGrads {
            w: ::std::vec::Vec::new(),
        };
        let BranchInASweepGrads { w: place_0 } = &mut grads;
        Self::per_example_grads_into(
            w,
            x,
            is_robust,
            BranchInASweepGrads {
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
        w: f64,
        x: &[f64],
        is_robust: bool,
        grads: BranchInASweepGrads<impl ::cotangent::__private::MapOutput<f64>>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        let BranchInASweepGrads { w: place_0 } = grads;
        Self::__per_example(
            w,
            x,
            is_robust,
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
        w: f64,
        x: &[f64],
        is_robust: bool,
    ) -> ::core::result::Result<::std::vec::Vec<f64>, ::cotangent::Error> {
        let mut norms = ::std::vec::Vec::new();
        Self::per_example_grad_norms_into(
            w,
            x,
            is_robust,
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
        w: f64,
        x: &[f64],
        is_robust: bool,
        norms: impl ::cotangent::__private::MapOutput<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        Self::__per_example(
            w,
            x,
            is_robust,
            ::cotangent::__private::Norms::<_, 1usize, 0usize>(norms),
        )
    }
    #[inline]
    fn __per_example(
        w: f64,
        x: &[f64],
        is_robust: bool,
        wanted: impl ::cotangent::__private::PerExample<f64>,
    ) -> ::core::result::Result<(), ::cotangent::Error> {
        type __ScalarLane = ::cotangent::__private::Scalar<f64>;
        let extent_0 = ::cotangent::__private::Extent::of(
            "branch_in_a_sweep",
            "x",
            ::cotangent::__private::ArrayArgument::shape(x),
        );
        let c_3 = <__ScalarLane as ::cotangent::__private::Lane>::splat(1.0);
        let condition_5: bool = is_robust;
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        struct __Sweep1 {
            condition_5: bool,
        }
        impl ::cotangent::__private::Body<f64, { 2usize }, { (1usize) }> for __Sweep1 {
            const FLOPS: usize = 0usize + 15;
            #[inline(always)]
            fn step<__V: ::cotangent::__private::Lane<Elem = f64>>(
                &self,
                [x_0,
                w_1,
                ]: [__V; 2usize],
            ) -> [::cotangent::__private::Term<__V>; (1usize)] {
                let condition_5 = self.condition_5;
                let c_3 = <__V as ::cotangent::__private::Lane>::splat(1.0);
                let error_4 = ::cotangent::__private::Lane::mul_sub(w_1, x_0, c_3);
                let t_6 = ::cotangent::__private::Lane::abs(error_4);
                let m_7 = ::cotangent::__private::Lane::lt(c_3, t_6);
                let m_8 = ::cotangent::__private::mask::<__V>(condition_5) & m_7;
                let (branch_10, branch_10_pullback) = {
                    let (then, then_pullback) = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::abs(error_0);
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_2,): (__V,)| {
                                let t_3 = ::cotangent::__private::Slopes::abs_slope(
                                    error_0,
                                );
                                let t_4 = seed_2 * t_3;
                                (t_4,)
                            },
                        )
                    };
                    let (otherwise, otherwise_pullback) = {
                        let (error_0,) = (error_4,);
                        let t_1 = ::cotangent::__private::Lane::square(error_0);
                        (
                            (t_1,),
                            #[inline(always)]
                            move |(seed_2,): (__V,)| {
                                let c_3 = <__V as ::cotangent::__private::Lane>::splat(2.0);
                                let t_4 = c_3 * error_0;
                                let t_5 = t_4 * seed_2;
                                (t_5,)
                            },
                        )
                    };
                    let results = (
                        <__V as ::cotangent::__private::Lane>::select(
                            m_8,
                            then.0,
                            otherwise.0,
                        ),
                    );
                    let (pullback,) = (
                        #[inline(always)]
                        move |seeds: (__V,)| {
                            let then = then_pullback(seeds);
                            let otherwise = otherwise_pullback(seeds);
                            (
                                ::cotangent::__private::Cotangents::<
                                    __V,
                                >::select(m_8, then.0, otherwise.0),
                            )
                        },
                    );
                    (results, pullback)
                };
                let pullback_15 = branch_10_pullback((c_3,));
                let d_16: __V = ::cotangent::__private::Cotangent::<
                    __V,
                >::into_lane(pullback_15.0);
                let t_17 = d_16 * x_0;
                [::cotangent::__private::Term::Value(t_17)]
            }
        }
        let done = ::cotangent::__private::PerExample::run::<
            _,
            _,
            { 2usize },
            { (1usize) },
        >(
            wanted,
            __Sweep1 {
                condition_5: condition_5,
            },
            &extent_0,
            (
                ::cotangent::__private::ArrayArgument::operand(x),
                (
                    ::cotangent::__private::Splat(
                        <f64 as ::cotangent::__private::ScalarArgument>::get(&w),
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
        w: f64,
        x: &[f64],
        is_robust: bool,
    ) -> ::core::result::Result<
        ::cotangent::__private::GradientCheck,
        ::cotangent::Error,
    > {
        let mut check = ::cotangent::__private::GradientCheck::new("branch_in_a_sweep");
        let mut reverse: BranchInASweepGrad = branch_in_a_sweep::grad(w, x, is_robust)?;
        let mut unit = ::core::clone::Clone::clone(&reverse);
        ::cotangent::__private::set_unit_of(
            <f64 as ::cotangent::__private::Movable>::floats(&mut unit.w),
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
            let (_, forward_slope) = branch_in_a_sweep::jvp(w, x, is_robust, &unit)?;
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
                        branch_in_a_sweep::value(moved, x, is_robust)
                    },
                )?;
            ::cotangent::__private::set_unit_of(
                <f64 as ::cotangent::__private::Movable>::floats(&mut unit.w),
                ::core::option::Option::None,
            );
        }
        ::core::result::Result::Ok(check)
    }
}
#[automatically_derived]
impl ::cotangent::__private::Companion for branch_in_a_sweep {
    type Float = f64;
}
const _: fn() = || {
    let _ = branch_in_a_sweep;
    ::cotangent::__private::same(::cotangent::mean::<&[f64]>, mean);
};
