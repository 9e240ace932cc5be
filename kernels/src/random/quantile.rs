//! The inverse of the normal distribution function: Algorithm AS 241, PPND16 (M. J. Wichura, Applied
//! Statistics 37, 1988).
//!
//! Quotients of polynomials of degree 7: in the centre of `(p - 1/2)^2`, in the tails of
//! `sqrt(-ln(min(p, 1 - p)))`.
#![allow(clippy::excessive_precision, reason = "the coefficients are written as published")]

/// The largest `|p - 1/2|` of the centre.
const CENTRE_ENDS: f64 = 0.425;
const CENTRE_ENDS_SQUARED: f64 = 0.180_625;
/// Where, in `sqrt(-ln(p))`, the tails are split.
const FAR_BEGINS: f64 = 5.0;

/// The number that a standard normal variable is below with probability `p`, for 0 < `p` < 1.
///
/// The relative error is about 1e-16.
pub(super) fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= CENTRE_ENDS {
        return CENTRE.times(q, CENTRE_ENDS_SQUARED - q * q);
    }
    let (sign, tail) = if q < 0.0 { (-1.0, p) } else { (1.0, 1.0 - p) };
    let r = (-libm::log(tail)).sqrt();
    if r <= FAR_BEGINS { NEAR.times(sign, r - 1.6) } else { FAR.times(sign, r - FAR_BEGINS) }
}

/// A quotient of polynomials, each from the coefficient of degree 0.
struct Quotient {
    numerator: [f64; 8],
    denominator: [f64; 8],
}

impl Quotient {
    /// `factor` times the quotient at `x`, rounded in the published order.
    fn times(&self, factor: f64, x: f64) -> f64 {
        factor * polynomial(x, &self.numerator) / polynomial(x, &self.denominator)
    }
}

/// Horner's rule, without fused operations: they would give other bits where they are missing.
fn polynomial(x: f64, coefficients: &[f64; 8]) -> f64 {
    coefficients.iter().rev().fold(0.0, |value, coefficient| value * x + coefficient)
}

/// Of `0.425^2 - (p - 1/2)^2`, for `p` at most 0.425 from 1/2.
const CENTRE: Quotient = Quotient {
    numerator: [
        3.387_132_872_796_366_608,
        133.141_667_891_784_377_45,
        1_971.590_950_306_551_442_7,
        13_731.693_765_509_461_125,
        45_921.953_931_549_871_457,
        67_265.770_927_008_700_853,
        33_430.575_583_588_128_105,
        2_509.080_928_730_122_672_7,
    ],
    denominator: [
        1.0,
        42.313_330_701_600_911_252,
        687.187_007_492_057_908_3,
        5_394.196_021_424_751_107_7,
        21_213.794_301_586_595_867,
        39_307.895_800_092_710_61,
        28_729.085_735_721_942_674,
        5_226.495_278_852_854_561,
    ],
};
/// Of `r - 1.6`, where `r` is at most 5.
const NEAR: Quotient = Quotient {
    numerator: [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_9,
        5.769_497_221_460_691_405_5,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        0.241_780_725_177_450_611_77,
        0.022_723_844_989_269_184_583_3,
        7.745_450_142_783_414_076_4e-4,
    ],
    denominator: [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_4,
        0.689_767_334_985_100_004_55,
        0.148_103_976_427_480_074_59,
        0.015_198_666_563_616_457_196_6,
        5.475_938_084_995_344_946e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
};
/// Of `r - 5`, where `r` is above 5.
const FAR: Quotient = Quotient {
    numerator: [
        6.657_904_643_501_103_777_2,
        5.463_784_911_164_114_369_9,
        1.784_826_539_917_291_335_8,
        0.296_560_571_828_504_891_23,
        0.026_532_189_526_576_123_093,
        0.001_242_660_947_388_078_438_6,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    denominator: [
        1.0,
        0.599_832_206_555_887_937_69,
        0.136_929_880_922_735_805_31,
        0.014_875_361_290_850_614_852_5,
        7.868_691_311_456_132_591e-4,
        1.846_318_317_510_054_681_8e-5,
        1.421_511_758_316_445_888_7e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
};

#[cfg(test)]
mod tests {
    use super::normal_quantile;

    /// The distribution function, by another route: the complementary error function.
    fn normal_probability(x: f64) -> f64 {
        0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
    }

    #[test]
    fn the_quantile_inverts_the_distribution_function() {
        let eighths =
            (-53..=-1).flat_map(|e| (8..16).map(move |m| f64::from(m) / 8.0 * 2_f64.powi(e)));
        for p in eighths.filter(|&p| p <= 0.5) {
            let x = normal_quantile(p);
            let error = (normal_probability(x) - p).abs() / p;
            // An error of 1e-16 in x grows by d ln(p) / d ln(x), about x^2.
            let most = 4.0 * f64::EPSILON * (1.0 + x * x);
            assert!(error <= most, "p = {p:e}: x = {x}, off by {error:e} in p, at most {most:e}");
        }
    }

    #[test]
    fn the_quantile_is_odd_and_monotone() {
        let probabilities = (1..4096).map(|i| f64::from(i) / 4096.0);
        let quantiles: Vec<_> = probabilities.map(normal_quantile).collect();
        for (i, pair) in quantiles.windows(2).enumerate() {
            assert!(pair[0] < pair[1], "not below its successor: {} at {i}", pair[0]);
        }
        for (low, high) in quantiles.iter().zip(quantiles.iter().rev()) {
            assert_eq!(*low, -high);
        }
    }
}
