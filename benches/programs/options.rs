//! Prices of options and their Greeks (Black and Scholes 1973), many at a time.

use std::array::from_fn;
use std::mem::take;
use std::ops::Range;

use cotangent_benches::elementwise::Float;
use cotangent_benches::engine::Engine;
use cotangent_benches::native::natively;
use cotangent_kernels::Level;
use cotangent_kernels::random::{Uniform, fill};

use crate::Program;

/// Small enough for L2.
const COUNT: usize = 10_000;
/// What the goals are: four times as many options per second in `f64`, eight times in `f32`.
const GOALS: [f64; 2] = [4.0, 8.0];

/// Spots, strikes, rates, volatilities and years.
const RANGES: [Range<f64>; 5] = [50.0..150.0, 50.0..150.0, 0.0..0.05, 0.1..0.6, 0.1..2.0];

/// The options, and what is computed of them.
struct Book<T> {
    inputs: [Vec<T>; 5],
    value: T,
    /// By spots, rates, volatilities and years.
    first: [Vec<T>; 4],
    /// The derivatives of these by their own spots.
    second: [Vec<T>; 4],
}

/// What is written by hand is generic over the float.
trait Real: Float {
    fn ln(self) -> Self;
    fn erfc(self) -> Self;
    /// Prices and first derivatives, as they are generated.
    fn first(book: &mut Book<Self>);
    /// Second derivatives in the direction of all spots; the first ones come with them, and are dropped.
    fn second(book: &mut Book<Self>);
    /// How far two results may be apart, by the size of the spots.
    const TOLERANCE: f64;
}

macro_rules! real {
    ($($float:ident: $erfc:ident, $tolerance:literal;)+) => {
        $(mod $float {
            use cotangent::prelude::*;

            #[differentiable]
            pub(super) fn call(
                spot: $float,
                strike: $float,
                rate: $float,
                volatility: $float,
                years: $float,
            ) -> $float {
                let deviation = volatility * years.sqrt();
                let drift = (rate + 0.5 * volatility * volatility) * years;
                let d1 = ((spot / strike).ln() + drift) / deviation;
                spot * normal_cdf(d1) - strike * (-rate * years).exp() * normal_cdf(d1 - deviation)
            }

            #[differentiable]
            pub(super) fn book(
                spot: &[$float],
                #[no_grad] strike: &[$float],
                rate: &[$float],
                volatility: &[$float],
                years: &[$float],
            ) -> $float {
                sum(zip5(spot, strike, rate, volatility, years).map(|(s, k, r, v, t)| {
                    call(s, k, r, v, t)
                }))
            }
        }

        impl Real for $float {
            const TOLERANCE: f64 = $tolerance;

            fn ln(self) -> Self {
                self.ln()
            }
            fn erfc(self) -> Self {
                libm::$erfc(self)
            }
            fn first(Book { inputs, value, first, .. }: &mut Book<Self>) {
                let [spot, rate, volatility, years] = first.each_mut().map(take);
                let mut grad = $float::BookGrad { spot, rate, volatility, years };
                let [s, k, r, v, t] = inputs;
                *value = $float::book::value_and_grad_into(s, k, r, v, t, &mut grad)
                    .expect("there is one length");
                *first = [grad.spot, grad.rate, grad.volatility, grad.years];
            }
            fn second(Book { inputs, second, .. }: &mut Book<Self>) {
                let [s, k, r, v, t] = inputs;
                let zeros = || vec![0.0; s.len()];
                let direction = $float::BookGrad {
                    spot: vec![1.0; s.len()],
                    rate: zeros(),
                    volatility: zeros(),
                    years: zeros(),
                };
                let product = $float::book::hvp(s, k, r, v, t, &direction);
                let product = product.expect("there is one length");
                *second = [product.spot, product.rate, product.volatility, product.years];
            }
        })+
    };
}

real! {
    f32: erfcf, 1e-5;
    f64: erfc, 1e-13;
}

/// The first derivatives by hand, as textbooks have them.
#[inline(always)]
fn first_by_hand<T: Real>(book: &mut Book<T>) {
    let number = T::from_f64;
    let [half, root_half] = [0.5, std::f64::consts::FRAC_1_SQRT_2].map(number);
    let density = number(0.398_942_280_401_432_7);
    let normal_cdf = |x: T| half * (-x * root_half).erfc();
    let [spots, strikes, rates, volatilities, maturities] = &book.inputs;
    let [by_spot, by_rate, by_volatility, by_years] = &mut book.first;
    let n = spots.len();
    let inputs = (&spots[..n], &strikes[..n], &rates[..n], &volatilities[..n], &maturities[..n]);
    let (spots, strikes, rates, volatilities, maturities) = inputs;
    let outputs =
        (&mut by_spot[..n], &mut by_rate[..n], &mut by_volatility[..n], &mut by_years[..n]);
    let (by_spot, by_rate, by_volatility, by_years) = outputs;
    let mut value = T::ZERO;
    for i in 0..n {
        let (spot, strike, rate) = (spots[i], strikes[i], rates[i]);
        let (volatility, years) = (volatilities[i], maturities[i]);
        let root = years.sqrt();
        let deviation = volatility * root;
        let drift = (rate + half * volatility * volatility) * years;
        let d1 = ((spot / strike).ln() + drift) / deviation;
        let (exercised, delta) = (normal_cdf(d1 - deviation), normal_cdf(d1));
        let paid = strike * (-rate * years).exp() * exercised;
        let vega = spot * density * (-half * d1 * d1).exp() * root;
        value += spot * delta - paid;
        by_spot[i] = delta;
        by_rate[i] = years * paid;
        by_volatility[i] = vega;
        by_years[i] = rate * paid + half * vega * volatility / years;
    }
    book.value = value;
}

