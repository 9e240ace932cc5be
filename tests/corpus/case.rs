//! A function of the corpus as the checks see it.

use cotangent::{Element, Error};

use super::arguments::{Domain, Held, hold};

/// The gradient by each parameter, in the order of the parameters: `None` by one that is marked.
pub(crate) type Gradient<T> = Vec<Option<Vec<T>>>;

/// A value and its gradient.
pub(crate) type Both<T> = Result<(T, Gradient<T>), Error>;

type Call<T, R> = fn(&[Held<T>]) -> R;
type SecondCall<T, R> = fn(&[Held<T>], &[Held<T>]) -> R;

/// A function of the corpus, in all its forms.
pub(crate) struct Case<T: Element> {
    pub(crate) name: &'static str,
    pub(crate) parameters: Vec<Parameter>,
    /// The function without its attribute.
    pub(crate) erased: Call<T, T>,
    /// `f(..)`
    pub(crate) plain: Call<T, T>,
    /// `f::value(..)`
    pub(crate) value: Call<T, Result<T, Error>>,
    /// `f::value_and_grad(..)`
    pub(crate) value_and_grad: Call<T, Both<T>>,
    /// `f::grad(..)`
    pub(crate) grad: Call<T, Result<Gradient<T>, Error>>,
    /// `f::value_and_grad_into(.., &mut grad)`, where `grad` is the gradient at the second arguments.
    pub(crate) into_used: SecondCall<T, Both<T>>,
    /// Forward mode, of the lists that ask for it and in `f64`: three times the code.
    pub(crate) forward: Option<Forward<T>>,
}

/// Forward mode, with the second arguments as tangents.
pub(crate) struct Forward<T: Element> {
    /// `f::jvp(.., &tangent)`
    pub(crate) jvp: SecondCall<T, Result<(T, T), Error>>,
    /// `f::hvp(.., &tangent)`
    pub(crate) hvp: SecondCall<T, Result<Gradient<T>, Error>>,
}

pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) is_differentiated: bool,
    pub(crate) domain: Domain,
}

impl<T: Element> Case<T> {
    /// Arguments with arrays of `len` elements; they are floats of 24 bits, whatever `T` is.
    pub(crate) fn arguments(&self, len: usize) -> Vec<Held<T>> {
        let parameters = self.parameters.iter().enumerate();
        parameters.map(|(seed, parameter)| hold(&parameter.domain, len, seed as u64)).collect()
    }
}
