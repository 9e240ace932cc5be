//! Arrays with more elements than 31 bits count.

use cotangent_kernels::{Level, argmax, dot, mean, square, sum};

const LEN: usize = (1 << 31) + 17;

/// Zeros, which the operating system has no memory for until they are written, but for a few places in each
/// of which the number is its own.
fn sparse() -> (Vec<f32>, Vec<(usize, f32)>) {
    let places = [0, 1, 4095, (1 << 30) - 1, (1 << 31) - 1, 1 << 31, LEN - 2, LEN - 1];
    let numbered: Vec<_> = places.into_iter().zip((1..).map(|i: i16| f32::from(i))).collect();
    let mut x = vec![0.0; LEN];
    for &(place, number) in &numbered {
        x[place] = number;
    }
    (x, numbered)
}

#[test]
#[ignore = "reads 8.6 GB a few times over, and takes them where an operating system has no pages for zeros"]
fn reductions() {
    let (x, numbered) = sparse();
    let total: f32 = numbered.iter().map(|(_, number)| number).sum();
    let squares: f32 = numbered.iter().map(|(_, number)| number * number).sum();
    for level in Level::available() {
        level.scope(|| {
            assert_eq!(sum(&x), total, "sum on {level}");
            assert_eq!(mean(&x), total / LEN as f32, "mean on {level}");
            assert_eq!(dot(&x, &x), squares, "dot on {level}");
            assert_eq!(argmax(&x), Some(LEN - 1), "argmax on {level}");
        });
    }
}

#[test]
#[ignore = "writes 8.6 GB of memory"]
fn elementwise() {
    let (x, numbered) = sparse();
    let mut y = vec![0.0; LEN];
    square(&x, &mut y);
    for (place, number) in numbered {
        assert_eq!(y[place], number * number, "element {place}");
    }
    assert_eq!(y[LEN - 3], 0.0, "an element behind those that 31 bits count");
}
