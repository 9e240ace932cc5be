//! Arguments for functions of any signature.

use std::ops::Range;

use cotangent::{Element, Tensor, Variable};

/// What the numbers of a parameter are drawn from, and how many there are.
#[derive(Clone)]
pub(crate) struct Domain {
    range: Range<f64>,
    extent: Extent,
    keeps_between_quarters: bool,
}

#[derive(Clone, Copy)]
enum Extent {
    /// As long as most arrays of the call.
    Common,
    /// Of another length, for arrays that are not used together with the others.
    Elsewhere,
    /// In two dimensions.
    Matrix,
}

const COLUMNS: usize = 5;

/// How many numbers of an array are drawn; longer ones repeat them, which is faster.
const DRAWN: usize = 100_003;

impl From<Range<f64>> for Domain {
    fn from(range: Range<f64>) -> Self {
        Self { range, extent: Extent::Common, keeps_between_quarters: false }
    }
}

/// An array of another length.
pub(crate) fn elsewhere(range: Range<f64>) -> Domain {
    Domain { extent: Extent::Elsewhere, ..range.into() }
}

/// An array of two dimensions.
pub(crate) fn matrix(range: Range<f64>) -> Domain {
    Domain { extent: Extent::Matrix, ..range.into() }
}

/// Numbers that keep away from all multiples of a quarter, where conditions may then change, by more
/// than the steps of differences.
pub(crate) fn between_quarters(range: Range<f64>) -> Domain {
    Domain { keeps_between_quarters: true, ..range.into() }
}

/// What no gradient flows through.
#[derive(Clone)]
pub(crate) struct Table(pub(crate) Vec<usize>);

/// The numbers of one argument, as each type that a parameter can have.
#[derive(Clone)]
pub(crate) struct Held<T: Element> {
    numbers: Vec<T>,
    tensor: Tensor<T>,
    number_variable: Variable<T>,
    tensor_variable: Variable<Tensor<T>>,
    table: Table,
}

/// Draws an argument.
pub(crate) fn hold<T: Element>(domain: &Domain, len: usize, seed: u64) -> Held<T> {
    let (len, shape) = match domain.extent {
        Extent::Common => (len, vec![len]),
        Extent::Elsewhere => (len / 2 + 3, vec![len / 2 + 3]),
        Extent::Matrix => (len * COLUMNS, vec![len, COLUMNS]),
    };
    let Range { start, end } = domain.range;
    let draw = |i| {
        let x = start + (end - start) * uniform(seed, i);
        let x = if domain.keeps_between_quarters { between(x, 0.25) } else { x };
        T::from_f64(f64::from(x as f32))
    };
    let numbers: Vec<T> = (0..len.clamp(1, DRAWN) as u64).map(draw).collect();
    Held::new(numbers.repeat(len.div_ceil(DRAWN).max(1)), len, &shape)
}

/// Moves `x` to the middle of those that lie between the same two multiples of `cell`.
fn between(x: f64, cell: f64) -> f64 {
    let position = x / cell;
    cell * (position.floor() + 0.2 + 0.6 * (position - position.floor()))
}

impl<T: Element> Held<T> {
    /// One number more than `len` where that is 0, so that there is one for a parameter of a float.
    fn new(mut numbers: Vec<T>, len: usize, shape: &[usize]) -> Self {
        let first = numbers[0];
        let table = Table(numbers.iter().take(DRAWN).map(|x| x.to_f64() as usize).collect());
        numbers.truncate(len);
        let tensor = Tensor::from_slice(&numbers).reshape(shape);
        Self {
            number_variable: Variable::new(first),
            tensor_variable: Variable::new(tensor.clone()),
            numbers,
            tensor,
            table,
        }
    }

    /// The numbers; a parameter that is a float is the first of them.
    pub(crate) fn numbers(&self) -> &[T] {
        &self.numbers
    }

    /// The same argument with each number replaced by `change` of its position and itself.
    pub(crate) fn changed<U: Element>(&self, change: impl Fn(usize, T) -> U) -> Held<U> {
        let numbers = self.numbers.iter().enumerate().map(|(i, &x)| change(i, x)).collect();
        Held::new(numbers, self.numbers.len(), self.tensor.shape())
    }
}

/// A number in `[0, 1)` that depends on `seed` and `i` only: SplitMix64 (Steele, Lea, Flood 2014).
pub(crate) fn uniform(seed: u64, i: u64) -> f64 {
    let mut z = (seed << 32 | i).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A type that a parameter can have.
pub(crate) trait Given<'a, T: Element> {
    fn given(held: &'a Held<T>) -> Self;
}

macro_rules! given {
    ($($ty:ty: |$held:ident| $value:expr;)+) => {
        $(impl<'a, T: Element> Given<'a, T> for $ty {
            fn given($held: &'a Held<T>) -> Self {
                $value
            }
        })+
    };
}
given! {
    &'a [T]: |held| &held.numbers;
    &'a Vec<T>: |held| &held.numbers;
    &'a Tensor<T>: |held| &held.tensor;
    &'a Variable<T>: |held| &held.number_variable;
    &'a Variable<Tensor<T>>: |held| &held.tensor_variable;
    &'a Table: |held| &held.table;
    i32: |held| held.number_variable.value().to_f64() as i32;
    bool: |held| held.number_variable.value().to_f64() > 0.0;
}

impl Given<'_, Self> for f32 {
    fn given(held: &Held<Self>) -> Self {
        held.number_variable.value()
    }
}

impl Given<'_, Self> for f64 {
    fn given(held: &Held<Self>) -> Self {
        held.number_variable.value()
    }
}

/// A gradient as a list of numbers.
pub(crate) trait Flat<T> {
    fn flat(&self) -> Vec<T>;

    /// Takes as many numbers as there are here.
    fn set(&mut self, numbers: &[T]);
}

macro_rules! numbers {
    ($($float:ident)+) => {
        $(impl Flat<Self> for $float {
            fn flat(&self) -> Vec<Self> {
                vec![*self]
            }
            fn set(&mut self, numbers: &[Self]) {
                *self = numbers[0];
            }
        })+
    };
}
numbers!(f32 f64);

impl<T: Element> Flat<T> for Vec<T> {
    fn flat(&self) -> Vec<T> {
        self.clone()
    }
    fn set(&mut self, numbers: &[T]) {
        self.copy_from_slice(numbers);
    }
}

impl<T: Element> Flat<T> for Tensor<T> {
    fn flat(&self) -> Vec<T> {
        self.to_vec()
    }
    fn set(&mut self, numbers: &[T]) {
        *self = Self::from_slice(numbers).reshape(self.shape());
    }
}
