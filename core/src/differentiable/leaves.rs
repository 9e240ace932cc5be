//! The floats of structs and gradients, each with a name, and arithmetic on all of them.

use std::fmt::{Display, Write};

use cotangent_kernels::Element;

/// The floats of a value that are differentiated, its leaves: in the order of the fields, each with a name.
///
/// What is [`Differentiable`](trait@crate::Differentiable) has them, and so have gradients: `Params` and
/// `ParamsGrad` have the same leaves, with the same names, in the same order. So optimizers are loops over
/// leaves, and a model is saved by their names.
///
/// A name joins the fields on the way to the leaf by dots, elements of arrays and parts of tuples by their
/// index: `"layers.0.gain"`. A float that is all of a value has the name `""`.
///
/// ```
/// use std::collections::HashMap;
///
/// use cotangent::prelude::*;
///
/// #[derive(Differentiable, Clone, Debug, PartialEq)]
/// struct Layer {
///     gain: f64,
///     bias: f64,
/// }
///
/// #[derive(Differentiable, Clone, Debug, PartialEq)]
/// struct Model {
///     layers: [Layer; 2],
///     rate: f64,
///     #[no_grad]
///     horizon: f64,
/// }
///
/// let layer = Layer { gain: 2.0, bias: 0.5 };
/// let mut model = Model { layers: [layer.clone(), layer], rate: -1.0, horizon: 10.0 };
///
/// let mut saved = HashMap::new();
/// model.visit_named(|name, x| {
///     saved.insert(name.to_owned(), x);
/// });
/// assert_eq!(saved.len(), 5);
/// assert_eq!(saved["layers.1.gain"], 2.0);
///
/// // A step of gradient descent; and back.
/// let gradient = ModelGrad { rate: 3.0, ..Default::default() };
/// let before = model.clone();
/// model.assign_sub(0.5, &gradient);
/// assert_eq!(model.rate, -2.5);
/// model.visit_named_mut(|name, x| *x = saved[name]);
/// assert_eq!(model, before);
/// ```
///
/// It is derived together with `Differentiable`.
pub trait Leaves {
    /// The type of the leaves.
    type Float: Element;
    /// What has a number for each leaf: of a struct its gradient, of a gradient the same type.
    type Direction: Leaves<Float = Self::Float, Direction = Self::Direction>;

    #[doc(hidden)]
    fn walk(&self, visitor: &mut impl Visitor<Self::Float>);

    #[doc(hidden)]
    fn walk_mut(&mut self, visitor: &mut impl for<'l> Visitor<&'l mut Self::Float>);

    #[doc(hidden)]
    fn pairs(&self, direction: &Self::Direction, visit: &mut impl FnMut(Self::Float, Self::Float));

    #[doc(hidden)]
    fn pairs_mut(
        &mut self,
        direction: &Self::Direction,
        visit: &mut impl FnMut(&mut Self::Float, Self::Float),
    );

    /// Calls `visit` with the leaves, as many as lie in a row at a time, and what `direction` has for them.
    #[doc(hidden)]
    fn arrays_mut(
        &mut self,
        direction: &Self::Direction,
        visit: &mut impl FnMut(&mut [Self::Float], &[Self::Float]),
    );

    /// Calls `visit` with each leaf, in order.
    fn visit(&self, visit: impl FnMut(Self::Float)) {
        self.walk(&mut Unnamed(visit));
    }

    /// Calls `visit` with each leaf, in order, to be changed.
    fn visit_mut(&mut self, visit: impl FnMut(&mut Self::Float)) {
        self.walk_mut(&mut Unnamed(visit));
    }

    /// Calls `visit` with each leaf and its name, in order.
    ///
    /// All names are written to the same memory: nothing is allocated but that, once.
    ///
    /// ```
    /// use cotangent::prelude::*;
    ///
    /// #[derive(Differentiable)]
    /// struct Curve {
    ///     start: f64,
    ///     knots: [(f64, f64); 2],
    /// }
    ///
    /// let gradient = CurveGrad { start: 0.0, knots: [(1.0, 2.0), (3.0, f64::NAN)] };
    /// let mut found = Vec::new();
    /// gradient.visit_named(|name, slope| {
    ///     if slope.is_nan() {
    ///         found.push(name.to_owned());
    ///     }
    /// });
    /// assert_eq!(found, ["knots.1.1"]);
    /// ```
    fn visit_named(&self, visit: impl FnMut(&str, Self::Float)) {
        self.walk(&mut Named { name: String::new(), visit });
    }

    /// As [`visit_named`](Self::visit_named), with leaves that can be changed.
    fn visit_named_mut(&mut self, visit: impl FnMut(&str, &mut Self::Float)) {
        self.walk_mut(&mut Named { name: String::new(), visit });
    }

