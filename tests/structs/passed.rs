//! Results of calls that are passed on, and methods of results, whose types are written nowhere.

use cotangent::assert_gradients;
use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
struct Point {
    a: f64,
    b: f64,
}

#[differentiable]
fn turned(p: Point, x: f64) -> Point {
    Point { a: p.a * x.cos() + p.b, b: p.b - x * p.a }
}

#[differentiable]
fn size(p: Point) -> f64 {
    p.a * p.a + p.b.sin()
}

#[differentiable]
fn scaled(y: f64, x: f64) -> f64 {
    y * x.exp()
}

#[differentiable]
fn chained(p: Point, x: f64) -> f64 {
    scaled(scaled(size(turned(turned(p, x), x * x)), x), size(p))
}

#[differentiable]
fn in_branches(p: Point, x: f64) -> f64 {
    if x > 0.0 { size(turned(p, x)) } else { scaled(size(p), x) }
}

#[differentiable]
fn in_loops(p: Point, x: f64) -> f64 {
    let mut y = x;
    for _ in 0..3 {
        let next = turned(p, y);
        y = scaled(size(next), x);
    }
    y
}

#[differentiable]
fn per_element(p: &Point, w: f64, x: &[f64]) -> f64 {
    mean(x.map(|x| scaled(size(turned(turned(*p, x), w)), x)))
}

#[differentiable]
fn in_front(p: &Point, w: f64, x: &[f64]) -> f64 {
    let size = size(*p);
    let scale = scaled(size, w);
    mean(x.map(|x| scaled(scale, x)))
}

#[differentiable]
impl Point {
    fn at(&self, x: f64) -> f64 {
        self.a * x + self.b
    }

    fn next(self, x: f64) -> Self {
        Self { a: self.b, b: self.a * x }
    }

    fn start(x: f64) -> Self {
        Self { a: x, b: 2.0 * x }
    }
}

#[differentiable]
fn of_results(p: &Point, x: f64) -> f64 {
    let first = turned(*p, x);
    first.at(x) * turned(first, x).next(x).at(0.5) + Point::start(x).next(x).a
}

#[test]
fn gradients_through_results() {
    let p = Point { a: 0.5, b: 1.5 };
    assert_gradients!(chained; p, 0.3);
    assert_gradients!(in_branches; p, 0.3);
    assert_gradients!(in_branches; p, -0.3);
    assert_gradients!(in_loops; p, 0.3);
    assert_gradients!(per_element; &p, 0.3, &[0.5, 0.7]);
    assert_gradients!(in_front; &p, 0.3, &[0.5, 0.7]);
    assert_gradients!(of_results; &p, 0.3);
}
