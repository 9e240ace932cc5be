//! Arrays of structs, as functions of whole arrays read them and write their gradients.

use cotangent_kernels::{Buffer, Element, Elements, Operand, Sink, Splat, Store, Sum, View};

use crate::argument::ArrayArgument;
use crate::array::Operation;
use crate::array::broadcast::SumTo;
use crate::shape::Shape;
use crate::tensor::Tensor;
use crate::variable::Variable;

/// A field that a function of whole arrays borrows.
#[diagnostic::on_unimplemented(
    message = "`&{Self}` is no array here",
    label = "neither a tensor nor a variable",
    note = "floats of a struct are read without `&`"
)]
pub trait FieldArgument {
    /// The float of each element.
    type Elem: Element;
    /// What a sweep reads.
    type Operand<'a>: Operand<Self::Elem>
    where
        Self: 'a;

    /// The shape, in elements.
    fn shape(&self) -> Shape;
    /// How an operation on whole arrays reads it.
    fn view(&self) -> View<'_, Self::Elem>;
    /// How a sweep over `shape` reads it.
    fn operand(&self, shape: Shape) -> Self::Operand<'_>;
}

/// A gradient by such a field.
pub trait FieldGradient {
    /// The float of each element.
    type Elem: Element;

    /// Where a sweep adds it up or writes it.
    type Slot<'a>: GradientSlot<Self::Elem>
    where
        Self: 'a;

    /// The elements, to be overwritten; it gets the shape first.
    fn memory(&mut self, shape: Shape) -> &mut [Self::Elem];
    /// Where a sweep over the second shape adds it up or writes it; it gets the first.
    fn slot(&mut self, own: Shape, over: Shape) -> Self::Slot<'_>;
}

/// What a sweep adds up or writes in one pass with all else: the gradient by what was broadcast to its shape.
pub trait GradientSlot<T: Element> {
    /// The destination of the sweep's result.
    type Sink<'s>: Sink<T>
    where
        Self: 's;

    /// The destination of the sweep's result.
    fn sink(&mut self) -> Self::Sink<'_>;
    /// Makes the gradient of what the sweep has given.
    fn finish(&mut self, total: T);
}

/// A gradient that is one number.
#[derive(Debug)]
pub struct NumberSlot<'a, T>(&'a mut T);

impl<T: Element> GradientSlot<T> for NumberSlot<'_, T> {
    type Sink<'s>
        = Sum
    where
        Self: 's;

    fn sink(&mut self) -> Sum {
        Sum
    }
    fn finish(&mut self, total: T) {
        *self.0 = total;
    }
}

/// A gradient that is an array: written by the sweep if that has its shape, else summed behind it.
#[derive(Debug)]
pub struct ArraySlot<'a, T: Element> {
    gradient: &'a mut [T],
    own: Shape,
    over: Shape,
    /// What the sweep writes, if that has another shape.
    whole: Option<Buffer<T>>,
}

impl<'a, T: Element> ArraySlot<'a, T> {
    /// The gradient by what has the first shape, and is broadcast to the second one.
    pub fn new(gradient: &'a mut [T], own: Shape, over: Shape) -> Self {
        let whole = (own != over).then(|| Buffer::new(over.len()));
        Self { gradient, own, over, whole }
    }
}

impl<T: Element> GradientSlot<T> for ArraySlot<'_, T> {
    type Sink<'s>
        = Store<'s, T>
    where
        Self: 's;

    fn sink(&mut self) -> Store<'_, T> {
        Store::new(match &mut self.whole {
            Some(whole) => whole.as_mut_slice(),
            None => self.gradient,
        })
    }
    fn finish(&mut self, _: T) {
        if let Some(whole) = &self.whole {
            let whole = View::new(whole.as_slice(), self.over.dims());
            SumTo { shape: self.own }.run(&[whole], self.gradient);
        }
    }
}

impl<T: Element> FieldArgument for Tensor<T> {
    type Elem = T;
    type Operand<'a> = Elements<'a, T>;

    fn shape(&self) -> Shape {
        self.shape_value()
    }
    fn view(&self) -> View<'_, T> {
        ArrayArgument::view(self)
    }
    fn operand(&self, shape: Shape) -> Elements<'_, T> {
        ArrayArgument::broadcast(self, shape)
    }
}

impl<T: Element> FieldGradient for Tensor<T> {
    type Elem = T;
    type Slot<'a> = ArraySlot<'a, T>;

    fn memory(&mut self, shape: Shape) -> &mut [T] {
        <Self as ArrayArgument>::memory(self, shape)
    }
    fn slot(&mut self, own: Shape, over: Shape) -> ArraySlot<'_, T> {
        ArraySlot::new(<Self as ArrayArgument>::memory(self, own), own, over)
    }
}

macro_rules! numbers {
    ($($float:ident)+) => {
        $(
            impl FieldArgument for $float {
                type Elem = $float;
                type Operand<'a> = Splat<$float>;

                fn shape(&self) -> Shape {
                    Shape::SCALAR
                }
                fn view(&self) -> View<'_, $float> {
                    View::new(std::slice::from_ref(self), &[])
                }
                fn operand(&self, _: Shape) -> Splat<$float> {
                    Splat(*self)
                }
            }

            impl FieldGradient for $float {
                type Elem = $float;
                type Slot<'a> = NumberSlot<'a, $float>;

                fn memory(&mut self, _: Shape) -> &mut [$float] {
                    std::slice::from_mut(self)
                }
                fn slot(&mut self, _: Shape, _: Shape) -> NumberSlot<'_, $float> {
                    NumberSlot(self)
                }
            }
        )+
    };
}
numbers!(f32 f64);

impl<V: FieldArgument> FieldArgument for Variable<V> {
    type Elem = V::Elem;
    type Operand<'a>
        = V::Operand<'a>
    where
        V: 'a;

    fn shape(&self) -> Shape {
        V::shape(self)
    }
    fn view(&self) -> View<'_, V::Elem> {
        V::view(self)
    }
    fn operand(&self, shape: Shape) -> V::Operand<'_> {
        V::operand(self, shape)
    }
}

/// The elements of a gradient, to be overwritten; none if it is not wanted.
pub fn leaf_memory<G: FieldGradient>(gradient: Option<&mut G>, shape: Shape) -> &mut [G::Elem] {
    match gradient {
        Some(gradient) => gradient.memory(shape),
        None => &mut [],
    }
}

/// [`FieldGradient::slot`] of a gradient that is wanted.
pub fn leaf_slot<G: FieldGradient>(
    gradient: Option<&mut G>,
    own: Shape,
    over: Shape,
) -> G::Slot<'_> {
    gradient.expect("each is borrowed once, where it is wanted").slot(own, over)
}

/// Where a part of a gradient is.
pub fn address<G>(gradient: &G) -> *const () {
    std::ptr::from_ref(gradient).cast()
}
