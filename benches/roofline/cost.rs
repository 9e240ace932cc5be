//! What an element of a kernel costs.

use cotangent_benches::elementwise::Operation;
use cotangent_kernels::Level;

/// What an element costs: arrays that are loaded and stored, and arithmetic.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) loads: usize,
    pub(crate) stores: usize,
    /// Bytes of an element of an array.
    pub(crate) element: usize,
    /// Additions and multiplications, of which a multiply-add is two.
    pub(crate) flops: usize,
    /// Instructions that only the units for multiply-adds execute. Additions have units of their own on
    /// some CPUs, so they are not counted.
    pub(crate) multiplies: usize,
}

impl Cost {
    pub(crate) fn of<T>(operation: Operation, level: Level) -> Self {
        let (loads, stores) = operation.arrays();
        let (flops, multiplies) = match operation {
            Operation::Mul | Operation::Square => (1, 1),
            Operation::Add | Operation::Sum | Operation::Mean => (1, 0),
            Operation::Axpy | Operation::Dot => (2, 1),
            Operation::Exp => exp::<T>(level),
        };
        Self { loads, stores, element: size_of::<T>(), flops, multiplies }
    }

    /// Of the tutorial's value and gradients, with scalar parameters: of the residual, its square, its
    /// product with `x`, and three sums.
    pub(crate) const SCALAR_GRADIENT: Self =
        Self { loads: 2, stores: 0, element: 4, flops: 8, multiplies: 3 };

    /// With vector parameters: of the residual, its square and a sum, and two products.
    pub(crate) const VECTOR_GRADIENT: Self =
        Self { loads: 4, stores: 2, element: 4, flops: 7, multiplies: 4 };

    /// Bytes that are moved.
    pub(crate) fn bytes(self) -> usize {
        (self.loads + self.stores) * self.element
    }
}

/// As `kernels/src/math/exp.rs` has them. Without an instruction that scales by `2^n`, it takes an addition and
/// two multiplications more.
fn exp<T>(level: Level) -> (usize, usize) {
    let (flops, multiplies) = match size_of::<T>() {
        4 => (23, 10),
        _ => (33, 15),
    };
    match level.name() {
        "avx512" => (flops, multiplies),
        _ => (flops + 3, multiplies + 2),
    }
}
