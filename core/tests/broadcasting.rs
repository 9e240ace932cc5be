use cotangent::array::broadcast::{BroadcastTo, SumTo};
use cotangent::{Element, Shape, Tensor, Variable, broadcast_to, clamp, max, mul_add, powf};

use crate::oracle::{Naive, arranged, assert_near, assert_pullbacks, message, run, sample};

const PAIRS: [(&[usize], &[usize]); 9] = [
    (&[2, 3], &[3]),
    (&[3], &[2, 3]),
    (&[2, 1], &[1, 3]),
    (&[], &[2, 2]),
    (&[4, 1, 5], &[3, 1]),
    (&[2, 3, 4, 5], &[3, 1, 5]),
    (&[0, 3], &[1]),
    (&[1], &[2, 0]),
    (&[1, 70], &[70, 1]),
];

fn broadcast(a: &[usize], b: &[usize]) -> Vec<usize> {
    Shape::broadcast(Shape::from(a), Shape::from(b)).unwrap().dims().to_vec()
}

#[test]
fn shapes_that_arrays_have_in_common() {
    for ((a, b), expected) in PAIRS.into_iter().zip([
        &[2, 3][..],
        &[2, 3],
        &[2, 3],
        &[2, 2],
        &[4, 3, 5],
        &[2, 3, 4, 5],
        &[0, 3],
        &[2, 0],
        &[70, 70],
    ]) {
        assert_eq!(broadcast(a, b), expected, "{a:?} and {b:?}");
        assert_eq!(broadcast(b, a), expected, "{b:?} and {a:?}");
    }
}

/// Owned, shared and borrowed operands against loops.
fn operators<T: Element>() {
    for (a_shape, b_shape) in PAIRS {
        let (a, b): (Tensor<T>, Tensor<T>) = (sample(a_shape, 1), sample(b_shape, 2));
        let fresh = |x: &Tensor<T>| Tensor::from_fn(x.shape(), |i| x.as_slice()[i]);
        let (naive_a, naive_b) = (Naive::of(&a), Naive::of(&b));
        let expected = |f: fn(f64, f64) -> f64| {
            Naive::from_fn(&broadcast(a_shape, b_shape), |index| {
                f(naive_a.broadcast_at(index), naive_b.broadcast_at(index))
            })
        };
        let (va, vb) = (Variable::new(a.clone()), Variable::new(b.clone()));
        let what = format!("{a_shape:?} and {b_shape:?}");
        let forms = [
            &a - &b,
            fresh(&a) - &b,
            &a - fresh(&b),
            fresh(&a) - fresh(&b),
            a.clone() - b.clone(),
            &va - &vb,
        ];
        for result in forms {
            assert_near(&what, &result, &expected(|a, b| a - b), 1.0);
        }
        assert_near(&what, &(&a + &b), &expected(|a, b| a + b), 1.0);
        assert_near(&what, &(&a * &b), &expected(|a, b| a * b), 1.0);
        assert_near(&what, &(&a / &b), &expected(|a, b| a / b), 1.0);
        assert_near(&what, &max(&a, &b), &expected(f64::max), 1.0);
        assert_near(&what, &powf(square(&a), &b), &expected(|a, b| (a * a).powf(b)), 8.0);
        if broadcast(a_shape, b_shape) == a_shape {
            let mut assigned = a.clone();
            assigned -= &b;
            assert_near(&what, &assigned, &expected(|a, b| a - b), 1.0);
        }
    }
}

fn square<T: Element>(x: &Tensor<T>) -> Tensor<T> {
    x * x
}

#[test]
fn operators_of_f32() {
    operators::<f32>();
}

#[test]
fn operators_of_f64() {
    operators::<f64>();
}

#[test]
fn an_owned_operand_of_the_shape_of_the_result_lends_its_memory() {
    let (row, column) = (Tensor::from([1.0_f32, 2.0, 3.0]), Tensor::from([[1.0_f32], [2.0]]));
    let x = Tensor::<f32>::ones([2, 3]);
    let memory = x.as_slice().as_ptr();
    let y = &column - mul_add(x * &row, &row, &column);
    assert_eq!(y.as_slice().as_ptr(), memory);
    assert_eq!(y, Tensor::from([[-1.0, -4.0, -9.0], [-1.0, -4.0, -9.0]]));
}

#[test]
fn functions_of_three() {
    let x: Tensor<f64> = sample(&[2, 3], 3);
    let (row, column): (Tensor<f64>, Tensor<f64>) = (sample(&[3], 4), sample(&[2, 1], 5));
    let [naive_x, naive_row, naive_column] = [&x, &row, &column].map(Naive::of);
    let expected = Naive::from_fn(&[2, 3], |i| {
        naive_x.at(i) * naive_row.broadcast_at(i) + naive_column.broadcast_at(i)
    });
    assert_near("x row + column", &mul_add(&x, &row, &column), &expected, 2.0);
    assert_near("row x + column", &mul_add(&row, x.clone(), &column), &expected, 2.0);
    let expected =
        Naive::from_fn(&[2, 3], |i| 2.0 * naive_row.at(&i[1..]) + naive_column.at(&[i[0], 0]));
    assert_near("2 row + column", &mul_add(2.0, &row, &column), &expected, 2.0);
    let expected = Naive::from_fn(&[2, 3], |i| naive_x.at(i).max(naive_row.at(&i[1..])).min(3.0));
    assert_near("clamp", &clamp(&x, &row, 3.0), &expected, 0.0);
    let expected = Naive::from_fn(&[2, 1], |i| 3.0 * naive_column.at(i) + 1.0);
    assert_near("3 column + 1", &mul_add(3.0, &column, 1.0), &expected, 2.0);
}

#[test]
fn copies() {
    let x: Tensor = sample(&[3, 1], 1);
    let expected = Naive::from_fn(&[2, 3, 4], |i| Naive::of(&x).at(&[i[1], 0]));
    assert_near("broadcast_to", &broadcast_to(&x, [2, 3, 4]), &expected, 0.0);
    assert_eq!(x.broadcast_to([3, 0]), Tensor::zeros([3, 0]));
}

#[test]
fn pullbacks() {
    for (from, to) in [
        (&[3, 1][..], &[2, 3, 4][..]),
        (&[], &[2, 2]),
        (&[2, 3], &[2, 3]),
        (&[1, 1], &[1, 1]),
        (&[1], &[4, 0]),
        (&[2, 1, 2], &[2, 5, 2]),
    ] {
        let x = sample(from, 1);
        let (from, to) = (Shape::from(from), Shape::from(to));
        assert_pullbacks(
            &format!("{from} to {to}"),
            [&x],
            |[x]| arranged(&BroadcastTo { shape: to }, x),
            [&|d, _| run(&SumTo { shape: from }, &[d])],
        );
    }
}

#[test]
fn errors_give_the_shapes() {
    let (a, b) = (Tensor::<f32>::zeros([2, 3]), Tensor::<f32>::zeros([2]));
    assert_eq!(message(|| &a + &b), "tensor + tensor: [2, 3] and [2] do not broadcast");
    assert_eq!(message(|| mul_add(&a, 2.0, &b)), "mul_add: [2, 3] and [2] do not broadcast");
    assert_eq!(
        message(|| {
            let mut row = Tensor::<f32>::zeros(3);
            row *= &a;
        }),
        "tensor *= tensor: [3] and [2, 3] broadcast to [2, 3], which is not the shape on the left"
    );
    assert_eq!(message(|| broadcast_to(&a, [3])), "broadcast_to: [2, 3] does not broadcast to [3]");
}
