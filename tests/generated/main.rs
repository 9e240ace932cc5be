//! What is generated beside a function, apart from its gradient.

mod auxiliary;
mod examples;
mod matrices;
