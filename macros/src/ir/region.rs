//! Code that runs under a condition or again and again: programs inside of a program.

use proc_macro2::{Ident, TokenStream};

use super::{Program, Value};

/// A program with its results, and, once it has been differentiated, its gradient behind them.
///
/// The body of a function is one, and so is each side of a branch and the body of a loop. These see
/// nothing of what surrounds them but their parameters, which the branch or loop captures.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    pub(crate) program: Program,
    pub(crate) results: Vec<Value>,
    /// By result: its cotangent, given by who runs the gradient. `None` if the result is inactive.
    pub(crate) seeds: Vec<Option<Value>>,
    /// By parameter: its cotangent. `None` if it is inactive, or if no result depends on it.
    pub(crate) gradients: Vec<Option<Value>>,
}

/// What decides between the sides of a branch.
#[derive(Clone, Debug)]
pub(crate) enum Selector {
    /// The first side where it holds, the second elsewhere. A `Bool` takes one side; of a `Mask`,
    /// both sides run and their results are selected.
    Condition(Value),
    /// One side, found by the patterns of a `match` on a value that no gradient flows through.
    Match { scrutinee: TokenStream, patterns: Vec<TokenStream> },
    /// One side, taken always, which its pullback computes again: nothing of it is kept.
    Again,
}

/// How often the body of a loop runs.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// What it goes over, if it does not run until it ends itself.
    pub(crate) over: Over,
    /// The carried value without which it ends: where it does not hold, a lane is done.
    pub(crate) running: Option<usize>,
    /// After how many iterations what is carried is kept, if not all that each needs: the pullback then computes
    /// the iterations between again.
    pub(crate) checkpoint: Option<usize>,
}

/// What a loop goes over.
#[derive(Clone, Debug)]
pub(crate) enum Over {
    Nothing,
    /// `pattern` and `iterator` of a `for` whose iterations no gradient flows through.
    Iterator {
        pattern: TokenStream,
        iterator: TokenStream,
    },
    /// Integers from 0 on, as many as `count` says if it is the same for all lanes.
    Counter {
        counter: Ident,
        count: Option<Value>,
    },
}

impl Header {
    pub(crate) fn count(&self) -> Option<Value> {
        match self.over {
            Over::Counter { count, .. } => count,
            Over::Nothing | Over::Iterator { .. } => None,
        }
    }
}

impl Selector {
    /// Of a branch with one side, which is taken always.
    pub(crate) fn always() -> Self {
        Self::Match { scrutinee: quote::quote!(()), patterns: vec![quote::quote!(_)] }
    }
}

impl Region {
    /// A region that has not been differentiated.
    pub(crate) fn new(program: Program, results: Vec<Value>) -> Self {
        let seeds = vec![None; results.len()];
        let gradients = vec![None; program.parameters.len()];
        Self { program, results, seeds, gradients }
    }

    /// Whether a result depends on a parameter that is differentiated.
    pub(crate) fn is_active(&self) -> bool {
        self.results.iter().any(|&result| self.program.is_active(result))
    }

    /// The first value behind those that the results are computed from.
    pub(crate) fn first_seed(&self) -> Value {
        let seed = self.seeds.iter().copied().flatten().min();
        seed.unwrap_or(self.end())
    }

    /// The first value behind all.
    pub(crate) fn end(&self) -> Value {
        Value(self.program.equations.len())
    }

    /// All that is computed in the end: the results and the gradients.
    pub(crate) fn outputs(&self) -> Vec<Value> {
        self.results.iter().copied().chain(self.gradients.iter().copied().flatten()).collect()
    }
}
