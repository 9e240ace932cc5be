//! Structs, tuples and arrays of floats: what they are on lanes, and what their gradients are.

use std::fmt::Debug;

use cotangent_kernels::{Element, Lane, Parts};

/// A value made of floats: a float, or a tuple, an array or a struct of such values.
///
/// It is derived for structs. A field that is marked `#[no_grad]` is not differentiated and may have any type.
/// Differentiable code reads it if it is `Copy`; a `String` or `Vec` is there for other code only.
///
/// The derived gradient has the name of the struct with `Grad` behind it, and the fields that are
/// differentiated, each with the gradient of its type.
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
/// #[differentiable]
/// fn predict(line: &Line, x: f64) -> f64 {
///     line.slope * x + line.intercept
/// }
///
/// let line = Line { slope: 3.0, intercept: 2.0 };
/// let grad = predict::grad(&line, 0.5)?;
/// assert_eq!(grad.line, LineGrad { slope: 0.5, intercept: 1.0 });
/// assert_eq!(grad.x, 3.0);
/// # Ok::<(), Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be differentiated",
    label = "neither a float nor a value made of floats",
    note = "derive `Differentiable` for it, or mark what holds it `#[no_grad]`"
)]
pub trait Differentiable {
    /// The type of its floats.
    type Elem: Element;
    /// What a gradient by it is: a float for each of its floats that is differentiated.
    type Gradient: Clone + Debug + PartialEq;
    /// What it is on lanes.
    #[doc(hidden)]
    type Lanes<V: Lane<Elem = Self::Elem>>: Parts<V>;

    /// How many floats are differentiated.
    const LEN: usize;
    /// How many floats there are, those among them that are not differentiated.
    #[doc(hidden)]
    const FLOATS: usize;

    /// The gradient of what does not depend on it.
    fn zero_gradient() -> Self::Gradient;

    /// Calls `visit` for each float of a gradient, in the order of the fields.
    fn visit(gradient: &mut Self::Gradient, visit: &mut impl FnMut(&mut Self::Elem));

    /// Calls `change` with each float that is differentiated and its part of a gradient, in the order of
    /// the fields.
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
    /// let mut line = Line { slope: 3.0, intercept: 2.0 };
    /// let gradient = LineGrad { slope: 10.0, intercept: -10.0 };
    /// line.change(&gradient, &mut |x, dx| *x -= 0.1 * dx);
    /// assert_eq!((line.slope, line.intercept), (2.0, 3.0));
    /// ```
    fn change(
        &mut self,
        gradient: &Self::Gradient,
        change: &mut impl FnMut(&mut Self::Elem, Self::Elem),
    );

    /// The value plus `step` times a direction; nothing if it has fields that are not `Copy`.
    #[doc(hidden)]
    fn moved(&self, direction: &Self::Gradient, step: Self::Elem) -> Option<Self>
    where
        Self: Sized;

    /// The same in all lanes.
    #[doc(hidden)]
    fn on_lanes<V: Lane<Elem = Self::Elem>>(&self) -> Self::Lanes<V>;

    /// `lane` of each float and its part of `tangent`, which is 0 if it is not differentiated.
    #[doc(hidden)]
    fn along<V: Lane<Elem = Self::Elem>>(
        &self,
        tangent: &Self::Gradient,
        lane: impl Fn(Self::Elem, Self::Elem) -> V + Copy,
    ) -> Self::Lanes<V>;

    /// The gradient whose floats are those of a cotangent.
    #[doc(hidden)]
    fn gradient<V: Lane<Elem = Self::Elem>>(
        cotangent: CotangentOf<Self, V>,
        number: impl Fn(V) -> Self::Elem + Copy,
    ) -> Self::Gradient;

    /// The gradient whose floats are those of a value.
    #[doc(hidden)]
    fn tangent<V: Lane<Elem = Self::Elem>>(
        lanes: Self::Lanes<V>,
        number: impl Fn(V) -> Self::Elem + Copy,
    ) -> Self::Gradient;

