//! `ndarray`'s form of the operations, on the same operands and as rustc compiles it by default.

use cotangent_benches::elementwise::{FACTOR, Float, Operands, Operation};
use cotangent_benches::engine::Engine;
use ndarray::{ArrayView1, ArrayViewMut1, LinalgScalar, Zip};

/// Its way into an array that is there, as a new one costs more than all else.
pub(crate) fn engine<T: Float + LinalgScalar>(
    operation: Operation,
    len: usize,
) -> Engine<Operands<T>> {
    operation.engine(
        "ndarray",
        len,
        move |Operands { a, b, out, total }: &mut Operands<T>| {
            let (a, b) = (ArrayView1::from(&**a), ArrayView1::from(&**b));
            let mut out = ArrayViewMut1::from(&mut **out);
            match operation {
                Operation::Mul => Zip::from(out).and(a).and(b).for_each(|out, &a, &b| *out = a * b),
                Operation::Add => Zip::from(out).and(a).and(b).for_each(|out, &a, &b| *out = a + b),
                Operation::Square => Zip::from(out).and(a).for_each(|out, &a| *out = a * a),
                Operation::Axpy => out.scaled_add(T::from_f64(FACTOR), &a),
                Operation::Exp => Zip::from(out).and(a).for_each(|out, &a| *out = Float::exp(a)),
                Operation::Sum => *total = a.sum(),
                Operation::Mean => *total = a.sum() / T::from_usize(len),
                Operation::Dot => *total = a.dot(&b),
            }
        },
        len,
    )
}
