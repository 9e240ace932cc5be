//! Functions that look at integers, records and sequences beside floats, each twice: differentiable, and
//! as it was written.

#![allow(clippy::needless_range_loop, reason = "indices are what is tested")]

use cotangent::prelude::*;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Grade {
    Again,
    Hard(f64),
    Good { bonus: f64 },
    Easy,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Review {
    pub(crate) rating: u32,
    pub(crate) days: f64,
    pub(crate) is_recalled: bool,
    pub(crate) grade: Grade,
}

/// Writes each function down in a module of its own, and without its attribute in `plain`.
macro_rules! functions {
    ($($name:ident($($(#[$marker:ident])? $parameter:ident: $ty:ty),+) $body:block)+) => {
        $(
            #[differentiable]
            pub(crate) fn $name($($(#[$marker])? $parameter: $ty),+) -> f64 $body
        )+

        pub(crate) mod plain {
            use super::*;

            $(pub(crate) fn $name($($parameter: $ty),+) -> f64 $body)+
        }
    };
}

functions! {
    labels(w: [f64; 1], #[no_grad] x: &[f64], #[no_grad] label: &[u32]) {
        mean(zip(x, label).map(|(x, label)| {
            let is_odd = label % 2 == 1;
            if label == 3 {
                w[0] * w[0] * x
            } else if is_odd {
                w[0] * x
            } else {
                (w[0] * x).sin() + f64::from(label)
            }
        }))
    }

    fields(w: [f64; 2], #[no_grad] reviews: &[Review]) {
        sum(reviews.map(|review| {
            let time = review.days * 0.5;
            let p = sigmoid(w[0] * time + w[1]);
            match review.rating {
                1 => p * w[0],
                2 | 3 => -ln(p) * time,
                n => p * f64::from(n),
            }
        }))
    }

    variants(w: [f64; 1], #[no_grad] reviews: &[Review]) {
        mean(reviews.map(|review| {
            let s = match review.grade {
                Grade::Again => w[0],
                Grade::Hard(x) if x > 0.5 => w[0] * x,
                Grade::Hard(x) => w[0] * w[0] * x,
                Grade::Good { bonus } => (w[0] * bonus).exp(),
                Grade::Easy => 2.0 * w[0],
            };
            if let Grade::Good { bonus } = review.grade { s * bonus } else { s }
        }))
    }

    points(w: [f64; 3], #[no_grad] points: &[[f64; 3]], #[no_grad] y: &[f64]) {
        mean(zip(points, y).map(|(point, y)| {
            let mut distance = 0.0;
            for i in 0..3 {
                distance += square(w[i] - point[i]);
            }
            distance.sqrt() * y
        }))
    }

    sequences(w: [f64; 4], #[no_grad] reviews: &[Review], #[no_grad] offsets: &[usize]) {
        sum(ragged(reviews, offsets).map(|reviews| {
            let mut s = w[0];
            let mut loss = 0.0;
            for (t, review) in reviews.iter().enumerate() {
                let p = (-review.days / s.exp()).exp();
                if t > 0 {
                    loss += if review.is_recalled { -ln(p) } else { -ln(1.0 - 0.99 * p) };
                }
                s = s * w[review.rating as usize % 4] + 0.1 * t as f64;
            }
            loss
        }))
    }

    ragged_floats(w: [f64; 1], #[no_grad] x: &[f64], #[no_grad] offsets: &[usize]) {
        mean(ragged(x, offsets).map(|series| {
            let mut level = 0.0;
            let mut loss = 0.0;
            for x in series {
                loss += square(x - level);
                level = w[0] * level + (1.0 - w[0]) * x;
            }
            loss
        }))
    }

    folds(w: [f64; 1], #[no_grad] x: &[f64], #[no_grad] offsets: &[usize]) {
        mean(ragged(x, offsets).map(|series| {
            let total: f64 = series.iter().map(|x| (w[0] * x).sin()).sum();
            let scaled = series.iter().map(|x| 1.0 + 0.1 * w[0] * x).product::<f64>();
            let level = series.iter().fold(w[0], |level, x| w[0] * level + x);
            total * scaled + level
        }))
    }

    ranges(w: [f64; 1], #[no_grad] spans: &[(usize, usize)], #[no_grad] x: &[f64]) {
        mean(spans.map(|(from, to)| {
            let mut s = 0.0;
            for i in from..to {
                if x[i] < -0.9 {
                    break;
                }
                s += (w[0] * x[i]).sin();
            }
            s
        }))
    }

    counted(w: [f64; 1], #[no_grad] n: usize, #[no_grad] x: &[f64], #[no_grad] table: &[f64]) {
        mean(x.map(|x| {
            let mut s = x;
            for i in 0..n {
                let entry = table[i];
                let remainder = i % 3;
                if remainder == 1 {
                    s = s * w[0] + entry;
                } else {
                    s += entry * w[0];
                }
                for j in 0..i {
                    s += 0.01 * w[0] * j as f64;
                }
            }
            s
        }))
    }

    several_sweeps(w: [f64; 1], #[no_grad] label: &[u32], #[no_grad] x: &[f64]) {
        let centre = mean(zip(label, x).map(|(label, x)| if label == 0 { w[0] * x } else { x }));
        sqrt(mean(zip(x, label).map(|(x, label)| square(x * f64::from(label) - centre))) + w[0] * w[0])
    }

    by_arrays(x: &[f64], #[no_grad] label: &[u32]) {
        sum(zip(x, label).map(|(x, label)| if label == 3 { x.exp() } else { x * f64::from(label) }))
    }
}
