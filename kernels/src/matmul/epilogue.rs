//! What becomes of a product before it leaves the cache: a body over its lanes and others beside it.

use super::matrix::{BatchRef, named};
use crate::element::Element;
use crate::lane::Lane;
use crate::slopes::Slopes;
use crate::sweep::{Body, Splat, Term};
use crate::vector::{MAX_LANES, Vector};

/// What is done to each element of a product, once.
pub trait Epilogue<T: Element>: Copy + Sync {
    /// Whether it does anything.
    #[doc(hidden)]
    const ACTS: bool;

    /// Panics if it reads elements that it lacks for products of `[matrices, rows, columns]`.
    #[doc(hidden)]
    fn assert_fits(&self, shape: [usize; 3]);

    /// What becomes of a register of the product.
    ///
    /// # Safety
    /// The lanes lie within the shape that `assert_fits` has accepted.
    #[doc(hidden)]
    unsafe fn apply<V: Vector<Elem = T>>(&self, product: V, at: Lanes) -> V;
}

/// Where in a product the lanes of a register are: `count` of them in one row.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Lanes {
    pub(super) matrix: usize,
    pub(super) row: usize,
    pub(super) col: usize,
    pub(super) count: usize,
}

/// The product as it is.
#[derive(Clone, Copy, Debug)]
pub struct Identity;

impl<T: Element> Epilogue<T> for Identity {
    const ACTS: bool = false;

    fn assert_fits(&self, _: [usize; 3]) {}

    #[inline(always)]
    unsafe fn apply<V: Vector<Elem = T>>(&self, product: V, _: Lanes) -> V {
        product
    }
}

/// A [`Body`] whose first lane is the product, and whose others are read beside it.
///
/// ```
/// use cotangent_kernels::{Beside, Body, Fused, Lane, MatMut, MatRef, PerColumn, Term, matmul};
///
/// /// `tanh(product + bias)`
/// #[derive(Clone, Copy)]
/// struct Tanh;
/// impl Body<f32, 2, 1> for Tanh {
///     #[inline(always)]
///     fn step<V: Lane<Elem = f32>>(&self, [product, bias]: [V; 2]) -> [Term<V>; 1] {
///         [Term::Value((product + bias).tanh())]
///     }
/// }
///
/// let (x, w) = ([1.0, 2.0], [3.0, 4.0]);
/// let mut out = [0.0_f32; 1];
/// let (x, w) = (MatRef::row_major(&x, 1, 2), MatRef::row_major(&w, 2, 1));
/// let epilogue = Fused::new(Tanh, (PerColumn(&[-11.0]), ()));
/// matmul(x, w, MatMut::row_major(&mut out, 1, 1), epilogue);
/// assert_eq!(out, [0.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Fused<B, I, const IN: usize> {
    body: B,
    beside: I,
}

impl<B, I, const IN: usize> Fused<B, I, IN> {
    /// `body` over the product and what is read `beside` it, a list of pairs as in
    /// `(PerColumn(bias), (Elementwise(x), ()))`.
    pub fn new(body: B, beside: I) -> Self {
        Self { body, beside }
    }
}

impl<T, B, I, const IN: usize> Epilogue<T> for Fused<B, I, IN>
where
    T: Element,
    B: Body<T, IN, 1>,
    I: Besides<T>,
{
    const ACTS: bool = true;

    fn assert_fits(&self, shape: [usize; 3]) {
        const { assert!(1 + I::COUNT == IN, "a body takes the product and one lane per operand") };
        self.beside.assert_fits(shape);
    }

    #[inline(always)]
    unsafe fn apply<V: Vector<Elem = T>>(&self, product: V, at: Lanes) -> V {
        let mut lanes = [product; IN];
        // SAFETY: the caller's.
        unsafe { self.beside.read(at, &mut lanes[1..]) };
        let [term] = self.body.step(lanes);
        match term {
            Term::Value(value) => value,
            Term::Product(a, b) => a * b,
        }
    }
}

/// What a body reads beside a product.
pub trait Beside<T: Element>: Copy + Sync {
    #[doc(hidden)]
    fn assert_fits(&self, shape: [usize; 3]);

    /// Reads the lanes beside some of the product's.
    ///
    /// # Safety
    /// They lie within the shape that `assert_fits` has accepted.
    #[doc(hidden)]
    unsafe fn read<V: Vector<Elem = T>>(&self, at: Lanes) -> V;
}

impl<T: Element> Beside<T> for Splat<T> {
    fn assert_fits(&self, _: [usize; 3]) {}

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(&self, _: Lanes) -> V {
        V::splat(self.0)
    }
}

/// One element for each column, the same in all rows.
#[derive(Clone, Copy, Debug)]
pub struct PerColumn<'a, T>(pub &'a [T]);

impl<T: Element> Beside<T> for PerColumn<'_, T> {
    fn assert_fits(&self, [_, _, cols]: [usize; 3]) {
        let len = self.0.len();
        assert!(len == cols, "matmul: {len} elements beside {cols} columns");
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(&self, at: Lanes) -> V {
        // SAFETY: there is an element for each column.
        let first = unsafe { self.0.as_ptr().add(at.col) };
        // SAFETY: as above.
        unsafe { load(first, at.count) }
    }
}

