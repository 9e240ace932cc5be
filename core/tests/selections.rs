use cotangent::array::matmul::Matmul;
use cotangent::array::one_hot::OneHot;
use cotangent::array::outer::Outer;
use cotangent::array::reorder::Transpose;
use cotangent::array::triangles::{Diag, Diagonal, DiagonalPullback, Tril, Triu};
use cotangent::prelude::*;
use cotangent::{Element, Shape};

use crate::oracle::{Naive, arranged, assert_near, assert_pullbacks, message, run, sample};

fn compared<T: Element>() {
    let (a, b): (Tensor<T>, Tensor<T>) = (sample(&[2, 1, 3], 1), sample(&[4, 1], 2));
    let a = concat(&[a, b.slice_axis(0, 0..3).reshape([1, 1, 3])], 0);
    let check = |result: Tensor<T>, compare: fn(f64, f64) -> bool| {
        let (a, b) = (Naive::of(&a), Naive::of(&b));
        let expected = Naive::from_fn(&[3, 4, 3], |index| {
            f64::from(u8::from(compare(a.broadcast_at(index), b.broadcast_at(index))))
        });
        assert_near("a comparison", &result, &expected, 0.0);
    };
    check(greater(&a, &b), |a, b| a > b);
    check(greater_equal(&a, &b), |a, b| a >= b);
    check(less(&a, &b), |a, b| a < b);
    check(less_equal(&a, &b), |a, b| a <= b);
    check(equal(&a, &b), |a, b| a == b);
    check(not_equal(&a, &b), |a, b| a != b);

    let condition = greater(&a, &b);
    let chosen = select(&condition, &a, &b);
    let (naive_a, naive_b) = (Naive::of(&a), Naive::of(&b));
    let expected = Naive::from_fn(&[3, 4, 3], |index| {
        naive_a.broadcast_at(index).max(naive_b.broadcast_at(index))
    });
    assert_near("select", &chosen, &expected, 0.0);
}

#[test]
fn comparisons_and_choices() {
    compared::<f32>();
    compared::<f64>();
    assert_eq!((greater(2.0, 1.0), equal(2.0, 1.0), select(0.0, 1.0, 2.0)), (1.0, 0.0, 2.0));
    let x = Tensor::from([f64::NAN, 1.0]);
    assert_eq!(not_equal(&x, &x), Tensor::from([1.0, 0.0]));
    assert_eq!(greater_equal(&x, &x), Tensor::from([0.0, 1.0]));
    assert_eq!(select(&x - 1.0, 1.0, 0.0), Tensor::from([1.0, 0.0]));
}

#[test]
fn rows_of_labels() {
    let labels: Tensor<f64> = one_hot(&[1_u32, 0, 1], 2);
    assert_eq!(labels, Tensor::from([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]));
    assert_eq!(run(&OneHot { indices: &[1, 0, 1], classes: 2 }, &[]), labels);
    assert_eq!(one_hot::<f32, usize>(&[], 3).shape(), [0, 3]);
}

fn matrices<T: Element>() {
    for shape in
        [&[3, 3][..], &[2, 4], &[4, 2], &[2, 3, 3], &[2, 1, 2, 2], &[0, 3], &[3, 0], &[1, 1]]
    {
        let x: Tensor<T> = sample(shape, 1);
        let naive = Naive::of(&x);
        for k in [-9, -1, 0, 1, 2, 9, isize::MIN, isize::MAX] {
            let kept = |is_kept: fn(i128, i128) -> bool| {
                Naive::from_fn(shape, |index| {
                    let [.., row, column] = *index else { panic!("{shape:?}") };
                    let diagonal = column as i128 - row as i128;
                    if is_kept(diagonal, k as i128) { naive.at(index) } else { 0.0 }
                })
            };
            let what = format!("{shape:?} by {k}");
            assert_near(&what, &run(&Tril { k }, &[&x]), &kept(|at, k| at <= k), 0.0);
            assert_near(&what, &triu(&x, k), &kept(|at, k| at >= k), 0.0);
            assert_eq!(run(&Triu { k }, &[&x]), triu(&x, k), "{what}");
            assert_eq!(tril(&x, k), run(&Tril { k }, &[&x]), "{what}");
        }
        if let &[rows, columns] = shape {
            let expected = Naive::from_fn(&[rows.min(columns)], |i| naive.at(&[i[0], i[0]]));
            assert_near("diag", &diag(&x), &expected, 0.0);
        }
    }
    for len in [0, 1, 4] {
        let x: Tensor<T> = sample(&[len], 1);
        let on = |at: &[usize]| if at[0] == at[1] { Naive::of(&x).at(&at[..1]) } else { 0.0 };
        let expected = Naive::from_fn(&[len, len], on);
        assert_near("diag", &diag(&x), &expected, 0.0);
        assert_near("diag", &run(&Diag, &[&x]), &expected, 0.0);
        let y: Tensor<T> = sample(&[3], 2);
        let expected =
            Naive::from_fn(&[len, 3], |i| Naive::of(&x).at(&i[..1]) * Naive::of(&y).at(&i[1..]));
        assert_near("outer", &outer(&x, &y), &expected, 1.0);
        assert_near("outer", &run(&Outer, &[&x, &y]), &expected, 1.0);
    }
}

#[test]
fn parts_of_matrices() {
    matrices::<f32>();
    matrices::<f64>();
}

#[test]
fn pullbacks() {
    let x = sample(&[2, 3, 2], 1);
    for k in [-1, 0, 1] {
        let [lower, upper] = [Tril { k }.k, Triu { k }.k];
        assert_pullbacks("tril", [&x], |[x]| tril(x, lower), [&|d, _| run(&Tril { k }, &[d])]);
        assert_pullbacks("triu", [&x], |[x]| triu(x, upper), [&|d, _| run(&Triu { k }, &[d])]);
    }
    let x = sample(&[4], 1);
    assert_pullbacks("diag", [&x], |[x]| diag(x), [&|d, _| arranged(&Diagonal, d)]);
    for shape in [[3, 3], [2, 4], [4, 2], [0, 2]] {
        let (x, shape) = (sample(&shape, 1), Shape::from(shape));
        let pullback = DiagonalPullback { shape };
        assert_pullbacks("diag", [&x], |[x]| diag(x), [&|d, _| run(&pullback, &[d])]);
    }
    let (a, b) = (sample(&[3], 1), sample(&[2], 2));
    assert_pullbacks(
        "outer",
        [&a, &b],
        |[a, b]| outer(a, b),
        [&|d, _| run(&Matmul, &[d, &b]), &|d, _| run(&Matmul, &[&arranged(&Transpose, d), &a])],
    );
}

#[test]
fn errors_say_what_does_not_fit() {
    let x = Tensor::<f32>::zeros([2, 3]);
    assert_eq!(message(|| tril(Tensor::<f32>::zeros(2), 0)), "tril: [2] is no shape of a matrix");
    assert_eq!(message(|| outer(&x, &x)), "outer: [2, 3] and [2, 3] are no shapes of vectors");
    assert_eq!(
        message(|| diag(Tensor::<f32>::scalar(1.0))),
        "diag: [] is a shape neither of a vector nor of a matrix"
    );
    assert_eq!(
        message(|| one_hot::<f32, _>(&[3], 3)),
        "one_hot: indices[0] is 3, but there are 3 classes"
    );
    assert_eq!(message(|| select(&x, &x.t(), 0.0)), "select: [2, 3] and [3, 2] do not broadcast");
    assert_eq!(message(|| greater(&x, &x.t())), "greater: [2, 3] and [3, 2] do not broadcast");
}
