use cotangent::Shape;

#[test]
fn all_ways_to_write_a_shape_agree() {
    let expected: &[usize] = &[2, 3, 4];
    let shapes = [
        Shape::from([2, 3, 4]),
        Shape::from(&[2, 3, 4]),
        Shape::from(expected),
        Shape::from((2, 3, 4)),
    ];
    for shape in shapes {
        assert_eq!(shape.dims(), expected, "{shape}");
        assert_eq!((shape.rank(), shape.len()), (3, 24), "{shape}");
    }
    assert_eq!(Shape::from(5), Shape::from([5]));
    assert_eq!(Shape::from((5,)), Shape::from([5]));
    assert_eq!(Shape::from(()), Shape::SCALAR);
}

#[test]
fn the_shape_of_a_number_has_one_element() {
    assert_eq!((Shape::SCALAR.rank(), Shape::SCALAR.len()), (0, 1));
    assert_eq!(Shape::SCALAR.to_string(), "[]");
    assert_ne!(Shape::SCALAR, Shape::from(0));
}

#[test]
fn a_dimension_of_zero_leaves_no_elements() {
    let shape = Shape::from([3, 0, 2]);
    assert!(shape.is_empty(), "{shape}");
    assert_eq!(shape.to_string(), "[3, 0, 2]");
}

#[test]
fn eight_dimensions_fit() {
    assert_eq!(Shape::from([1; 8]).rank(), 8);
}

#[test]
#[should_panic(expected = "a shape has at most 8 dimensions, not 9")]
fn nine_dimensions_do_not_fit() {
    let _ = Shape::from([1; 9]);
}

#[test]
#[should_panic(expected = "has more elements than a usize counts")]
fn the_number_of_elements_must_not_overflow() {
    let _ = Shape::from([usize::MAX, 2]);
}
