//! Cotangents with their scalar factors kept apart.
//!
//! Reverse mode is linear: a factor that is the same for all elements, such as the `2 / n` of a mean
//! of squares, can be multiplied once per call behind the loop instead of once per element in it.
//! It also frees the loop from waiting for the factor: the gradient of `sqrt(mean(..))` by scalar
//! parameters is then computed in the pass that computes the value.

use crate::ir::{Op, Program, Space, Summand, Value};
use crate::primitive::Primitive;

/// `coefficient * factors[0] * factors[1] * .. * core`, where all but the core are scalars.
#[derive(Clone, Debug)]
pub(crate) struct Scaled {
    coefficient: f64,
    /// In ascending order.
    factors: Vec<Value>,
    /// 1 if there is none.
    core: Option<Value>,
}

impl Scaled {
    pub(crate) fn one() -> Self {
        Self { coefficient: 1.0, factors: Vec::new(), core: None }
    }

    pub(crate) fn of(program: &Program, value: Value) -> Self {
        match (program.literal(value), program.space(value)) {
            (Some(x), _) => Self { coefficient: x, ..Self::one() },
            (None, Space::Scalar) => Self { factors: vec![value], ..Self::one() },
            (None, Space::Array) => Self { core: Some(value), ..Self::one() },
        }
    }

    pub(crate) fn negated(self) -> Self {
        Self { coefficient: -self.coefficient, ..self }
    }

    pub(crate) fn scaled_by(self, program: &mut Program, x: f64) -> Self {
        if let Some(coefficient) = product(self.coefficient, x) {
            return Self { coefficient, ..self };
        }
        let x = program.define("c", Op::Literal(x));
        self.times(program, x)
    }

    pub(crate) fn times(mut self, program: &mut Program, value: Value) -> Self {
        let Self { coefficient, factors, core } = Self::of(program, value);
        if let Some(product) = product(self.coefficient, coefficient) {
            self.coefficient = product;
            self.factors.extend(factors);
        } else {
            self.factors.push(value);
        }
        self.factors.sort_unstable();
        self.core = match (self.core, core) {
            (Some(a), Some(b)) => Some(program.apply(Primitive::Mul, [a, b])),
            (a, b) => a.or(b),
        };
        self
    }

    pub(crate) fn over(self, program: &mut Program, value: Value) -> Self {
        match (self.core, program.space(value)) {
            (Some(core), Space::Array) => {
                let quotient = program.apply(Primitive::Div, [core, value]);
                Self { core: Some(quotient), ..self }
            }
            _ => {
                let reciprocal = program.apply(Primitive::Recip, [value]);
                self.times(program, reciprocal)
            }
        }
    }

    /// The factors that may stay outside of a linear function that pulls a cotangent of `y` back, and
    /// what it is applied to.
    ///
    /// Of an array, that is the core. Of a scalar, it is all: where the function gives nothing, as for
    /// a side of a branch that is not taken, a factor may be infinite.
    pub(crate) fn outside_of(self, program: &mut Program, y: Value) -> (Self, Value) {
        if program.space(y) == Space::Scalar {
            return (Self::one(), self.value(program));
        }
        let core = self.core.unwrap_or_else(|| program.define("c", Op::Literal(1.0)));
        (Self { core: None, ..self }, core)
    }

    /// Applies the linear function that pulls a cotangent of `y` back.
    pub(crate) fn mapped(
        self,
        program: &mut Program,
        y: Value,
        linear: impl FnOnce(&mut Program, Value) -> Value,
    ) -> Self {
        let (outside, inside) = self.outside_of(program, y);
        let image = linear(program, inside);
        outside.times(program, image)
    }

    /// Whether the sum of the two is known as soon as both cores are: otherwise the loop over the
    /// elements would have to wait for a factor.
    pub(crate) fn joins(&self, program: &Program, other: &Self) -> bool {
        let waits =
            |scaled: &Self| scaled.factors.iter().any(|&factor| program.equation(factor).needs_sum);
        self.factors == other.factors || !waits(self) && !waits(other)
    }

