use cotangent::prelude::*;

#[test]
fn the_first_steps_of_a_port_from_tensorflow() {
    let mut v = Variable::new(1.0);
    assert_eq!(v.value(), 1.0);
    v.assign(3.0);
    assert_eq!(v.value(), 3.0);
    v.assign(square(&v));
    assert_eq!(v.value(), 9.0);
}

#[test]
fn the_same_in_f32_and_with_tensors() {
    let mut v: Variable<f32> = Variable::new(1.0);
    v.assign(3.0);
    v.assign(square(&v));
    assert_eq!(v, 9.0);

    let mut v = Variable::new(Tensor::from([1.0_f32, 2.0]));
    v.assign(Tensor::from([3.0, 4.0]));
    v.assign(square(&v));
    assert_eq!(v, Tensor::from([9.0, 16.0]));
}

#[test]
fn numbers_are_read_in_expressions() {
    struct Line {
        w: Variable<f32>,
        b: Variable<f32>,
    }
    let line = Line { w: Variable::new(5.0), b: Variable::from(2.0) };
    assert_eq!(&line.w * 3.0 + &line.b, 17.0);
    assert_eq!(1.0 - &line.w / 2.0, -1.5);
    assert_eq!(&line.w - &line.b, 3.0);
    assert_eq!(-&line.w, -5.0);
    assert_eq!(line.w.sqrt(), 5.0_f32.sqrt());
}

#[test]
fn assign_add_and_assign_sub_accumulate() {
    let mut w: Variable<f32> = Variable::new(5.0);
    w.assign_add(1.0);
    w.assign_sub(0.5 * 4.0);
    let step = w.clone();
    w.assign_sub(&step);
    assert_eq!(w.value(), 0.0);

    let mut w = Variable::new(Tensor::from([5.0, 1.0]));
    let gradient = Tensor::from([2.0, 4.0]);
    w.assign_sub(0.5 * &gradient);
    w.assign_add(&gradient);
    assert_eq!(w, Tensor::from([6.0, 3.0]));
    let step = w.clone();
    w.assign_sub(&step);
    assert_eq!(w, Tensor::zeros(2));
}

#[test]
fn an_old_value_outlives_an_update() {
    let mut w = Variable::new(Tensor::from([1.0, 2.0]));
    let before = w.value();
    w.assign_add(Tensor::ones(2));
    assert_eq!(before, Tensor::from([1.0, 2.0]));
    assert_eq!(w, Tensor::from([2.0, 3.0]));
}

#[test]
fn assigning_a_reference_keeps_the_memory() {
    let mut w = Variable::new(Tensor::from([1.0, 2.0]));
    let memory = w.as_slice().as_ptr();
    let new = Tensor::from([3.0, 4.0]);
    w.assign(&new);
    w.assign_sub(&new);
    assert_eq!(w.as_slice().as_ptr(), memory);
}

#[test]
#[should_panic(expected = "assign: the variable has shape [2], the value [3]")]
fn assign_keeps_the_shape() {
    Variable::new(Tensor::<f32>::zeros(2)).assign(Tensor::zeros(3));
}

#[test]
#[should_panic(expected = "assign_sub: the variable has shape [2], the value [2, 1]")]
fn assign_sub_keeps_the_shape() {
    Variable::new(Tensor::<f32>::zeros(2)).assign_sub(Tensor::zeros([2, 1]));
}

#[test]
fn variables_print_like_their_values() {
    let w: Variable<f32> = Variable::new(2.34567);
    assert_eq!(
        format!("{w:.2} {w:?} {:?}", Variable::new(1.0)),
        "2.35 Variable(2.34567) Variable(1.0)"
    );
}

fn table() -> Variable<Tensor<f32>> {
    Variable::new(Tensor::from([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
}

#[test]
fn scatter_touches_the_named_rows_only() {
    let updates = Tensor::from([[10.0, 20.0], [30.0, 40.0]]);
    let mut variable = table();
    variable.scatter_update(&[2, 0], &updates).unwrap();
    assert_eq!(variable, Tensor::from([[30.0, 40.0], [3.0, 4.0], [10.0, 20.0]]));
    let mut variable = table();
    variable.scatter_add(&[2, 0], &updates).unwrap();
    assert_eq!(variable, Tensor::from([[31.0, 42.0], [3.0, 4.0], [15.0, 26.0]]));
    let mut variable = table();
    variable.scatter_sub(&[2, 0], &updates).unwrap();
    assert_eq!(variable, Tensor::from([[-29.0, -38.0], [3.0, 4.0], [-5.0, -14.0]]));
}

#[test]
fn repeated_indices_apply_in_order() {
    let updates = Tensor::from([[10.0, 20.0], [30.0, 40.0]]);
    let mut variable = table();
    variable.scatter_update(&[1, 1], &updates).unwrap();
    assert_eq!(variable.as_slice()[2..4], [30.0, 40.0], "the last update wins");
    let mut variable = table();
    variable.scatter_add(&[1, 1], &updates).unwrap();
    assert_eq!(variable.as_slice()[2..4], [43.0, 64.0], "all updates add up");
}

#[test]
fn a_refused_scatter_changes_nothing() {
    let mut variable = table();
    let refused = [
        variable.scatter_add(&[0, 3], &Tensor::ones([2, 2])),
        variable.scatter_add(&[0], &Tensor::ones([2, 2])),
        variable.scatter_add(&[0, 1], &Tensor::ones([4])),
        variable.scatter_add(&[0, 1], &Tensor::ones([2, 2, 1])),
    ];
    assert!(matches!(
        refused[0],
        Err(Error::IndexOutOfBounds { position: 1, index: 3, rows: 3, .. })
    ));
    for result in &refused[1..] {
        assert!(matches!(result, Err(Error::UpdatesShape { .. })), "{result:?}");
    }
    assert_eq!(variable, table().value());
}

#[test]
fn rows_are_numbers_in_one_dimension_and_arrays_in_three() {
    let mut vector = Variable::new(Tensor::from([1.0, 2.0, 3.0]));
    vector.scatter_sub(&[1], &Tensor::from([5.0])).unwrap();
    assert_eq!(vector, Tensor::from([1.0, -3.0, 3.0]));

    let mut cube = Variable::new(Tensor::<f32>::zeros([2, 2, 2]));
    cube.scatter_update(&[1], &Tensor::ones([1, 2, 2])).unwrap();
    assert_eq!(cube.to_vec(), [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]);
}

#[test]
fn scatter_without_rows_or_indices() {
    let mut scalar = Variable::new(Tensor::scalar(1.0));
    assert!(scalar.scatter_add(&[0], &Tensor::from([1.0])).is_err(), "a number has no rows");
    let mut variable = table();
    variable.scatter_add(&[], &Tensor::zeros([0, 2])).unwrap();
    assert_eq!(variable, table());
    let mut narrow = Variable::new(Tensor::<f32>::zeros([3, 0]));
    narrow.scatter_add(&[2], &Tensor::zeros([1, 0])).unwrap();
}
