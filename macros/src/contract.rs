//! Contraction: products that are only added become fused multiply-adds.
//!
//! Nothing contracts by itself on the way to machine code, so this pass alone decides where there is
//! one rounding instead of two. It runs on the primal before differentiation, so that a value has the
//! same bits whether its gradient is computed beside it or not.

use crate::ir::{Op, Program, Region, Summand, Value};
use crate::primitive::Primitive;

/// Contracts the equations from `first` on, for a program that computes `results`.
pub(crate) fn contract(program: &mut Program, first: usize, results: &[Value]) {
    for index in first..program.equations.len() {
        let uses = program.uses(results);
        let product = |value: Value| -> Option<(Value, Value)> {
            let is_only_added = uses[value.0] == 1;
            let equation = program.equation(value);
            let space = program.equations[index].space;
            match &equation.op {
                Op::Elementwise(Primitive::Mul, factors)
                    if is_only_added && equation.space == space =>
                {
                    Some((factors[0], factors[1]))
                }
                Op::Elementwise(Primitive::Square, x)
                    if is_only_added && equation.space == space =>
                {
                    Some((x[0], x[0]))
                }
                _ => None,
            }
        };
        let contracted = match &program.equations[index].op {
            Op::Elementwise(primitive @ (Primitive::Add | Primitive::Sub), terms) => {
                let (a, b) = (terms[0], terms[1]);
                let is_sub = *primitive == Primitive::Sub;
                match (product(a), product(b)) {
                    (Some((x, y)), _) if is_sub => Some((Primitive::MulSub, x, y, b)),
                    (Some((x, y)), _) => Some((Primitive::MulAdd, x, y, b)),
                    (None, Some((x, y))) if is_sub => Some((Primitive::NegMulAdd, x, y, a)),
                    (None, Some((x, y))) => Some((Primitive::MulAdd, x, y, a)),
                    (None, None) => None,
                }
                .map(|(primitive, x, y, z)| Op::Elementwise(primitive, vec![x, y, z]))
            }
            _ => None,
        };
        if let Some(op) = contracted {
            program.equations[index].op = op;
        }
    }
    contract_sums(program, first, results);
}

impl Region {
    /// Contracts a program whose gradient is given, as [`Region::differentiate`] does with others.
    pub(crate) fn contract_given(&mut self) {
        let outputs = self.outputs();
        self.program.drop_unused_results(&outputs);
        for index in 0..self.program.equations.len() {
            for region in self.program.equations[index].op.regions_mut() {
                region.contract_given();
            }
        }
        contract(&mut self.program, 0, &self.results);
        let first = self.first_seed().0;
        contract(&mut self.program, first, &outputs);
    }
}

/// A sum of products takes them by fused multiply-adds.
fn contract_sums(program: &mut Program, first: usize, results: &[Value]) {
    let uses = program.uses(results);
    for index in first..program.equations.len() {
        let Op::Sum(Summand::Value(summand)) = program.equations[index].op else { continue };
        let product = match &program.equation(summand).op {
            Op::Elementwise(Primitive::Mul, factors) => (factors[0], factors[1]),
            Op::Elementwise(Primitive::Square, x) => (x[0], x[0]),
            _ => continue,
        };
        if uses[summand.0] == 1 {
            program.equations[index].op = Op::Sum(Summand::Product(product.0, product.1));
        }
    }
}
