//! What the iterations of a loop keep: values come back in reverse, and are dropped once.

use std::rc::Rc;

use cotangent_kernels::Tape;

#[test]
fn values_come_back_in_reverse() {
    for len in [0, 1, 2, 31, 32, 33, 1000, 100_000] {
        let mut tape = Tape::new();
        (0..len).for_each(|i| tape.push([i; 16]));
        assert_eq!(tape.len(), len, "values of {len}");
        let popped: Vec<usize> = std::iter::from_fn(|| tape.pop()).map(|value| value[7]).collect();
        assert!(popped.iter().copied().eq((0..len).rev()), "{len} values come back as {popped:?}");
        assert!(tape.is_empty() && tape.pop().is_none(), "{len} values have been taken");
    }
}

#[test]
fn values_without_a_size_are_counted() {
    let mut tape = Tape::new();
    (0..10_000).for_each(|_| tape.push(()));
    assert_eq!(std::iter::from_fn(|| tape.pop()).count(), 10_000, "units on the tape");
}

#[test]
fn what_is_left_is_dropped_once() {
    let shared = Rc::new(());
    let mut tape = Tape::new();
    (0..1000).for_each(|_| tape.push(Rc::clone(&shared)));
    assert_eq!(Rc::strong_count(&shared), 1001, "owners, one of each value");
    drop(tape.pop());
    assert_eq!(Rc::strong_count(&shared), 1000, "owners, after one is taken");
    drop(tape);
    assert_eq!(Rc::strong_count(&shared), 1, "owners, after the tape is gone");
}

#[test]
fn tapes_on_tapes_have_memory_of_their_own() {
    let mut outer = Tape::new();
    for i in 0..40_usize {
        let mut inner = Tape::new();
        (0..i * 10).for_each(|j| inner.push([i, j]));
        outer.push(inner);
    }
    for i in (0..40).rev() {
        let mut inner = outer.pop().expect("there is one for each");
        for j in (0..i * 10).rev() {
            assert_eq!(inner.pop(), Some([i, j]), "tape {i}");
        }
        assert_eq!(inner.pop(), None, "tape {i} is empty");
    }
}

#[test]
fn values_lie_where_their_lanes_may() {
    #[repr(align(64))]
    struct Lane(u8);
    let mut tape = Tape::new();
    (0..100).for_each(|i| tape.push(Lane(i)));
    while let Some(lane) = tape.pop() {
        assert_eq!(std::ptr::from_ref(&lane).addr() % 64, 0, "lane {}", lane.0);
    }
}

#[test]
fn values_are_read_in_place() {
    for len in [1, 31, 33, 1000] {
        let mut tape = Tape::new();
        (0..len).for_each(|i| tape.push([i; 16]));
        for index in (0..len).rev().chain(0..len) {
            assert_eq!(tape[index][7], index, "value {index} of {len}");
        }
        assert_eq!(tape.len(), len, "nothing is taken");
    }
}

#[test]
#[should_panic = "the tape holds 2 values, and none at 2"]
fn there_is_nothing_behind_the_top() {
    let mut tape = Tape::new();
    (0..3).for_each(|i| tape.push(i));
    tape.pop();
    let _ = tape[2];
}