    /// Calls `change` with each leaf and the number that `direction` has for it, in order.
    ///
    /// ```
    /// use cotangent::prelude::*;
    ///
    /// #[derive(Differentiable)]
    /// struct Line {
    ///     slope: f64,
    ///     intercept: f64,
    /// }
    ///
    /// // A step of gradient descent with momentum.
    /// let mut line = Line { slope: 3.0, intercept: 2.0 };
    /// let mut momentum = LineGrad { slope: 2.0, intercept: 0.0 };
    /// let gradient = LineGrad { slope: 10.0, intercept: -10.0 };
    /// momentum.change(&gradient, |v, dx| *v = 0.5 * *v + dx);
    /// line.assign_sub(0.1, &momentum);
    /// assert_eq!((line.slope, line.intercept), (1.9, 3.0));
    /// ```
    fn change(
        &mut self,
        direction: &Self::Direction,
        mut change: impl FnMut(&mut Self::Float, Self::Float),
    ) {
        self.pairs_mut(direction, &mut change);
    }

    /// Adds `factor` times the direction.
    ///
    /// ```
    /// use cotangent::prelude::*;
    ///
    /// let mut total = [1.0, 2.0];
    /// total.assign_add(1.0, &[0.5, 0.25]);
    /// assert_eq!(total, [1.5, 2.25]);
    /// ```
    fn assign_add(&mut self, factor: Self::Float, direction: &Self::Direction) {
        self.change(direction, |x, dx| *x += factor * dx);
    }

    /// Subtracts `factor` times the direction: with a gradient and a learning rate, a step of gradient
    /// descent.
    fn assign_sub(&mut self, factor: Self::Float, direction: &Self::Direction) {
        self.change(direction, |x, dx| *x = *x - factor * dx);
    }

    /// Multiplies each leaf by `factor`.
    fn scale(&mut self, factor: Self::Float) {
        self.visit_mut(|x| *x = *x * factor);
    }

    /// Makes each leaf 0.
    fn set_zero(&mut self) {
        self.visit_mut(|x| *x = Self::Float::ZERO);
    }

    /// The sum of the products of each leaf and the number that `direction` has for it: of two gradients their
    /// inner product, of a gradient and a direction the derivative in that direction.
    ///
    /// Products are added in `f64`, in the order of the leaves, whatever the type of the floats; so the result
    /// has the same bits everywhere.
    ///
    /// ```
    /// use cotangent::prelude::*;
    ///
    /// assert_eq!([1.0, 2.0].dot(&[3.0, 4.0]), 11.0);
    /// ```
    fn dot(&self, direction: &Self::Direction) -> Self::Float {
        let mut sum = 0.0;
        self.pairs(direction, &mut |x, dx| sum += x.to_f64() * dx.to_f64());
        Self::Float::from_f64(sum)
    }

    /// The Euclidean norm: the root of the sum of the squares of the leaves, added as in [`dot`](Self::dot).
    /// Squares of `f64` beyond 10^154 overflow.
    ///
    /// ```
    /// use cotangent::prelude::*;
    ///
    /// #[derive(Differentiable)]
    /// struct Line {
    ///     slope: f64,
    ///     intercept: f64,
    /// }
    ///
    /// // A gradient is clipped to a norm of 1.
    /// let mut gradient = LineGrad { slope: 3.0, intercept: -4.0 };
    /// let norm = gradient.norm();
    /// assert_eq!(norm, 5.0);
    /// if norm > 1.0 {
    ///     gradient.scale(1.0 / norm);
    /// }
    /// assert!((gradient.norm() - 1.0).abs() < 1e-15);
    /// ```
    fn norm(&self) -> Self::Float {
        let mut sum = 0.0;
        self.visit(|x| sum += x.to_f64() * x.to_f64());
        Self::Float::from_f64(sum.sqrt())
    }
}

/// What goes from leaf to leaf; `L` is a leaf, or a reference to one.
pub trait Visitor<L> {
    /// Goes over the leaves of the part that is called so.
    fn part(&mut self, name: impl Display, walk: impl FnOnce(&mut Self));

    /// Takes a leaf.
    fn leaf(&mut self, leaf: L);
}

struct Unnamed<F>(F);

impl<L, F: FnMut(L)> Visitor<L> for Unnamed<F> {
    #[inline(always)]
    fn part(&mut self, _: impl Display, walk: impl FnOnce(&mut Self)) {
        walk(self);
    }

    #[inline(always)]
    fn leaf(&mut self, leaf: L) {
        (self.0)(leaf);
    }
}

struct Named<F> {
    /// Of the part that is visited.
    name: String,
    visit: F,
}

impl<L, F: FnMut(&str, L)> Visitor<L> for Named<F> {
    fn part(&mut self, name: impl Display, walk: impl FnOnce(&mut Self)) {
        let len = self.name.len();
        if len > 0 {
            self.name.push('.');
        }
        write!(self.name, "{name}").expect("a string takes what is written to it");
        walk(self);
        self.name.truncate(len);
    }

