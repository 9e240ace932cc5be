use cotangent::array::Operation;
use cotangent::array::cumsum::{Cumsum, CumsumPullback};
use cotangent::array::extremes::{ExtremePullback, MaxAxis, MinAxis};
use cotangent::array::moments::{
    NormAxis, NormAxisPullback, StdAxis, StdAxisPullback, VarAxis, VarAxisPullback,
};
use cotangent::array::prod::{ProdAxis, ProdAxisPullback};
use cotangent::prelude::*;
use cotangent::{Axes, Element};

use crate::oracle::{Naive, assert_near, assert_pullbacks, indices, message, run, sample};

/// Shapes, axes as a caller names them, and which these are.
fn cases() -> Vec<(&'static [usize], Axes, &'static [usize])> {
    vec![
        (&[5], 0.into(), &[0]),
        (&[2, 3], (-1).into(), &[1]),
        (&[3, 2], 0.into(), &[0]),
        (&[2, 3], [0, 1].into(), &[0, 1]),
        (&[2, 3, 4], [2, 0].into(), &[0, 2]),
        (&[2, 3, 2, 3], [1, 3].into(), &[1, 3]),
        (&[2, 1, 4], 1.into(), &[1]),
        (&[2, 0, 4], 1.into(), &[1]),
        (&[0, 4], 1.into(), &[1]),
        (&[], Axes::all(0), &[]),
    ]
}

fn mean(lane: &[f64]) -> f64 {
    lane.iter().sum::<f64>() / lane.len() as f64
}

fn var(lane: &[f64]) -> f64 {
    let centre = mean(lane);
    mean(&lane.iter().map(|x| (x - centre).powi(2)).collect::<Vec<_>>())
}

fn norm(lane: &[f64]) -> f64 {
    lane.iter().map(|x| x * x).sum::<f64>().sqrt()
}

