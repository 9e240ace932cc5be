//! Where points are that many cameras have seen: Gauss and Newton's steps from the residuals of all
//! observations and their Jacobians, 2 x 15 numbers for each, from one pass.

mod model;

use std::array::from_fn;
use std::time::Instant;

use clap::Parser;
use cotangent::{Error, Tensor, random_normal, random_uniform};
use cotangent_examples::cholesky::Cholesky;

use model::residual;

const CAMERAS: usize = 20;

/// Adjusts points to what cameras have seen of them.
#[derive(Parser)]
struct Options {
    /// How many points there are, each seen by 20 cameras
    #[arg(long, default_value = "50000")]
    points: std::num::NonZero<usize>,
}

fn main() -> Result<(), Error> {
    let points = Options::parse().points.get();
    let count = CAMERAS * points;
    // On an arc around the points, eight units away, all looking at the origin.
    let cameras: [[f64; 11]; CAMERAS] = from_fn(|i| {
        let (sin, cos) = (0.08 * (i as f64 - 9.5)).sin_cos();
        [0.0, sin.atan2(cos), 0.0, 8.0 * sin, 0.0, -8.0 * cos, 900.0, 2.0, -3.0, -0.05, 0.01]
    });
    let camera: [Vec<f64>; 11] = from_fn(|k| (0..count).map(|i| cameras[i % CAMERAS][k]).collect());
    let camera = camera.each_ref();
    let truth: [Tensor<f64>; 3] = from_fn(|k| 2.0 * random_uniform(points, k as u64) - 1.0);
    let seen_by_all = |point: &[Vec<f64>; 3]| -> [Vec<f64>; 3] {
        from_fn(|k| (0..count).map(|i| point[k][i / CAMERAS]).collect())
    };
    let at = seen_by_all(&truth.each_ref().map(Tensor::to_vec));
    let mut seen: [Vec<f64>; 2] = from_fn(|_| vec![0.0; count]);
    residual::map_value(camera, at.each_ref(), 1.0, 0.0, 0.0, seen.each_mut())?;
    // Each is seen half a pixel beside its place.
    let [u, v]: [Tensor<f64>; 2] =
        from_fn(|k| Tensor::from_slice(&seen[k]) + 0.5 * random_normal(count, 3 + k as u64));

    let mut point = truth.each_ref().map(|x| x.iter().map(|x| (5.0 * x).round() / 5.0).collect());
    let mut value: [Vec<f64>; 2] = from_fn(|_| vec![0.0; count]);
    let mut jacobian: [[Vec<f64>; 15]; 2] = from_fn(|_| from_fn(|_| vec![0.0; count]));
    println!("step   residual   ns per observation");
    for step in 0..5 {
        let at = seen_by_all(&point);
        let (values, rows) = (value.each_mut(), jacobian.each_mut().map(|row| row.each_mut()));
        let start = Instant::now();
        residual::map_value_and_jacobian(camera, at.each_ref(), 1.0, &u, &v, values, rows)?;
        let nanoseconds = start.elapsed().as_secs_f64() * 1e9 / count as f64;
        let squares: f64 = value.iter().flatten().map(|x| x * x).sum();
        println!("{step:4} {:10.4} {nanoseconds:20.1}", (0.5 * squares / count as f64).sqrt());
        for i in 0..points {
            let (mut normal, mut right) = ([[0.0; 3]; 3], [0.0; 3]);
            for (row, value) in jacobian.iter().zip(&value) {
                for o in i * CAMERAS..(i + 1) * CAMERAS {
                    for a in 0..3 {
                        right[a] += row[11 + a][o] * value[o];
                        (0..=a).for_each(|b| normal[a][b] += row[11 + a][o] * row[11 + b][o]);
                    }
                }
            }
            let change = Cholesky::new(&normal).expect("each is seen from two sides").solve(&right);
            point.iter_mut().zip(change).for_each(|(x, change)| x[i] -= change);
        }
    }
    Ok(())
}
