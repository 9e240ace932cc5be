//! What functions of whole arrays take.

use cotangent_kernels::Element;

use crate::tensor::Tensor;
use crate::variable::Variable;

/// What functions of whole arrays take: a [`Tensor`], or a reference to one or to a [`Variable`] of
/// one.
#[diagnostic::on_unimplemented(
    message = "functions of arrays take no `{Self}`",
    label = "neither a tensor nor a reference to one or to a variable of one"
)]
pub trait ArrayLike: sealed::Sealed {
    /// The type of the elements.
    type Elem: Element;

    #[doc(hidden)]
    fn tensor(&self) -> &Tensor<Self::Elem>;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! arrays {
    ($($array:ty),+) => {
        $(
            impl<T: Element> sealed::Sealed for $array {}
            impl<T: Element> ArrayLike for $array {
                type Elem = T;

                #[inline]
                fn tensor(&self) -> &Tensor<T> {
                    self
                }
            }
        )+
    };
}
arrays!(Tensor<T>, &Tensor<T>, &Variable<Tensor<T>>);
