//! Gradients of elements that bodies pick: against sums one by one, for all lengths, levels and threads.

use cotangent_kernels::{
    Body, Element, Indices, Lane, Log, Sum, Table, TableGradient, Term, blocks_of_share,
    per_element, place_of_index, sweep, with_max_threads,
};

/// Picks two elements for each of the sweep, and sends each of them something.
#[derive(Clone, Copy)]
struct Picks<'a, T: Element> {
    table: Table<'a, T>,
    len: usize,
}

fn picked(element: usize, len: usize) -> [usize; 2] {
    [element * 7 % len, (element / 3) % len]
}

fn sent(element: usize) -> f64 {
    1.0 + (element % 5) as f64 * 0.25
}

impl<T: Element> Body<T, 1, 1> for Picks<'_, T> {
    fn blocks_of_share(&self) -> usize {
        blocks_of_share(&[self.table])
    }

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [indices]: [V; 1]) -> [Term<V>; 1] {
        let (log, len) = (Log::<V>::new(), self.len);
        let [first, second, d] = per_element(
            indices,
            (),
            #[inline(always)]
            |element| {
                let [first, second] = picked(element, len);
                [place_of_index(first, 1), place_of_index(second, 1), T::from_f64(sent(element))]
            },
        );
        let zero = log.note(0, 0, first, d) + log.note(0, 1, second, d * d);
        log.flush(indices, &[self.table]);
        [Term::Value(zero + d)]
    }
}

/// The gradient of a table of `len` and one more, and the sum of what was sent.
fn gradient<T: Element>(elements: usize, len: usize) -> (Vec<T>, T) {
    let sums = TableGradient::new(len + 1, elements);
    let body = Picks { table: sums.table(&[]), len };
    let [total] = sweep(body, elements, (Indices, ()), (Sum, ()));
    let mut gradient = vec![T::ZERO; len + 1];
    sums.add_to(&mut gradient);
    (gradient, total)
}

fn expected(elements: usize, len: usize) -> Vec<f64> {
    let mut gradient = vec![0.0; len + 1];
    for element in 0..elements {
        let [first, second] = picked(element, len);
        gradient[first] += sent(element);
        gradient[second + 1] += sent(element) * sent(element);
    }
    gradient
}

/// What is sent are multiples of 1/16, so that all sums are exact.
fn check<T: Element>(elements: usize, len: usize) {
    let (found, total) = gradient::<T>(elements, len);
    let found: Vec<f64> = found.into_iter().map(T::to_f64).collect();
    assert_eq!(found, expected(elements, len), "{elements} elements of a sweep");
    let sum: f64 = (0..elements).map(sent).sum();
    assert_eq!(total.to_f64(), sum, "the sum of {elements} elements");
}

#[test]
fn every_element_counts_once() {
    for elements in (0..70).chain([4095, 4096, 4097, 50_001]) {
        check::<f32>(elements, 5);
        check::<f64>(elements, 5);
        check::<f64>(elements, 4000);
    }
}

#[test]
fn parts_have_the_same_bits_on_any_number_of_threads() {
    let of_threads = |threads| {
        with_max_threads(threads, || {
            // A third is no float, so that the order of additions matters.
            let sums = TableGradient::new(101, 1_000_000);
            let body = Thirds(sums.table(&[]));
            sweep(body, 1_000_000, (Indices, ()), (Sum, ()));
            let mut gradient = vec![0.0_f32; 101];
            sums.add_to(&mut gradient);
            gradient.into_iter().map(f32::to_bits).collect::<Vec<_>>()
        })
    };
    let expected = of_threads(1);
    for threads in 2..5 {
        assert_eq!(of_threads(threads), expected, "{threads} threads");
    }
    assert!(Thirds(TableGradient::new(101, 1_000_000).table(&[])).blocks_of_share() > 1);
}

#[derive(Clone, Copy)]
struct Thirds<'a>(Table<'a, f32>);

impl Body<f32, 1, 1> for Thirds<'_> {
    const FLOPS: usize = 100;

    fn blocks_of_share(&self) -> usize {
        blocks_of_share(&[self.0])
    }

    #[inline(always)]
    fn step<V: Lane<Elem = f32>>(&self, [indices]: [V; 1]) -> [Term<V>; 1] {
        let log = Log::<V>::new();
        let [place, d] = per_element(
            indices,
            (),
            #[inline(always)]
            |element| [place_of_index(element % 101, 1), 1.0 / (3 + element % 7) as f32],
        );
        let zero = log.note(0, 0, place, d);
        log.flush(indices, &[self.0]);
        [Term::Value(zero)]
    }
}

#[test]
fn gradients_that_nobody_wants_are_not_added() {
    let body = Picks { table: Table::<f64>::with_tangents(&[]), len: 5 };
    assert_eq!(sweep(body, 3, (Indices, ()), (Sum, ())), [3.75]);
    let sums = TableGradient::<f64>::unwanted();
    sums.add_to(&mut []);
}

#[test]
#[should_panic(expected = "an index is not negative")]
fn negative_indices_are_refused() {
    let _: f64 = place_of_index(-1, 3);
}