    /// Writes all floats to an array of as many.
    #[doc(hidden)]
    fn write(&self, floats: &mut [Self::Elem]);

    /// Writes all floats of a tangent to an array of as many, 0 for those that are not differentiated.
    #[doc(hidden)]
    fn write_tangent(tangent: &Self::Gradient, floats: &mut [Self::Elem]);

    /// The value that has these floats, and else what this one has.
    #[doc(hidden)]
    fn with<V: Lane<Elem = Self::Elem>>(&self, floats: &[V]) -> Self::Lanes<V>;

    /// Writes all floats of a cotangent to an array of as many.
    #[doc(hidden)]
    fn write_cotangent<V: Lane<Elem = Self::Elem>>(
        cotangent: CotangentOf<Self, V>,
        floats: &mut [V],
    );

    /// The cotangent that has these floats.
    #[doc(hidden)]
    fn cotangent_with<V: Lane<Elem = Self::Elem>>(floats: &[V]) -> CotangentOf<Self, V>;

    /// A cotangent whose floats are those of a gradient.
    #[doc(hidden)]
    fn cotangent<V: Lane<Elem = Self::Elem>>(
        gradient: &Self::Gradient,
        lane: impl Fn(Self::Elem) -> V + Copy,
    ) -> CotangentOf<Self, V>;
}

/// A value that is known by what it is on lanes.
#[diagnostic::on_unimplemented(
    message = "a differentiable function cannot return `{Self}`",
    label = "it has fields that are not `Copy`",
    note = "return a struct of floats"
)]
pub trait FromLanes: Differentiable {
    /// The value whose floats are `number` of its lanes.
    #[doc(hidden)]
    fn from_lanes<V: Lane<Elem = Self::Elem>>(
        lanes: Self::Lanes<V>,
        number: impl Fn(V) -> Self::Elem + Copy,
    ) -> Self;
}

/// What the cotangent of a `T` is on lanes.
pub type CotangentOf<T, V> = <<T as Differentiable>::Lanes<V> as Parts<V>>::Cotangent;

macro_rules! floats {
    ($($float:ident)+) => {
        $(
            impl Differentiable for $float {
                type Elem = Self;
                type Gradient = Self;
                type Lanes<V: Lane<Elem = Self>> = V;

                const LEN: usize = 1;
                const FLOATS: usize = 1;

                #[inline(always)]
                fn write(&self, floats: &mut [Self]) {
                    floats[0] = *self;
                }

                #[inline(always)]
                fn write_tangent(tangent: &Self, floats: &mut [Self]) {
                    floats[0] = *tangent;
                }

                #[inline(always)]
                fn with<V: Lane<Elem = Self>>(&self, floats: &[V]) -> V {
                    floats[0]
                }

                #[inline(always)]
                fn write_cotangent<V: Lane<Elem = Self>>(cotangent: V, floats: &mut [V]) {
                    floats[0] = cotangent;
                }

                #[inline(always)]
                fn cotangent_with<V: Lane<Elem = Self>>(floats: &[V]) -> V {
                    floats[0]
                }

                fn zero_gradient() -> Self {
                    0.0
                }

                fn visit(gradient: &mut Self, visit: &mut impl FnMut(&mut Self)) {
                    visit(gradient);
                }

                fn change(&mut self, gradient: &Self, change: &mut impl FnMut(&mut Self, Self)) {
                    change(self, *gradient);
                }

                fn moved(&self, direction: &Self, step: Self) -> Option<Self> {
                    Some(self + step * direction)
                }

                #[inline(always)]
                fn on_lanes<V: Lane<Elem = Self>>(&self) -> V {
                    V::splat(*self)
                }

                #[inline(always)]
                fn along<V: Lane<Elem = Self>>(
                    &self,
                    tangent: &Self,
                    lane: impl Fn(Self, Self) -> V + Copy,
                ) -> V {
                    lane(*self, *tangent)
                }

                #[inline(always)]
                fn gradient<V: Lane<Elem = Self>>(
                    cotangent: V,
                    number: impl Fn(V) -> Self + Copy,
                ) -> Self {
                    // A cotangent that nothing has reached is -0.
                    number(cotangent) + 0.0
                }

                #[inline(always)]
                fn tangent<V: Lane<Elem = Self>>(
                    lanes: V,
                    number: impl Fn(V) -> Self + Copy,
                ) -> Self {
                    number(lanes)
                }

                #[inline(always)]
                fn cotangent<V: Lane<Elem = Self>>(
                    gradient: &Self,
                    lane: impl Fn(Self) -> V + Copy,
                ) -> V {
                    lane(*gradient)
                }
            }

            impl FromLanes for $float {
                #[inline(always)]
                fn from_lanes<V: Lane<Elem = Self>>(
                    lanes: V,
                    number: impl Fn(V) -> Self + Copy,
                ) -> Self {
                    number(lanes)
                }
            }
        )+
    };
}
floats!(f32 f64);

