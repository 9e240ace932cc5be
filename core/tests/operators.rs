use cotangent::{Tensor, Variable};

/// Around the number of virtual lanes and the length of a block.
const LENGTHS: [usize; 9] = [0, 1, 31, 32, 33, 67, 258, 4096, 4099];

fn operands(len: usize) -> (Tensor, Tensor) {
    let a = Tensor::from_fn(len, |i| i as f32 * 0.37 - 5.0);
    let b = Tensor::from_fn(len, |i| 1.0 + (i as f32 * 0.7).sin().abs());
    (a, b)
}

/// Every combination of operands by value, by reference and in a variable, against plain loops.
macro_rules! operator_test {
    ($name:ident, $symbol:tt, $assign:tt) => {
        #[test]
        fn $name() {
            for len in LENGTHS {
                let (a, b) = operands(len);
                let s = 1.7_f32;
                let (va, vb, vs) =
                    (Variable::new(a.clone()), Variable::new(b.clone()), Variable::new(s));
                let pairs = a.iter().zip(b.iter());
                let arrays: Tensor = pairs.map(|(a, b)| a $symbol b).collect();
                let number_right: Tensor = a.iter().map(|a| a $symbol s).collect();
                let number_left: Tensor = b.iter().map(|b| s $symbol b).collect();

                let of_arrays = [
                    &a $symbol &b, a.clone() $symbol &b, &a $symbol b.clone(),
                    a.clone() $symbol b.clone(), &va $symbol &b, &a $symbol &vb, &va $symbol &vb,
                    &va $symbol b.clone(), a.clone() $symbol &vb,
                    Tensor::from(&a.to_vec()) $symbol &b, &a $symbol Tensor::from(&b.to_vec()),
                    Tensor::from(&a.to_vec()) $symbol Tensor::from(&b.to_vec()),
                ];
                for (form, result) in of_arrays.into_iter().enumerate() {
                    assert_eq!(result, arrays, "length {len}, form {form} of two arrays");
                }
                let by_number = [
                    &a $symbol s, a.clone() $symbol s, &va $symbol s, &a $symbol &vs,
                    a.clone() $symbol &vs, &va $symbol &vs, Tensor::from(&a.to_vec()) $symbol s,
                ];
                for (form, result) in by_number.into_iter().enumerate() {
                    assert_eq!(result, number_right, "length {len}, form {form} with a number");
                }
                let number_by = [
                    s $symbol &b, s $symbol b.clone(), s $symbol &vb, &vs $symbol &b,
                    &vs $symbol b.clone(), &vs $symbol &vb, s $symbol Tensor::from(&b.to_vec()),
                ];
                for (form, result) in number_by.into_iter().enumerate() {
                    assert_eq!(result, number_left, "length {len}, form {form} after a number");
                }

                let mut changed = a.clone();
                changed $assign &b;
                assert_eq!(changed, arrays, "length {len}, assigned");
                let mut changed = a.clone();
                changed $assign &vs;
                assert_eq!(changed, number_right, "length {len}, assigned a number");
                assert_eq!((&a, &b), (&*va, &*vb), "length {len}: operands are unchanged");
            }
        }
    };
}
operator_test!(addition, +, +=);
operator_test!(subtraction, -, -=);
operator_test!(multiplication, *, *=);
operator_test!(division, /, /=);

#[test]
fn negation_keeps_the_sign_of_zero() {
    let x = Tensor::from([1.0_f32, -2.0, 0.0]);
    let v = Variable::new(x.clone());
    for negative in [-&x, -&v, -x] {
        let bits: Vec<_> = negative.iter().map(|x| x.to_bits()).collect();
        assert_eq!(bits, [-1.0_f32, 2.0, -0.0].map(f32::to_bits));
    }
}

#[test]
fn literals_take_the_type_of_the_array() {
    let x: Tensor<f32> = Tensor::ones(3);
    let y: Tensor<f64> = Tensor::ones(3);
    assert_eq!(2.0 * &x - 1.0, Tensor::<f32>::ones(3));
    assert_eq!(1.0 / (2.0 * &y) + 0.5, Tensor::<f64>::ones(3));
}

#[test]
fn a_tensor_given_by_value_lends_its_memory() {
    let x = Tensor::<f32>::ones(100);
    let memory = x.as_slice().as_ptr();
    let y = Tensor::<f32>::ones(100);
    let result = -((2.0 * (x + 1.0) - &y) / &y);
    assert_eq!(result.as_slice().as_ptr(), memory);

    let memory = result.as_slice().as_ptr();
    assert_eq!((&y - result).as_slice().as_ptr(), memory, "of the operand on the right");
}

#[test]
fn a_shared_tensor_keeps_its_elements() {
    let x = Tensor::<f32>::ones(100);
    let shared = x.clone();
    let result = x + 1.0;
    assert_eq!((shared, result), (Tensor::ones(100), Tensor::full(100, 2.0)));
}

macro_rules! mismatch_test {
    ($name:ident, $message:literal, |$a:ident, $b:ident| $operation:expr) => {
        #[test]
        #[should_panic(expected = $message)]
        fn $name() {
            let (mut $a, $b) = (Tensor::<f32>::zeros(3), Tensor::<f32>::zeros(4));
            let _ = $operation;
            $a += 1.0;
        }
    };
}
mismatch_test!(unequal_sum, "tensor + tensor: [3] and [4] do not broadcast", |a, b| &a + &b);
mismatch_test!(unequal_quotient, "tensor / tensor: [4] and [3] do not broadcast", |a, b| b / &a);
mismatch_test!(unequal_assignment, "tensor -= tensor: [3] and [4] do not broadcast", |a, b| a -= b);

#[test]
#[should_panic(expected = "tensor * tensor: [2, 3] and [3, 2] do not broadcast")]
fn the_same_number_of_elements_is_not_enough() {
    let _ = Tensor::<f32>::zeros([2, 3]) * Tensor::<f32>::zeros([3, 2]);
}
