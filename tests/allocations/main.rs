//! A step of training allocates nothing after the first, on one thread or in a pool.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use cotangent::prelude::*;
use cotangent::random_uniform;

/// Counts what all threads allocate: the one test of this binary runs alone.
struct Counting;

static COUNT: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is left to `System`.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Ordering::SeqCst);
        // SAFETY: the caller's.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's.
        unsafe { System.dealloc(memory, layout) }
    }
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.fetch_add(1, Ordering::SeqCst);
        // SAFETY: the caller's.
        unsafe { System.realloc(memory, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[differentiable]
fn loss(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
}

#[differentiable]
fn stored(w: &Vec<f32>, x: &Tensor) -> f32 {
    let center = mean(x);
    sum(zip(w, x).map(|(w, x)| w * square(x - center)))
}

#[differentiable]
fn scalar(w: f64, x: f64) -> f64 {
    exp(w * x) + w
}

#[differentiable]
fn branching(x: f32, w: f32) -> f32 {
    if x > 0.25 {
        let root = x.sqrt();
        if w > 0.5 { root * w } else { root }
    } else {
        exp(w * x).sin().cos().tanh() * x.exp().sin() / w.ln()
    }
}

#[differentiable]
fn mapped(x: f32, w: f32) -> (f32, f32) {
    (exp(w * x) + w, x / w)
}

/// Keeps the pullbacks of its iterations, of loops in loops and of branches in them.
#[differentiable]
fn looping(x: f32, w: f32, #[no_grad] n: usize) -> f32 {
    let mut total = x;
    for i in 0..n {
        let mut term = w;
        for j in 0..=i {
            term = term * x / (j + 1) as f32;
            if term > 2.0 {
                term = branching(term, w);
            }
        }
        while term > 0.5 {
            term *= 0.5;
        }
        total += term;
    }
    total
}

#[differentiable]
fn looping_lanes(w: f32, x: &[f32]) -> f32 {
    mean(x.map(|x| {
        let mut y = looping(x, w, 4);
        while y < 3.0 {
            y += x * x + 1.0;
        }
        y
    }))
}

#[differentiable]
fn cross_entropy(
    w1: &Tensor,
    b1: &Tensor,
    w2: &Tensor,
    b2: &Tensor,
    #[no_grad] x: &Tensor,
    #[no_grad] labels: &[u32],
) -> f32 {
    let hidden = relu(matmul(x, w1) + b1);
    let scores = matmul(&hidden, w2) + b2;
    -mean(pick(log_softmax(&scores, -1), labels))
}

/// Operations that hold numbers on the way to their results.
#[differentiable]
fn normalized(x: &Tensor, w: &Tensor) -> f32 {
    let shares = softmax((x - mean_axis(x, keep(1))) / (std_axis(x, keep(1)) + 0.1), 1);
    let columns = reshape(transpose(&shares), x.shape());
    let lengths = norm_axis(&columns * w, 0) + max_axis(x, 0) + logsumexp_axis(x, 0);
    sum(lengths * prod_axis(&shares * w, 0)) + norm(w) * var(x)
}

#[derive(Differentiable)]
struct Layer {
    weights: [f32; 64],
    bias: f32,
}

#[derive(Differentiable)]
struct Model {
    layers: [Layer; 16],
}

/// A few blocks, on one thread.
const SHORT: usize = 10_000;
/// Enough bytes for a pool to share them.
const LONG: usize = 3 << 20;

/// Asserts that `step` allocates nothing once it has run.
fn assert_allocates_nothing(name: &str, mut step: impl FnMut()) {
    step();
    let before = COUNT.load(Ordering::SeqCst);
    step();
    let count = COUNT.load(Ordering::SeqCst) - before;
    assert_eq!(count, 0, "{name} allocates {count} times");
}

fn check(len: usize) {
    let (x, y) = (vec![0.5_f32; len], vec![1.0_f32; len]);
    let tensor = Tensor::from_slice(&x);
    let fit = "the shapes fit";
    assert_allocates_nothing("the function", || {
        loss(1.0, 2.0, &x, &y);
    });
    assert_allocates_nothing("value", || {
        loss::value(1.0, 2.0, &x, &y).expect(fit);
    });
    assert_allocates_nothing("value_and_grad by scalars", || {
        loss::value_and_grad(1.0, 2.0, &x, &y).expect(fit);
    });
    assert_allocates_nothing("value_and_grad of scalars", || {
        scalar::value_and_grad(1.0, 2.0).expect(fit);
    });
    let mut grad = StoredGrad::default();
    assert_allocates_nothing("value_and_grad_into a Vec and a Tensor", || {
        stored::value_and_grad_into(&x, &tensor, &mut grad).expect(fit);
    });
}

/// Mapped functions write to memory of the caller's.
fn check_mapped(len: usize) {
    let (x, mut value, mut by_x) = (vec![0.5; len], vec![0.0; len], vec![0.0; len]);
    let mut places = [(); 4].map(|()| vec![0.0_f32; len]);
    let x_single = vec![0.5_f32; len];
    let fit = "the lengths fit";
    assert_allocates_nothing("map_value_and_grad", || {
        let grads = ScalarGrads { w: (), x: &mut by_x };
        scalar::map_value_and_grad(2.0, &x, &mut value, grads).expect(fit);
    });
    assert_allocates_nothing("map_value and map_jacobian", || {
        let [a, b, c, d] = &mut places;
        mapped::map_value(&x_single, 2.0, (&mut *a, &mut *b)).expect(fit);
        mapped::map_jacobian(&x_single, 2.0, [[a, b], [c, d]]).expect(fit);
    });
}

/// What the pullbacks of iterations are kept in stays with the thread.
fn check_loops() {
    let fit = "there is one array";
    assert_allocates_nothing("value_and_grad of loops of scalars", || {
        looping::value_and_grad(1.5, 2.0, 6).expect(fit);
    });
    let x: Vec<f32> = (0..SHORT).map(|i| (i % 7) as f32 * 0.5 - 1.0).collect();
    let mut grad = LoopingLanesGrad::default();
    assert_allocates_nothing("value_and_grad_into of loops of lanes", || {
        looping_lanes::value_and_grad_into(2.0, &x, &mut grad).expect(fit);
    });
}

/// Arrays in between stay with the thread.
fn check_operations() {
    let fit = "the shapes fit";
    let drawn = |shape: [usize; 2], seed| random_uniform::<f32>(shape, seed) - 0.5;
    let (w1, b1, w2, b2) =
        (drawn([20, 30], 1), drawn([1, 30], 2), drawn([30, 10], 3), drawn([1, 10], 4));
    let (x, labels) = (drawn([50, 20], 5), [3; 50]);
    let mut grad = CrossEntropyGrad::default();
    assert_allocates_nothing("value_and_grad_into of a perceptron", || {
        cross_entropy::value_and_grad_into(&w1, &b1, &w2, &b2, &x, &labels, &mut grad).expect(fit);
    });
    assert_allocates_nothing("value of a perceptron", || {
        cross_entropy::value(&w1, &b1, &w2, &b2, &x, &labels).expect(fit);
    });
    let w = drawn([50, 20], 6);
    let mut grad = NormalizedGrad::default();
    assert_allocates_nothing("value_and_grad_into of operations along axes", || {
        normalized::value_and_grad_into(&x, &w, &mut grad).expect(fit);
    });
}

/// Names of leaves are written to one string.
fn check_leaves() {
    let layers = std::array::from_fn(|_| Layer { weights: [0.5; 64], bias: 0.25 });
    let mut model = Model { layers };
    let mut gradient = Model::zero_gradient();
    assert_allocates_nothing("a step of gradient descent", || {
        gradient.visit_mut(|dx| *dx += 1.0);
        gradient.scale(1.0 / gradient.norm());
        model.assign_sub(0.1, &gradient);
    });
    let before = COUNT.load(Ordering::SeqCst);
    let (mut longest, mut sum) = (0, 0.0);
    model.visit_named(|name, x| {
        longest = longest.max(name.len());
        sum += x;
    });
    let count = COUNT.load(Ordering::SeqCst) - before;
    assert_eq!(longest, "layers.15.weights.63".len());
    // The string grows from 8 bytes to 16 and to 32.
    assert!(count <= 4, "names of {} leaves allocate {count} times, for {sum}", Model::LEN);
}

/// Waits until the threads of a pool have set up all that they need.
fn warm_up(pool: &rayon::ThreadPool) {
    for _ in 0..64 {
        pool.broadcast(|_| {
            rayon::join(|| std::hint::black_box(0), || std::hint::black_box(1));
        });
    }
}

#[test]
fn nothing_is_allocated_after_the_first_step() {
    check(SHORT);
    check_loops();
    check_operations();
    check_mapped(SHORT);
    check_leaves();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("threads start");
    warm_up(&pool);
    pool.install(|| {
        let (x, y) = (vec![0.5_f32; LONG], vec![1.0_f32; LONG]);
        for _ in 0..8 {
            loss::value(1.0, 2.0, &x, &y).expect("the lengths fit");
        }
        check(LONG);
        check_mapped(LONG);
    });
}