impl<T: Differentiable, const N: usize> Differentiable for [T; N] {
    type Elem = T::Elem;
    type Gradient = [T::Gradient; N];
    type Lanes<V: Lane<Elem = T::Elem>> = [T::Lanes<V>; N];

    const LEN: usize = N * T::LEN;
    const FLOATS: usize = N * T::FLOATS;

    #[inline(always)]
    fn write(&self, floats: &mut [T::Elem]) {
        for (index, part) in self.iter().enumerate() {
            part.write(&mut floats[index * T::FLOATS..]);
        }
    }

    #[inline(always)]
    fn write_tangent(tangent: &Self::Gradient, floats: &mut [T::Elem]) {
        for (index, part) in tangent.iter().enumerate() {
            T::write_tangent(part, &mut floats[index * T::FLOATS..]);
        }
    }

    // No closures here, which would be compiled without a sweep's instructions.
    #[inline(always)]
    fn with<V: Lane<Elem = T::Elem>>(&self, floats: &[V]) -> Self::Lanes<V> {
        const { assert!(N > 0, "an array of no floats has no lanes") };
        let mut lanes = [self[0].with(floats); N];
        for index in 1..N {
            lanes[index] = self[index].with(&floats[index * T::FLOATS..]);
        }
        lanes
    }

    #[inline(always)]
    fn write_cotangent<V: Lane<Elem = T::Elem>>(cotangent: CotangentOf<Self, V>, floats: &mut [V]) {
        for index in 0..N {
            T::write_cotangent(cotangent[index], &mut floats[index * T::FLOATS..]);
        }
    }

    #[inline(always)]
    fn cotangent_with<V: Lane<Elem = T::Elem>>(floats: &[V]) -> CotangentOf<Self, V> {
        let mut cotangent = [T::cotangent_with(floats); N];
        for index in 1..N {
            cotangent[index] = T::cotangent_with(&floats[index * T::FLOATS..]);
        }
        cotangent
    }

    fn zero_gradient() -> Self::Gradient {
        std::array::from_fn(|_| T::zero_gradient())
    }

    fn visit(gradient: &mut Self::Gradient, visit: &mut impl FnMut(&mut T::Elem)) {
        gradient.iter_mut().for_each(|part| T::visit(part, visit));
    }

    fn change(
        &mut self,
        gradient: &Self::Gradient,
        change: &mut impl FnMut(&mut T::Elem, T::Elem),
    ) {
        self.iter_mut().zip(gradient).for_each(|(part, dx)| part.change(dx, change));
    }

    fn moved(&self, direction: &Self::Gradient, step: T::Elem) -> Option<Self> {
        let mut moved = Vec::with_capacity(N);
        for (part, direction) in self.iter().zip(direction) {
            moved.push(part.moved(direction, step)?);
        }
        moved.try_into().ok()
    }

    #[inline(always)]
    fn on_lanes<V: Lane<Elem = T::Elem>>(&self) -> Self::Lanes<V> {
        // No closure, which would be compiled without a sweep's instructions.
        const { assert!(N > 0, "an array of no floats has no lanes") };
        let mut lanes = [self[0].on_lanes(); N];
        for index in 1..N {
            lanes[index] = self[index].on_lanes();
        }
        lanes
    }