/// The second derivatives by hand.
#[inline(always)]
fn second_by_hand<T: Real>(book: &mut Book<T>) {
    let number = T::from_f64;
    let [half, density] = [0.5, 0.398_942_280_401_432_7].map(number);
    let [spots, strikes, rates, volatilities, maturities] = &book.inputs;
    for i in 0..spots.len() {
        let (spot, strike, rate) = (spots[i], strikes[i], rates[i]);
        let (volatility, years) = (volatilities[i], maturities[i]);
        let deviation = volatility * years.sqrt();
        let slope = rate + half * volatility * volatility;
        let d1 = ((spot / strike).ln() + slope * years) / deviation;
        let at = density * (-half * d1 * d1).exp();
        book.second[0][i] = at / (spot * deviation);
        book.second[1][i] = at * years / deviation;
        book.second[2][i] = -at * (d1 - deviation) / volatility;
        book.second[3][i] = at * (slope / deviation - half * d1 / years);
    }
}

impl<T: Real> Book<T> {
    fn new() -> Self {
        let input = |i: usize| {
            let Range { start, end } = RANGES[i].clone();
            let mut input = vec![T::ZERO; COUNT];
            fill(&mut input, &Uniform::new(T::from_f64(start)..T::from_f64(end)), i as u64);
            input
        };
        let zeros = || from_fn(|_| vec![T::ZERO; COUNT]);
        Self { inputs: from_fn(input), value: T::ZERO, first: zeros(), second: zeros() }
    }

    /// Whether results are those of others.
    fn compare(found: &[Vec<T>; 4], expected: &[Vec<T>; 4]) -> Result<(), String> {
        for (k, (found, expected)) in found.iter().zip(expected).enumerate() {
            let size = expected.iter().fold(1.0, |most, x| x.to_f64().abs().max(most));
            for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
                let distance = (found.to_f64() - expected.to_f64()).abs();
                if distance.is_nan() || distance > T::TOLERANCE * size {
                    return Err(format!("option {i} by {k}: {found}, by hand {expected}"));
                }
            }
        }
        Ok(())
    }
}

fn programs_of<T: Real>(goal: f64) -> [Program; 2] {
    let mut data = Book::<T>::new();
    first_by_hand(&mut data);
    second_by_hand(&mut data);
    let (value, expected) = (data.value.to_f64(), data.first.clone());
    let first = |engine: Engine<Book<T>>| {
        let expected = expected.clone();
        engine.accepted_if(move |book| {
            let distance = (book.value.to_f64() - value).abs();
            if distance > 1e3 * T::TOLERANCE * value {
                return Err(format!("{}, by hand {value}", book.value));
            }
            Book::compare(&book.first, &expected)
        })
    };
    let expected = data.second.clone();
    let second = |engine: Engine<Book<T>>| {
        let expected = expected.clone();
        engine.accepted_if(move |book| Book::compare(&book.second, &expected))
    };
    let natively: [fn(&mut Book<T>); 2] =
        [|book| natively(|| first_by_hand(book)), |book| natively(|| second_by_hand(book))];
    let firsts = ways(T::first, first_by_hand, natively[0]).map(first);
    let seconds = ways(T::second, second_by_hand, natively[1]).map(second);
    let [firsts, seconds] = [firsts.collect::<Vec<_>>(), seconds.collect()];
    let [first, second] = ["prices and 4 first Greeks", "4 second Greeks"];
    let units = (COUNT, "option");
    [
        Program::measure(format!("{first}, {}", T::DTYPE), units, Some(goal), &mut data, &firsts),
        Program::measure(format!("{second}, {}", T::DTYPE), units, None, &mut data, &seconds),
    ]
}

/// The generated code at the best level, what is written by hand, and the generated code elsewhere.
fn ways<T: Real>(
    generated: fn(&mut Book<T>),
    by_hand: fn(&mut Book<T>),
    natively: fn(&mut Book<T>),
) -> impl Iterator<Item = Engine<Book<T>>> {
    let at = move |level: Level| Engine::new(format!("generated, {level}"), 1, generated).at(level);
    let mut levels = Level::available();
    let best = levels.next().map(at);
    let by_hand = Engine::new("by hand", 1, by_hand);
    let natively = Engine::new("by hand, for this CPU", 1, natively);
    best.into_iter().chain([by_hand, natively]).chain(levels.map(at))
}

/// All that is measured of them.
pub(crate) fn measure() -> Vec<Program> {
    let [double, single] = GOALS;
    programs_of::<f64>(double).into_iter().chain(programs_of::<f32>(single)).collect()
}
