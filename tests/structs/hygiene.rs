//! Derived code stands anywhere: without a prelude, in a function's body, in a crate without warnings.
#![deny(warnings)]

mod without_a_prelude {
    #![no_implicit_prelude]

    #[derive(::cotangent::Differentiable)]
    pub struct State<V, const N: usize> {
        pub level: V,
        pub r#type: [V; N],
        #[no_grad]
        pub rate: V,
    }

    #[::cotangent::differentiable]
    pub(super) fn product(state: &State<f64, 2>, x: f64) -> f64 {
        let State { level, r#type, .. } = state;
        level * r#type[0] * state.rate * x
    }
}

#[test]
fn without_a_prelude() {
    use without_a_prelude::{State, product};
    let state = State { level: 1.0, r#type: [2.0, 3.0], rate: 0.5 };
    ::cotangent::assert_gradients!(product; &state, 0.5);
    ::cotangent::assert_gradients!(without_a_prelude::product; &state, 0.5);
}

#[test]
fn in_a_body() {
    #[derive(::cotangent::Differentiable)]
    struct Local<T> {
        a: T,
    }

    #[::cotangent::differentiable]
    fn squared(s: &Local<f64>) -> f64 {
        s.a * s.a
    }

    ::cotangent::assert_gradients!(squared; &Local { a: 1.0 });
}
