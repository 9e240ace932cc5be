//! Residuals of bundle adjustment and their Jacobian: the example's, in both floats.

use std::array::from_fn;

use cotangent_benches::engine::Engine;
use cotangent_benches::native::natively;
use cotangent_kernels::Level;

use crate::Program;

/// As many as there are in problems of the field, far more than caches hold; and as many as fit into L2.
const COUNTS: [(usize, &str); 2] = [(1_000_000, "10^6 of them"), (1_000, "in L2")];

const NUMBERS: usize = 17;
const COLUMNS: usize = 15;

/// What lies in which range: a rotation, a center, a focal length, a principal point, radial distortion,
/// a point, a weight, and where it has been seen.
const RANGES: [(f64, f64); NUMBERS] = [
    (-0.5, 0.5),
    (-0.5, 0.5),
    (-0.5, 0.5),
    (-1.0, 1.0),
    (-1.0, 1.0),
    (-1.0, 1.0),
    (400.0, 600.0),
    (-5.0, 5.0),
    (-5.0, 5.0),
    (-0.01, 0.01),
    (-0.01, 0.01),
    (-1.0, 1.0),
    (-1.0, 1.0),
    (5.0, 8.0),
    (0.5, 1.5),
    (-50.0, 50.0),
    (-50.0, 50.0),
];

