//! The language of whole arrays: each function as it stands, and differentiated.

mod case;
mod choices;
mod composed;
mod images;
mod linear;
mod models;
mod parts;
mod reductions;
mod reshapes;
mod shapes;
