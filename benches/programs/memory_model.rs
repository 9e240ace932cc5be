//! A gradient through sequences of different lengths: the example's.

#[path = "../../examples/memory_model/model.rs"]
mod model;

use cotangent_benches::engine::Engine;

use model::{LEARNER, Review, cross_entropy};

use crate::{Program, accept_gradient};

const ITEMS: usize = 10_000;

const LEAST: f64 = 1e-4;
const MOST: f64 = 0.9999;
const STABILITIES: [f64; 2] = [0.01, 36500.0];

struct Fit {
    w: [f64; 20],
    reviews: Vec<Review>,
    offsets: Vec<usize>,
    value: f64,
    grad: [f64; 20],
    /// Before each review of an item.
    tape: Vec<State>,
}

#[derive(Clone, Copy)]
struct State {
    stability: f64,
    difficulty: f64,
}

/// What depends on the parameters alone.
struct Constants {
    curve: f64,
    easiest: f64,
    growth: f64,
}

impl Constants {
    fn of(w: &[f64; 20]) -> Self {
        Self {
            curve: 0.9_f64.powf(-1.0 / w[19]) - 1.0,
            easiest: w[4] - (3.0 * w[5]).exp() + 1.0,
            growth: w[8].exp(),
        }
    }
}

fn power(base: f64, exponent: f64) -> f64 {
    (exponent * base.ln()).exp()
}

/// 1 where `clamp` lets `x` through, 0 elsewhere.
fn passes(x: f64, least: f64, most: f64) -> f64 {
    f64::from(u8::from(x >= least && x <= most))
}

/// Whether it was recalled, before the limits.
fn recall(w: &[f64; 20], constants: &Constants, state: State, review: Review) -> f64 {
    power(1.0 + constants.curve * review.days / state.stability, -w[19])
}

fn first(w: &[f64; 20], review: Review) -> State {
    let difficulty = w[4] - (w[5] * f64::from(review.rating - 1)).exp() + 1.0;
    State {
        stability: w[review.rating as usize - 1].exp(),
        difficulty: difficulty.clamp(1.0, 10.0),
    }
}

fn ease(w: &[f64; 20], review: Review) -> f64 {
    match review.rating {
        2 => w[15],
        4 => w[16],
        _ => 1.0,
    }
}

/// Adds to the loss; the state behind a review.
fn step(
    w: &[f64; 20],
    constants: &Constants,
    state: State,
    review: Review,
    loss: &mut f64,
) -> State {
    let State { stability, difficulty } = state;
    let recall = recall(w, constants, state, review).clamp(LEAST, MOST);
    let forgotten = 1.0 - recall;
    let grade = f64::from(review.rating);
    let next = if review.rating == 1 {
        *loss -= forgotten.ln();
        let kept = w[11] * power(difficulty, -w[12]) * (power(stability + 1.0, w[13]) - 1.0);
        (kept * (w[14] * forgotten).exp()).min(stability)
    } else {
        *loss -= recall.ln();
        if review.days == 0.0 {
            stability * (w[17] * (grade - 3.0 + w[18])).exp()
        } else {
            let gain = constants.growth * (11.0 - difficulty) * power(stability, -w[9]);
            stability * (1.0 + ease(w, review) * gain * (w[10] * forgotten).exp_m1())
        }
    };
    let moved = difficulty - w[6] * (grade - 3.0) * (10.0 - difficulty) / 9.0;
    State {
        stability: next.clamp(STABILITIES[0], STABILITIES[1]),
        difficulty: (w[7] * constants.easiest + (1.0 - w[7]) * moved).clamp(1.0, 10.0),
    }
}

/// What the gradient needs of constants.
#[derive(Default)]
struct ByConstants {
    curve: f64,
    easiest: f64,
    growth: f64,
}

