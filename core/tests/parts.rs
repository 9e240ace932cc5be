use cotangent::array::join::{Concat, Stack};
use cotangent::array::pad::{Pad, Unpad, Widths};
use cotangent::array::reshape::{ExpandDims, Reshape, Squeeze};
use cotangent::array::slices::{
    IndexAxis, IndexAxisPullback, SliceAxis, SliceAxisPullback, parts_of,
};
use cotangent::array::sums::Spread;
use cotangent::array::{Operation, ViewOperation};
use cotangent::prelude::*;
use cotangent::{Element, Shape};
use cotangent_kernels::View;

use crate::oracle::{Naive, arranged, assert_near, assert_pullbacks, message, run, sample};

/// An index with another number at one axis.
fn with(index: &[usize], axis: usize, number: usize) -> Vec<usize> {
    let mut index = index.to_vec();
    index[axis] = number;
    index
}

#[test]
fn other_shapes_share_the_elements() {
    let x: Tensor = sample(&[2, 1, 6], 1);
    let memory = x.as_slice().as_ptr();
    for (result, shape) in [
        (reshape(&x, [3, 4]), &[3, 4][..]),
        (x.reshape([4, 3]), &[4, 3]),
        (flatten(&x), &[12]),
        (x.flatten(), &[12]),
        (expand_dims(&x, 0), &[1, 2, 1, 6]),
        (x.expand_dims(-1), &[2, 1, 6, 1]),
        (squeeze(&x, 1), &[2, 6]),
        (x.expand_dims(2).squeeze([1, -2]), &[2, 6]),
    ] {
        assert_eq!(result.shape(), shape);
        assert_eq!(result.as_slice().as_ptr(), memory, "{shape:?}");
    }
    let reshaped = run(&Reshape { shape: [3, 4].into() }, &[&x]);
    assert_eq!(reshaped, x.reshape([3, 4]));
    assert_eq!(arranged(&ExpandDims { axis: (-2).into() }, &x), x.reshape([2, 1, 1, 6]));
    let squeezed = arranged(&Squeeze { axes: 1.into() }, &x);
    assert_eq!(squeezed, x.reshape([2, 6]));
    assert_eq!(arranged(&Spread { axes: 1.into(), shape: [2, 1, 6].into() }, &squeezed), x);

    let reshape = Reshape { shape: 4.into() };
    let view = View::new(&[1.0_f32, 2.0, 3.0, 4.0], &[2, 2]);
    assert!(reshape.view(view).is_some_and(|view| view.shape().eq([4])));
    assert!(reshape.view(view.transposed()).is_none());
}

/// Shapes, an axis, and a range with a step along it.
const SLICES: [(&[usize], i32, usize, usize, usize); 9] = [
    (&[5], 0, 1, 4, 1),
    (&[5], 0, 0, 5, 2),
    (&[3, 4], 1, 1, 3, 1),
    (&[3, 4], 0, 0, 2, 1),
    (&[3, 4], -1, 1, 4, 2),
    (&[5, 2, 3], 0, 1, 5, 3),
    (&[2, 1, 3, 4], 2, 2, 3, 1),
    (&[2, 3], 1, 3, 3, 1),
    (&[0, 3], 1, 1, 2, 1),
];

fn axis_of(shape: &[usize], axis: i32) -> usize {
    if axis < 0 { shape.len() - axis.unsigned_abs() as usize } else { axis as usize }
}

fn slices<T: Element>() {
    for (shape, axis, start, end, step) in SLICES {
        let x: Tensor<T> = sample(shape, 1);
        let number = axis_of(shape, axis);
        let expected =
            Naive::from_fn(&with(shape, number, (end - start).div_ceil(step)), |index| {
                Naive::of(&x).at(&with(index, number, start + step * index[number]))
            });
        let what = format!("{start}..{end} by {step} of {shape:?} along {axis}");
        assert_near(&what, &slice_axis_step(&x, axis, start..end, step), &expected, 0.0);
        if step == 1 {
            assert_near(&what, &x.slice_axis(axis, start..end), &expected, 0.0);
        }
    }
    let x: Tensor<T> = sample(&[3, 4], 1);
    assert_eq!(slice_axis(&x, 1, ..), x);
    assert_eq!(slice_axis(&x, 1, 2..), slice_axis(&x, 1, 2..4));
    assert_eq!(slice_axis(&x, 1, ..=2), slice_axis(&x, 1, 0..3));
    for (axis, index, expected) in [
        (0, 2, Naive::from_fn(&[4], |i| Naive::of(&x).at(&[2, i[0]]))),
        (-1, 1, Naive::from_fn(&[3], |i| Naive::of(&x).at(&[i[0], 1]))),
    ] {
        assert_near("index_axis", &index_axis(&x, axis, index), &expected, 0.0);
        assert_near("index_axis", &x.index_axis(axis, index), &expected, 0.0);
    }
    let [first, none, last] = split_axis(&x, 1, [1, 0, 3]);
    assert_eq!((first, last), (x.slice_axis(1, ..1), x.slice_axis(1, 1..)));
    assert_eq!(none.shape(), [3, 0]);
}

