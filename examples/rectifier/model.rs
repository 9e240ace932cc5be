//! A diode that charges a capacitor, from which a resistor draws current. The equation is stiff: each
//! step is implicit, and solved by Newton's method.

use cotangent::prelude::*;

/// Steps in a millisecond.
pub(crate) const STEPS: usize = 20;
/// In microfarads, so that currents are in milliamperes and times in milliseconds.
pub(crate) const CAPACITY: f64 = 10.0;

/// The alternating voltage at the diode, at 50 Hz.
pub(crate) fn source(milliseconds: f64) -> f64 {
    5.0 * (0.1 * std::f64::consts::PI * milliseconds).sin()
}

/// The voltage after an implicit Euler step of `h` from `before`: the root of
/// `v - before - h i(v) / C`, where `i` is the current by Shockley (1949) less what the resistor draws.
///
/// As the root is approached from below, an iteration changes the voltage by no more than some `slope`
/// while the diode is open; how many there are depends on the voltages.
#[differentiable]
pub(crate) fn step(
    saturation: f64,
    slope: f64,
    resistance: f64,
    before: f64,
    #[no_grad] source: f64,
    #[no_grad] h: f64,
) -> f64 {
    let k = h / CAPACITY;
    let mut v = before;
    loop {
        let forward = saturation * exp((source - v) / slope);
        let rest = v - before - k * (forward - saturation - v / resistance);
        let change = rest / (1.0 + k * (forward / slope + 1.0 / resistance));
        v -= change;
        if change.abs() < 1e-9 {
            break;
        }
    }
    v
}

/// The mean square of the differences between voltages that were measured, of which there is one in
/// each millisecond, and those that follow from the logarithms of the parameters.
#[differentiable]
pub(crate) fn misfit(parameters: [f64; 3], #[no_grad] measured: &[(f64, f64)]) -> f64 {
    let [saturation, slope, resistance] = parameters;
    let (saturation, slope, resistance) = (exp(saturation), exp(slope), exp(resistance));
    let h = 1.0 / STEPS as f64;
    let mut v = 0.0;
    let mut total = 0.0;
    for &(start, seen) in measured {
        for k in 1..=STEPS {
            v = step(saturation, slope, resistance, v, source(start + k as f64 * h), h);
        }
        total += square(v - seen);
    }
    total / measured.len() as f64
}
