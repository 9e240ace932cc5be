//! The vector math library: elementary functions of whole registers.
//!
//! Each function is written once, generic over the registers of a level and over the two float
//! formats (see [`format::Format`]): straight code without calls or conversions, whose tables are no
//! longer than a register of AVX-512. It is inlined into the fused loop around it and gives the same
//! bits on all levels with FMA. Rare arguments (huge angles, negative bases, logarithms of what is not
//! positive and finite) stand behind a branch that a register takes if one of its lanes does.
//!
//! # Accuracy
//! In ULP: the distance to the exact result over the spacing of the format there, 0.5 being correct
//! rounding. For `f32` the worst of all 2^32 arguments, for `powf` of 2^25 pairs, for `atan2`,
//! `hypot` and `logaddexp` of 2^22; for `f64` the worst of 3 * 2^20 random arguments against
//! double-double arithmetic (3 * 2^17 from `tan` to `atanh` and from `erf` to `digamma`), for functions of
//! two arguments of 2^21 pairs.
//! Of `sin`, `tan` and `atan`, and of `cos` beyond 2^17, it is every 509th or 1021st argument of `f32`. The
//! logarithms and `powf` of `f64` were also looked at where they are worst.
//! Portable is the level without FMA; what is tested there is twice the bound.
//!
//! Next to some zeros, where the arguments' own spacing leaves little of a result, small results are
//! as far off as larger ones: those of `ln_gamma` for negative arguments as if they were 1/8, those of
//! `digamma` for negative arguments as if they were 1, and those of `logaddexp` as if they were 1/2, where
//! the larger argument is between -1.4 and 0. Next to the zeros of `ln_gamma` at 1 and 2, and that of
//! `digamma` at 1.46, the bound is that of all results.
//!
//! | function | bound | `f32` | at | `f64` seen | portable `f32` | portable `f64` seen |
//! |---|---|---|---|---|---|---|
//! | `exp` | 1 | 0.938 | `5.8996406` | 0.896 | 0.975 | 0.908 |
//! | `exp2` | 1 | 0.974 | `-0.4162856` | 0.843 | 1.105 | 0.998 |
//! | `exp_m1` | 1 | 0.707 | `-16.982107` | 0.799 | 0.707 | 0.875 |
//! | `ln` | 1 | 0.756 | `1.1720363` | 0.970 | 0.756 | 0.997 |
//! | `log2` | 1 | 0.743 | `1.1308025` | 0.989 | 1.580 | 1.120 |
//! | `log10` | 1 | 0.739 | `1.1831617` | 0.800 | 1.550 | 1.219 |
//! | `ln_1p` | 1 | 0.947 | `-0.25784758` | 0.943 | 1.015 | 0.992 |
//! | `sin` | 1 | 0.900 | `0.09874877` | 0.816 | 1.381 | 0.852 |
//! | `cos` | 1 | 0.920 | `89109.61` | 0.854 | 1.398 | 0.893 |
//! | `tan` | 2 | 1.160 | `4.0558912e12` | 0.980 | 1.311 | 1.099 |
//! | `asin` | 2 | 1.183 | `0.53448176` | 1.177 | 1.184 | 1.177 |
//! | `acos` | 2 | 1.164 | `0.5408602` | 1.158 | 1.164 | 1.158 |
//! | `atan` | 2 | 1.333 | `1.0060846` | 0.654 | 1.539 | 0.666 |
//! | `sinh` | 2 | 1.022 | `0.24732943` | 0.998 | 1.022 | 0.998 |
//! | `cosh` | 2 | 0.731 | `7.9845033` | 0.676 | 0.740 | 0.676 |
//! | `asinh` | 2 | 1.192 | `0.4135335` | 1.028 | 1.249 | 1.022 |
//! | `acosh` | 2 | 1.111 | `1.0814097` | 0.951 | 1.096 | 0.951 |
//! | `atanh` | 2 | 1.215 | `0.19689974` | 1.079 | 1.256 | 1.079 |
//! | `tanh` | 1 | 0.751 | `0.1252405` | 0.947 | 0.997 | 0.924 |
//! | `sigmoid` | 1 | 0.777 | `-87.66298` | 0.760 | 0.777 | 0.760 |
//! | `erf` | 1 | 0.746 | `0.062506564` | 0.785 | 0.996 | 1.040 |
//! | `erfc` | 2 | 1.775 | `0.82641476` | 1.314 | 2.146 | 1.863 |
//! | `normal_cdf` | 2 | 1.641 | `-1.8727877` | 1.611 | 2.195 | 1.738 |
//! | `gelu` | 2 | 1.641 | `-1.838114` | 1.296 | 2.259 | 1.807 |
//! | `softplus` | 2 | 1.091 | `0.33986065` | 1.051 | 1.096 | 1.051 |
//! | `silu` | 2 | 1.494 | `0.0038915924` | 1.491 | 1.494 | 1.491 |
//! | `ln_gamma` | 4 | 2.681 | `-2.7508745` | 1.944 | 3.005 | 2.063 |
//! | `digamma` | 4 | 2.498 | `1.4596279` | 1.657 | 2.498 | 1.657 |
//! | `logaddexp` | 2 | 1.340 | `0.15776645, -0.7552218` | 1.369 | 1.425 | 1.369 |
//! | `powf` | 2 | 0.816 | `1.0535808, -1673.7052` | 1.464 | 0.910 | 1.480 |
//! | `atan2` | 2 | 1.664 | `0.91344243, 1.7889683` | 0.863 | 1.664 | 0.870 |
//! | `hypot` | 2 | 0.963 | `-0.5038891, -0.5131599` | 0.952 | 1.165 | 1.163 |
//! | `rsqrt` | 2 | 1.490 | `1.1827658e-38` | 1.487 | 1.490 | 1.487 |
//! | `cbrt` | 1 | 0.504 | `8.7147385e-38` | 0.500 | 0.504 | 0.500 |
//!
//! Of `trigamma` (bound 4) and `normal_pdf` (bound 3) only every 4099th `f32` was looked at: 2.327 at `2.4660242`
//! and 2.516 at `3.4687111`; 1.622 and 2.399 were seen in `f64`. `gelu_tanh` is off by about as many ULP as the
//! exponent of its sigmoid is large, some `x^2` for negative `x`.
//!
//! `floor`, `ceil`, `round`, `trunc`, `fract`, `clamp` and `copysign` are exact, and `rem_euclid` but for its last sum. `powi` multiplies by
//! repeated squaring and is off by up to about `|n|` ULP. Special values are those of C's Annex F,
//! subnormal numbers are neither flushed nor cut off.

pub(crate) mod asin;
pub(crate) mod asinh;
pub(crate) mod atan;
mod breakpoints;
pub(crate) mod cbrt;
mod circle;
pub(crate) mod erf;
pub(crate) mod exact;
pub(crate) mod exp;
pub(crate) mod exp_m1;
mod format;
pub(crate) mod gamma;
mod huge;
pub(crate) mod hypot;
pub(crate) mod ln;
pub(crate) mod normal;
mod piecewise;
pub(crate) mod powf;
pub(crate) mod powi;
pub(crate) mod precise;
pub(crate) mod round;
pub(crate) mod scale;
pub(crate) mod sigmoid;
pub(crate) mod sign;
pub(crate) mod sinh;
mod sixteenths;
pub(crate) mod softplus;
pub(crate) mod tanh;
pub(crate) mod trig;
pub(crate) mod trigamma;
mod two_ln;
