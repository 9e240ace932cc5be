//! Contraction: products that are only added become fused multiply-adds.
//!
//! Nothing contracts by itself on the way to machine code, so this pass alone decides where there is
//! one rounding instead of two. It runs on the primal before differentiation, so that a value has the
//! same bits whether its gradient is computed beside it or not.

use crate::ir::{Op, Program, Region, Summand, Value};
use crate::primitive::Primitive;

/// Contracts the equations from `first` on, for a program that computes `results`.
pub(crate) fn contract(program: &mut Program, first: usize, results: &[Value]) {
    let mut uses = program.uses(results);
    for index in first..program.equations.len() {
        let product = |value: Value| -> Option<[Value; 3]> {
            let is_only_added = uses[value.0] == 1;
            let equation = program.equation(value);
            if !is_only_added || equation.space != program.equations[index].space {
                return None;
            }
            match &equation.op {
                Op::Elementwise(Primitive::Mul, factors) => Some([value, factors[0], factors[1]]),
                Op::Elementwise(Primitive::Square, x) => Some([value, x[0], x[0]]),
                _ => None,
            }
        };
        let Op::Elementwise(primitive @ (Primitive::Add | Primitive::Sub), terms) =
            &program.equations[index].op
        else {
            continue;
        };
        let (a, b) = (terms[0], terms[1]);
        let is_sub = *primitive == Primitive::Sub;
        let (primitive, [product, x, y], z) = match (product(a), product(b)) {
            (Some(product), _) if is_sub => (Primitive::MulSub, product, b),
            (Some(product), _) => (Primitive::MulAdd, product, b),
            (None, Some(product)) if is_sub => (Primitive::NegMulAdd, product, a),
            (None, Some(product)) => (Primitive::MulAdd, product, a),
            (None, None) => continue,
        };
        let contracted = Op::Elementwise(primitive, vec![x, y, z]);
        // Of what nobody needs nothing is counted.
        if uses[index] > 0 {
            for value in program.equation(product).op.arguments().into_iter().chain([a, b]) {
                uses[value.0] -= 1;
            }
            for value in [x, y, z] {
                uses[value.0] += 1;
            }
        }
        program.equations[index].op = contracted;
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
