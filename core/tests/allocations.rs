//! What runs in every step of a training loop allocates nothing.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use cotangent::Shape;
use cotangent::array::Operation;
use cotangent::array::broadcast::SumTo;
use cotangent::array::cumsum::{Cumsum, CumsumPullback};
use cotangent::array::extremes::MaxAxis;
use cotangent::array::gather::{Gather, ScatterAdd};
use cotangent::array::join::Concat;
use cotangent::array::matmul::{Matmul, MatmulPullbackLeft, MatmulPullbackRight};
use cotangent::array::pick::Pick;
use cotangent::array::pool2d::{MaxPool2d, Windows};
use cotangent::array::prod::ProdAxis;
use cotangent::array::sums::SumAxis;
use cotangent::array::triangles::Tril;
use cotangent::prelude::*;
use cotangent_kernels::View;

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
        assert!(clone.try_reshape([100, 50]).is_ok());
    });
}

#[test]
fn operations_on_whole_arrays() {
    let (x, w): (Tensor, Tensor) = (random_normal([3, 8, 16], 1), random_normal([16, 4], 2));
    let [view_of_x, view_of_w] = [&x, &w].map(|x| View::new(x.as_slice(), x.shape()));
    let labels = [0_usize; 24];
    let mut out = vec![0.0; 1000];
    let mut run_all = || {
        let axes = [0, -1].into();
        run(&Matmul, &[view_of_x, view_of_w], &mut out);
        let cotangent = View::new(&[1.0; 96], &[3, 8, 4]);
        let shape = [16, 4].into();
        run(&MatmulPullbackRight { shape }, &[cotangent, view_of_x], &mut out);
        let shape = [3, 8, 16].into();
        run(&MatmulPullbackLeft { shape }, &[cotangent, view_of_w], &mut out);
        run(&SumAxis { axes }, &[view_of_x], &mut out);
        run(&MaxAxis { axes }, &[view_of_x], &mut out);
        run(&ProdAxis { axes }, &[view_of_x.transposed()], &mut out);
        run(&SumTo { shape: [8, 1].into() }, &[view_of_x], &mut out);
        run(&Cumsum { axis: 1.into() }, &[view_of_x], &mut out);
        run(&CumsumPullback { axis: 1.into() }, &[view_of_x], &mut out);
        run(&Pick { indices: &labels }, &[view_of_x], &mut out);
        run(&Gather { indices: &labels[..3] }, &[view_of_x.transposed()], &mut out);
        run(&ScatterAdd { indices: &labels[..3], rows: 2 }, &[view_of_x], &mut out);
        run(&Concat { axis: 1.into() }, &[view_of_x, view_of_x], &mut out);
        run(&Tril { k: 0 }, &[view_of_w], &mut out);
        let windows = Windows { size: [2, 2], stride: [2, 2] };
        run(&MaxPool2d { windows }, &[view_of_x.with_axis(0)], &mut out);
    };
    // The first product allocates what threads keep.
    run_all();
    assert_allocates(0, run_all);
}

/// Writes the result to the front of `out`.
fn run<O: Operation>(operation: &O, inputs: &[View<'_, f32>], out: &mut [f32]) {
    let shapes: [Shape; 2] = std::array::from_fn(|i| match inputs.get(i) {
        Some(input) => input.shape().collect(),
        None => Shape::SCALAR,
    });
    let shape = operation.shape(&shapes[..inputs.len()]).unwrap();
    operation.run(inputs, &mut out[..shape.len()]);
}
