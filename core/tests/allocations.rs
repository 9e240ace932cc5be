//! What runs in every step of a training loop allocates nothing.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use cotangent::prelude::*;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, counting what each thread asks for.
struct Counting;

// SAFETY: all calls are handed on to `System`, which keeps the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[track_caller]
fn assert_allocates(expected: usize, operation: impl FnOnce()) {
    // The first kernel of a process finds out what the CPU has.
    sum(&[1.0_f32]);
    let before = ALLOCATIONS.get();
    operation();
    assert_eq!(ALLOCATIONS.get() - before, expected, "allocations");
}

#[test]
fn updates_in_place() {
    let (mut x, y): (Tensor, Tensor) = (random_normal(5000, 1), random_normal(5000, 2));
    let mut w = Variable::new(Tensor::from_slice(x.as_slice()));
    let rows = Tensor::from([1.0, 2.0]);
    assert_allocates(0, || {
        x += &y;
        x *= 0.5;
        w.assign(&x);
        w.assign_sub(&y);
        w.scatter_sub(&[7, 4000], &rows).unwrap();
    });
}

#[test]
fn formulas_over_elements() {
    let (x, y) = (vec![1.0_f32; 5000], Tensor::<f32>::ones(5000));
    assert_allocates(0, || {
        assert_eq!(mean(zip(&x, &y).map(|(x, y)| square(3.0 * x - y))), 4.0);
        assert_eq!(sum(&y), 5000.0);
    });
}

#[test]
fn a_chain_of_operators_allocates_its_first_result() {
    /// The elements, and the counter of the tensors that share them.
    const ONE_TENSOR: usize = 2;
    let (x, y): (Tensor, Tensor) = (random_normal(5000, 1), random_normal(5000, 2));
    assert_allocates(ONE_TENSOR, || {
        let _ = mean(square(3.0 * &x + 2.0 - &y));
    });
    assert_allocates(0, || drop(exp(-(x * 2.0)) / &y));
}

#[test]
fn clones_and_reshapes() {
    let x: Tensor = random_normal([50, 100], 1);
    assert_allocates(0, || {
        let clone = x.clone();
        assert!(clone.reshape([100, 50]).is_ok());
    });
}
