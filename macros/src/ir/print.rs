//! The equations as text.

use std::fmt;

use quote::ToTokens;

use super::{
    Access, Callee, Equation, Given, Op, Over, PerElement, Pick, Program, Region, Selector, Space,
    Summand, Value,
};
use crate::shape::Step;

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "%{}", self.0)
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, equation) in self.equations.iter().enumerate() {
            let space = match equation.space {
                Space::Scalar => "",
                Space::Array => "[]",
            };
            let activity = if equation.is_active { "" } else { " (inactive)" };
            let Equation { name, op, .. } = equation;
            writeln!(f, "{} {name}{space} = {op}{activity}", Value(index))?;
            for region in op.regions() {
                indented(f, region)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let live = self.program.live(&self.outputs());
        let printed = self.program.to_string();
        // What a region inside of it prints belongs to the equation before.
        let mut is_live = live.into_iter();
        let mut shown = true;
        for line in printed.lines() {
            if line.starts_with('%') {
                shown = is_live.next().unwrap_or(true);
            }
            if shown {
                writeln!(f, "{line}")?;
            }
        }
        f.write_str("gives")?;
        self.results.iter().try_for_each(|result| write!(f, " {result}"))?;
        if self.gradients.iter().any(Option::is_some) {
            f.write_str(", pulled back to")?;
            for gradient in &self.gradients {
                match gradient {
                    Some(gradient) => write!(f, " {gradient}")?,
                    None => f.write_str(" -")?,
                }
            }
        }
        writeln!(f)
    }
}

