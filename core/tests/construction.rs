use cotangent::{Element, Tensor};

fn assert_aligned<T: Element>(tensor: &Tensor<T>) {
    let address = tensor.as_slice().as_ptr() as usize;
    assert_eq!(address % 64, 0, "{tensor:?} starts at {address:#x}");
}

#[test]
fn elements_start_at_multiples_of_64_bytes() {
    for len in [0, 1, 3, 15, 16, 17, 1000, 4097] {
        assert_aligned(&Tensor::<f32>::zeros(len));
        assert_aligned(&Tensor::<f64>::from_vec(vec![1.0; len]));
        assert_aligned(&Tensor::from_fn(len, |i| i as f32));
        assert_aligned(&(0..len).map(|i| i as f64).collect::<Tensor<_>>());
        let mut copy = Tensor::<f32>::zeros(len);
        let _shared = copy.clone();
        copy.as_mut_slice();
        assert_aligned(&copy);
        assert_aligned(&(2.0 * &copy));
    }
}

#[test]
fn constructors_give_shape_and_elements() {
    let zeros: Tensor = Tensor::zeros([2, 3]);
    assert_eq!((zeros.shape(), zeros.to_vec()), (&[2, 3][..], vec![0.0; 6]));
    let ones: Tensor<f64> = Tensor::ones((3, 1));
    assert_eq!((ones.shape(), ones.to_vec()), (&[3, 1][..], vec![1.0; 3]));
    let full = Tensor::full(2, 7.0_f32);
    assert_eq!((full.shape(), full.to_vec()), (&[2][..], vec![7.0; 2]));
    let scalar = Tensor::scalar(5.0_f32);
    assert_eq!((scalar.rank(), scalar.len(), scalar.item()), (0, 1, 5.0));
    let empty = Tensor::<f32>::default();
    assert_eq!((empty.shape(), empty.is_empty()), (&[0][..], true));
    let counted = Tensor::from_fn([2, 2], |i| i as f64);
    assert_eq!(counted, Tensor::from([[0.0, 1.0], [2.0, 3.0]]));
}

#[test]
fn collections_become_tensors_and_back() {
    let expected = Tensor::from_slice(&[1.0_f32, 2.0, 3.0]);
    let vec = vec![1.0_f32, 2.0, 3.0];
    let tensors = [
        Tensor::from(&vec),
        Tensor::from(vec.as_slice()),
        Tensor::from([1.0, 2.0, 3.0]),
        Tensor::from(&[1.0, 2.0, 3.0]),
        vec.iter().copied().filter(|&x| x > 0.0).collect(),
        Tensor::from(vec.clone()),
    ];
    for tensor in tensors {
        assert_eq!(tensor, expected);
        assert_eq!(Vec::from(&tensor), vec);
        assert_eq!(Vec::from(tensor), vec);
    }
    let rows = Tensor::from([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]);
    assert_eq!((rows.shape(), rows.to_vec()), (&[3, 2][..], vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]));
}

#[test]
fn arange_computes_each_element_by_itself() {
    let x = Tensor::arange(0.0_f32, 1e5, 0.1);
    assert_eq!(x.len(), 1_000_000);
    for i in [0, 1, 7, 999_999] {
        let expected = (i as f64 * f64::from(0.1_f32)) as f32;
        assert_eq!(x.as_slice()[i], expected, "element {i}");
    }
    assert_eq!(Tensor::arange(3.0, 0.0, -1.0), Tensor::from([3.0, 2.0, 1.0]));
    assert!(Tensor::arange(1.0, 0.0, 1.0).is_empty());
}

#[test]
#[should_panic(expected = "arange: from 0 to 1 in steps of 0 never ends")]
fn arange_refuses_a_step_of_zero() {
    let _ = Tensor::arange(0.0, 1.0, 0.0);
}

#[test]
fn linspace_ends_exactly() {
    let x = Tensor::linspace(-1.0_f32, 0.3, 14);
    assert_eq!((x.len(), x.as_slice()[0], x.as_slice()[13]), (14, -1.0, 0.3));
    assert!((x.as_slice()[1] - -0.9).abs() < 1e-7, "{x:?}");
    assert_eq!(Tensor::linspace(2.0, 5.0, 1), Tensor::from([2.0]));
    assert!(Tensor::linspace(2.0, 5.0, 0).is_empty());
}

#[test]
fn a_changed_clone_leaves_the_original_alone() {
    let original = Tensor::from([1.0, 2.0, 3.0]);
    let mut clone = original.clone();
    assert_eq!(clone.as_slice().as_ptr(), original.as_slice().as_ptr(), "a clone shares");
    clone += 1.0;
    assert_eq!(clone, Tensor::from([2.0, 3.0, 4.0]));
    assert_eq!(original, Tensor::from([1.0, 2.0, 3.0]));
}

#[test]
fn reshape_shares_the_elements() {
    let x = Tensor::arange(0.0, 6.0, 1.0);
    let matrix = x.reshape([2, 3]);
    assert_eq!(matrix.shape(), [2, 3]);
    assert_eq!(matrix.as_slice().as_ptr(), x.as_slice().as_ptr());
    assert_ne!(matrix, x, "tensors of different shapes differ");
    assert_eq!(Tensor::from([4.0]).reshape(()).rank(), 0);
}

#[test]
#[should_panic(expected = "item: a tensor of shape [2] does not have one element")]
fn item_needs_one_element() {
    let _ = Tensor::from([1.0, 2.0]).item();
}

#[test]
fn nan_differs_from_itself() {
    let x = Tensor::from([f32::NAN]);
    assert_ne!(x, x.clone());
}