/// The cotangent of the state before a review, from that of the one behind it.
fn pull_step(
    w: &[f64; 20],
    constants: &Constants,
    state: State,
    review: Review,
    d: State,
    grad: &mut [f64; 20],
    by: &mut ByConstants,
) -> State {
    let State { stability, difficulty } = state;
    let base = 1.0 + constants.curve * review.days / stability;
    let log_base = base.ln();
    let unlimited = (-w[19] * log_base).exp();
    let recall = unlimited.clamp(LEAST, MOST);
    let forgotten = 1.0 - recall;
    let grade = f64::from(review.rating);

    let moved = difficulty - w[6] * (grade - 3.0) * (10.0 - difficulty) / 9.0;
    let next = w[7] * constants.easiest + (1.0 - w[7]) * moved;
    let d_next = d.difficulty * passes(next, 1.0, 10.0);
    grad[7] += d_next * (constants.easiest - moved);
    by.easiest += d_next * w[7];
    let d_moved = d_next * (1.0 - w[7]);
    grad[6] -= d_moved * (grade - 3.0) * (10.0 - difficulty) / 9.0;
    let mut d_difficulty = d_moved * (1.0 + w[6] * (grade - 3.0) / 9.0);

    let (mut d_stability, mut d_forgotten, mut d_recall) = (0.0, 0.0, 0.0);
    if review.rating == 1 {
        d_forgotten -= 1.0 / forgotten;
        let (log_difficulty, log_more) = (difficulty.ln(), (stability + 1.0).ln());
        let by_difficulty = (-w[12] * log_difficulty).exp();
        let by_stability = (w[13] * log_more).exp();
        let by_forgotten = (w[14] * forgotten).exp();
        let kept = w[11] * by_difficulty * (by_stability - 1.0) * by_forgotten;
        let d_next = d.stability * passes(kept.min(stability), STABILITIES[0], STABILITIES[1]);
        if kept <= stability {
            grad[11] += d_next * kept / w[11];
            grad[12] -= d_next * kept * log_difficulty;
            d_difficulty -= d_next * kept * w[12] / difficulty;
            let d_power = d_next * w[11] * by_difficulty * by_forgotten * by_stability;
            grad[13] += d_power * log_more;
            d_stability += d_power * w[13] / (stability + 1.0);
            grad[14] += d_next * kept * forgotten;
            d_forgotten += d_next * kept * w[14];
        } else {
            d_stability += d_next;
        }
    } else {
        d_recall -= 1.0 / recall;
        if review.days == 0.0 {
            let factor = (w[17] * (grade - 3.0 + w[18])).exp();
            let d_next = d.stability * passes(stability * factor, STABILITIES[0], STABILITIES[1]);
            d_stability += d_next * factor;
            grad[17] += d_next * stability * factor * (grade - 3.0 + w[18]);
            grad[18] += d_next * stability * factor * w[17];
        } else {
            let log_stability = stability.ln();
            let slower = (-w[9] * log_stability).exp();
            let benefit = (w[10] * forgotten).exp_m1();
            let ease = ease(w, review);
            let plain = constants.growth * (11.0 - difficulty) * slower * benefit;
            let gain = ease * plain;
            let next = stability * (1.0 + gain);
            let d_next = d.stability * passes(next, STABILITIES[0], STABILITIES[1]);
            d_stability += d_next * (1.0 + gain);
            let d_gain = d_next * stability;
            match review.rating {
                2 => grad[15] += d_gain * plain,
                4 => grad[16] += d_gain * plain,
                _ => {}
            }
            by.growth += d_gain * gain / constants.growth;
            d_difficulty -= d_gain * gain / (11.0 - difficulty);
            grad[9] -= d_gain * gain * log_stability;
            d_stability -= d_gain * gain * w[9] / stability;
            let d_benefit =
                d_gain * ease * constants.growth * (11.0 - difficulty) * slower * (benefit + 1.0);
            grad[10] += d_benefit * forgotten;
            d_forgotten += d_benefit * w[10];
        }
    }
    d_recall -= d_forgotten;
    let d_power = d_recall * passes(unlimited, LEAST, MOST) * unlimited;
    grad[19] -= d_power * log_base;
    let d_base = -d_power * w[19] / base;
    by.curve += d_base * review.days / stability;
    d_stability -= d_base * constants.curve * review.days / (stability * stability);
    State { stability: d_stability, difficulty: d_difficulty }
}

