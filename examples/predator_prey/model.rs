//! Hares and lynxes by Lotka (1925) and Volterra (1926), solved by the classical method of Runge and
//! Kutta.

use cotangent::prelude::*;

/// What the Hudson's Bay Company took in each year from 1900 to 1920: pelts of hares and of lynxes in
/// thousands (Howard 2009, after Hewitt 1921).
pub(crate) const PELTS: [[f64; 2]; 21] = [
    [30.0, 4.0],
    [47.2, 6.1],
    [70.2, 9.8],
    [77.4, 35.2],
    [36.3, 59.4],
    [20.6, 41.7],
    [18.1, 19.0],
    [21.4, 13.0],
    [22.0, 8.3],
    [25.4, 9.1],
    [27.1, 7.4],
    [40.3, 8.0],
    [57.0, 12.3],
    [76.6, 19.5],
    [52.3, 45.7],
    [19.5, 51.1],
    [11.2, 29.7],
    [7.6, 15.8],
    [14.6, 9.7],
    [16.2, 10.1],
    [24.7, 8.6],
];

/// How fast hares and lynxes become more, at the rates of birth, of being eaten, of death and of
/// growth.
#[differentiable]
pub(crate) fn change(rates: [f64; 4], animals: [f64; 2]) -> [f64; 2] {
    let [birth, eaten, death, growth] = rates;
    let [hares, lynxes] = animals;
    [hares * (birth - eaten * lynxes), lynxes * (growth * hares - death)]
}

/// The animals a step of `h` years later.
#[differentiable]
pub(crate) fn step(rates: [f64; 4], animals: [f64; 2], #[no_grad] h: f64) -> [f64; 2] {
    let [u, v] = animals;
    let [u1, v1] = change(rates, animals);
    let [u2, v2] = change(rates, [u + 0.5 * h * u1, v + 0.5 * h * v1]);
    let [u3, v3] = change(rates, [u + 0.5 * h * u2, v + 0.5 * h * v2]);
    let [u4, v4] = change(rates, [u + h * u3, v + h * v3]);
    [u + h / 6.0 * (u1 + 2.0 * (u2 + u3) + u4), v + h / 6.0 * (v1 + 2.0 * (v2 + v3) + v4)]
}

/// The sum of the squared differences between the logarithms of the animals and those of the pelts of
/// each year, with `steps` steps in a year. The parameters are the logarithms of the four rates and of
/// the animals in the first year, so that none of these is negative.
#[differentiable]
pub(crate) fn misfit(
    parameters: [f64; 6],
    #[no_grad] pelts: &[[f64; 2]],
    #[no_grad] steps: usize,
) -> f64 {
    let [birth, eaten, death, growth, hares, lynxes] = parameters;
    let rates = [exp(birth), exp(eaten), exp(death), exp(growth)];
    let mut animals = [exp(hares), exp(lynxes)];
    let h = 1.0 / steps as f64;
    let mut total = 0.0;
    for year in pelts {
        total += square(ln(animals[0] / year[0])) + square(ln(animals[1] / year[1]));
        for _ in 0..steps {
            animals = step(rates, animals, h);
        }
    }
    total
}