    #[inline(always)]
    fn along<V: Lane<Elem = T::Elem>>(
        &self,
        tangent: &Self::Gradient,
        lane: impl Fn(T::Elem, T::Elem) -> V + Copy,
    ) -> Self::Lanes<V> {
        std::array::from_fn(|index| self[index].along(&tangent[index], lane))
    }

    #[inline(always)]
    fn gradient<V: Lane<Elem = T::Elem>>(
        cotangent: CotangentOf<Self, V>,
        number: impl Fn(V) -> T::Elem + Copy,
    ) -> Self::Gradient {
        cotangent.map(|part| T::gradient(part, number))
    }

    #[inline(always)]
    fn tangent<V: Lane<Elem = T::Elem>>(
        lanes: Self::Lanes<V>,
        number: impl Fn(V) -> T::Elem + Copy,
    ) -> Self::Gradient {
        lanes.map(|part| T::tangent(part, number))
    }

    #[inline(always)]
    fn cotangent<V: Lane<Elem = T::Elem>>(
        gradient: &Self::Gradient,
        lane: impl Fn(T::Elem) -> V + Copy,
    ) -> CotangentOf<Self, V> {
        std::array::from_fn(|index| T::cotangent(&gradient[index], lane))
    }
}

impl<T: FromLanes, const N: usize> FromLanes for [T; N] {
    #[inline(always)]
    fn from_lanes<V: Lane<Elem = T::Elem>>(
        lanes: Self::Lanes<V>,
        number: impl Fn(V) -> T::Elem + Copy,
    ) -> Self {
        lanes.map(|part| T::from_lanes(part, number))
    }
}