/// Reverse mode by hand: the state before each review is kept, what a review makes of it is computed again.
fn by_hand(fit: &mut Fit) {
    let w = &fit.w;
    let constants = Constants::of(w);
    let (mut grad, mut by, mut loss) = ([0.0; 20], ByConstants::default(), 0.0);
    for item in fit.offsets.windows(2) {
        let Some((first_review, reviews)) = fit.reviews[item[0]..item[1]].split_first() else {
            continue;
        };
        fit.tape.clear();
        let mut state = first(w, *first_review);
        for &review in reviews {
            fit.tape.push(state);
            state = step(w, &constants, state, review, &mut loss);
        }
        let mut d = State { stability: 0.0, difficulty: 0.0 };
        for (&review, &state) in reviews.iter().zip(&fit.tape).rev() {
            d = pull_step(w, &constants, state, review, d, &mut grad, &mut by);
        }
        let rating = first_review.rating;
        grad[rating as usize - 1] += d.stability * w[rating as usize - 1].exp();
        let easier = (w[5] * f64::from(rating - 1)).exp();
        let d_first = d.difficulty * passes(w[4] - easier + 1.0, 1.0, 10.0);
        grad[4] += d_first;
        grad[5] -= d_first * easier * f64::from(rating - 1);
    }
    grad[4] += by.easiest;
    grad[5] -= by.easiest * 3.0 * (3.0 * w[5]).exp();
    grad[8] += by.growth * constants.growth;
    grad[19] += by.curve * (constants.curve + 1.0) * 0.9_f64.ln() / (w[19] * w[19]);
    (fit.value, fit.grad) = (loss, grad);
}

fn value_by_hand(w: [f64; 20], reviews: &[Review], offsets: &[usize]) -> f64 {
    let constants = Constants::of(&w);
    let mut loss = 0.0;
    for item in offsets.windows(2) {
        let mut reviews = reviews[item[0]..item[1]].iter();
        let Some(&review) = reviews.next() else { continue };
        let mut state = first(&w, review);
        for &review in reviews {
            state = step(&w, &constants, state, review, &mut loss);
        }
    }
    loss
}

fn generated(fit: &mut Fit) {
    let found = cross_entropy::value_and_grad(fit.w, &fit.reviews, &fit.offsets);
    let (value, grad) = found.expect("the offsets fit");
    (fit.value, fit.grad) = (value, grad.w);
}

fn differences(fit: &mut Fit) {
    let value = |w| value_by_hand(w, &fit.reviews, &fit.offsets);
    let found = (value(fit.w), crate::differences(fit.w, value));
    (fit.value, fit.grad) = found;
}

/// All that is measured of it.
pub(crate) fn measure() -> Vec<Program> {
    let (reviews, offsets) = model::reviews(ITEMS, 7);
    let count = reviews.len();
    let (value, grad, tape) = (0.0, [0.0; 20], Vec::new());
    let mut fit = Fit { w: LEARNER, reviews, offsets, value, grad, tape };
    by_hand(&mut fit);
    let expected = (fit.value, fit.grad);
    let engine = |name, tolerance, call: fn(&mut Fit)| {
        let accept = move |fit: &Fit| accept_gradient(&(fit.value, fit.grad), &expected, tolerance);
        Engine::new(name, 1, call).accepted_if(accept)
    };
    let engines = [
        engine("generated", 1e-9, generated),
        engine("reverse mode by hand", 0.0, by_hand),
        engine("central differences", 1e-4, differences),
    ];
    let name = "a model of memory, 20 derivatives, 10^4 items of 2 to 64 reviews";
    vec![Program::measure(name, (count, "review"), Some(4.0), &mut fit, &engines)]
}
