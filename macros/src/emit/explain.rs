//! What a function has become, as text.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;

use super::arrays::gradient_outputs;
use super::lane_code::{LaneCode, Mode};
use super::local_type;
use crate::expand::Differentiated;
use crate::ir::Space;
use crate::schedule::{Destination, Output, Sweep, schedule};
use crate::types::float;

/// `explain`
pub(super) fn method(source: &Differentiated) -> TokenStream {
    let text = text(source);
    quote! {
        /// The generated program as text: the equations of the value and of its gradient, and the
        /// sweeps that compute them.
        #[inline]
        #[must_use]
        pub fn explain() -> &'static str {
            #text
        }
    }
}

fn text(source: &Differentiated) -> String {
    let name = source.described();
    let mut text = format!("{name}: the value and its gradient\n{}", source.body);
    if source.body.program.is_lane_code() {
        let lane = local_type("V");
        let code = LaneCode { program: &source.body.program, lane: &lane, mode: Mode::Vjp };
        let instructions = code.instructions(&code.order(&source.body));
        if source.auxiliary.is_some() {
            let _ = writeln!(text, "a function of scalars: about {instructions} instructions");
            return text;
        }
        let _ = writeln!(
            text,
            "a function of scalars, part of the loops of its callers: about {instructions} \
             instructions per register"
        );
        return text;
    }
    let results = source.body.results.iter().map(|&result| Output::Scalar(result));
    let outputs: Vec<_> = results.chain(gradient_outputs(source)).collect();
    let schedule = schedule(&source.body.program, &outputs);
    for (number, sweep) in schedule.stages.iter().flat_map(|stage| &stage.sweeps).enumerate() {
        describe(&mut text, source, number + 1, sweep);
    }
    text
}

/// One line: what a sweep reads, adds and writes, and what that costs for each element.
fn describe(text: &mut String, source: &Differentiated, number: usize, sweep: &Sweep) {
    let program = &source.body.program;
    let lane = local_type("V");
    let code = LaneCode { program, lane: &lane, mode: Mode::Vjp };
    let read: Vec<_> = sweep
        .inputs
        .iter()
        .filter(|&&value| program.space(value) == Space::Array)
        .map(|&value| program.equation(value).name.clone())
        .collect();
    let sums: Vec<_> = sweep.sums.iter().map(ToString::to_string).collect();
    let written: Vec<_> = sweep
        .stores
        .iter()
        .map(|store| match store.to {
            Destination::Gradient(parameter) => {
                format!("the gradient by {}", program.parameters[parameter].name)
            }
            Destination::Memory(_) => program.equation(store.value).name.clone(),
        })
        .collect();
    let _ = write!(text, "sweep {number}: reads {}", listed(&read));
    for (verb, what) in [("adds up", sums), ("writes", written)] {
        if !what.is_empty() {
            let _ = write!(text, ", {verb} {}", listed(&what));
        }
    }
    let instructions = code.instructions(&sweep.equations) + sweep.sums.len();
    let arrays = read.len() + sweep.stores.len();
    let _ = match float(&source.signature.element) {
        Some(float) => {
            let bytes = arrays * if float == "f32" { 4 } else { 8 };
            writeln!(text, "; per element {bytes} bytes and about {instructions} operations")
        }
        None => writeln!(text, "; per element {arrays} floats and about {instructions} operations"),
    };
}

/// `a, b and c`
fn listed(names: &[String]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [name] => name.clone(),
        [names @ .., last] => format!("{} and {last}", names.join(", ")),
    }
}
