//! What may cross threads.

use cotangent::{Error, Tensor, Variable};

#[test]
fn values_may_cross_threads() {
    fn crosses<T: Send + Sync>() {}
    crosses::<Tensor<f32>>();
    crosses::<Tensor<f64>>();
    crosses::<Variable<Tensor>>();
    crosses::<Error>();
}
