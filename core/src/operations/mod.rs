//! Operations on whole arrays, as compiled functions run them: by name, and in forward mode too.

mod constructors;
mod item;
mod join;
mod parts;
mod pool;
mod prod;
mod reductions;
mod shapes;
mod softmax;
mod tangent;

pub use self::constructors::*;
pub use self::item::item;
pub use self::parts::{elements_to_copy, reshaped};
pub use self::shapes::{ShapeOf, Views, Writes, shape};
pub use self::tangent::Tangent;
