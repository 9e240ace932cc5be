//! What the parameters of differentiable functions are to a sweep: how their elements are read, and
//! where their gradients go.

use std::fmt::Debug;

use cotangent_kernels::{Element, Elements, Row, Slice, View, scale_in_place};

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
    /// How a sweep over a shape to which it is broadcast reads it.
    fn broadcast(&self, shape: Shape) -> Elements<'_, Self::Elem>;
    /// How an operation on whole arrays reads it.
    fn view(&self) -> View<'_, Self::Elem>;
    /// The elements of a gradient, which gets the shape first, to be overwritten.
    fn memory(grad: &mut Self::Grad, shape: Shape) -> &mut [Self::Elem];
}

/// The elements of an array of the first shape, broadcast to the second one.
#[inline]
pub fn broadcast<T: Element>(array: &[T], own: Shape, shape: Shape) -> Elements<'_, T> {
    match own == shape {
        true => Elements::from(array),
        false => View::new(array, own.dims()).broadcast_to(shape.dims()).elements(),
    }
}

/// A parameter whose elements are picked by their index.
#[diagnostic::on_unimplemented(
    message = "elements of `{Self}` cannot be picked by an index here",
    label = "no array whose elements lie in a row"
)]
pub trait TableArgument: Argument {
    /// An element: a float, or floats in a row.
    type Row: Row<Elem = Self::Elem>;

    /// All elements.
    fn rows(&self) -> &[Self::Row];
    /// The elements of a gradient.
    fn elements_of_gradient(grad: &Self::Grad) -> &[Self::Elem];
    /// The elements of a gradient, to be written.
    fn elements_of_gradient_mut(grad: &mut Self::Grad) -> &mut [Self::Elem];
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

impl<R: Row> Argument for [R] {
    type Elem = R::Elem;
    type Grad = Vec<R>;

    fn zero(&self, grad: &mut Vec<R>) {
        grad.clear();
        grad.resize(self.len(), R::ZEROS);
    }
    fn scale(grad: &mut Vec<R>, factor: R::Elem) {
        scale_in_place(factor, R::elements_mut(grad));
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
    fn broadcast(&self, shape: Shape) -> Elements<'_, T> {
        broadcast(self, self.len().into(), shape)
    }
    #[inline]
    fn view(&self) -> View<'_, T> {
        View::new(self, &[self.len()])
    }
    #[inline]
    fn memory(grad: &mut Vec<T>, shape: Shape) -> &mut [T] {
        grad.resize(shape.len(), T::ZERO);
        grad
    }
}

impl<R: Row> TableArgument for [R] {
    type Row = R;

    #[inline]
    fn rows(&self) -> &[R] {
        self
    }
    #[inline]
    fn elements_of_gradient(grad: &Vec<R>) -> &[R::Elem] {
        R::elements(grad)
    }
    #[inline]
    fn elements_of_gradient_mut(grad: &mut Vec<R>) -> &mut [R::Elem] {
        R::elements_mut(grad)
    }
}

impl<R: Row> Argument for Vec<R> {
    type Elem = R::Elem;
    type Grad = Self;

    fn zero(&self, grad: &mut Self) {
        self.as_slice().zero(grad);
    }
    fn scale(grad: &mut Self, factor: R::Elem) {
        scale_in_place(factor, R::elements_mut(grad));
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
    fn broadcast(&self, shape: Shape) -> Elements<'_, T> {
        self.as_slice().broadcast(shape)
    }
    #[inline]
    fn view(&self) -> View<'_, T> {
        self.as_slice().view()
    }
    #[inline]
    fn memory(grad: &mut Self, shape: Shape) -> &mut [T] {
        <[T]>::memory(grad, shape)
    }
}

impl<R: Row> TableArgument for Vec<R> {
    type Row = R;

    #[inline]
    fn rows(&self) -> &[R] {
        self
    }
    #[inline]
    fn elements_of_gradient(grad: &Self) -> &[R::Elem] {
        R::elements(grad)
    }
    #[inline]
    fn elements_of_gradient_mut(grad: &mut Self) -> &mut [R::Elem] {
        R::elements_mut(grad)
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
    fn broadcast(&self, shape: Shape) -> Elements<'_, T> {
        broadcast(self.as_slice(), self.shape_value(), shape)
    }
    #[inline]
    fn view(&self) -> View<'_, T> {
        View::new(self.as_slice(), self.shape())
    }
    #[inline]
    fn memory(grad: &mut Self, shape: Shape) -> &mut [T] {
        grad.overwrite(shape)
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
    fn broadcast(&self, shape: Shape) -> Elements<'_, V::Elem> {
        V::broadcast(self, shape)
    }
    #[inline]
    fn view(&self) -> View<'_, V::Elem> {
        V::view(self)
    }
    #[inline]
    fn memory(grad: &mut V::Grad, shape: Shape) -> &mut [V::Elem] {
        V::memory(grad, shape)
    }
}

impl<V: TableArgument> TableArgument for Variable<V> {
    type Row = V::Row;

    #[inline]
    fn rows(&self) -> &[V::Row] {
        V::rows(self)
    }
    #[inline]
    fn elements_of_gradient(grad: &V::Grad) -> &[V::Elem] {
        V::elements_of_gradient(grad)
    }
    #[inline]
    fn elements_of_gradient_mut(grad: &mut V::Grad) -> &mut [V::Elem] {
        V::elements_of_gradient_mut(grad)
    }
}
