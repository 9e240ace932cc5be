//! Arrays of one element, as a number.

use cotangent_kernels::{Element, View};

/// The element of an array that has one.
pub fn item<T: Element>(array: View<'_, T>) -> T {
    let Some(&[item]) = array.as_slice() else {
        panic!("an array of {} elements is no number", array.len());
    };
    item
}
