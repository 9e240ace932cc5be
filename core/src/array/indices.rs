//! Indices into arrays: those that callers give, and all of a shape.

use cotangent_kernels::Index;

use super::Misfit;
use crate::shape::{MAX_RANK, Shape};

/// Whether each index is below `count`.
pub(super) fn check<I: Index>(indices: &[I], count: usize, of: &str) -> Result<(), Misfit> {
    let is_inside = |index: &I| index.row().is_some_and(|row| row < count);
    match indices.iter().position(|index| !is_inside(index)) {
        None => Ok(()),
        Some(at) => Err(Misfit::new(format!(
            "indices[{at}] is {}, but there are {count} {of}",
            indices[at]
        ))),
    }
}

/// The place that an index means, which [`check`] has seen.
#[track_caller]
pub(super) fn place<I: Index>(index: I) -> usize {
    index.row().expect("all indices are checked")
}

/// The indices of all elements of a shape, in row-major order, with zeros behind.
pub(crate) fn indices_of(shape: Shape) -> impl Iterator<Item = [usize; MAX_RANK]> {
    let mut next = [0; MAX_RANK];
    (0..shape.len()).map(move |_| {
        let index = next;
        for (at, &len) in next.iter_mut().zip(shape.dims()).rev() {
            *at += 1;
            if *at < len {
                break;
            }
            *at = 0;
        }
        index
    })
}