macro_rules! adjustment {
    ($($float:ident: $tolerance:literal, goal $goal:literal;)+) => {$(mod $float {
        use super::*;
        use cotangent::prelude::*;
        use cotangent_kernels::random::{Uniform, fill};

        const TINY: $float = 1e-30;

        #[differentiable]
        fn rotate(r: [$float; 3], x: [$float; 3]) -> [$float; 3] {
            let angle = (r[0] * r[0] + r[1] * r[1] + r[2] * r[2] + TINY).sqrt();
            let (sin, cos) = (0.5 * angle).sin_cos();
            let per_angle = sin * (1.0 / angle);
            let v = [per_angle * r[0], per_angle * r[1], per_angle * r[2]];
            let u = [
                2.0 * (v[1] * x[2] - v[2] * x[1]),
                2.0 * (v[2] * x[0] - v[0] * x[2]),
                2.0 * (v[0] * x[1] - v[1] * x[0]),
            ];
            [
                x[0] + cos * u[0] + (v[1] * u[2] - v[2] * u[1]),
                x[1] + cos * u[1] + (v[2] * u[0] - v[0] * u[2]),
                x[2] + cos * u[2] + (v[0] * u[1] - v[1] * u[0]),
            ]
        }

        #[differentiable]
        fn residual(
            camera: [$float; 11],
            point: [$float; 3],
            weight: $float,
            #[no_grad] seen_u: $float,
            #[no_grad] seen_v: $float,
        ) -> [$float; 2] {
            let [r0, r1, r2, c0, c1, c2, focal, u0, v0, k1, k2] = camera;
            let [x, y, z] = rotate([r0, r1, r2], [point[0] - c0, point[1] - c1, point[2] - c2]);
            let nearness = 1.0 / z;
            let (x, y) = (x * nearness, y * nearness);
            let squared = x * x + y * y;
            let scale = focal * (1.0 + squared * (k1 + squared * k2));
            [weight * (scale * x + u0 - seen_u), weight * (scale * y + v0 - seen_v)]
        }

        /// What is computed of an observation by hand, which has its numbers side by side.
        #[derive(Clone, Copy)]
        struct Derived {
            residual: [$float; 2],
            jacobian: [[$float; COLUMNS]; 2],
        }

        struct Adjustment {
            /// Arrays of each number, for the generated code.
            columns: Vec<Vec<$float>>,
            value: [Vec<$float>; 2],
            jacobian: [[Vec<$float>; COLUMNS]; 2],
            /// The numbers of each observation, for what is written by hand.
            observations: Vec<[$float; NUMBERS]>,
            derived: Vec<Derived>,
        }

        fn generated(data: &mut Adjustment) {
            let Adjustment { columns, value, jacobian, .. } = data;
            let column = |k: usize| &columns[k][..];
            residual::map_value_and_jacobian(
                from_fn(column),
                from_fn(|k| column(11 + k)),
                column(14),
                column(15),
                column(16),
                value.each_mut(),
                jacobian.each_mut().map(|row| row.each_mut()),
            )
            .expect("there is one length");
        }

        /// By the formula of Rodrigues, whose derivatives by the square of the angle are shared by both rows.
        #[inline(always)]
        fn by_hand(data: &mut Adjustment) {
            for (observation, derived) in data.observations.iter().zip(&mut data.derived) {
                derive(observation, derived);
            }
        }

        #[inline(always)]
        fn derive(observation: &[$float; NUMBERS], derived: &mut Derived) {
            let [r0, r1, r2, c0, c1, c2, focal, u0, v0, k1, k2, p0, p1, p2, weight, u, v] =
                *observation;
            let (r, p) = ([r0, r1, r2], [p0 - c0, p1 - c1, p2 - c2]);
            let s = r0 * r0 + r1 * r1 + r2 * r2;
            let (c, a, b, slope_of_a, slope_of_b);
            if s > 1e-12 {
                let angle = s.sqrt();
                let (sin, cos) = angle.sin_cos();
                let inverse = 1.0 / angle;
                let squared = inverse * inverse;
                (c, a, b) = (cos, sin * inverse, (1.0 - cos) * squared);
                (slope_of_a, slope_of_b) = (0.5 * (c - a) * squared, (0.5 * a - b) * squared);
            } else {
                (c, a, b) = (1.0 - 0.5 * s, 1.0 - s * (1.0 / 6.0), 0.5 - s * (1.0 / 24.0));
                (slope_of_a, slope_of_b) = (-1.0 / 6.0, -1.0 / 24.0);
            }
            let cross = [r1 * p[2] - r2 * p[1], r2 * p[0] - r0 * p[2], r0 * p[1] - r1 * p[0]];
            let dot = r0 * p[0] + r1 * p[1] + r2 * p[2];
            let along = b * dot;
            let turned: [$float; 3] = from_fn(|i| c * p[i] + a * cross[i] + along * r[i]);
            // Twice the derivative by the square of the angle.
            let by_square: [$float; 3] = from_fn(|i| {
                2.0 * (slope_of_a * cross[i] + slope_of_b * dot * r[i] - 0.5 * a * p[i])
            });
            let nearness = 1.0 / turned[2];
            let (x, y) = (turned[0] * nearness, turned[1] * nearness);
            let n = x * x + y * y;
            let d = 1.0 + n * (k1 + n * k2);
            let slope_of_d = k1 + 2.0 * n * k2;
            let errors = [focal * d * x + u0 - u, focal * d * y + v0 - v];
            derived.residual = [weight * errors[0], weight * errors[1]];
            let scale = weight * focal;
            let w = scale * nearness;
            let mixed = w * 2.0 * x * y * slope_of_d;
            let by_plane = [
                [w * (d + 2.0 * x * x * slope_of_d), mixed],
                [mixed, w * (d + 2.0 * y * y * slope_of_d)],
            ];
            for (k, [g0, g1]) in by_plane.into_iter().enumerate() {
                let g = [g0, g1, -(g0 * x + g1 * y)];
                let on_axis = g0 * r0 + g1 * r1 + g[2] * r2;
                let on_square = g0 * by_square[0] + g1 * by_square[1] + g[2] * by_square[2];
                let by_axis =
                    [p[1] * g[2] - p[2] * g1, p[2] * g0 - p[0] * g[2], p[0] * g1 - p[1] * g0];
                let back = [g1 * r2 - g[2] * r1, g[2] * r0 - g0 * r2, g0 * r1 - g1 * r0];
                let row = &mut derived.jacobian[k];
                for j in 0..3 {
                    row[j] = on_square * r[j] + a * by_axis[j] + b * on_axis * p[j] + along * g[j];
                    row[11 + j] = c * g[j] + a * back[j] + b * on_axis * r[j];
                    row[3 + j] = -row[11 + j];
                }
                let place = [x, y][k];
                row[6] = weight * d * place;
                row[7] = if k == 0 { weight } else { 0.0 };
                row[8] = if k == 1 { weight } else { 0.0 };
                row[9] = scale * place * n;
                row[10] = row[9] * n;
                row[14] = errors[k];
            }
        }

        impl Adjustment {
            fn new(count: usize) -> Self {
                let column = |(k, &(low, high)): (usize, &(f64, f64))| {
                    let mut column = vec![0.0; count];
                    fill(&mut column, &Uniform::new(low as $float..high as $float), k as u64);
                    column
                };
                let columns: Vec<Vec<$float>> = RANGES.iter().enumerate().map(column).collect();
                let zeros = || vec![0.0; count];
                let blank = Derived { residual: [0.0; 2], jacobian: [[0.0; COLUMNS]; 2] };
                Self {
                    observations: (0..count).map(|i| from_fn(|k| columns[k][i])).collect(),
                    columns,
                    value: from_fn(|_| zeros()),
                    jacobian: from_fn(|_| from_fn(|_| zeros())),
                    derived: vec![blank; count],
                }
            }

            /// Whether what is generated gives what is derived by hand.
            fn compare(&self) -> Result<(), String> {
                let close = |found: $float, expected: $float| {
                    (found - expected).abs() <= $tolerance * (1.0 + expected.abs())
                };
                for (i, derived) in self.derived.iter().enumerate() {
                    for k in 0..2 {
                        let (found, expected) = (self.value[k][i], derived.residual[k]);
                        if !close(found, expected) {
                            return Err(format!("residual {i}: {found}, by hand {expected}"));
                        }
                        for (j, &expected) in derived.jacobian[k].iter().enumerate() {
                            let found = self.jacobian[k][j][i];
                            if !close(found, expected) {
                                return Err(format!("{i}, {k} by {j}: {found}, by hand {expected}"));
                            }
                        }
                    }
                }
                Ok(())
            }
        }

        pub(super) fn measure(count: usize, size: &str) -> Program {
            let mut data = Adjustment::new(count);
            by_hand(&mut data);
            let at = |level: Level| {
                let engine = Engine::new(format!("generated, {level}"), 1, generated).at(level);
                engine.accepted_if(Adjustment::compare)
            };
            let mut levels = Level::available();
            let best = levels.next().map(at);
            let by_hand = [
                Engine::new("by hand", 1, by_hand as fn(&mut Adjustment)),
                Engine::new("by hand, for this CPU", 1, |data: &mut Adjustment| {
                    natively(#[inline(always)] || by_hand(data));
                }),
            ];
            let engines: Vec<_> =
                best.into_iter().chain(by_hand).chain(levels.map(at)).collect();
            let float = stringify!($float).replace('f', "float");
            let name = format!("residuals and 2 x 15 Jacobians of observations, {size}, {float}");
            Program::measure(name, (count, "observation"), Some($goal), &mut data, &engines)
        }
    })+};
}

adjustment! {
    f64: 1e-10, goal 4.0;
    f32: 5e-3, goal 8.0;
}

/// All that is measured of it.
pub(crate) fn measure() -> Vec<Program> {
    let both = |(count, size)| [f64::measure(count, size), f32::measure(count, size)];
    COUNTS.into_iter().flat_map(both).collect()
}
