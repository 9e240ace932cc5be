//! Jacobians, Hessians and pullbacks of functions that take and give tuples, arrays and structs, against central
//! differences of the functions themselves.

use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

#[differentiable]
fn nested(a: f64, b: [f64; 2], p: &Point) -> ((f64, [f64; 2]), f64) {
    ((a * b[0], [b[1] * p.x, a.sin()]), p.y * a)
}

#[differentiable]
fn points(a: f64, p: Point) -> [Point; 2] {
    [Point { x: a * p.x, y: p.y }, Point { x: p.x * p.y, y: a }]
}

#[differentiable]
fn beside(a: f64, p: Point) -> (Point, f64) {
    (Point { x: a * p.x, y: p.y * a }, a * a)
}

#[differentiable]
fn of_tuples(t: (f64, (f64, [f64; 2]))) -> f64 {
    t.0 * t.1.0 * t.1.1[0] + t.1.1[1].exp()
}

#[differentiable]
fn of_struct(p: &Point, a: f64) -> f64 {
    p.x * p.x * a + p.y * p.x * a.sin()
}

#[differentiable]
impl Point {
    fn moved(&self, by: f64) -> Self {
        Self { x: self.x + by, y: self.y * by }
    }
    fn pair(self, by: f64) -> (f64, f64) {
        (self.x * by, self.y + by)
    }
    fn energy(&self, a: f64) -> f64 {
        self.x * self.x * a + self.y * self.x * a.sin()
    }
}

/// The rows of a Jacobian by central differences.
fn differences<const M: usize, const N: usize>(
    at: [f64; N],
    f: impl Fn([f64; N]) -> [f64; M],
) -> [[f64; N]; M] {
    let mut rows = [[0.0; N]; M];
    for column in 0..N {
        let step = 1e-5;
        let moved = |by: f64| {
            let mut x = at;
            x[column] += by;
            f(x)
        };
        for (row, (up, down)) in rows.iter_mut().zip(moved(step).into_iter().zip(moved(-step))) {
            row[column] = (up - down) / (2.0 * step);
        }
    }
    rows
}

fn assert_near<const M: usize, const N: usize>(
    found: [[f64; N]; M],
    expected: [[f64; N]; M],
    what: &str,
) {
    for (found, expected) in found.iter().flatten().zip(expected.iter().flatten()) {
        let bound = 1e-8 * (1.0 + expected.abs());
        assert!((found - expected).abs() <= bound, "{what}: {found}, not {expected}");
    }
}

const P: Point = Point { x: 2.0, y: 3.0 };

#[test]
fn results_may_be_nested() {
    let flat = |[a, b, c, x, y]: [f64; 5]| {
        let ((first, [second, third]), fourth) = nested(a, [b, c], &Point { x, y });
        [first, second, third, fourth]
    };
    let at = [0.7, 2.0, 3.0, P.x, P.y];
    let jacobian = nested::jacobian(0.7, [2.0, 3.0], &P).unwrap();
    assert_near(jacobian, differences(at, flat), "the Jacobian");
    let (value, pullback) = nested::vjp(0.7, [2.0, 3.0], &P).unwrap();
    assert_eq!(value, nested(0.7, [2.0, 3.0], &P));
    let grad = pullback(((1.0, [-2.0, 3.0]), 0.5));
    let pulled = [grad.a, grad.b[0], grad.b[1], grad.p.x, grad.p.y];
    let seeds = [1.0, -2.0, 3.0, 0.5];
    let expected = std::array::from_fn(|column| {
        jacobian.iter().zip(seeds).map(|(row, seed)| seed * row[column]).sum()
    });
    assert_near([pulled], [expected], "the pullback");
}

#[test]
fn structs_may_be_in_arrays_and_tuples() {
    let flat = |[a, x, y]: [f64; 3]| {
        let [p, q] = points(a, Point { x, y });
        [p.x, p.y, q.x, q.y]
    };
    let jacobian = points::jacobian(0.7, P).unwrap();
    assert_near(jacobian, differences([0.7, P.x, P.y], flat), "of points");
    let (value, pullback) = points::vjp(0.7, P).unwrap();
    assert_eq!(value, points(0.7, P));
    let grad = pullback([PointGrad { x: 1.0, y: 0.0 }, PointGrad { x: 0.0, y: 2.0 }]);
    let expected = std::array::from_fn(|column| jacobian[0][column] + 2.0 * jacobian[3][column]);
    assert_near([[grad.a, grad.p.x, grad.p.y]], [expected], "the pullback of points");

    let flat = |[a, x, y]: [f64; 3]| {
        let (p, square) = beside(a, Point { x, y });
        [p.x, p.y, square]
    };
    let jacobian = beside::jacobian(0.7, P).unwrap();
    assert_near(jacobian, differences([0.7, P.x, P.y], flat), "of a struct beside a number");
    let direction = BesideGrad { a: 1.0, p: PointGrad { x: 0.0, y: -1.0 } };
    let (value, (point, square)) = beside::jvp(0.7, P, &direction).unwrap();
    assert_eq!(value, beside(0.7, P));
    let expected = jacobian.map(|row| [row[0] - row[2]]);
    assert_near([[point.x], [point.y], [square]], expected, "forward mode");
}

#[test]
fn parameters_may_be_nested() {
    let gradient = |[a, b, c, d]: [f64; 4]| {
        let (a, (b, [c, d])) = of_tuples::grad((a, (b, [c, d]))).unwrap().t;
        [a, b, c, d]
    };
    let hessian = of_tuples::hessian((1.0, (2.0, [3.0, 0.4]))).unwrap();
    assert_near(hessian, differences([1.0, 2.0, 3.0, 0.4], gradient), "of tuples");
    let gradient = |[x, y, a]: [f64; 3]| {
        let grad = of_struct::grad(&Point { x, y }, a).unwrap();
        [grad.p.x, grad.p.y, grad.a]
    };
    let hessian = of_struct::hessian(&P, 0.5).unwrap();
    assert_near(hessian, differences([P.x, P.y, 0.5], gradient), "of a struct");
}

#[test]
fn methods_have_matrices() {
    let flat = |[x, y, by]: [f64; 3]| {
        let moved = Point { x, y }.moved(by);
        [moved.x, moved.y]
    };
    assert_near(P.moved_jacobian(0.7).unwrap(), differences([P.x, P.y, 0.7], flat), "moved");
    let flat = |[x, y, by]: [f64; 3]| <[f64; 2]>::from(Point { x, y }.pair(by));
    assert_near(P.pair_jacobian(0.7).unwrap(), differences([P.x, P.y, 0.7], flat), "pair");
    let expected = of_struct::hessian(&P, 0.5).unwrap();
    assert_near(P.energy_hessian(0.5).unwrap(), expected, "the energy's");
}
