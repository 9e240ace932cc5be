//! What the compiler says about mistakes: one readable error at the smallest tokens for each.

#[test]
fn mistakes_are_reported() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
