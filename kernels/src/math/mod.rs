//! The vector math library: elementary functions of whole registers.
//!
//! Each function is written once, generic over the registers of a level and over the two float
//! formats (see [`format::Format`]): straight code without tables, calls or conversions, which is
//! inlined into the fused loop around it and gives the same bits on all levels with FMA. Rare
//! arguments (huge angles, negative bases, logarithms of what is not positive and finite) stand
//! behind a branch that a register takes if one of its lanes does.
//!
//! # Accuracy
//! In ULP: the distance to the exact result over the spacing of the format there, 0.5 being correct
//! rounding. For `f32` the worst of all 2^32 arguments, for `powf` of 2^25 pairs; for `f64` the
//! worst of 3 * 2^20 random arguments against double-double arithmetic, for `powf` of 2^21 pairs.
//! Portable is the level without FMA; what is tested there is twice the bound.
//!
//! | function | bound | `f32` | at | `f64` seen | portable `f32` | portable `f64` seen |
//! |---|---|---|---|---|---|---|
//! | `exp` | 1 | 0.888 | `59.96074` | 0.866 | 0.913 | 0.871 |
//! | `exp2` | 1 | 0.885 | `0.5005014` | 0.875 | 1.058 | 1.002 |
//! | `exp_m1` | 1 | 0.707 | `-16.982107` | 0.799 | 0.707 | 0.875 |
//! | `ln` | 1 | 0.946 | `1.4828178` | 0.920 | 0.995 | 0.930 |
//! | `log2` | 1 | 0.901 | `0.7488723` | 0.883 | 0.960 | 0.966 |
//! | `log10` | 1 | 0.847 | `0.7499094` | 0.760 | 0.923 | 0.803 |
//! | `ln_1p` | 1 | 0.947 | `-0.25784758` | 0.922 | 1.015 | 0.957 |
//! | `sin` | 1 | 0.929 | `7.267443e17` | 0.816 | 0.969 | 0.852 |
//! | `cos` | 1 | 0.925 | `9.7477815e17` | 0.854 | 0.966 | 0.893 |
//! | `tanh` | 1 | 0.876 | `0.17459457` | 0.947 | 0.972 | 0.924 |
//! | `sigmoid` | 1 | 0.777 | `-87.66298` | 0.760 | 0.777 | 0.760 |
//! | `powf` | 2 | 0.902 | `0.36995092, -73.56689` | 1.422 | 0.916 | 1.422 |
//! | `rsqrt` | 2 | 1.490 | `1.1827658e-38` | 1.487 | 1.490 | 1.487 |
//! | `cbrt` | 1 | 0.504 | `8.7147385e-38` | 0.500 | 0.504 | 0.500 |
//!
//! `floor`, `ceil`, `round`, `trunc`, `fract`, `clamp` and `copysign` are exact. `powi` multiplies by
//! repeated squaring and is off by up to about `|n|` ULP. Special values are those of C's Annex F,
//! subnormal numbers are neither flushed nor cut off.

pub(crate) mod cbrt;
mod exact;
pub(crate) mod exp;
pub(crate) mod exp_m1;
mod format;
mod huge;
pub(crate) mod ln;
pub(crate) mod powf;
pub(crate) mod powi;
pub(crate) mod round;
pub(crate) mod scale;
pub(crate) mod sigmoid;
pub(crate) mod sign;
pub(crate) mod tanh;
pub(crate) mod trig;
