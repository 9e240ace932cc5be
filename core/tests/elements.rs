use cotangent::prelude::*;
use cotangent::{IntoElements, Map};

#[test]
fn a_loss_reads_like_the_formula() {
    fn predict(w: f32, b: f32, x: f32) -> f32 {
        w * x + b
    }
    fn loss(w: f32, b: f32, x: &[f32], y: &[f32]) -> f32 {
        mean(zip(x, y).map(|(x, y)| square(predict(w, b, x) - y)))
    }
    fn tensor_loss(w: f32, b: f32, x: &Tensor, y: &Tensor) -> f32 {
        mean(square(w * x + b - y))
    }
    let (x, y) = ([1.0, 2.0, 3.0], [5.0, 7.0, 12.0]);
    assert_eq!(loss(3.0, 2.0, &x, &y), 2.0 / 3.0);
    assert_eq!(tensor_loss(3.0, 2.0, &Tensor::from(x), &Tensor::from(y)), 2.0 / 3.0);
}

#[test]
fn every_array_has_elements() {
    let array = [1.0_f32, 2.0, 3.0];
    let vec = array.to_vec();
    let tensor = Tensor::from(array);
    let variable = Variable::new(tensor.clone());
    let sums = [
        sum(&array[..]),
        sum(&array),
        sum(&vec),
        sum(&tensor),
        sum(tensor.clone()),
        sum(&variable),
        vec.sum(),
        tensor.sum(),
        variable.sum(),
        array[..].sum(),
        vec.map(|x| x).sum(),
        array[..].map(|x| x).sum(),
        tensor.map(|x| x).sum(),
        variable.map(|x| x).sum(),
        sum(map(&vec, |x| x)),
        sum(map(tensor.clone(), |x| x)),
    ];
    assert_eq!(sums, [6.0; 16]);
    let means = [mean(&vec), mean(&tensor), vec.mean(), tensor.mean(), tensor.map(|x| x).mean()];
    assert_eq!(means, [2.0; 5]);
    assert_eq!(tensor.len(), 3, "a method does not take the tensor");
}

#[test]
fn methods_of_the_standard_library_keep_their_meaning() {
    let array = [1.0, 2.0];
    let doubled: [f64; 2] = array.map(|x| 2.0 * x);
    let reference = &array;
    let again: [f64; 2] = reference.map(|x| 2.0 * x);
    let vec = vec![1.0_f64, 2.0];
    let total: f64 = vec.iter().map(|x| 2.0 * x).sum();
    let borrowed = &&vec;
    assert_eq!(borrowed.iter().next(), Some(&1.0));
    assert_eq!((doubled, again, total), ([2.0, 4.0], [2.0, 4.0], 6.0));
}

#[test]
fn wide_zips_are_flat() {
    let x: Vec<Vec<f32>> = (0..8).map(|k| vec![k as f32, 10.0 * k as f32]).collect();
    assert_eq!(sum(zip3(&x[0], &x[1], &x[2]).map(|(a, b, c)| a + b - c)), -11.0);
    assert_eq!(sum(zip4(&x[0], &x[1], &x[2], &x[3]).map(|(_, _, _, d)| d)), 33.0);
    assert_eq!(sum(zip5(&x[0], &x[1], &x[2], &x[3], &x[4]).map(|t| t.4)), 44.0);
    assert_eq!(sum(zip6(&x[0], &x[1], &x[2], &x[3], &x[4], &x[5]).map(|t| t.5)), 55.0);
    assert_eq!(sum(zip7(&x[0], &x[1], &x[2], &x[3], &x[4], &x[5], &x[6]).map(|t| t.6)), 66.0);
    let all = zip8(&x[0], &x[1], &x[2], &x[3], &x[4], &x[5], &x[6], &x[7]);
    assert_eq!(sum(all.map(|(a, b, c, d, e, f, g, h)| a + b + c + d + e + f + g + h)), 308.0);
}

#[test]
fn zips_and_maps_nest() {
    let (x, y) = (Tensor::from([1.0, 2.0]), [3.0, 4.0]);
    let scaled = x.map(|x| 10.0 * x);
    assert_eq!(sum(zip(scaled, &y).map(|(x, y)| x + y).map(|s| 2.0 * s)), 74.0);
}

/// The sum of a map is that of the array it would make, to the bit, around the length of a block
/// and where the tree of blocks is not full.
#[test]
fn maps_are_summed_in_the_order_of_arrays() {
    fn collected<E>(map: &Map<E, impl Fn(E::Item) -> f32>) -> Vec<f32>
    where
        E: Elements,
    {
        map.each().collect()
    }
    for blocks in [0, 1, 2, 3, 5, 8] {
        for rest in [0, 1, 31, 67, 4095] {
            let x = Tensor::from_fn(blocks * 4096 + rest, |i| (i as f32 * 0.7).sin() + 0.1);
            let terms = (&x).into_elements().map(|x| x * x - 0.3);
            let array = collected(&terms);
            assert_eq!(terms.sum().to_bits(), array.sum().to_bits(), "{} terms", x.len());
        }
    }
}

#[test]
fn no_elements_have_a_sum_but_no_mean() {
    let empty = Vec::<f32>::new();
    assert_eq!((sum(&empty), empty.map(|x| x).sum()), (0.0, 0.0));
    assert!(mean(&empty).is_nan() && empty.map(|x| x).mean().is_nan());
}

#[test]
#[should_panic(expected = "zip: the arrays have shapes [3] and [4]")]
fn zip_refuses_two_lengths() {
    let _ = zip(&[1.0; 3], &[1.0; 4]);
}

#[test]
#[should_panic(expected = "zip3: the arrays have shapes [6] and [2, 3]")]
fn zip_refuses_two_shapes() {
    let _ = zip3(&[1.0_f32; 6], &[1.0_f32; 6], &Tensor::<f32>::zeros([2, 3]));
}
