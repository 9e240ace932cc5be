//! The vector math library.

mod exact;
pub(crate) mod exp;
mod format;
mod huge;
pub(crate) mod ln;
pub(crate) mod powf;
pub(crate) mod powi;
pub(crate) mod scale;
pub(crate) mod sigmoid;
pub(crate) mod tanh;
pub(crate) mod trig;
