use cotangent::array::Operation;
use cotangent::array::matmul::{Matmul, MatmulPullbackLeft, MatmulPullbackRight};
use cotangent::{Element, Shape, Tensor, Variable, matmul};
use cotangent_kernels::View;

use crate::oracle::{Naive, assert_near, assert_pullbacks, message, run, sample};

/// Operands, and the shape of their product.
const SHAPES: [(&[usize], &[usize], &[usize]); 19] = [
    (&[3], &[3], &[]),
    (&[2, 3], &[3], &[2]),
    (&[3], &[3, 4], &[4]),
    (&[2, 3], &[3, 4], &[2, 4]),
    (&[1, 1], &[1, 1], &[1, 1]),
    (&[2, 0], &[0, 4], &[2, 4]),
    (&[0, 3], &[3, 4], &[0, 4]),
    (&[5, 2, 3], &[3, 4], &[5, 2, 4]),
    (&[2, 3], &[5, 3, 4], &[5, 2, 4]),
    (&[5, 2, 3], &[5, 3, 4], &[5, 2, 4]),
    (&[5, 2, 3], &[1, 3, 4], &[5, 2, 4]),
    (&[2, 1, 2, 3], &[5, 3, 4], &[2, 5, 2, 4]),
    (&[2, 5, 2, 3], &[5, 3, 4], &[2, 5, 2, 4]),
    (&[2, 5, 2, 3], &[2, 1, 3, 4], &[2, 5, 2, 4]),
    (&[1, 5, 2, 3], &[2, 1, 3, 4], &[2, 5, 2, 4]),
    (&[3], &[2, 3, 4], &[2, 4]),
    (&[2, 4, 3], &[3], &[2, 4]),
    (&[0, 2, 3], &[3, 4], &[0, 2, 4]),
    (&[2, 1, 3], &[2, 3, 1], &[2, 1, 1]),
];

/// The product by its definition, of operands that are broadcast.
fn naive(a: &Naive, b: &Naive, shape: &[usize]) -> Naive {
    let (a_is_vector, b_is_vector) = (a.shape.len() == 1, b.shape.len() == 1);
    let terms = *a.shape.last().unwrap();
    let matrix = |x: &Naive, is_vector: bool, column: bool| match (is_vector, column) {
        (false, _) => x.clone(),
        (true, false) => x.clone().reshaped(&[1, terms]),
        (true, true) => x.clone().reshaped(&[terms, 1]),
    };
    let (a, b) = (matrix(a, a_is_vector, false), matrix(b, b_is_vector, true));
    Naive::from_fn(shape, |index| {
        let mut index = index.to_vec();
        let column = if b_is_vector { 0 } else { index.pop().unwrap() };
        let row = if a_is_vector { 0 } else { index.pop().unwrap() };
        let at = |i: usize, j: usize| [&index[..], &[i, j]].concat();
        (0..terms).map(|k| a.broadcast_at(&at(row, k)) * b.broadcast_at(&at(k, column))).sum()
    })
}

fn products<T: Element>() {
    for (a_shape, b_shape, shape) in SHAPES {
        let (a, b): (Tensor<T>, Tensor<T>) = (sample(a_shape, 1), sample(b_shape, 2));
        let expected = naive(&Naive::of(&a), &Naive::of(&b), shape);
        let what = format!("{a_shape:?} times {b_shape:?}");
        assert_near(&what, &run(&Matmul, &[&a, &b]), &expected, 16.0);
        assert_near(&what, &matmul(&a, b.clone()), &expected, 16.0);
        assert_near(&what, &a.matmul(&Variable::new(b)), &expected, 16.0);
    }
}

#[test]
fn products_of_f32() {
    products::<f32>();
}

#[test]
fn products_of_f64() {
    products::<f64>();
}

#[test]
fn operands_may_be_repeated() {
    let (row, column): (Tensor<f64>, Tensor<f64>) = (sample(&[1, 40], 1), sample(&[40, 1], 2));
    for [a_shape, b_shape] in [[[40, 40], [40, 40]], [[3, 40], [40, 5]]] {
        for (a, b) in [(&row, &row), (&row, &column), (&column, &row), (&column, &column)] {
            let fits = |x: &Tensor<f64>, shape: [usize; 2]| {
                x.shape().iter().zip(shape).all(|(&own, len)| own == 1 || own == len)
            };
            if !fits(a, a_shape) || !fits(b, b_shape) {
                continue;
            }
            let repeated = |x, shape| View::broadcast_to(x, shape);
            let [view_of_a, view_of_b] = [a, b].map(|x| View::new(x.as_slice(), x.shape()));
            let inputs = [repeated(view_of_a, &a_shape), repeated(view_of_b, &b_shape)];
            let mut product = Tensor::zeros([a_shape[0], b_shape[1]]);
            Matmul.run(&inputs, product.as_mut_slice());
            assert_eq!(product, matmul(a.broadcast_to(a_shape), b.broadcast_to(b_shape)));
        }
    }
}

#[test]
fn pullbacks() {
    for (a_shape, b_shape, _) in SHAPES {
        let (a, b) = (sample(a_shape, 1), sample(b_shape, 2));
        let (left, right) = (
            MatmulPullbackLeft { shape: Shape::from(a_shape) },
            MatmulPullbackRight { shape: Shape::from(b_shape) },
        );
        assert_pullbacks(
            &format!("{a_shape:?} times {b_shape:?}"),
            [&a, &b],
            |[a, b]| matmul(a, b),
            [&|d, _| run(&left, &[d, &b]), &|d, _| run(&right, &[d, &a])],
        );
    }
}

#[test]
fn errors_say_what_differs() {
    let of = |a: &[usize], b: &[usize]| {
        message(|| matmul(Tensor::<f32>::zeros(a), Tensor::<f32>::zeros(b)))
    };
    assert_eq!(of(&[2, 3], &[4, 5]), "matmul: [2, 3] and [4, 5]: 3 columns, but 4 rows");
    assert_eq!(of(&[3], &[4, 5]), "matmul: [3] and [4, 5]: 3 elements, but 4 rows");
    assert_eq!(of(&[2, 3], &[4]), "matmul: [2, 3] and [4]: 3 columns, but 4 elements");
    assert_eq!(of(&[], &[4]), "matmul: [] and [4]: a number is no matrix");
    assert_eq!(
        of(&[2, 3, 4], &[5, 4, 6]),
        "matmul: [2, 3, 4] and [5, 4, 6]: batches of [2] and [5] do not broadcast"
    );
    let misfit = MatmulPullbackLeft { shape: Shape::from([2, 3]) };
    let misfit = misfit.shape(&[(2, 5).into(), (3, 4).into()]);
    assert_eq!(
        misfit.unwrap_err().to_string(),
        "a cotangent of shape [2, 5] for a product of shape [2, 4]"
    );
}
