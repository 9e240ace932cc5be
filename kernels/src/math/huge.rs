//! Reduction of huge angles to multiples of pi / 2, exactly, in integers (Payne and Hanek 1983).
//!
//! An angle is `m * 2^e` with an integer `m` of 53 bits. Of `2 / pi = 0.b1 b2 b3 ...` the bits whose
//! products with it are multiples of 4 are left away; the next 192 give the quadrant and the angle
//! in it to within 2^-137 of a right angle, of which no double keeps less than 2^-62.

use super::format::Format;
use crate::vector::MAX_LANES;

/// The reduction of each lane of a register to parts of pi / 2: `ROUND + n`, and `r + r_low`.
pub(super) struct Lanes<T> {
    pub(super) rounded: [T; MAX_LANES],
    pub(super) r: [T; MAX_LANES],
    pub(super) r_low: [T; MAX_LANES],
}

/// Reduces those of `angles` that are finite and beyond `TRIG_RANGE`.
#[cold]
#[inline(never)]
pub(super) fn reduce<T: Format>(angles: &[T], parts: u32, lanes: &mut Lanes<T>) {
    for (lane, &angle) in angles.iter().enumerate() {
        if !(T::TRIG_RANGE < angle && angle < T::INFINITY) {
            continue;
        }
        let (quadrant, r, r_low) = reduce_one(angle.to_f64());
        let (part, r, r_low) = if parts > 1 { to_part(r, r_low, parts) } else { (0.0, r, r_low) };
        lanes.rounded[lane] = T::ROUND + T::from_f64(quadrant * f64::from(parts) + part);
        lanes.r[lane] = T::from_f64(r);
        lanes.r_low[lane] = T::from_f64((r - lanes.r[lane].to_f64()) + r_low);
    }
}

/// An angle of at most pi / 4, as a multiple of pi / 2 by `parts` and a rest.
fn to_part(r: f64, r_low: f64, parts: u32) -> (f64, f64, f64) {
    let parts = f64::from(parts);
    let [pi_over_2, pi_over_2_low, _] = f64::PI_OVER_2;
    let part = (r * parts * f64::TWO_OVER_PI).round();
    let rest = part.mul_add(-pi_over_2 / parts, r);
    (part, rest, r_low - part * (pi_over_2_low / parts))
}

/// The bits of 2 / pi after 64 zeros, as mpmath has them: `floor(2 / pi * 2^1216)`.
const TWO_OVER_PI: [u64; 20] = [
    0,
    0xa2f9_836e_4e44_1529,
    0xfc27_57d1_f534_ddc0,
    0xdb62_9599_3c43_9041,
    0xfe51_63ab_debb_c561,
    0xb724_6e3a_424d_d2e0,
    0x0649_2eea_09d1_921c,
    0xfe1d_eb1c_b129_a73e,
    0xe882_35f5_2ebb_4484,
    0xe99c_7026_b45f_7e41,
    0x3991_d639_8353_39f4,
    0x9c84_5f8b_bdf9_283b,
    0x1ff8_97ff_de05_980f,
    0xef2f_118b_5a0a_6d1f,
    0x6d36_7ecf_27cb_09b7,
    0x4f46_3f66_9e5f_ea2d,
    0x7527_bac7_ebe5_f17b,
    0x3d07_39f7_8a52_92ea,
    0x6bfb_5fb1_1f8d_5d08,
    0x5603_3046_fc7b_6bab,
];

/// The quadrant, 0 to 4, and the rest of a finite `x >= 1`, in two words.
fn reduce_one(x: f64) -> (f64, f64, f64) {
    let m = x.to_bits() & ((1 << 52) - 1) | 1 << 52;
    let e = (x.to_bits() >> 52) as usize - 1023;
    // x = m * 2^(e - 52); the first bit whose product is below 4 is number e - 52 - 1, and bit 1
    // stands at place 64 of the table.
    let product = multiply(m, window(64 + e - 52 - 2));
    let quadrant = product[0] >> 62;
    let above =
        (u128::from(product[0]) << 64 | u128::from(product[1])) << 2 | u128::from(product[2] >> 62);
    let below = product[2] << 2;
    // Beyond half of a quadrant, the rest is what lacks to the next one.
    if above >> 127 == 0 {
        let (r, r_low) = angle(above, below);
        (quadrant as f64, r, r_low)
    } else {
        let (r, r_low) = angle(!above, !below);
        ((quadrant + 1) as f64, -r, -r_low)
    }
}

/// 192 bits of the table, from bit `start`.
fn window(start: usize) -> [u64; 3] {
    let (word, bit) = (start / 64, start % 64);
    std::array::from_fn(|i| {
        let pair = u128::from(TWO_OVER_PI[word + i]) << 64 | u128::from(TWO_OVER_PI[word + i + 1]);
        (pair << bit >> 64) as u64
    })
}

/// `m * w` modulo `2^192`; the words of `w` stand from the highest to the lowest.
fn multiply(m: u64, w: [u64; 3]) -> [u64; 3] {
    let mut product = [0; 3];
    let mut carry = 0;
    for i in (0..3).rev() {
        let partial = u128::from(m) * u128::from(w[i]) + carry;
        product[i] = partial as u64;
        carry = partial >> 64;
    }
    product
}

/// pi / 2 times the fraction whose first 192 bits are given, in two words.
fn angle(above: u128, below: u64) -> (f64, f64) {
    let zeros = above.leading_zeros();
    let bits =
        if zeros == 0 { above } else { above << zeros | u128::from(below) << 64 >> (128 - zeros) };
    // 2^-192 is far below the last bit of any angle, so that `above` is never 0.
    let scale = f64::from_bits(u64::from(1023 - 64 - zeros) << 52);
    let high = (bits >> 75 << 11) as u64 as f64 * scale;
    let low = (bits << 53 >> 64) as u64 as f64 * scale * f64::from_bits((1023 - 53) << 52);
    let [pi_over_2, pi_over_2_low, _] = f64::PI_OVER_2;
    let r = high * pi_over_2;
    let error = high.mul_add(pi_over_2, -r);
    let low = low * pi_over_2 + high * pi_over_2_low + error;
    let sum = r + low;
    (sum, (r - sum) + low)
}
