//! Writes well-typed functions at random: the same ones every time.
//!
//! Values stay small, as numbers are used only through functions that keep them so, and loops end
//! after a few iterations. Names are never used twice.

use std::fmt::Write;

const COUNT: usize = 100;

/// How many of them are computed in lanes too: each sweep is compiled for all instruction sets.
const SWEPT: usize = 10;

/// How deep blocks lie in blocks.
const DEEPEST: usize = 3;

const ALL_IS_TAKEN: &str = "a string takes all that is written";

/// What a variable holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Float,
    Bool,
    Pair,
    Triple,
}

#[derive(Clone)]
struct Variable {
    name: String,
    kind: Kind,
    is_mutable: bool,
}

/// What may leave the code that is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Function,
    Loop,
}

/// Writes one function.
struct Writer {
    state: u64,
    code: String,
    variables: Vec<Variable>,
    names: usize,
    depth: usize,
    place: Place,
}

/// What `programs.in` holds.
pub(crate) fn programs() -> String {
    let mut code = String::from("programs! {\n");
    for number in (0..COUNT).step_by(COUNT / SWEPT) {
        writeln!(code, "    [sum_{number} of {}]", name(number)).expect(ALL_IS_TAKEN);
    }
    (0..COUNT).for_each(|number| code += &function(number));
    code + "}\n"
}

fn name(number: usize) -> String {
    format!("random_{number}")
}

fn function(number: usize) -> String {
    let mut writer = Writer {
        state: number as u64,
        code: String::new(),
        variables: Vec::new(),
        names: 0,
        depth: 0,
        place: Place::Function,
    };
    for name in ["x", "w"] {
        let name = name.to_owned();
        writer.variables.push(Variable { name, kind: Kind::Float, is_mutable: false });
    }
    writer.line(&format!("fn {}(x, w, n) {{", name(number)));
    writer.depth += 1;
    for kind in [Kind::Float, Kind::Pair, Kind::Triple] {
        writer.declare(kind, true);
    }
    let statements = 2 + writer.below(4);
    (0..statements).for_each(|_| writer.statement());
    // All that has been assigned is looked at.
    let mut result = String::from("x * w");
    for Variable { name, kind, is_mutable } in writer.variables.clone() {
        match kind {
            Kind::Float if is_mutable => result = format!("{result} + {name}"),
            Kind::Pair => result = format!("{result} + {name}.0 * {name}.1"),
            Kind::Triple => result = format!("{result} - {name}[1] * ({name}[0] + {name}[2])"),
            Kind::Float | Kind::Bool => {}
        }
    }
    writer.line(&result);
    writer.depth -= 1;
    writer.line("}");
    writer.code
}

impl Writer {
    /// A number below `end`: SplitMix64 (Steele, Lea, Flood 2014).
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn line(&mut self, line: &str) {
        let indent = 4 * (self.depth + 1);
        writeln!(self.code, "{:indent$}{line}", "").expect(ALL_IS_TAKEN);
    }

    fn fresh(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    /// A variable in scope of this kind.
    fn variable(&mut self, kind: Kind, is_mutable: bool) -> Option<String> {
        let accepts = |x: &&Variable| x.kind == kind && (x.is_mutable || !is_mutable);
        let names: Vec<_> =
            self.variables.iter().filter(accepts).map(|variable| variable.name.clone()).collect();
        if names.is_empty() {
            return None;
        }
        let index = self.below(names.len());
        Some(names[index].clone())
    }

    fn literal(&mut self) -> String {
        format!("{}.{}_f64", self.below(3), [0, 25, 5, 75][self.below(4)])
    }

    /// A float between -10 and 10 or so.
    fn float(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match self.below(5) {
                0 => self.literal(),
                _ => self.variable(Kind::Float, false).expect("`x` is in scope"),
            };
        }
        let a = self.float(depth - 1);
        match self.below(15) {
            0 => format!("sin({a})"),
            1 => format!("({a}).tanh()"),
            2 => format!("(1.0 + square({a})).sqrt().ln()"),
            3 => format!("1.5 / (1.0 + square({a}))"),
            4 => format!("sigmoid({a})"),
            5 => format!("-({a})"),
            6 => {
                let b = self.float(depth - 1);
                format!("({a}) * ({b}).cos()")
            }
            7 => {
                let b = self.float(depth - 1);
                format!("max({a}, {b})")
            }
            8 => {
                let b = self.float(depth - 1);
                format!("helper({a}, {b})")
            }
            9 => match self.variable(Kind::Pair, false) {
                Some(pair) => format!("({a} + {pair}.{})", self.below(2)),
                None => a,
            },
            10 => match self.variable(Kind::Triple, false) {
                Some(triple) => match self.below(3) {
                    0 => format!("{triple}.iter().map(|&v| v * 0.5).sum::<f64>()"),
                    _ => format!("({a} - {triple}[{}])", self.below(3)),
                },
                None => a,
            },
            11 => {
                let (b, condition) = (self.float(depth - 1), self.condition(depth - 1));
                format!("(if {condition} {{ {a} }} else {{ {b} }})")
            }
            12 => {
                let b = self.float(depth - 1);
                format!("({a} - {b})")
            }
            _ => {
                let b = self.float(depth - 1);
                format!("({a} + 0.5 * {b})")
            }
        }
    }

    fn condition(&mut self, depth: usize) -> String {
        match self.below(if depth == 0 { 5 } else { 8 }) {
            0 => match self.variable(Kind::Bool, false) {
                Some(truth) => truth,
                None => "n > 2".to_owned(),
            },
            1 => format!("n % 2 == {}", self.below(2)),
            5 => format!("!({})", self.condition(depth - 1)),
            6 => format!("({} && {})", self.condition(depth - 1), self.condition(depth - 1)),
            7 => format!("({} || {})", self.condition(depth - 1), self.condition(depth - 1)),
            _ => {
                let (a, b) = (self.float(1), self.literal());
                format!("{a} {} {b} - 1.0", ["<", ">", "<=", ">="][self.below(4)])
            }
        }
    }

