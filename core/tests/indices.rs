use cotangent::array::gather::{Gather, ScatterAdd};
use cotangent::array::pick::{Pick, Place};
use cotangent::{Element, Tensor, gather, pick};

use crate::oracle::{Naive, assert_near, assert_pullbacks, indices, message, run, sample};

fn picked<T: Element>() {
    for (shape, which) in [
        (&[4][..], &[2][..]),
        (&[3, 4], &[0, 3, 1]),
        (&[2, 3, 1], &[0; 6]),
        (&[2, 2, 1, 3], &[2, 1, 0, 2]),
        (&[0, 3], &[]),
    ] {
        let x: Tensor<T> = sample(shape, 1);
        let rows = &shape[..shape.len() - 1];
        let row_of = |row: &[usize]| indices(rows).iter().position(|i| i == row).unwrap();
        let expected = Naive::from_fn(rows, |row| {
            Naive::of(&x).at(&[row, &[which[row_of(row)] as usize]].concat())
        });
        let what = format!("{which:?} of {shape:?}");
        assert_near(&what, &pick(&x, which), &expected, 0.0);
        assert_near(&what, &run(&Pick { indices: which }, &[&x]), &expected, 0.0);
    }
}

fn gathered<T: Element>() {
    for (shape, which) in [
        (&[4][..], &[2, 2, 0][..]),
        (&[3, 4], &[2, 0, 2, 1]),
        (&[2, 3, 2], &[1]),
        (&[3, 0], &[1, 2]),
        (&[3, 2], &[]),
    ] {
        let x: Tensor<T> = sample(shape, 1);
        let result_shape = [&[which.len()], &shape[1..]].concat();
        let expected = Naive::from_fn(&result_shape, |i| {
            Naive::of(&x).at(&[&[which[i[0]]], &i[1..]].concat())
        });
        let what = format!("{which:?} of {shape:?}");
        assert_near(&what, &gather(&x, which), &expected, 0.0);
        assert_near(&what, &run(&Gather { indices: which }, &[&x]), &expected, 0.0);
    }
}

#[test]
fn values_of_f32() {
    picked::<f32>();
    gathered::<f32>();
}

#[test]
fn values_of_f64() {
    picked::<f64>();
    gathered::<f64>();
}

#[test]
fn pullbacks() {
    let (x, which) = (sample(&[2, 2, 3], 1), [2_u32, 0, 1, 1]);
    let pullback = Place { indices: &which, columns: 3 };
    assert_pullbacks("pick", [&x], |[x]| pick(x, &which), [&|d, _| run(&pullback, &[d])]);
    for (shape, which) in
        [(&[3, 4][..], &[2, 0, 2, 2][..]), (&[3], &[1, 1]), (&[2, 2, 2], &[1]), (&[2, 2], &[])]
    {
        let (x, which): (_, Vec<usize>) = (sample(shape, 1), which.to_vec());
        let pullback = ScatterAdd { indices: &which, rows: shape[0] };
        assert_pullbacks("gather", [&x], |[x]| gather(x, &which), [&|d, _| run(&pullback, &[d])]);
    }
}

#[test]
fn errors_name_the_index() {
    let x = Tensor::<f32>::zeros([2, 3]);
    assert_eq!(message(|| pick(&x, &[0])), "pick: 1 indices for the 2 rows of [2, 3]");
    assert_eq!(
        message(|| pick(&x, &[0, 3])),
        "pick: indices[1] is 3, but there are 3 elements in a row"
    );
    assert_eq!(message(|| gather(&x, &[-1])), "gather: indices[0] is -1, but there are 2 rows");
    let number = Tensor::<f32>::scalar(1.0);
    assert_eq!(message(|| pick(&number, &[0])), "pick: a number has no rows");
    assert_eq!(message(|| gather(&number, &[0])), "gather: a number has no rows");
}