macro_rules! tuples {
    ($(($first:ident $zero:tt $(, $part:ident $index:tt)*);)+) => {
        $(
            impl<$first: Differentiable $(, $part: Differentiable<Elem = $first::Elem>)*>
                Differentiable for ($first, $($part,)*)
            {
                type Elem = $first::Elem;
                type Gradient = ($first::Gradient, $($part::Gradient,)*);
                type Lanes<V: Lane<Elem = $first::Elem>> = ($first::Lanes<V>, $($part::Lanes<V>,)*);

                const LEN: usize = $first::LEN $(+ $part::LEN)*;
                const FLOATS: usize = $first::FLOATS $(+ $part::FLOATS)*;

                #[inline(always)]
                fn write(&self, floats: &mut [$first::Elem]) {
                    let (_own, _rest) = floats.split_at_mut($first::FLOATS);
                    self.$zero.write(_own);
                    $(
                        let (_own, _rest) = _rest.split_at_mut($part::FLOATS);
                        self.$index.write(_own);
                    )*
                }

                #[inline(always)]
                fn write_tangent(tangent: &Self::Gradient, floats: &mut [$first::Elem]) {
                    let (_own, _rest) = floats.split_at_mut($first::FLOATS);
                    $first::write_tangent(&tangent.$zero, _own);
                    $(
                        let (_own, _rest) = _rest.split_at_mut($part::FLOATS);
                        $part::write_tangent(&tangent.$index, _own);
                    )*
                }

                #[inline(always)]
                fn with<V: Lane<Elem = $first::Elem>>(&self, floats: &[V]) -> Self::Lanes<V> {
                    #[allow(unused_mut)]
                    let (_own, mut _rest) = floats.split_at($first::FLOATS);
                    (
                        self.$zero.with(_own),
                        $({
                            let (own, rest) = _rest.split_at($part::FLOATS);
                            _rest = rest;
                            self.$index.with(own)
                        },)*
                    )
                }

                #[inline(always)]
                fn write_cotangent<V: Lane<Elem = $first::Elem>>(
                    cotangent: CotangentOf<Self, V>,
                    floats: &mut [V],
                ) {
                    let (_own, _rest) = floats.split_at_mut($first::FLOATS);
                    $first::write_cotangent(cotangent.$zero, _own);
                    $(
                        let (_own, _rest) = _rest.split_at_mut($part::FLOATS);
                        $part::write_cotangent(cotangent.$index, _own);
                    )*
                }

                #[inline(always)]
                fn cotangent_with<V: Lane<Elem = $first::Elem>>(
                    floats: &[V],
                ) -> CotangentOf<Self, V> {
                    #[allow(unused_mut)]
                    let (_own, mut _rest) = floats.split_at($first::FLOATS);
                    (
                        $first::cotangent_with(_own),
                        $({
                            let (own, rest) = _rest.split_at($part::FLOATS);
                            _rest = rest;
                            $part::cotangent_with(own)
                        },)*
                    )
                }

                fn zero_gradient() -> Self::Gradient {
                    ($first::zero_gradient(), $($part::zero_gradient(),)*)
                }

                fn visit(
                    gradient: &mut Self::Gradient,
                    visit: &mut impl FnMut(&mut $first::Elem),
                ) {
                    $first::visit(&mut gradient.$zero, visit);
                    $($part::visit(&mut gradient.$index, visit);)*
                }

                fn change(
                    &mut self,
                    gradient: &Self::Gradient,
                    change: &mut impl FnMut(&mut $first::Elem, $first::Elem),
                ) {
                    self.$zero.change(&gradient.$zero, change);
                    $(self.$index.change(&gradient.$index, change);)*
                }

                fn moved(
                    &self,
                    direction: &Self::Gradient,
                    step: $first::Elem,
                ) -> Option<Self> {
                    Some((
                        self.$zero.moved(&direction.$zero, step)?,
                        $(self.$index.moved(&direction.$index, step)?,)*
                    ))
                }

                #[inline(always)]
                fn on_lanes<V: Lane<Elem = $first::Elem>>(&self) -> Self::Lanes<V> {
                    (self.$zero.on_lanes(), $(self.$index.on_lanes(),)*)
                }

                #[inline(always)]
                fn along<V: Lane<Elem = $first::Elem>>(
                    &self,
                    tangent: &Self::Gradient,
                    lane: impl Fn($first::Elem, $first::Elem) -> V + Copy,
                ) -> Self::Lanes<V> {
                    (
                        self.$zero.along(&tangent.$zero, lane),
                        $(self.$index.along(&tangent.$index, lane),)*
                    )
                }

                #[inline(always)]
                fn gradient<V: Lane<Elem = $first::Elem>>(
                    cotangent: CotangentOf<Self, V>,
                    number: impl Fn(V) -> $first::Elem + Copy,
                ) -> Self::Gradient {
                    (
                        $first::gradient(cotangent.$zero, number),
                        $($part::gradient(cotangent.$index, number),)*
                    )
                }

                #[inline(always)]
                fn tangent<V: Lane<Elem = $first::Elem>>(
                    lanes: Self::Lanes<V>,
                    number: impl Fn(V) -> $first::Elem + Copy,
                ) -> Self::Gradient {
                    (
                        $first::tangent(lanes.$zero, number),
                        $($part::tangent(lanes.$index, number),)*
                    )
                }

                #[inline(always)]
                fn cotangent<V: Lane<Elem = $first::Elem>>(
                    gradient: &Self::Gradient,
                    lane: impl Fn($first::Elem) -> V + Copy,
                ) -> CotangentOf<Self, V> {
                    (
                        $first::cotangent(&gradient.$zero, lane),
                        $($part::cotangent(&gradient.$index, lane),)*
                    )
                }
            }

            impl<$first: FromLanes $(, $part: FromLanes<Elem = $first::Elem>)*>
                FromLanes for ($first, $($part,)*)
            {
                #[inline(always)]
                fn from_lanes<V: Lane<Elem = $first::Elem>>(
                    lanes: Self::Lanes<V>,
                    number: impl Fn(V) -> $first::Elem + Copy,
                ) -> Self {
                    (
                        $first::from_lanes(lanes.$zero, number),
                        $($part::from_lanes(lanes.$index, number),)*
                    )
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