fn largest(lane: &[f64]) -> f64 {
    lane.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn smallest(lane: &[f64]) -> f64 {
    lane.iter().copied().fold(f64::INFINITY, f64::min)
}

/// Operations against functions of lanes, with and without the axes.
fn values<T: Element>() {
    fn check<T: Element, O: Operation>(
        operation: impl Fn(Axes) -> O,
        function: impl Fn(&[f64]) -> f64,
    ) {
        for (shape, axes, numbers) in cases() {
            let x: Tensor<T> = sample(shape, 1);
            let expected = Naive::of(&x).reduced(numbers, &function);
            let what = format!("{} of {shape:?} along {numbers:?}", O::NAME);
            assert_near(&what, &run(&operation(keep(axes)), &[&x]), &expected, 16.0);
            let left: Vec<_> =
                (0..shape.len()).filter(|i| !numbers.contains(i)).map(|i| shape[i]).collect();
            assert_near(&what, &run(&operation(axes), &[&x]), &expected.reshaped(&left), 16.0);
        }
    }
    check::<T, _>(|axes| MaxAxis { axes }, largest);
    check::<T, _>(|axes| MinAxis { axes }, smallest);
    check::<T, _>(|axes| ProdAxis { axes }, |lane| lane.iter().product());
    check::<T, _>(|axes| VarAxis { axes }, var);
    check::<T, _>(|axes| StdAxis { axes }, |lane| var(lane).sqrt());
    check::<T, _>(|axes| NormAxis { axes }, norm);

    let x: Tensor<T> = sample(&[3, 4], 1);
    let all = Naive::of(&x).lane(&[0, 0], &[0, 1]);
    let near = |what: &str, result: T, expected: f64| {
        let expected = Naive::from_fn(&[], |_| expected);
        assert_near(what, &Tensor::scalar(result), &expected, 16.0);
    };
    near("amax", amax(&x), largest(&all));
    near("amin", x.amin(), smallest(&all));
    near("prod", prod(&x), all.iter().product());
    near("var", x.var(), var(&all));
    near("std", cotangent::std(&x), var(&all).sqrt());
    near("norm", cotangent::norm(&x), norm(&all));
    near("logsumexp", logsumexp(&x), all.iter().map(|x| x.exp()).sum::<f64>().ln());
    assert_eq!(max_axis(&x, 0), x.max_axis(-2));
    assert_eq!(min_axis(&x, 0), x.min_axis(-2));
    assert_eq!(prod_axis(&x, 0), x.prod_axis(-2));
    assert_eq!(var_axis(&x, 0), x.var_axis(-2));
    assert_eq!(std_axis(&x, 0), x.std_axis(-2));
    assert_eq!(norm_axis(&x, 0), x.norm_axis(-2));
}

#[test]
fn values_of_f32() {
    values::<f32>();
}

#[test]
fn values_of_f64() {
    values::<f64>();
}

#[test]
fn pullbacks() {
    for (shape, axes, _) in cases() {
        for axes in [axes, keep(axes)] {
            let what = |name: &str| format!("{name} of {shape:?} along {axes:?}");
            let x = &sample(shape, 1);
            let extreme = ExtremePullback { axes };
            let of_extreme = |d: &Tensor<f64>, y: &Tensor<f64>| run(&extreme, &[d, x, y]);
            assert_pullbacks(&what("max"), [x], |[x]| max_axis(x, axes), [&of_extreme]);
            assert_pullbacks(&what("min"), [x], |[x]| min_axis(x, axes), [&of_extreme]);
            let product = ProdAxisPullback { axes };
            let f = |[x]: [&Tensor<f64>; 1]| prod_axis(x, axes);
            assert_pullbacks(&what("prod"), [x], f, [&|d, _| run(&product, &[d, x])]);
            let variance = VarAxisPullback { axes };
            let f = |[x]: [&Tensor<f64>; 1]| var_axis(x, axes);
            assert_pullbacks(&what("var"), [x], f, [&|d, _| run(&variance, &[d, x])]);
            let norms = NormAxisPullback { axes };
            let f = |[x]: [&Tensor<f64>; 1]| norm_axis(x, axes);
            assert_pullbacks(&what("norm"), [x], f, [&|d, y| run(&norms, &[d, x, y])]);
            let deviation = StdAxisPullback { axes };
            let f = |[x]: [&Tensor<f64>; 1]| std_axis(x, axes);
            if var_axis(x, axes).iter().all(|&variance| variance > 0.0) {
                assert_pullbacks(&what("std"), [x], f, [&|d, y| run(&deviation, &[d, x, y])]);
            }
        }
    }
}

#[test]
fn ties_share_the_cotangent() {
    let x = Tensor::from([[1.0, 3.0, 3.0], [f64::NAN, 2.0, f64::NAN]]);
    let d = Tensor::from([6.0, 8.0]);
    let gradient = run(&ExtremePullback { axes: 1.into() }, &[&d, &x, &max_axis(&x, 1)]);
    assert_eq!(gradient, Tensor::from([[0.0, 3.0, 3.0], [4.0, 0.0, 4.0]]));
}

#[test]
fn products_beside_zeros() {
    let x = Tensor::from([[2.0, 0.0, 3.0], [0.0, 5.0, 0.0]]);
    let gradient = run(&ProdAxisPullback { axes: 1.into() }, &[&Tensor::from([1.0, 1.0]), &x]);
    assert_eq!(gradient, Tensor::from([[0.0, 6.0, 0.0], [0.0, 0.0, 0.0]]));
}

#[test]
fn deviations_of_zero_have_no_slope() {
    let x = Tensor::from([[2.0, 2.0], [0.0, 0.0]]);
    let d = Tensor::from([1.0, 1.0]);
    let axes = 1.into();
    let gradient = run(&StdAxisPullback { axes }, &[&d, &x, &std_axis(&x, 1)]);
    assert_eq!(gradient, Tensor::zeros([2, 2]));
    let gradient = run(&NormAxisPullback { axes }, &[&d, &x, &norm_axis(&x, 1)]);
    let half = 0.5_f64.sqrt();
    assert_near("the norm", &gradient, &Naive::of(&Tensor::from([[half, half], [0.0, 0.0]])), 4.0);
}

#[test]
fn norms_do_not_overflow() {
    let x = Tensor::from([[3e30_f32, 4e30], [3e-30, 4e-30]]);
    assert_eq!(norm_axis(&x, 1), Tensor::from([5e30, 5e-30]));
}

#[test]
fn where_extremes_are() {
    for (shape, axis) in
        [(&[5][..], 0), (&[2, 3], 1), (&[4, 2, 3], -2), (&[2, 2, 1, 3], 3), (&[0, 3], 1)]
    {
        let x: Tensor<f32> = sample(shape, 1);
        let number = if axis < 0 { shape.len() - 2 } else { axis as usize };
        let mut left = shape.to_vec();
        left[number] = 1;
        let naive = Naive::of(&x);
        let place = |function: fn(&[f64]) -> f64| -> Vec<usize> {
            let lanes = indices(&left).into_iter().map(|i| naive.lane(&i, &[number]));
            lanes.map(|lane| lane.iter().position(|&x| x == function(&lane)).unwrap()).collect()
        };
        assert_eq!(argmax_axis(&x, axis), place(largest), "{shape:?}");
        assert_eq!(argmin_axis(&x, axis), place(smallest), "{shape:?}");
    }
    let ties = Tensor::from([[1.0, 2.0, 2.0], [0.0, f64::NAN, 7.0]]);
    assert_eq!(ties.argmax_axis(1), [1, 1]);
    assert_eq!(ties.argmin_axis(1), [0, 1]);
}

fn cumulative<T: Element>() {
    for (shape, axis) in
        [(&[5][..], 0), (&[2, 3], -1), (&[4, 2, 3], 0), (&[2, 5, 1, 3], 1), (&[0, 3], 1)]
    {
        let x: Tensor<T> = sample(shape, 1);
        let number = if axis < 0 { shape.len() - 1 } else { axis as usize };
        let naive = Naive::of(&x);
        let expected =
            Naive::from_fn(shape, |i| naive.lane(i, &[number])[..=i[number]].iter().sum());
        let what = format!("{shape:?} along {axis}");
        assert_near(&what, &cumsum(&x, axis), &expected, 8.0);
        assert_near(&what, &run(&Cumsum { axis: axis.into() }, &[&x]), &expected, 8.0);
        let expected =
            Naive::from_fn(shape, |i| naive.lane(i, &[number])[i[number]..].iter().sum());
        assert_near(&what, &run(&CumsumPullback { axis: axis.into() }, &[&x]), &expected, 8.0);
    }
}

#[test]
fn cumulative_sums() {
    cumulative::<f32>();
    cumulative::<f64>();
    let x = sample(&[2, 4, 3], 1);
    let pullback = CumsumPullback { axis: 1.into() };
    assert_pullbacks("cumsum", [&x], |[x]| cumsum(x, 1), [&|d, _| run(&pullback, &[d])]);
}

#[test]
fn errors_name_the_axis() {
    let x = Tensor::<f32>::zeros([2, 0]);
    assert_eq!(message(|| max_axis(&x, 2)), "max_axis: no axis 2 in [2, 0]");
    assert_eq!(message(|| var_axis(&x, [1, -1])), "var_axis: axis 1 of [2, 0] is named twice");
    assert_eq!(message(|| cumsum(&x, -3)), "cumsum: no axis -3 in [2, 0]");
    assert_eq!(message(|| argmax_axis(&x, 3)), "argmax_axis: no axis 3 in [2, 0]");
    assert_eq!(message(|| argmin_axis(&x, -1)), "argmin_axis: axis 1 of [2, 0] is empty");
}
