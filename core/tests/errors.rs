use cotangent::{Error, Shape, Tensor, Variable};

#[test]
fn a_shape_mismatch_names_the_function_and_both_arguments() {
    let error = Error::shape_mismatch("loss", ("y", Shape::from(3)), ("x", Shape::from(4)));
    assert_eq!(
        error.to_string(),
        "loss: `y` has shape [3], but `x` has shape [4]: arrays that are used together have the \
         same shape"
    );
}

#[test]
fn a_reshape_error_counts_the_elements() {
    let error = Tensor::<f32>::zeros([2, 3]).try_reshape([4, 2]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "reshape: an array of shape [2, 3] has 6 elements, but shape [4, 2] has 8"
    );
}

#[test]
fn a_scatter_error_names_what_is_wrong() {
    let mut variable = Variable::new(Tensor::<f32>::zeros([4, 2]));
    let error = variable.scatter_sub(&[1, 3], &Tensor::zeros([2, 3])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "scatter_sub: `updates` has shape [2, 3], but must have shape [2, 2]: one row of the \
         variable, which has shape [4, 2], for each index"
    );
    let error = variable.scatter_add(&[1, 4], &Tensor::zeros([2, 2])).unwrap_err();
    assert_eq!(error.to_string(), "scatter_add: `indices[1]` is 4, but the variable has 4 rows");
}

#[test]
fn errors_are_small_and_can_cross_threads() {
    /// In bytes: from here on clippy calls the error of a `Result` large.
    const LARGE: usize = 128;
    fn assert_error<E: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<Error>();
    assert!(size_of::<Error>() < LARGE, "{} bytes", size_of::<Error>());
}
