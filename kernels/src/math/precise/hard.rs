//! The functions in `f64`, and the arguments for which their results round wrongly.

#![allow(non_camel_case_types, reason = "each type is named after its function")]

use super::Function;
use crate::lane::Lane;

macro_rules! functions {
    ($($name:ident [$($hard:expr),* $(,)?];)+) => {
        $(
            #[derive(Clone, Copy)]
            pub(super) struct $name;

            impl Function<1> for $name {
                const HARD: &'static [(u32, u32)] = &[$($hard),*];

                #[inline(always)]
                fn apply<W: Lane<Elem = f64>>(self, [x]: [W; 1]) -> W {
                    x.$name()
                }
            }
        )+
    };
}

macro_rules! functions_of_two {
    ($($name:ident)+) => {
        $(
            #[derive(Clone, Copy)]
            pub(super) struct $name;

            impl Function<2> for $name {
                const HARD: &'static [(u32, u32)] = &[];

                #[inline(always)]
                fn apply<W: Lane<Elem = f64>>(self, [x, y]: [W; 2]) -> W {
                    x.$name(y)
                }
            }
        )+
    };
}

functions! {
    rsqrt [];
    cbrt [];
    exp [];
    exp2 [(0x3b42_9d37, 0x3f80_4385), (0xbcf3_a937, 0x3f7a_c6b1)];
    exp_m1 [];
    ln [(0x3c41_3d3a, 0xc08e_158f), (0x4117_8feb, 0x400f_e5e7), (0x4c5d_65a5, 0x418f_034b), (0x65d8_90d3, 0x4254_d1f9), (0x6f31_a8ec, 0x4284_5a89)];
    log2 [];
    log10 [(0x0efe_ee7a, 0xc1e9_9d23)];
    ln_1p [(0x3540_0003, 0x353f_ffff), (0x3710_001b, 0x370f_fff3), (0x3efd_81ad, 0x3ecd_eee1), (0x4107_8feb, 0x400f_e5e7), (0x65d8_90d3, 0x4254_d1f9), (0x6f31_a8ec, 0x4284_5a89), (0xb53f_fffd, 0xb540_0001), (0xb70f_ffe5, 0xb710_000d), (0xbb0e_c8c4, 0xbb0e_f0a5)];
    sin [(0x4619_9998, 0xbeb1_fa5d), (0xc619_9998, 0x3eb1_fa5d)];
    cos [(0x5f18_b878, 0x3f7f_14bb), (0x6115_cb11, 0x3f78_142f), (0xdf18_b878, 0x3f7f_14bb), (0xe115_cb11, 0x3f78_142f)];
    tan [];
    asin [];
    acos [(0x3288_85a3, 0x3fc9_0fdb), (0x3982_6222, 0x3fc9_07b5)];
    atan [(0x3d8d_6b23, 0x3d8d_31c3), (0xbd8d_6b23, 0xbd8d_31c3)];
    sinh [(0x3a12_85ff, 0x3a12_85ff), (0xba12_85ff, 0xba12_85ff)];
    cosh [];
    asinh [(0x4bdd_65a5, 0x418f_034b), (0x5e68_984e, 0x422e_4a21), (0x6558_90d3, 0x4254_d1f9), (0xcbdd_65a5, 0xc18f_034b), (0xde68_984e, 0xc22e_4a21), (0xe558_90d3, 0xc254_d1f9)];
    acosh [(0x5e68_984e, 0x422e_4a21), (0x6558_90d3, 0x4254_d1f9)];
    atanh [];
    tanh [];
    silu [];
    softplus [];
    erf [];
    erfc [];
    normal_cdf [];
    gelu [];
    ln_gamma [];
    digamma [];
    trigamma [];
    normal_pdf [];
    gelu_tanh [];
}

#[derive(Clone, Copy)]
pub(super) struct sigmoid;

impl Function<1> for sigmoid {
    const HARD: &'static [(u32, u32)] = &[(0xba92_8601, 0x3eff_db5f)];

    /// Next to 0 it is `1/2 + x / 4`, often in the middle between two `f32`, and a little less than that in
    /// magnitude, by `x^3 / 48`, which `f64` does not hold.
    #[inline(always)]
    fn apply<W: Lane<Elem = f64>>(self, [x]: [W; 1]) -> W {
        let value = x.sigmoid();
        let less = value - W::splat(f64::EPSILON).copysign(x);
        W::select(x.abs().lt(W::splat(1.0 / 32_768.0)), less, value)
    }
}

functions_of_two! { atan2 hypot powf logaddexp }
