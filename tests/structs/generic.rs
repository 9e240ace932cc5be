//! Structs that are generic over their floats, over structs, and over lengths.

use cotangent::assert_gradients;
use cotangent::prelude::*;

use crate::models::Inner;

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
struct Orbit<T> {
    a: T,
    b: T,
}

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
struct System<T: cotangent::Element> {
    weights: [T; 3],
    orbit: Orbit<T>,
    corner: (T, T),
    #[no_grad]
    rate: T,
    #[no_grad]
    count: usize,
}

#[derive(Differentiable, Clone, Copy, Debug, PartialEq)]
struct Mlp<const N: usize> {
    hidden: [Orbit<f32>; N],
    out: [f32; N],
}

/// `V` is what lanes are called in structs without parameters.
#[derive(Differentiable, Clone, Debug)]
struct Named<V, const N: usize>
where
    V: Copy,
{
    parts: [V; N],
    scale: f64,
    #[no_grad]
    #[allow(dead_code)]
    name: String,
}

#[derive(Differentiable, Clone, Debug)]
struct Both<A, B = f64>(A, B);

#[differentiable]
fn of_f64(o: &Orbit<f64>, x: f64) -> f64 {
    o.a * x + (o.b * x).sin()
}

#[differentiable]
fn of_f32(o: Orbit<f32>, x: f32) -> f32 {
    o.a * x + (o.b * x).sin()
}

#[differentiable]
fn of_nested(s: &System<f64>, x: f64) -> f64 {
    let mut y = of_f64(&s.orbit, x) * s.corner.0;
    for i in 0..s.count {
        y += s.weights[i] * s.rate * x.powi(i as i32) + s.corner.1;
    }
    y
}

#[differentiable]
fn of_length(m: &Mlp<4>, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| {
        let mut y = 0.0;
        for i in 0..4 {
            y += of_f32(m.hidden[i], x) * m.out[i];
        }
        square(y - x)
    }))
}

#[differentiable]
fn of_structs(n: &Named<Inner, 2>, x: f64) -> f64 {
    n.parts[1].apply(x) * n.scale + n.parts[0].gain
}

#[differentiable]
fn of_tuple_structs(b: &Both<Orbit<f64>, Inner>, x: f64) -> f64 {
    of_f64(&b.0, x) * b.1.apply(x)
}

#[differentiable]
fn of_the_default(b: &Both<Inner>, x: f64) -> f64 {
    b.0.apply(x) * b.1
}

#[differentiable]
fn turned(o: Orbit<f64>, x: f64) -> Orbit<f64> {
    let start = Orbit::<f64> { a: x, b: o.a };
    Orbit { a: o.a * x.cos() + start.b, b: o.b - x * start.a }
}

#[differentiable]
fn turned_twice(o: Orbit<f64>, x: f64) -> f64 {
    let first = turned(o, x);
    let second = turned(first, 0.5);
    first.a * second.b
}

#[differentiable]
impl Orbit<f64> {
    fn at(&self, x: f64) -> f64 {
        self.a * x + self.b
    }

    fn next(self, x: f64) -> Self {
        Self { a: self.b, ..Self { a: 0.0, b: self.a * x } }
    }

    fn second(self, x: f64) -> f64 {
        self.next(x).a * self.next(x * x).b + self.at(x)
    }

    fn loss(&self, #[no_grad] x: &[f64], y: &[f64]) -> f64 {
        mean(zip(x, y).map(|(x, y)| square(self.at(x) - y)))
    }
}

#[differentiable]
fn in_a_tuple(t: (f64, Orbit<f64>), x: f64) -> f64 {
    t.0 * t.1.a + t.1.b * x
}

const ORBIT: Orbit<f64> = Orbit { a: 0.5, b: 1.5 };
const INNER: Inner = Inner { gain: 0.75, bias: -0.25 };

#[test]
fn gradients_by_generic_structs() {
    assert_gradients!(of_f64; &ORBIT, 0.3);
    assert_gradients!(of_f32; Orbit { a: 0.5, b: 1.5 }, 0.3);
    let system =
        System { weights: [0.1, 0.2, 0.3], orbit: ORBIT, corner: (1.5, -0.5), rate: 0.5, count: 3 };
    assert_gradients!(of_nested; &system, 0.3);
    let hidden = [0.5, 0.25, -0.5, 1.0].map(|a| Orbit { a, b: 1.0 - a });
    let mlp = Mlp { hidden, out: [1.0, -0.5, 0.25, 0.75] };
    assert_gradients!(of_length; &mlp, &[0.1, 0.5, -0.25]);
    assert_gradients!(of_tuple_structs; &Both(ORBIT, INNER), 0.3);
    assert_gradients!(of_the_default; &Both(INNER, 0.5), 0.3);
    assert_gradients!(turned_twice; ORBIT, 0.3);
    assert_gradients!(in_a_tuple; (0.5, ORBIT), 0.3);
}

#[test]
fn gradients_of_methods_are_asserted() {
    assert_gradients!(ORBIT.at; 0.3);
    assert_gradients!(ORBIT.second; 0.3);
    assert_gradients!(ORBIT.loss; &[0.25, 1.0], &[1.0, 0.5]);
    assert_gradients!(Orbit::<f64>::loss; &ORBIT, &[0.25, 1.0], &[1.0, 0.5]);
    assert_gradients!(crate::models::Inner::damped; 0.25, 0.5);
    let nested = (0, [INNER]);
    assert_gradients!(nested.1[0].apply; 0.5);
}

#[test]
fn a_gradient_by_a_generic_struct_is_a_plain_value() {
    let gradient = of_f64::grad(&ORBIT, 0.5).expect("scalars fit");
    let expected = OrbitGrad { a: 0.5, b: 0.5 * (1.5_f64 * 0.5).cos() };
    assert_eq!(gradient.o, expected.clone());
    assert_eq!(format!("{expected:?}"), format!("OrbitGrad {{ a: 0.5, b: {:?} }}", expected.b));
    assert_eq!(OrbitGrad::<f32>::default(), Orbit::<f32>::zero_gradient());
    assert_eq!(format!("{:?}", BothGrad::<f64>::default()), "BothGrad(0.0, 0.0)");

    let named = Named { parts: [INNER; 2], scale: 2.0, name: "model".to_owned() };
    let gradient = of_structs::grad(&named, 0.3).expect("scalars fit");
    let h = 1e-6;
    let mut scaled = [named.clone(), named.clone()];
    scaled[0].scale += h;
    scaled[1].scale -= h;
    let slope = (of_structs(&scaled[0], 0.3) - of_structs(&scaled[1], 0.3)) / (2.0 * h);
    assert!((gradient.n.scale - slope).abs() < 1e-8, "{gradient:?}, not {slope}");
    assert_eq!(gradient.n.parts[0].gain, 1.0);
}
