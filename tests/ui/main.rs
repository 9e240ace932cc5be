//! What the compiler says to each mistake: one case per file, the expected text beside it.
//!
//! `TRYBUILD=overwrite cargo test -p cotangent-tests --test ui` writes the texts anew. Read them as
//! prose before you commit them: one error at the smallest tokens, what is wrong, what to write.

#[test]
fn mistakes_are_explained() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