#[test]
fn parts_of_arrays() {
    slices::<f32>();
    slices::<f64>();
}

#[test]
fn pullbacks_of_parts() {
    for (shape, axis, start, end, step) in SLICES {
        let x = sample(shape, 1);
        let slice = SliceAxis { axis: axis.into(), start, end: Some(end), step };
        let pullback = SliceAxisPullback { slice, shape: shape.into() };
        let what = format!("{start}..{end} by {step} of {shape:?} along {axis}");
        let f = |[x]: [&Tensor<f64>; 1]| arranged(&slice, x);
        assert_pullbacks(&what, [&x], f, [&|d, _| run(&pullback, &[d])]);
    }
    for (shape, axis, index) in [(&[4][..], 0, 2), (&[2, 3], 0, 1), (&[2, 3, 2], -2, 0)] {
        let x = sample(shape, 1);
        let part = IndexAxis { axis: axis.into(), index };
        let pullback = IndexAxisPullback { part, shape: shape.into() };
        let what = format!("{index} of {shape:?} along {axis}");
        let f = |[x]: [&Tensor<f64>; 1]| arranged(&part, x);
        assert_pullbacks(&what, [&x], f, [&|d, _| run(&pullback, &[d])]);
    }
    let x: Tensor<f64> = sample(&[2, 6], 1);
    let parts =
        parts_of([2, 6].into(), 1.into(), [2, 1, 3]).unwrap().map(|part| arranged(&part, &x));
    assert_eq!(run(&Concat { axis: 1.into() }, &parts.each_ref()), x);
}

fn joined<T: Element>() {
    for (shape, axis, lens) in [
        (&[1][..], 0, &[2, 3][..]),
        (&[1, 3], 0, &[1, 2, 4]),
        (&[3, 1], -1, &[2, 0, 1]),
        (&[2, 1, 3], 1, &[3, 1]),
        (&[2, 2, 1, 2], 2, &[2, 2]),
        (&[0, 1], 1, &[2, 1]),
        (&[1, 4], 0, &[3]),
    ] {
        let number = axis_of(shape, axis);
        let arrays: Vec<Tensor<T>> =
            lens.iter().enumerate().map(|(i, &len)| sample(&with(shape, number, len), i)).collect();
        let total = lens.iter().sum();
        let expected = Naive::from_fn(&with(shape, number, total), |index| {
            let (mut array, mut at) = (0, index[number]);
            while at >= lens[array] {
                at -= lens[array];
                array += 1;
            }
            Naive::of(&arrays[array]).at(&with(index, number, at))
        });
        let what = format!("{lens:?} along {axis} of {shape:?}");
        let inputs: Vec<_> = arrays.iter().collect();
        let operation = Concat { axis: axis.into() };
        assert_near(&what, &concat(&arrays, axis), &expected, 0.0);
        assert_near(&what, &run(&operation, &inputs), &expected, 0.0);
        let shapes: Vec<_> = arrays.iter().map(|x| Shape::from(x.shape())).collect();
        for (i, array) in arrays.iter().enumerate() {
            let part = operation.part(&shapes, i).unwrap();
            assert_eq!(&arranged(&part, &concat(&inputs, axis)), array, "{what}, part {i}");
        }
    }
    for (shape, axis) in
        [(&[][..], 0_i32), (&[3], 0), (&[3], -1), (&[2, 3], 1), (&[2, 1, 2], -2), (&[0], 0)]
    {
        let arrays: [Tensor<T>; 3] = [1, 2, 3].map(|i| sample(shape, i));
        let mut whole = shape.to_vec();
        let number =
            if axis < 0 { shape.len() + 1 - axis.unsigned_abs() as usize } else { axis as usize };
        whole.insert(number, 3);
        let expected = Naive::from_fn(&whole, |index| {
            let mut index = index.to_vec();
            let array = index.remove(number);
            Naive::of(&arrays[array]).at(&index)
        });
        let what = format!("{shape:?} along {axis}");
        let operation = Stack { axis: axis.into() };
        assert_near(&what, &stack(&arrays, axis), &expected, 0.0);
        assert_near(&what, &run(&operation, &arrays.each_ref()), &expected, 0.0);
        for (i, array) in arrays.iter().enumerate() {
            assert_eq!(&arranged(&operation.part(i), &stack(&arrays, axis)), array, "{what}");
        }
    }
}

