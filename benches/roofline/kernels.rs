//! What is measured: single operations, and the sweeps of the tutorial's gradients.

use ::ndarray::LinalgScalar;
use cotangent_benches::array::Placement;
use cotangent_benches::elementwise::{Float, Operands, Operation};
use cotangent_benches::linear::{scalar, vector};
use cotangent_benches::threads;

use crate::cost::Cost;
use crate::ndarray;
use crate::row::{Row, Work};

/// Measures those that are wanted by name.
pub(crate) fn measure(is_wanted: &dyn Fn(&str) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for count in threads::counts() {
        for operation in Operation::ALL {
            rows.extend(of_operation::<f32>(operation, count, is_wanted));
            rows.extend(of_operation::<f64>(operation, count, is_wanted));
        }
        rows.extend(of_gradients(count, is_wanted));
    }
    rows
}

fn of_operation<T: Float + LinalgScalar>(
    operation: Operation,
    threads: usize,
    is_wanted: &dyn Fn(&str) -> bool,
) -> Vec<Row> {
    let work = Work {
        kernel: &format!("{} {}", operation.name(), T::DTYPE),
        cost: &|level| Cost::of::<T>(operation, level),
        ours: &|len, level| operation.kernel(len, level),
        beside: &|len| vec![operation.native(len), ndarray::engine(operation, len)],
        operands: &|len| Operands::<T>::new(len, Placement::Line),
    };
    work.rows::<T>(threads, is_wanted)
}

/// Of both losses; with vector parameters, of slices and of tensors.
fn of_gradients(threads: usize, is_wanted: &dyn Fn(&str) -> bool) -> Vec<Row> {
    let with_scalars = Work {
        kernel: "gradient, scalar parameters",
        cost: &|_| Cost::SCALAR_GRADIENT,
        ours: &scalar::cotangent,
        beside: &|len| vec![scalar::native(len)],
        operands: &scalar::Operands::new,
    };
    let mut rows = with_scalars.rows::<f32>(threads, is_wanted);
    let gradient = vector::Work::Gradient;
    let with_vectors = Work {
        kernel: "",
        cost: &|_| Cost::VECTOR_GRADIENT,
        ours: &|len, level| {
            let [slices, _] = vector::cotangent(len, gradient, level);
            slices
        },
        beside: &|len| vec![vector::native(len, gradient)],
        operands: &vector::Operands::new,
    };
    let kernel = "gradient, vector parameters, slices";
    rows.extend(Work { kernel, ..with_vectors }.rows::<f32>(threads, is_wanted));
    let kernel = "gradient, vector parameters, tensors";
    let ours = &|len, level| {
        let [_, tensors] = vector::cotangent(len, gradient, level);
        tensors
    };
    rows.extend(Work { kernel, ours, ..with_vectors }.rows::<f32>(threads, is_wanted));
    rows
}