    fn leaf(&mut self, leaf: L) {
        (self.visit)(&self.name, leaf);
    }
}

macro_rules! floats {
    ($($float:ident)+) => {
        $(
            impl Leaves for $float {
                type Float = Self;
                type Direction = Self;

                #[inline]
                fn walk(&self, visitor: &mut impl Visitor<Self>) {
                    visitor.leaf(*self);
                }

                #[inline]
                fn walk_mut(&mut self, visitor: &mut impl for<'l> Visitor<&'l mut Self>) {
                    visitor.leaf(self);
                }

                #[inline]
                fn pairs(&self, direction: &Self, visit: &mut impl FnMut(Self, Self)) {
                    visit(*self, *direction);
                }

                #[inline]
                fn pairs_mut(&mut self, direction: &Self, visit: &mut impl FnMut(&mut Self, Self)) {
                    visit(self, *direction);
                }

                #[inline]
                fn arrays_mut(
                    &mut self,
                    direction: &Self,
                    visit: &mut impl FnMut(&mut [Self], &[Self]),
                ) {
                    visit(std::slice::from_mut(self), std::slice::from_ref(direction));
                }
            }
        )+
    };
}
floats!(f32 f64);

impl<T: Leaves, const N: usize> Leaves for [T; N] {
    type Float = T::Float;
    type Direction = [T::Direction; N];

    #[inline]
    fn walk(&self, visitor: &mut impl Visitor<T::Float>) {
        for (index, part) in self.iter().enumerate() {
            visitor.part(index, |visitor| part.walk(visitor));
        }
    }

    #[inline]
    fn walk_mut(&mut self, visitor: &mut impl for<'l> Visitor<&'l mut T::Float>) {
        for (index, part) in self.iter_mut().enumerate() {
            visitor.part(index, |visitor| part.walk_mut(visitor));
        }
    }

    #[inline]
    fn pairs(&self, direction: &Self::Direction, visit: &mut impl FnMut(T::Float, T::Float)) {
        self.iter().zip(direction).for_each(|(part, direction)| part.pairs(direction, visit));
    }

    #[inline]
    fn pairs_mut(
        &mut self,
        direction: &Self::Direction,
        visit: &mut impl FnMut(&mut T::Float, T::Float),
    ) {
        self.iter_mut()
            .zip(direction)
            .for_each(|(part, direction)| part.pairs_mut(direction, visit));
    }

    #[inline]
    fn arrays_mut(
        &mut self,
        direction: &Self::Direction,
        visit: &mut impl FnMut(&mut [T::Float], &[T::Float]),
    ) {
        self.iter_mut()
            .zip(direction)
            .for_each(|(part, direction)| part.arrays_mut(direction, visit));
    }
}

macro_rules! tuples {
    ($(($first:ident $zero:tt $(, $part:ident $index:tt)*);)+) => {
        $(
            impl<$first: Leaves $(, $part: Leaves<Float = $first::Float>)*> Leaves
                for ($first, $($part,)*)
            {
                type Float = $first::Float;
                type Direction = ($first::Direction, $($part::Direction,)*);

                #[inline]
                fn walk(&self, visitor: &mut impl Visitor<Self::Float>) {
                    visitor.part($zero, |visitor| self.$zero.walk(visitor));
                    $(visitor.part($index, |visitor| self.$index.walk(visitor));)*
                }

                #[inline]
                fn walk_mut(
                    &mut self,
                    visitor: &mut impl for<'l> Visitor<&'l mut Self::Float>,
                ) {
                    visitor.part($zero, |visitor| self.$zero.walk_mut(visitor));
                    $(visitor.part($index, |visitor| self.$index.walk_mut(visitor));)*
                }

                #[inline]
                fn pairs(
                    &self,
                    direction: &Self::Direction,
                    visit: &mut impl FnMut(Self::Float, Self::Float),
                ) {
                    self.$zero.pairs(&direction.$zero, visit);
                    $(self.$index.pairs(&direction.$index, visit);)*
                }

                #[inline]
                fn pairs_mut(
                    &mut self,
                    direction: &Self::Direction,
                    visit: &mut impl FnMut(&mut Self::Float, Self::Float),
                ) {
                    self.$zero.pairs_mut(&direction.$zero, visit);
                    $(self.$index.pairs_mut(&direction.$index, visit);)*
                }

                #[inline]
                fn arrays_mut(
                    &mut self,
                    direction: &Self::Direction,
                    visit: &mut impl FnMut(&mut [Self::Float], &[Self::Float]),
                ) {
                    self.$zero.arrays_mut(&direction.$zero, visit);
                    $(self.$index.arrays_mut(&direction.$index, visit);)*
                }
            }
        )+
    };
}
tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
}