#[test]
fn arrays_as_one() {
    joined::<f32>();
    joined::<f64>();
}

fn padded<T: Element, const N: usize>(shape: [usize; N], widths: [(usize, usize); N]) {
    let x: Tensor<T> = sample(&shape, 1);
    let whole: Vec<_> =
        shape.iter().zip(widths).map(|(len, (front, back))| front + len + back).collect();
    let expected = Naive::from_fn(&whole, |index| {
        let inside: Option<Vec<_>> = index
            .iter()
            .zip(widths)
            .zip(shape)
            .map(|((&i, (front, _)), len)| i.checked_sub(front).filter(|&i| i < len))
            .collect();
        inside.map_or(0.5, |inside| Naive::of(&x).at(&inside))
    });
    let what = format!("{shape:?} with {widths:?}");
    let widths_of = Widths::new(widths);
    let operation = Pad { widths: widths_of, value: 0.5 };
    assert_near(&what, &pad(&x, widths, T::from_f64(0.5)), &expected, 0.0);
    assert_near(&what, &run(&operation, &[&x]), &expected, 0.0);
    assert_eq!(arranged(&Unpad { widths: widths_of }, &run(&operation, &[&x])), x, "{what}");
}

#[test]
fn padding() {
    padded::<f32, 0>([], []);
    padded::<f32, 1>([3], [(2, 1)]);
    padded::<f64, 2>([2, 3], [(0, 1), (2, 0)]);
    padded::<f64, 2>([0, 2], [(1, 1), (1, 0)]);
    padded::<f32, 3>([2, 1, 3], [(1, 0), (0, 0), (1, 2)]);
    padded::<f64, 4>([2, 1, 3, 2], [(0, 0), (0, 0), (1, 1), (1, 1)]);
}

#[test]
fn errors_say_what_does_not_fit() {
    let x = Tensor::<f32>::zeros([2, 3]);
    let of = |call: &dyn Fn() -> Tensor<f32>| message(call);
    assert_eq!(
        of(&|| reshape(&x, [4, 2])),
        "reshape: an array of shape [2, 3] has 6 elements, but shape [4, 2] has 8"
    );
    assert_eq!(of(&|| squeeze(&x, 1)), "squeeze: axis 1 of [2, 3] has length 3, not 1");
    assert_eq!(of(&|| expand_dims(&x, 3)), "expand_dims: no axis 3 in 3, one more than in [2, 3]");
    assert_eq!(
        of(&|| slice_axis(&x, 1, 2..5)),
        "slice_axis: 2..5 does not lie in axis 1 of [2, 3]"
    );
    assert_eq!(of(&|| slice_axis_step(&x, 1, .., 0)), "slice_axis: steps of 0");
    assert_eq!(of(&|| index_axis(&x, 0, 2)), "index_axis: no index 2 in axis 0 of [2, 3]");
    assert_eq!(
        message(|| split_axis(&x, 0, [1, 2])),
        "split_axis: the sizes [1, 2] add up to 3, but axis 0 of [2, 3] is not as long"
    );
    let y = Tensor::zeros([2, 4]);
    assert_eq!(of(&|| concat(&[&x, &y], 0)), "concat: [2, 3] and [2, 4] differ beside axis 0");
    assert_eq!(of(&|| concat(&[&x; 0], 0)), "concat: no arrays");
    assert_eq!(of(&|| stack(&[&x, &y], 0)), "stack: shapes [2, 3] and [2, 4] differ");
    assert_eq!(of(&|| pad(&x, [(1, 1)], 0.0)), "pad: widths for 1 axes of [2, 3]");
    let misfit = Unpad { widths: Widths::new([(2, 2), (0, 0)]) }.shape([2, 3].into());
    assert_eq!(misfit.unwrap_err().to_string(), "widths [(2, 2), (0, 0)] for a shape of [2, 3]");
    let slice = SliceAxis { axis: 0.into(), start: 0, end: None, step: 1 };
    let misfit = SliceAxisPullback { slice, shape: [2, 3].into() }.shape(&[[1, 3].into()]);
    assert_eq!(
        misfit.unwrap_err().to_string(),
        "a cotangent of shape [1, 3] for a part of shape [2, 3]"
    );
}
