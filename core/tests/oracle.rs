//! Arrays of `f64` with loops over their indices, and what is compared with them.

use cotangent::array::{Operation, ViewOperation};
use cotangent::{Element, Shape, Tensor};
use cotangent_kernels::{View, eager};

/// An array whose elements are looked up by their indices.
#[derive(Clone, Debug)]
pub(crate) struct Naive {
    pub(crate) shape: Vec<usize>,
    elements: Vec<f64>,
}

impl Naive {
    pub(crate) fn of<T: Element>(tensor: &Tensor<T>) -> Self {
        let elements = tensor.iter().map(|x| x.to_f64()).collect();
        Self { shape: tensor.shape().to_vec(), elements }
    }

    /// `f` of each index.
    pub(crate) fn from_fn(shape: &[usize], f: impl FnMut(&[usize]) -> f64) -> Self {
        let mut f = f;
        let elements = indices(shape).iter().map(|index| f(index)).collect();
        Self { shape: shape.to_vec(), elements }
    }

    pub(crate) fn at(&self, index: &[usize]) -> f64 {
        assert_eq!(index.len(), self.shape.len(), "an index on each axis");
        let place = index.iter().zip(&self.shape).fold(0, |place, (&i, &len)| {
            assert!(i < len, "{index:?} of {:?}", self.shape);
            place * len + i
        });
        self.elements[place]
    }

    /// The element that broadcasting puts at an index of a larger shape.
    pub(crate) fn broadcast_at(&self, index: &[usize]) -> f64 {
        let own = &index[index.len() - self.shape.len()..];
        let own: Vec<_> =
            own.iter().zip(&self.shape).map(|(&i, &len)| if len == 1 { 0 } else { i }).collect();
        self.at(&own)
    }

    /// The elements of the lane that goes through `index` along axes, in row-major order.
    pub(crate) fn lane(&self, index: &[usize], axes: &[usize]) -> Vec<f64> {
        let is_there = |other: &Vec<usize>| {
            (0..index.len()).all(|i| axes.contains(&i) || other[i] == index[i])
        };
        indices(&self.shape).iter().filter(|other| is_there(other)).map(|i| self.at(i)).collect()
    }

    /// `f` of each lane along axes, which have length 1 in the result.
    pub(crate) fn reduced(&self, axes: &[usize], f: impl Fn(&[f64]) -> f64) -> Self {
        let kept = self.shape.iter().enumerate();
        let kept: Vec<_> =
            kept.map(|(axis, &len)| if axes.contains(&axis) { 1 } else { len }).collect();
        Self::from_fn(&kept, |index| f(&self.lane(index, axes)))
    }

    /// The same elements in another shape.
    pub(crate) fn reshaped(self, shape: &[usize]) -> Self {
        assert_eq!(self.elements.len(), shape.iter().product(), "{:?} as {shape:?}", self.shape);
        Self { shape: shape.to_vec(), ..self }
    }
}

/// All indices of a shape in row-major order.
pub(crate) fn indices(shape: &[usize]) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for &len in shape {
        all = all.iter().flat_map(|index| (0..len).map(|i| [&index[..], &[i]].concat())).collect();
    }
    all
}

/// Numbers between -2 and 2 that no two elements share.
pub(crate) fn sample<T: Element>(shape: &[usize], seed: usize) -> Tensor<T> {
    let number = |i: usize| 2.0 * ((i + 1) as f64 * 0.7318 + seed as f64).sin();
    Tensor::from_fn(shape, |i| T::from_f64(number(i)))
}

pub(crate) fn epsilon<T: Element>() -> f64 {
    if size_of::<T>() == 4 { f32::EPSILON.into() } else { f64::EPSILON }
}

/// Panics unless elements are within `eps` epsilons of 1, or of their size if that is larger.
#[track_caller]
pub(crate) fn assert_near<T: Element>(what: &str, result: &Tensor<T>, expected: &Naive, eps: f64) {
    assert_eq!(result.shape(), expected.shape, "{what}: shape");
    for (index, &x) in indices(&expected.shape).iter().zip(result) {
        let (x, expected) = (x.to_f64(), expected.at(index));
        let is_same = x == expected || x.is_nan() && expected.is_nan();
        let error = (x - expected).abs() / expected.abs().max(1.0);
        assert!(
            is_same || error <= eps * epsilon::<T>(),
            "{what} of {}: {x} at {index:?}, not {expected}",
            T::DTYPE
        );
    }
}

