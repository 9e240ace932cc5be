//! Newton's method and what it solves its equations by.

use cotangent_examples::cholesky::Cholesky;
use cotangent_examples::newton::{Point, minimize};

#[test]
fn a_matrix_of_hilbert_is_inverted() {
    let matrix: [[f64; 3]; 3] =
        std::array::from_fn(|i| std::array::from_fn(|j| 1.0 / (i + j + 1) as f64));
    let decomposed = Cholesky::new(&matrix).expect("it is positive definite");
    // Choi (1983), "Tricks or treats with the Hilbert matrix".
    for (found, expected) in decomposed.inverse_diagonal().into_iter().zip([9.0, 192.0, 180.0]) {
        assert!((found - expected).abs() < 1e-10 * expected, "{found}, not {expected}");
    }
}

#[test]
fn a_saddle_has_no_triangle() {
    for matrix in [[[1.0, 2.0], [2.0, 1.0]], [[0.0; 2]; 2], [[f64::NAN; 2]; 2]] {
        assert!(Cholesky::new(&matrix).is_none(), "{matrix:?}");
    }
}

#[test]
fn the_valley_of_rosenbrock_is_gone_through() {
    let evaluate = |x: [f64; 2]| {
        let [a, b] = x;
        let c = b - a * a;
        Ok::<_, ()>(Point {
            x,
            value: (1.0 - a).powi(2) + 100.0 * c * c,
            grad: [2.0 * (a - 1.0) - 400.0 * a * c, 200.0 * c],
            hessian: [[2.0 - 400.0 * (c - 2.0 * a * a), -400.0 * a], [-400.0 * a, 200.0]],
        })
    };
    let (minimum, steps) = minimize([-1.2, 1.0], evaluate).expect("nothing fails");
    assert!(minimum.x.iter().all(|x| (x - 1.0).abs() < 1e-6), "{:?}", minimum.x);
    assert!(steps < 50, "{steps} steps");
}