fn indented(f: &mut fmt::Formatter<'_>, region: &Region) -> fmt::Result {
    let printed = region.to_string();
    let mut lines = printed.lines();
    if let Some(first) = lines.next() {
        writeln!(f, "  - {first}")?;
    }
    lines.try_for_each(|line| writeln!(f, "    {line}"))
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(index) => write!(f, "parameter {index}"),
            Self::Seed { index: 0, .. } => f.write_str("seed"),
            Self::Seed { index, .. } => write!(f, "seed {index}"),
            Self::Get { of, path, .. } => write!(f, "{of}{}", shown(path)),
            Self::Build { path, fields } => {
                write!(f, "{}", quote::quote!(#path))?;
                fields.iter().try_for_each(|(member, field)| {
                    write!(f, " {}:", member.to_token_stream())?;
                    listed(f, &field.values())
                })
            }
            Self::Set { of, path, to } => write!(f, "{of} with {}: {to}", shown(path)),
            Self::Without { of, path } => write!(f, "{of} without {}", shown(path)),
            Self::Gather { of, parts } => {
                write!(f, "cotangent of {of}")?;
                parts.iter().try_for_each(|(path, value)| write!(f, " {}: {value}", shown(path)))
            }
            Self::Literal(x) => write!(f, "{x:?}"),
            Self::Element { of, index } => {
                write!(f, "element {index} of")?;
                listed(f, of)
            }
            Self::At { index, at, on, off } => write!(f, "{on} if {index} is {at} else {off}"),
            Self::Verbatim(tokens) | Self::Opaque(tokens) | Self::Index(tokens) => {
                write!(f, "verbatim {{ {tokens} }}")
            }
            Self::Indices { of } => {
                f.write_str("indices of")?;
                listed(f, of)
            }
            Self::PerElement(PerElement { gives, indices, .. }) => {
                if let Some(indices) = indices {
                    write!(f, "of each of {indices}")?;
                }
                gives
                    .iter()
                    .try_for_each(|Given { what, code, .. }| write!(f, " {what:?} {{ {code} }}"))
            }
            Self::Picked { from, place, value, .. } => {
                write!(f, "{value}, picked from {} at {place}", shown_pick(*from))
            }
            Self::Noted { from, place, d } => {
                write!(f, "{d} added to the gradient of {} at {place}", shown_pick(*from))
            }
            Self::Counter(counter) => write!(f, "{counter}"),
            Self::Condition(tokens) => write!(f, "condition {{ {tokens} }}"),
            Self::Stopped(value) => write!(f, "stopped {value}"),
            Self::Adjusted { of, captures, .. } => {
                write!(f, "{of} with a gradient of its own, from")?;
                listed(f, captures)
            }
            Self::Compare(comparison, a, b) => write!(f, "{comparison:?} {a} {b}"),
            Self::Logic(logic, terms) => {
                write!(f, "{logic:?}")?;
                listed(f, terms)
            }
            Self::VerbatimLet(tokens) => write!(f, "verbatim {{ let {tokens} }}"),
            Self::Elementwise(primitive, arguments) => {
                write!(f, "{primitive:?}")?;
                listed(f, arguments)
            }
            Self::Powi(base, exponent) => write!(f, "Powi {base} {exponent:?}"),
            Self::PowiSlope(base, exponent) => write!(f, "PowiSlope {base} {exponent:?}"),
            Self::Call { callee, arguments, .. } => {
                match callee {
                    Callee::Function(path) | Callee::Generic(path) => {
                        write!(f, "call {}", quote::quote!(#path))?
                    }
                    Callee::Method { owner, name } => write!(f, "call {owner}::{name}")?,
                }
                arguments.iter().try_for_each(|argument| listed(f, &argument.values()))
            }
            Self::Branch { selector, captures, .. } => {
                match selector {
                    Selector::Condition(condition) => write!(f, "if {condition}")?,
                    Selector::Match { scrutinee, .. } => write!(f, "match {{ {scrutinee} }}")?,
                    Selector::Again => write!(f, "again")?,
                }
                f.write_str(", with")?;
                listed(f, captures)
            }
            Self::Loop { header, carried, captures, .. } => {
                if let Some(every) = header.checkpoint {
                    write!(f, "every {every} ")?;
                }
                match &header.over {
                    Over::Iterator { pattern, iterator } => {
                        write!(f, "for {pattern} in {{ {iterator} }}")?;
                    }
                    Over::Counter { counter, count: Some(count) } => {
                        write!(f, "for {counter} below {count}")?;
                    }
                    Over::Counter { counter, count: None } => write!(f, "for {counter}")?,
                    Over::Nothing => f.write_str("loop")?,
                }
                if let Some(running) = header.running {
                    write!(f, " while carried {running}")?;
                }
                f.write_str(", from")?;
                listed(f, carried)?;
                f.write_str(", with")?;
                listed(f, captures)
            }
            Self::Unused => f.write_str("unused"),
            Self::Result { of, index } => write!(f, "result {index} of {of}"),
            Self::Pullback { of, cotangents } => {
                write!(f, "pullback of {of} at")?;
                listed(f, cotangents)
            }
            Self::Component { pullback, index, path, .. } => {
                write!(f, "{pullback}.{index}")?;
                path.iter().try_for_each(|step| match step {
                    Step::Field(index) => write!(f, ".{index}"),
                    Step::Element(index) => write!(f, "[{index}]"),
                })
            }
            Self::Sum(Summand::Value(value)) => write!(f, "Sum {value}"),
            Self::Sum(Summand::Record { d, .. }) => write!(f, "Sum {d}"),
            Self::Sum(Summand::Product(a, b)) => write!(f, "Sum {a} * {b}"),
            Self::Length { of } => write!(f, "length of {of}"),
            Self::Stored { of, .. } => write!(f, "stored {of}"),
            Self::Whole { operation, inputs, passed, .. } => {
                write!(f, "{}", operation.name())?;
                listed(f, inputs)?;
                passed.iter().try_for_each(|passed| write!(f, " at {passed}"))
            }
            Self::Item(array) => write!(f, "item of {array}"),
        }
    }
}

fn shown_pick(from: Pick) -> String {
    match from.offset {
        0 => format!("table {}", from.table),
        offset => format!("table {} + {offset}", from.table),
    }
}

fn shown(path: &[Access]) -> String {
    let steps = path.iter().map(|step| match step {
        Access::Member(member) => format!(".{}", member.to_token_stream()),
        Access::Element(index) => format!("[{index}]"),
        Access::Computed(index) => format!("[{index}]"),
    });
    steps.collect()
}

fn listed(f: &mut fmt::Formatter<'_>, values: &[Value]) -> fmt::Result {
    values.iter().try_for_each(|value| write!(f, " {value}"))
}
