//! What must hold for differentiable functions: most of it for each function of a corpus.

#[path = "../corpus/mod.rs"]
mod corpus;

#[cfg(target_arch = "x86_64")]
mod assembly;
mod branches;
mod condition;
mod determinism;
mod differences;
mod erasure;
mod errors;
mod forward;
mod given;
mod gradients;
mod hygiene;
mod kinks;
mod mapped;
mod pullbacks;
mod selection;
mod slopes;
mod tails;
mod tutorial;

#[cfg(not(target_arch = "x86_64"))]
#[test]
#[ignore = "the loops that were read are those of x86-64"]
fn assembly() {}