    /// The sum of two, with the factors that they share kept apart.
    pub(crate) fn plus(self, program: &mut Program, other: Self) -> Self {
        let (shared, own, others) = partition(&self.factors, &other.factors);
        let coefficient = self.coefficient;
        let ratio = other.coefficient / coefficient;
        let a = Self { coefficient: 1.0, factors: own, core: self.core }.value(program);
        let core = if ratio == -1.0 {
            let b = Self { coefficient: 1.0, factors: others, core: other.core }.value(program);
            program.apply(Primitive::Sub, [a, b])
        } else if ratio == 1.0 {
            let b = Self { coefficient: 1.0, factors: others, core: other.core }.value(program);
            program.apply(Primitive::Add, [a, b])
        } else {
            let a = Self::of(program, a).scaled_by(program, coefficient).value(program);
            let b = Self { factors: others, ..other }.value(program);
            let sum = program.apply(Primitive::Add, [a, b]);
            return Self { coefficient: 1.0, factors: shared, core: None }.times(program, sum);
        };
        Self { coefficient, factors: shared, core: None }.times(program, core)
    }

    /// The sum over all elements of the group of the array `over`.
    pub(crate) fn summed(self, program: &mut Program, over: Value) -> Self {
        let total = match self.core {
            Some(core) => program.define("total", Op::Sum(Summand::Value(core))),
            None => program.define("length", Op::Length { of: over }),
        };
        let mut factors = self.factors;
        factors.push(total);
        Self { coefficient: self.coefficient, factors, core: None }
    }

    /// Multiplies it out: the scalars first, then the core.
    pub(crate) fn value(self, program: &mut Program) -> Value {
        let Self { coefficient, factors, core } = self;
        let mut factors = factors.into_iter();
        let scalar = match (factors.next(), coefficient) {
            (None, 1.0) => None,
            (None, _) => Some(program.define("c", Op::Literal(coefficient))),
            (Some(first), 1.0) => Some(first),
            (Some(first), -1.0) => Some(program.apply(Primitive::Neg, [first])),
            (Some(first), _) => {
                let coefficient = program.define("c", Op::Literal(coefficient));
                Some(program.apply(Primitive::Mul, [coefficient, first]))
            }
        };
        let scalar = factors.fold(scalar, |product, factor| {
            Some(match product {
                Some(product) => program.apply(Primitive::Mul, [product, factor]),
                None => factor,
            })
        });
        match (scalar, core) {
            (None, None) => program.define("c", Op::Literal(1.0)),
            (Some(value), None) | (None, Some(value)) => value,
            (Some(scalar), Some(core)) if program.literal(scalar) == Some(-1.0) => {
                program.apply(Primitive::Neg, [core])
            }
            (Some(scalar), Some(core)) => program.apply(Primitive::Mul, [scalar, core]),
        }
    }
}

/// The product of two coefficients, if both `f32` and `f64` hold it: which of them the function
/// computes in is not known here. Other products are left to the program.
fn product(a: f64, b: f64) -> Option<f64> {
    let both_hold = f64::from(f32::MIN_POSITIVE)..=f64::from(f32::MAX);
    let product = a * b;
    (a == 0.0 || b == 0.0 || both_hold.contains(&product.abs())).then_some(product)
}

/// What two ascending lists share, and what only the one or the other has.
fn partition(a: &[Value], b: &[Value]) -> (Vec<Value>, Vec<Value>, Vec<Value>) {
    let (mut shared, mut own) = (Vec::new(), Vec::new());
    let mut others = b.to_vec();
    for &value in a {
        match others.iter().position(|&other| other == value) {
            Some(index) => shared.push(others.remove(index)),
            None => own.push(value),
        }
    }
    (shared, own, others)
}
