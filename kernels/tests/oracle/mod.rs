//! What the kernels are held against: exact values, and distances to them.

mod double;
pub(crate) mod functions;

pub(crate) use double::Double;

/// `value * 2^power`, an exact result to some 100 bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exact {
    pub(crate) value: Double,
    pub(crate) power: i32,
}

/// The distance of `computed` from `exact` in units of the spacing of `f64` at `exact`.
///
/// Infinities count as 2^1024, and a zero of the wrong sign is infinitely wrong.
pub(crate) fn ulps_f64(computed: f64, exact: Exact) -> f64 {
    ulps_f64_from(0.0, computed, exact)
}

/// As [`ulps_f64`], where the spacing is at least that at `least`.
pub(crate) fn ulps_f64_from(least: f64, computed: f64, exact: Exact) -> f64 {
    let Exact { value, power } = exact;
    if computed.is_nan() || value.high.is_nan() {
        return if computed.is_nan() && value.high.is_nan() { 0.0 } else { f64::INFINITY };
    }
    if (computed == 0.0 || value.high == 0.0)
        && computed.is_sign_negative() != value.high.is_sign_negative()
    {
        return f64::INFINITY;
    }
    if value.high == 0.0 || value.high.is_infinite() {
        return if computed == value.high { 0.0 } else { f64::INFINITY };
    }
    let exponent = exponent_of(value.high);
    let least = if least == 0.0 { -1022 } else { exponent_of(least) };
    if exponent + power >= 1024 {
        return if computed.is_infinite() { 0.0 } else { f64::INFINITY };
    }
    let computed = if computed.is_infinite() {
        // 2^1024, brought down like the others.
        scale(1.0_f64.copysign(computed), 1024 - power)
    } else {
        scale(computed, -power)
    };
    let spacing = scale(1.0, (exponent + power).max(least) - 52 - power);
    (Double::from(computed) - value).high.abs() / spacing
}

/// As [`ulps_f64`] for `f32`, of which `exact` holds many more bits.
pub(crate) fn ulps_f32(computed: f32, exact: f64) -> f64 {
    ulps_f32_from(0.0, computed, exact)
}

/// As [`ulps_f32`], where the spacing is at least that at `least`.
pub(crate) fn ulps_f32_from(least: f64, computed: f32, exact: f64) -> f64 {
    let overflow = 2.0_f64.powi(128);
    if computed.is_nan() || exact.is_nan() {
        return if computed.is_nan() && exact.is_nan() { 0.0 } else { f64::INFINITY };
    }
    if (computed == 0.0 || exact == 0.0) && computed.is_sign_negative() != exact.is_sign_negative()
    {
        return f64::INFINITY;
    }
    let [computed, exact] = [f64::from(computed), exact].map(|x| x.clamp(-overflow, overflow));
    // The exponent field; numbers below the normal ones of `f64` are far below those of `f32`.
    let exponent = (exact.abs().max(least).to_bits() >> 52 & 0x7ff).clamp(1023 - 126, 1023 + 127);
    let spacing = f64::from_bits((exponent - 23) << 52);
    (computed - exact).abs() / spacing
}

/// `floor(log2 |x|)`.
fn exponent_of(x: f64) -> i32 {
    let field = |x: f64| (x.to_bits() >> 52 & 0x7ff) as i32;
    if field(x) == 0 { field(x * 2.0_f64.powi(64)) - 64 - 1023 } else { field(x) - 1023 }
}

/// `x * 2^n`, exact unless the result is subnormal.
pub(crate) fn scale(x: f64, n: i32) -> f64 {
    let step = n.clamp(-1000, 1000);
    let rest = (n - step).clamp(-1000, 1000);
    let last = n - step - rest;
    x * 2.0_f64.powi(step) * 2.0_f64.powi(rest) * 2.0_f64.powi(last)
}
