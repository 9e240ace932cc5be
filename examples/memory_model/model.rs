//! A model of memory: each item that is learned has a stability, the days until it is recalled with a
//! probability of 0.9, and a difficulty from 1 to 10, which each review changes.

use cotangent::prelude::*;

/// One look at an item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Review {
    /// Days since the review before, 0 for another one on the same day.
    pub(crate) days: f64,
    /// From 1, forgotten, to 4, easy.
    pub(crate) rating: u32,
}

/// What describes a learner.
pub(crate) const LEARNER: [f64; 20] = [
    -0.9, 0.1, 0.9, 2.4, 5.0, 0.6, 0.9, 0.03, 0.5, 0.15, 1.0, 2.0, 0.1, 0.3, 1.5, 0.4, 1.9, 0.4,
    0.5, 0.5,
];

/// A power of a positive base. It takes less time than `powf`, which is right to the last bit.
#[differentiable]
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    (exponent * base.ln()).exp()
}

/// The cross-entropies of what was recalled, added up: of each item but its first review. The reviews of item
/// `i` are those from `offsets[i]` to `offsets[i + 1]`, of which there is one at least.
#[differentiable]
pub(crate) fn cross_entropy(
    w: [f64; 20],
    #[no_grad] reviews: &[Review],
    #[no_grad] offsets: &[usize],
) -> f64 {
    let curve = power(0.9, -1.0 / w[19]) - 1.0;
    let easiest = w[4] - (3.0 * w[5]).exp() + 1.0;
    let growth = w[8].exp();
    sum(ragged(reviews, offsets).map(|reviews| {
        let grade: f64 = f64::from(reviews[0].rating);
        let first = [w[0], w[1], w[2], w[3]];
        let mut stability = first[reviews[0].rating as usize - 1].exp();
        let mut difficulty = (w[4] - (w[5] * (grade - 1.0)).exp() + 1.0).clamp(1.0, 10.0);
        let mut loss = 0.0;
        for review in &reviews[1..] {
            let (grade, days): (f64, f64) = (f64::from(review.rating), review.days);
            let recall = power(1.0 + curve * days / stability, -w[19]).clamp(1e-4, 0.9999);
            let forgotten = 1.0 - recall;
            if review.rating == 1 {
                loss -= forgotten.ln();
                let kept =
                    w[11] * power(difficulty, -w[12]) * (power(stability + 1.0, w[13]) - 1.0);
                stability = (kept * (w[14] * forgotten).exp()).min(stability);
            } else {
                loss -= recall.ln();
                if days == 0.0 {
                    stability *= (w[17] * (grade - 3.0 + w[18])).exp();
                } else {
                    let ease = match review.rating {
                        2 => w[15],
                        4 => w[16],
                        _ => 1.0,
                    };
                    let gain = growth * (11.0 - difficulty) * power(stability, -w[9]);
                    stability *= 1.0 + ease * gain * (w[10] * forgotten).exp_m1();
                }
            }
            stability = stability.clamp(0.01, 36500.0);
            let moved = difficulty - w[6] * (grade - 3.0) * (10.0 - difficulty) / 9.0;
            difficulty = (w[7] * easiest + (1.0 - w[7]) * moved).clamp(1.0, 10.0);
        }
        loss
    }))
}

/// The reviews of `items` items by somebody who forgets them by a simpler rule, 2 to 64 of each, and the offsets
/// of the items. They are in the order of their numbers of reviews: items that are computed together are then
/// done at about the same time.
pub(crate) fn reviews(items: usize, seed: u64) -> (Vec<Review>, Vec<usize>) {
    let draws: Tensor<f64> = random_uniform(items * 192, seed);
    let (mut reviews, mut offsets) = (Vec::new(), vec![0]);
    for (item, draws) in draws.as_slice().chunks_exact(192).enumerate() {
        let mut stability = 2.0;
        for (i, draws) in draws.chunks_exact(3).take(2 + item * 63 / items).enumerate() {
            let days = if i == 0 { 0.0 } else { (stability * 2.0 * draws[0]).floor() };
            let curve = (1.0 + 0.2346 * days / stability).powf(-0.5);
            let is_recalled = draws[1] < if i == 0 { 0.8 } else { curve };
            let rating = match draws[2] {
                _ if !is_recalled => 1,
                draw if draw < 0.2 => 2,
                draw if draw < 0.85 => 3,
                _ => 4,
            };
            stability *= [0.4, 1.3, 1.6, 2.0][rating as usize - 1];
            stability = stability.clamp(0.5, 300.0);
            reviews.push(Review { days, rating });
        }
        offsets.push(reviews.len());
    }
    (reviews, offsets)
}
