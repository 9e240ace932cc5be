//! What is multiplied.

use cotangent_kernels::{Element, MatRef};

/// `m x k` by `k x n`, all of them row-major, or their transposes.
pub(crate) struct Shape {
    pub(crate) m: usize,
    pub(crate) k: usize,
    pub(crate) n: usize,
    pub(crate) a: Stored,
    pub(crate) b: Stored,
}

/// How an operand lies in memory.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Stored {
    RowMajor,
    Transposed,
}

impl Stored {
    pub(crate) fn matrix<T: Element>(self, data: &[T], rows: usize, cols: usize) -> MatRef<'_, T> {
        match self {
            Self::RowMajor => MatRef::row_major(data, rows, cols),
            Self::Transposed => MatRef::row_major(data, cols, rows).transposed(),
        }
    }

    /// From row to row and from column to column.
    pub(crate) fn strides(self, rows: usize, cols: usize) -> [usize; 2] {
        match self {
            Self::RowMajor => [cols, 1],
            Self::Transposed => [1, rows],
        }
    }

    fn mark(self) -> &'static str {
        if self == Self::Transposed { "'" } else { "" }
    }
}

use Stored::{RowMajor, Transposed};

const fn square(n: usize) -> Shape {
    Shape { m: n, k: n, n, a: RowMajor, b: RowMajor }
}

const fn plain(m: usize, k: usize, n: usize) -> Shape {
    Shape { m, k, n, a: RowMajor, b: RowMajor }
}

/// Squares; the layers of a network for images of 28 x 28, forward and backward; a vector.
pub(crate) const SHAPES: &[Shape] = &[
    square(4),
    square(8),
    square(16),
    square(24),
    square(32),
    square(48),
    square(64),
    square(96),
    square(128),
    square(256),
    square(512),
    square(1024),
    square(2048),
    plain(64, 784, 128),
    plain(512, 784, 128),
    plain(784, 64, 128),
    plain(128, 64, 10),
    Shape { m: 784, k: 64, n: 128, a: Transposed, b: RowMajor },
    Shape { m: 64, k: 128, n: 784, a: RowMajor, b: Transposed },
    Shape { m: 512, k: 128, n: 784, a: RowMajor, b: Transposed },
    Shape { m: 1024, k: 1024, n: 1024, a: Transposed, b: Transposed },
    plain(1, 784, 128),
    plain(784, 128, 1),
];

impl Shape {
    pub(crate) fn name(&self) -> String {
        let Self { m, k, n, a, b } = self;
        format!("{m} x {k}{} x {n}{}", a.mark(), b.mark())
    }

    pub(crate) fn naive<T: Element>(&self, a: &[T], b: &[T]) -> Vec<f64> {
        let (a_strides, b_strides) =
            (self.a.strides(self.m, self.k), self.b.strides(self.k, self.n));
        let mut out = vec![0.0; self.m * self.n];
        for i in 0..self.m {
            for p in 0..self.k {
                let x = a[i * a_strides[0] + p * a_strides[1]].to_f64();
                for j in 0..self.n {
                    out[i * self.n + j] += x * b[p * b_strides[0] + j * b_strides[1]].to_f64();
                }
            }
        }
        out
    }
}
