//! What the parameters of differentiable functions are to a sweep: how their elements are read, and
//! where their gradients go.

use std::fmt::Debug;

use cotangent_kernels::{Element, Slice, Store, scale_in_place};

use crate::shape::Shape;
use crate::tensor::Tensor;
use crate::variable::Variable;

/// A type whose values a gradient can be taken by.
///
/// It is implemented for what stands behind the reference of a parameter: `[f32]` for `&[f32]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be differentiated",
    label = "no float, array of floats or variable of them",
    note = "mark the parameter `#[no_grad]` if it should be passed through unchanged"
)]
pub trait Argument {
    /// The float of each element.
    type Elem: Element;
    /// A gradient by a parameter of this type.
    type Grad: Clone + Debug + Default + PartialEq;

    /// Overwrites `grad` with the gradient of what does not depend on this parameter.
    fn zero(&self, grad: &mut Self::Grad);

    /// Multiplies a gradient by a number.
    fn scale(grad: &mut Self::Grad, factor: Self::Elem);
}

/// A parameter that is one number.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is used as one number here",
    label = "an array: reduce it by `mean` or `sum`"
)]
pub trait ScalarArgument: Argument {
    /// The number.
    fn get(&self) -> Self::Elem;
}

/// A parameter that is an array.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is used as an array of floats here",
    label = "no array of floats"
)]
pub trait ArrayArgument: Argument {
    /// The shape, in elements.
    fn shape(&self) -> Shape;
    /// How a sweep reads it.
    fn operand(&self) -> Slice<'_, Self::Elem>;
    /// Where a sweep writes its gradient: all of `grad`, which gets the shape first. Memory of the
    /// right size is used again.
    fn store<'g>(grad: &'g mut Self::Grad, shape: Shape) -> Store<'g, Self::Elem>;
}

macro_rules! scalar {
    ($($float:ident)+) => {
        $(
            impl Argument for $float {
                type Elem = $float;
                type Grad = $float;

                #[inline]
                fn zero(&self, grad: &mut $float) {
                    *grad = 0.0;
                }
                #[inline]
                fn scale(grad: &mut $float, factor: $float) {
                    *grad *= factor;
                }
            }

            impl ScalarArgument for $float {
                #[inline(always)]
                fn get(&self) -> $float {
                    *self
                }
            }
        )+
    };
}
scalar!(f32 f64);

impl<T: Element> Argument for [T] {
    type Elem = T;
    type Grad = Vec<T>;

    fn zero(&self, grad: &mut Vec<T>) {
        grad.clear();
        grad.resize(self.len(), T::ZERO);
    }
    fn scale(grad: &mut Vec<T>, factor: T) {
        scale_in_place(factor, grad);
    }
}

impl<T: Element> ArrayArgument for [T] {
    #[inline(always)]
    fn shape(&self) -> Shape {
        self.len().into()
    }
    #[inline(always)]
    fn operand(&self) -> Slice<'_, T> {
        Slice::new(self)
    }
    #[inline]
    fn store<'g>(grad: &'g mut Vec<T>, shape: Shape) -> Store<'g, T> {
        grad.resize(shape.len(), T::ZERO);
        Store::new(grad)
    }
}

impl<T: Element> Argument for Vec<T> {
    type Elem = T;
    type Grad = Self;

    fn zero(&self, grad: &mut Self) {
        self.as_slice().zero(grad);
    }
    fn scale(grad: &mut Self, factor: T) {
        scale_in_place(factor, grad);
    }
}

impl<T: Element> ArrayArgument for Vec<T> {
    #[inline(always)]
    fn shape(&self) -> Shape {
        self.as_slice().shape()
    }
    #[inline(always)]
    fn operand(&self) -> Slice<'_, T> {
        self.as_slice().operand()
    }
    #[inline]
    fn store<'g>(grad: &'g mut Self, shape: Shape) -> Store<'g, T> {
        <[T]>::store(grad, shape)
    }
}

impl<T: Element> Argument for Tensor<T> {
    type Elem = T;
    type Grad = Self;

    fn zero(&self, grad: &mut Self) {
        grad.overwrite(ArrayArgument::shape(self)).fill(T::ZERO);
    }
    fn scale(grad: &mut Self, factor: T) {
        scale_in_place(factor, grad.as_mut_slice());
    }
}

impl<T: Element> ArrayArgument for Tensor<T> {
    #[inline(always)]
    fn shape(&self) -> Shape {
        self.shape_value()
    }
    #[inline(always)]
    fn operand(&self) -> Slice<'_, T> {
        Slice::new(self.as_slice())
    }
    #[inline]
    fn store<'g>(grad: &'g mut Self, shape: Shape) -> Store<'g, T> {
        Store::new(grad.overwrite(shape))
    }
}

/// A variable is read and differentiated as what it holds.
impl<V: Argument> Argument for Variable<V> {
    type Elem = V::Elem;
    type Grad = V::Grad;

    #[inline]
    fn zero(&self, grad: &mut V::Grad) {
        V::zero(self, grad);
    }
    fn scale(grad: &mut V::Grad, factor: V::Elem) {
        V::scale(grad, factor);
    }
}

impl<V: ScalarArgument> ScalarArgument for Variable<V> {
    #[inline(always)]
    fn get(&self) -> V::Elem {
        V::get(self)
    }
}

impl<V: ArrayArgument> ArrayArgument for Variable<V> {
    #[inline(always)]
    fn shape(&self) -> Shape {
        V::shape(self)
    }
    #[inline(always)]
    fn operand(&self) -> Slice<'_, V::Elem> {
        V::operand(self)
    }
    #[inline]
    fn store<'g>(grad: &'g mut V::Grad, shape: Shape) -> Store<'g, V::Elem> {
        V::store(grad, shape)
    }
}
