//! Symmetric matrices that are positive definite, as Hessians are at a minimum.

use std::array::from_fn;

/// The triangle `L` of `A = L L^T`.
#[derive(Clone, Debug)]
pub struct Cholesky<const N: usize>([[f64; N]; N]);

impl<const N: usize> Cholesky<N> {
    /// Decomposes a matrix, of which the lower triangle is read. There is no triangle if it is not
    /// positive definite.
    pub fn new(matrix: &[[f64; N]; N]) -> Option<Self> {
        let mut lower = [[0.0; N]; N];
        for i in 0..N {
            for j in 0..=i {
                let products: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
                let rest = matrix[i][j] - products;
                // Neither is NaN positive.
                if i == j && (rest.is_nan() || rest <= 0.0) {
                    return None;
                }
                lower[i][j] = if i == j { rest.sqrt() } else { rest / lower[j][j] };
            }
        }
        Some(Self(lower))
    }

    /// The `x` of `A x = b`.
    pub fn solve(&self, b: &[f64; N]) -> [f64; N] {
        let Self(lower) = self;
        let mut x = *b;
        for i in 0..N {
            let known: f64 = (0..i).map(|k| lower[i][k] * x[k]).sum();
            x[i] = (x[i] - known) / lower[i][i];
        }
        for i in (0..N).rev() {
            let known: f64 = (i + 1..N).map(|k| lower[k][i] * x[k]).sum();
            x[i] = (x[i] - known) / lower[i][i];
        }
        x
    }

    /// The diagonal of the inverse of `A`. Of the Hessian of a negative log-likelihood these are the
    /// variances of the parameters.
    pub fn inverse_diagonal(&self) -> [f64; N] {
        from_fn(|i| self.solve(&from_fn(|k| if k == i { 1.0 } else { 0.0 }))[i])
    }
}