/// One element for each row, the same in all columns.
#[derive(Clone, Copy, Debug)]
pub struct PerRow<'a, T>(pub &'a [T]);

impl<T: Element> Beside<T> for PerRow<'_, T> {
    fn assert_fits(&self, [_, rows, _]: [usize; 3]) {
        let len = self.0.len();
        assert!(len == rows, "matmul: {len} elements beside {rows} rows");
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(&self, at: Lanes) -> V {
        V::splat(self.0[at.row])
    }
}

/// One element for each of the product's.
#[derive(Clone, Copy, Debug)]
pub struct Elementwise<'a, T>(BatchRef<'a, T>);

impl<'a, T> Elementwise<'a, T> {
    /// Reads a matrix, or as many as there are products.
    pub fn new(elements: impl Into<BatchRef<'a, T>>) -> Self {
        Self(elements.into())
    }
}

impl<T: Element> Beside<T> for Elementwise<'_, T> {
    fn assert_fits(&self, shape: [usize; 3]) {
        let found = self.0.shape();
        assert!(found == shape, "matmul: {} beside a product of {}", named(&found), named(&shape));
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(&self, at: Lanes) -> V {
        let [stride, row_stride, col_stride] = self.0.strides();
        let first = at.matrix * stride + at.row * row_stride + at.col * col_stride;
        if col_stride == 1 {
            // SAFETY: `BatchRef` holds all elements of its shape, which is the product's.
            let first = unsafe { self.0.data().as_ptr().add(first) };
            // SAFETY: as above.
            return unsafe { load(first, at.count) };
        }
        let mut lanes = [T::ZERO; MAX_LANES];
        for (lane, element) in lanes.iter_mut().enumerate().take(at.count) {
            *element = self.0.data()[first + lane * col_stride];
        }
        V::from_array(lanes)
    }
}

/// Reads `count` lanes, a whole register if that many.
///
/// # Safety
/// `from` must be valid for reads of `count` elements.
#[inline(always)]
pub(super) unsafe fn load<V: Vector>(from: *const V::Elem, count: usize) -> V {
    match count < V::LANES {
        // SAFETY: the caller's.
        true => unsafe { V::load_first(from, count) },
        // SAFETY: the caller's.
        false => unsafe { V::load(from) },
    }
}

/// All that a body reads beside a product.
pub trait Besides<T: Element>: Copy + Sync {
    #[doc(hidden)]
    const COUNT: usize;

    #[doc(hidden)]
    fn assert_fits(&self, shape: [usize; 3]);

    /// Reads each into its place in `lanes`.
    ///
    /// # Safety
    /// As for [`Beside::read`].
    #[doc(hidden)]
    unsafe fn read<V: Vector<Elem = T>>(&self, at: Lanes, lanes: &mut [V]);
}

impl<T: Element> Besides<T> for () {
    const COUNT: usize = 0;

    fn assert_fits(&self, _: [usize; 3]) {}

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(&self, _: Lanes, _: &mut [V]) {}
}

impl<T: Element, First: Beside<T>, Rest: Besides<T>> Besides<T> for (First, Rest) {
    const COUNT: usize = 1 + Rest::COUNT;

    fn assert_fits(&self, shape: [usize; 3]) {
        self.0.assert_fits(shape);
        self.1.assert_fits(shape);
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(&self, at: Lanes, lanes: &mut [V]) {
        if let Some((first, rest)) = lanes.split_first_mut() {
            // SAFETY: the caller's.
            *first = unsafe { self.0.read(at) };
            // SAFETY: the caller's.
            unsafe { self.1.read(at, rest) };
        }
    }
}

/// `product + bias`.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct AddBias;
impl<T: Element> Body<T, 2, 1> for AddBias {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [product, bias]: [V; 2]) -> [Term<V>; 1] {
        [Term::Value(product + bias)]
    }
}

/// `relu(product + bias)`.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct AddBiasRelu;
impl<T: Element> Body<T, 2, 1> for AddBiasRelu {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [product, bias]: [V; 2]) -> [Term<V>; 1] {
        [Term::Value((product + bias).relu())]
    }
}

/// The product where the lane beside it is positive.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct PassWherePositive;
impl<T: Element> Body<T, 2, 1> for PassWherePositive {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [product, primal]: [V; 2]) -> [Term<V>; 1] {
        [Term::Value(primal.pass_where_positive(product))]
    }
}

/// `product + bias`, an element of which belongs to a column.
pub fn bias<T: Element>(bias: &[T]) -> Fused<AddBias, (PerColumn<'_, T>, ()), 2> {
    Fused::new(AddBias, (PerColumn(bias), ()))
}

/// `relu(product + bias)`, an element of which belongs to a column.
pub fn bias_relu<T: Element>(bias: &[T]) -> Fused<AddBiasRelu, (PerColumn<'_, T>, ()), 2> {
    Fused::new(AddBiasRelu, (PerColumn(bias), ()))
}

/// The product where `primal`, or its relu, is positive or NaN, and 0 elsewhere: the pullback of relu
/// behind that of a product.
pub fn relu_mask<'a, T: Element>(
    primal: impl Into<BatchRef<'a, T>>,
) -> Fused<PassWherePositive, (Elementwise<'a, T>, ()), 2> {
    Fused::new(PassWherePositive, (Elementwise::new(primal), ()))
}