/// The result of an operation; it is the same however its inputs lie in memory.
#[track_caller]
pub(crate) fn run<T: Element>(operation: &impl Operation, inputs: &[&Tensor<T>]) -> Tensor<T> {
    let shapes: Vec<_> = inputs.iter().map(|input| Shape::from(input.shape())).collect();
    let shape = operation.shape(&shapes).unwrap();
    // What was in the place of the result is of no importance.
    let result_of = |views: &[View<'_, T>]| {
        let mut result = Tensor::full(shape, T::NAN);
        operation.run(views, result.as_mut_slice());
        result
    };
    let views: Vec<_> = inputs.iter().map(|x| View::new(x.as_slice(), x.shape())).collect();
    let result = result_of(&views);

    let transposed: Vec<_> = views.iter().map(|view| copy(view.transposed())).collect();
    let views: Vec<_> =
        transposed.iter().map(|x| View::new(x.as_slice(), x.shape()).transposed()).collect();
    assert_near(
        "an operation on transposed operands",
        &result_of(&views),
        &Naive::of(&result),
        64.0,
    );

    let reversed: Vec<_> = inputs.iter().map(|x| copy(in_reverse(x))).collect();
    let views: Vec<_> = reversed.iter().map(in_reverse).collect();
    assert_near("an operation on reversed operands", &result_of(&views), &Naive::of(&result), 64.0);
    result
}

fn in_reverse<T: Element>(x: &Tensor<T>) -> View<'_, T> {
    let mut view = View::new(x.as_slice(), x.shape());
    for axis in 0..x.rank() {
        view = view.reversed(axis);
    }
    view
}

/// The result of an operation that moves no element.
#[track_caller]
pub(crate) fn arranged<T: Element>(operation: &impl ViewOperation, x: &Tensor<T>) -> Tensor<T> {
    let shape = operation.shape(Shape::from(x.shape())).unwrap();
    let view = operation.view(View::new(x.as_slice(), x.shape()));
    assert_eq!(view.shape().collect::<Shape>(), shape, "the shape that was promised");
    copy(view)
}

fn copy<T: Element>(view: View<'_, T>) -> Tensor<T> {
    let mut copy = Tensor::zeros(view.shape().collect::<Shape>());
    eager::copy(view.elements(), copy.as_mut_slice());
    copy
}

/// What makes the cotangent of an input from that of the result, and the result.
type Pullback<'a> = &'a dyn Fn(&Tensor<f64>, &Tensor<f64>) -> Tensor<f64>;

/// Panics unless pullbacks, one for each input, agree with differences of the function.
#[track_caller]
pub(crate) fn assert_pullbacks<const N: usize>(
    what: &str,
    inputs: [&Tensor<f64>; N],
    f: impl Fn([&Tensor<f64>; N]) -> Tensor<f64>,
    pullbacks: [Pullback<'_>; N],
) {
    const STEP: f64 = 1e-6;
    let result = f(inputs);
    let cotangent = sample(result.shape(), 17);
    for (i, pullback) in pullbacks.iter().enumerate() {
        let gradient = pullback(&cotangent, &result);
        assert_eq!(gradient.shape(), inputs[i].shape(), "{what}: shape of gradient {i}");
        for element in 0..inputs[i].len() {
            let value_at = |step: f64| {
                let mut moved = inputs[i].clone();
                moved.as_mut_slice()[element] += step;
                let mut inputs = inputs;
                inputs[i] = &moved;
                f(inputs).iter().zip(&cotangent).map(|(y, d)| y * d).sum::<f64>()
            };
            let expected = (value_at(STEP) - value_at(-STEP)) / (2.0 * STEP);
            let derivative = gradient.as_slice()[element];
            assert!(
                (derivative - expected).abs() <= 1e-7 * (1.0 + expected.abs()),
                "{what}: by element {element} of input {i} of shape {:?}: {derivative}, not {expected}",
                inputs[i].shape()
            );
        }
    }
}

/// What a call panics with.
#[track_caller]
pub(crate) fn message<R>(call: impl FnOnce() -> R) -> String {
    let Err(panic) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(call)) else {
        panic!("the call does not panic");
    };
    panic.downcast::<String>().map_or_else(|_| "no text".to_owned(), |text| *text)
}
