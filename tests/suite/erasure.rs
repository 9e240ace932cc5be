//! A function without its attribute computes the same value.

use cotangent::Element;

use crate::condition::Condition;
use crate::corpus::{Case, double, single};

/// Not a multiple of any register, and more than one block.
const LENGTHS: [usize; 3] = [3, 37, 4099];

/// Checks one case against itself without the attribute.
fn check<T: Element>(case: &Case<T>, twin: &Case<f64>) {
    for len in LENGTHS {
        let arguments = case.arguments(len);
        let erased = (case.erased)(&arguments);
        let value = (case.value)(&arguments).expect("the shapes fit");
        let bound = 2.0 * Condition::of(twin, len).of_value::<T>();
        let difference = (erased.to_f64() - value.to_f64()).abs();
        assert!(
            difference <= bound,
            "{} of {len}: {erased} without the attribute, {value} with it: {difference:e} apart, \
             not {bound:e} at most",
            case.name
        );

        let plain = (case.plain)(&arguments);
        let is_lane_code = plain.to_f64().to_bits() == erased.to_f64().to_bits();
        assert!(
            is_lane_code || plain.to_f64().to_bits() == value.to_f64().to_bits(),
            "{} of {len}: the function gives {plain}, `value` gives {value}",
            case.name
        );
    }
}

#[test]
fn a_function_computes_the_same_without_its_attribute_in_f32() {
    for (case, twin) in single::cases().iter().zip(&double::cases()) {
        check(case, twin);
    }
}

#[test]
fn a_function_computes_the_same_without_its_attribute_in_f64() {
    for case in &double::cases() {
        check(case, case);
    }
}

#[test]
fn all_entry_points_agree_to_the_bit() {
    fn check<T: Element>(case: &Case<T>) {
        for len in LENGTHS {
            let (arguments, others) = (case.arguments(len), case.arguments(len / 2 + 1));
            let fit = "the shapes fit";
            let both = (case.value_and_grad)(&arguments).expect(fit);
            let bits = |x: T| x.to_f64().to_bits();
            let value = (case.value)(&arguments).expect(fit);
            assert_eq!(bits(value), bits(both.0), "{} of {len}: `value`", case.name);
            let grad = (case.grad)(&arguments).expect(fit);
            assert_eq!(grad, both.1, "{} of {len}: `grad`", case.name);
            let into = (case.into_used)(&arguments, &others).expect(fit);
            assert_eq!(into, both, "{} of {len}: `value_and_grad_into`", case.name);
        }
    }
    single::cases().iter().for_each(check);
    double::cases().iter().for_each(check);
}
