//! What must hold for differentiable functions: most of it for each function of a corpus.

#[path = "../corpus/mod.rs"]
mod corpus;

#[cfg(target_arch = "x86_64")]
mod assembly;
mod condition;
mod differences;
mod erasure;
mod gradients;
mod kinks;
mod tutorial;
