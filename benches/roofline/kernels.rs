//! What is measured: single operations, and the sweeps of the tutorial's gradients.

use ::ndarray::LinalgScalar;
use cotangent_benches::array::Placement;
use cotangent_benches::elementwise::{Float, Operands, Operation};
use cotangent_benches::linear::{scalar, vector};
use cotangent_benches::threads;
use cotangent_kernels::Level;

use crate::cost::Cost;
use crate::ndarray;
use crate::place::Place;
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
    let kernel = &format!("{} {}", operation.name(), T::DTYPE);
    if !is_wanted(kernel) {
        return Vec::new();
    }
    let work = Work {
        kernel,
        cost: &|level| Cost::of::<T>(operation, level),
        ours: &|len, level| operation.kernel(len, level),
        beside: &|len| vec![operation.native(len), ndarray::engine(operation, len)],
        operands: &|len| Operands::<T>::new(len, Placement::Line),
    };
    Place::ALL.map(|place| work.row::<T>(place, threads)).into()
}

/// Of both losses, with slices and with tensors.
fn of_gradients(threads: usize, is_wanted: &dyn Fn(&str) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let kernel = "gradient, scalar parameters";
    if is_wanted(kernel) {
        let work = Work {
            kernel,
            cost: &|_| Cost::SCALAR_GRADIENT,
            ours: &scalar::cotangent,
            beside: &|len| vec![scalar::native(len)],
            operands: &scalar::Operands::new,
        };
        rows.extend(Place::ALL.map(|place| work.row::<f32>(place, threads)));
    }
    let kernel = "gradient, vector parameters";
    if is_wanted(kernel) {
        let gradient = vector::Work::Gradient;
        let with_tensors = |len, level: Level| {
            let [_, tensors] = vector::cotangent(len, gradient, level);
            tensors
        };
        let work = Work {
            kernel,
            cost: &|_| Cost::VECTOR_GRADIENT,
            ours: &with_tensors,
            beside: &|len| vec![vector::native(len, gradient)],
            operands: &vector::Operands::new,
        };
        rows.extend(Place::ALL.map(|place| work.row::<f32>(place, threads)));
    }
    rows
}