    fn value(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Float => self.float(2),
            Kind::Bool => self.condition(2),
            Kind::Pair => format!("(sin({}), cos({}))", self.float(1), self.float(2)),
            Kind::Triple => match self.below(3) {
                0 => format!("[sin({}); 3]", self.float(2)),
                _ => {
                    let [a, b, c] = [1, 2, 1].map(|depth| self.float(depth));
                    format!("[sin({a}), cos({b}), tanh({c})]")
                }
            },
        }
    }

    /// `header { .. }`
    fn block(&mut self, header: &str, place: Place) {
        self.line(&format!("{header} {{"));
        self.statements(place);
        self.line("}");
    }

    fn statements(&mut self, place: Place) {
        let (scope, around) = (self.variables.len(), std::mem::replace(&mut self.place, place));
        self.depth += 1;
        let statements = 1 + self.below(2);
        (0..statements).for_each(|_| self.statement());
        self.depth -= 1;
        self.place = around;
        self.variables.truncate(scope);
    }

    fn statement(&mut self) {
        let is_deep = self.depth > DEEPEST;
        match self.below(if is_deep { 9 } else { 16 }) {
            0 => self.declare_any(),
            1 | 2 => self.swap(),
            3..=5 => self.assign(),
            6 => self.assign_part(),
            7 => self.destructure(),
            8 => self.leave(),
            9..=11 => {
                let condition = self.condition(2);
                self.block(&format!("if {condition}"), self.place);
                if self.below(2) == 0 {
                    self.code.truncate(self.code.trim_end().len());
                    self.code.push_str(" else {\n");
                    self.statements(self.place);
                    self.line("}");
                }
            }
            12 => {
                let count = self.below(4);
                self.block(&format!("for _ in 0..{count}"), Place::Loop);
            }
            13 => {
                let header = ["for _ in 0..n", "for _ in (1..=n).rev()"][self.below(2)];
                self.block(header, Place::Loop);
            }
            14 => self.while_loop(),
            _ => {
                self.line("match n {");
                self.depth += 1;
                self.block("0 | 2 =>", self.place);
                self.block("k if k > 3 =>", self.place);
                self.block("_ =>", self.place);
                self.depth -= 1;
                self.line("}");
            }
        }
    }

    fn declare_any(&mut self) {
        let kind = [Kind::Float, Kind::Float, Kind::Bool, Kind::Pair, Kind::Triple][self.below(5)];
        let is_mutable = self.below(3) > 0;
        self.declare(kind, is_mutable);
    }

    fn declare(&mut self, kind: Kind, is_mutable: bool) {
        let (value, name) = (self.value(kind), self.fresh());
        self.line(&format!("let {}{name} = {value};", if is_mutable { "mut " } else { "" }));
        self.variables.push(Variable { name, kind, is_mutable });
    }

    fn assign(&mut self) {
        let kind = [Kind::Float, Kind::Float, Kind::Bool, Kind::Pair, Kind::Triple][self.below(5)];
        let Some(name) = self.variable(kind, true) else { return self.declare_any() };
        if kind == Kind::Float && self.below(2) == 0 {
            let operator = ["+=", "-=", "*="][self.below(3)];
            let value = self.float(2);
            return self.line(&format!("{name} {operator} cos({value});"));
        }
        let value = match kind {
            // A loop does not make it grow.
            Kind::Float => format!("1.5 * sin({})", self.float(2)),
            _ => self.value(kind),
        };
        self.line(&format!("{name} = {value};"));
    }

    fn assign_part(&mut self) {
        let value = self.float(2);
        let place = match self.below(2) {
            0 => self.variable(Kind::Pair, true).map(|name| format!("{name}.{}", self.below(2))),
            _ => self.variable(Kind::Triple, true).map(|name| format!("{name}[{}]", self.below(3))),
        };
        match place {
            Some(place) => self.line(&format!("{place} = sin({value});")),
            None => self.declare_any(),
        }
    }

    fn swap(&mut self) {
        let (a, b) = (self.variable(Kind::Float, true), self.variable(Kind::Float, true));
        match (a, b) {
            (Some(a), Some(b)) if a != b => self.line(&format!("({a}, {b}) = ({b}, {a});")),
            _ => self.declare_any(),
        }
    }

    fn destructure(&mut self) {
        let (a, b, value) = (self.fresh(), self.fresh(), self.value(Kind::Pair));
        self.line(&format!("let ({a}, mut {b}) = {value};"));
        self.variables.push(Variable { name: a, kind: Kind::Float, is_mutable: false });
        self.variables.push(Variable { name: b, kind: Kind::Float, is_mutable: true });
    }

    /// Leaves the loop or the function under a condition.
    fn leave(&mut self) {
        let condition = self.condition(1);
        let jump = match self.place {
            Place::Function => format!("return {};", self.float(2)),
            Place::Loop => ["break;", "continue;"][self.below(2)].to_owned(),
        };
        self.line(&format!("if {condition} {{ {jump} }}"));
    }

    /// A loop that ends after four iterations at the latest.
    fn while_loop(&mut self) {
        let (count, condition) = (self.fresh(), self.condition(1));
        self.line(&format!("let mut {count} = 0.0;"));
        self.line(&format!("while {count} < 3.5 && {condition} {{"));
        self.depth += 1;
        self.line(&format!("{count} += 1.0;"));
        self.depth -= 1;
        self.statements(Place::Loop);
        self.line("}");
    }
}
