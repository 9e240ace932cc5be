use cotangent::array::reorder::{Permute, Transpose};
use cotangent::array::sums::{MeanAxis, MeanAxisPullback, Spread, SumAxis};
use cotangent::{Axes, Element, Shape, Tensor, keep, mean_axis, permute, sum_axis, transpose};

use crate::oracle::{Naive, arranged, assert_near, assert_pullbacks, message, run, sample};

/// Shapes, axes as a caller names them, and which these are.
fn cases() -> Vec<(&'static [usize], Axes, &'static [usize])> {
    vec![
        (&[5], 0.into(), &[0]),
        (&[2, 3], 1.into(), &[1]),
        (&[2, 3], (-2).into(), &[0]),
        (&[2, 3], [0, 1].into(), &[0, 1]),
        (&[2, 3, 4], [2_usize, 0].into(), &[0, 2]),
        (&[2, 3, 4, 5], [-1, 1].into(), &[1, 3]),
        (&[2, 1, 4], 1.into(), &[1]),
        (&[2, 0, 4], 1.into(), &[1]),
        (&[0, 4], 1.into(), &[1]),
        (&[3, 300], 1_usize.into(), &[1]),
        (&[2, 3], [0_i32; 0].into(), &[]),
        (&[], [0_i32; 0].into(), &[]),
    ]
}

/// Reductions against those of lanes, with and without the axes.
fn reductions<T: Element>() {
    let sum = |lane: &[f64]| lane.iter().sum::<f64>();
    let mean = |lane: &[f64]| lane.iter().sum::<f64>() / lane.len() as f64;
    for (shape, axes, numbers) in cases() {
        let x: Tensor<T> = sample(shape, 1);
        let naive = Naive::of(&x);
        let what = format!("{shape:?} along {numbers:?}");
        let eps = 4.0 + 4.0 * numbers.iter().map(|&axis| shape[axis]).product::<usize>() as f64;
        let left: Vec<_> =
            (0..shape.len()).filter(|i| !numbers.contains(i)).map(|i| shape[i]).collect();
        let (sums, means) = (naive.reduced(numbers, sum), naive.reduced(numbers, mean));
        assert_near(&what, &run(&SumAxis { axes: keep(axes) }, &[&x]), &sums, eps);
        assert_near(&what, &run(&MeanAxis { axes: keep(axes) }, &[&x]), &means, eps);
        assert_near(&what, &sum_axis(&x, axes), &sums.reshaped(&left), eps);
        assert_near(&what, &x.mean_axis(axes), &means.reshaped(&left), eps);
    }
}

#[test]
fn reductions_of_f32() {
    reductions::<f32>();
}

#[test]
fn reductions_of_f64() {
    reductions::<f64>();
}

#[test]
fn pullbacks_of_reductions() {
    for (shape, axes, _) in cases() {
        let x = sample(shape, 1);
        let shape = Shape::from(shape);
        for axes in [axes, keep(axes)] {
            assert_pullbacks(
                &format!("sums of {shape} along {axes:?}"),
                [&x],
                |[x]| sum_axis(x, axes),
                [&|d, _| arranged(&Spread { axes, shape }, d)],
            );
            assert_pullbacks(
                &format!("means of {shape} along {axes:?}"),
                [&x],
                |[x]| mean_axis(x, axes),
                [&|d, _| run(&MeanAxisPullback { axes, shape }, &[d])],
            );
        }
    }
}

#[test]
fn orders_of_axes() {
    for shape in [&[][..], &[4], &[2, 3], &[2, 0, 3], &[2, 3, 4, 5], &[40, 30]] {
        let x: Tensor = sample(shape, 1);
        let back: Vec<_> = shape.iter().rev().copied().collect();
        let reversed = |index: &[usize]| index.iter().rev().copied().collect::<Vec<_>>();
        let expected = Naive::from_fn(&back, |index| Naive::of(&x).at(&reversed(index)));
        assert_near("transpose", &transpose(&x), &expected, 0.0);
        assert_eq!(x.t().t(), x, "{shape:?}");
        assert_eq!(arranged(&Transpose, &x), x.t(), "{shape:?}");
    }
    let x: Tensor<f64> = sample(&[2, 3, 4], 1);
    let expected = Naive::from_fn(&[4, 2, 3], |i| Naive::of(&x).at(&[i[1], i[2], i[0]]));
    assert_near("permute", &permute(&x, [-1, 0, 1]), &expected, 0.0);
    let order = Permute { order: [2, 0, 1].into() };
    assert_eq!(arranged(&order.inverse().unwrap(), &arranged(&order, &x)), x);
}

#[test]
fn errors_name_the_axis() {
    let x = Tensor::<f32>::zeros([2, 3]);
    assert_eq!(message(|| sum_axis(&x, 2)), "sum_axis: no axis 2 in [2, 3]");
    assert_eq!(message(|| sum_axis(&x, -3)), "sum_axis: no axis -3 in [2, 3]");
    assert_eq!(message(|| mean_axis(&x, [1, -1])), "mean_axis: axis 1 of [2, 3] is named twice");
    assert_eq!(message(|| permute(&x, [1])), "permute: 1 axes are named, but [2, 3] has 2");
    assert_eq!(message(|| permute(&x, [1, 1])), "permute: axis 1 of [2, 3] is named twice");
    assert_eq!(
        message(|| x.sum_axis(usize::MAX)),
        format!("sum_axis: no axis {} in [2, 3]", isize::MAX)
    );
}
