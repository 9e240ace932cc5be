//! The crates.

use std::fmt::Write;

/// The source of a crate.
pub(crate) struct Source {
    pub(crate) name: &'static str,
    pub(crate) functions: usize,
    pub(crate) text: String,
}

impl Source {
    /// `text` for each of a number of functions.
    fn new(name: &'static str, functions: usize, text: impl Fn(usize) -> String) -> Self {
        let functions_text: String = (0..functions).map(text).collect();
        let text = format!("use cotangent::prelude::*;\n{functions_text}");
        Self { name, functions, text }
    }

    /// The same as ordinary Rust.
    pub(crate) fn erased(&self) -> String {
        let text = self.text.replace("#[differentiable]\n", "").replace("#[no_grad] ", "");
        format!("#![allow(unused_imports)]\n{text}")
    }
}

/// All of them.
pub(crate) fn all() -> Vec<Source> {
    vec![
        Source::new("10 functions of 50 lines, of scalars", 10, long),
        Source::new("one function of 50 lines, of slices", 1, long_of_slices),
        Source::new("100 functions of all kinds", 100, |i| match i % 5 {
            0 => predict(i),
            1 => loss(i),
            2 => tensor_loss(i),
            3 => branches(i),
            _ => steps(i),
        }),
        Source::new("calls, 20 levels deep", 21, chain),
        Source::new("one function of 300 operations", 1, operations),
    ]
}

fn predict(i: usize) -> String {
    format!(
        "#[differentiable]\npub fn g{i}(w: f32, b: f32, x: f32) -> f32 {{\n    tanh(w * x + b)\n}}\n"
    )
}

/// Calls the function before.
fn loss(i: usize) -> String {
    let callee = i - 1;
    format!(
        "#[differentiable]
pub fn g{i}(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {{
    mean(zip(x, y).map(|(x, y)| square(g{callee}(w, b, x) - y)))
}}
"
    )
}

fn tensor_loss(i: usize) -> String {
    format!(
        "#[differentiable]
pub fn g{i}(w: &Variable<f32>, b: f32, x: &Tensor, #[no_grad] y: &Tensor) -> f32 {{
    mean(square(w * x + b - y)) + 0.01 * sum(abs(x))
}}
"
    )
}

fn branches(i: usize) -> String {
    format!(
        "#[differentiable]
pub fn g{i}(scale: f64, #[no_grad] errors: &[f64]) -> f64 {{
    mean(errors.map(|error| {{
        let size = (error / scale).abs();
        if size < 1.0 {{
            0.5 * size * size
        }} else if size < 9.0 {{
            size - 0.5
        }} else {{
            8.5 + ln(size - 8.0)
        }}
    }}))
}}
"
    )
}

fn steps(i: usize) -> String {
    format!(
        "#[differentiable]
pub fn g{i}(rate: f64, capacity: f64, start: f64, #[no_grad] steps: usize) -> f64 {{
    let h = 1.0 / steps as f64;
    let mut y = start;
    for _ in 0..steps {{
        let a = rate * y * (1.0 - y / capacity);
        let middle = y + 0.5 * h * a;
        let b = rate * middle * (1.0 - middle / capacity);
        y += h * b;
    }}
    y
}}
"
    )
}

/// 50 lines as one writes them: variables, two branches, a loop, a dozen elementwise functions.
fn long(i: usize) -> String {
    format!(
        "#[differentiable]\npub fn g{i}(a: f64, b: f64, c: f64, d: f64) -> f64 {{\n{LONG_BODY}}}\n"
    )
}

/// The same per element.
fn long_of_slices(i: usize) -> String {
    let body: String = LONG_BODY.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "#[differentiable]
pub fn g{i}(a: f64, b: f64, #[no_grad] c: &[f64], d: &[f64]) -> f64 {{
    mean(zip(c, d).map(|(c, d)| {{
{body}    }}))
}}
"
    )
}

const LONG_BODY: &str = "    let sum = a + b + c + d;
    let product = a * b - c * d;
    let angle = atan2(a, b);
    let (sin, cos) = angle.sin_cos();
    let radius = hypot(a, b);
    let mut x = radius * cos + c;
    let mut y = radius * sin - d;
    let scale = exp(-0.5 * square(x - y));
    let weight = sigmoid(sum) * scale;
    let shape = softplus(product) + 1.0;
    let base = ln(1.0 + x * x);
    let power = powf(base + 1.0, shape);
    if x > y {
        let swap = x;
        x = y;
        y = swap + 0.25 * power;
    } else {
        x += weight;
        y -= weight * shape;
    }
    let mut total = x * y;
    let mut term = 1.0;
    for i in 1..6 {
        term *= x / i as f64;
        total += term * weight;
        if total > 8.0 {
            total = 8.0 + ln(total - 7.0);
        }
    }
    let pair = (total * sin, total * cos);
    let both = [pair.0 + a, pair.1 + b, shape];
    let inner = both[0] * both[1] + both[2];
    let outer = sqrt(square(inner) + 1.0);
    let ratio = inner / outer;
    let bend = tanh(ratio) + 0.1 * ratio;
    let decay = exp(-abs(bend)) * scale;
    let fraction = decay / (1.0 + decay);
    let left = a * fraction + b * (1.0 - fraction);
    let right = c * fraction + d * (1.0 - fraction);
    let gap = left - right;
    let loss = if gap.abs() < 1.0 {
        0.5 * gap * gap
    } else {
        gap.abs() - 0.5
    };
    let penalty = 0.01 * (a * a + b * b + c * c + d * d);
    let entropy = -fraction * ln(fraction + 1e-6);
    loss + penalty + entropy * power.recip()
";

/// Each function calls the one before.
fn chain(i: usize) -> String {
    let call = |x: &str| match i {
        0 => format!("sin({x})"),
        i => format!("g{}({x}, w)", i - 1),
    };
    let body = format!("    let y = {};\n    x * w + 0.5 * y", call("x * 0.9 + 0.1 * w"));
    format!("#[differentiable]\npub fn g{i}(x: f64, w: f64) -> f64 {{\n{body}\n}}\n")
}

/// A body of 300 additions, multiplications and functions.
fn operations(i: usize) -> String {
    let mut body = String::from("    let x0 = a;\n    let x1 = b;\n");
    for k in 2..102 {
        let (before, other) = (k - 1, k - 2);
        let term = match k % 4 {
            0 => format!("sin(x{before}) + 0.5 * x{other}"),
            1 => format!("x{before} * x{other} + 0.1 * a"),
            2 => format!("sqrt(1.0 + x{before} * x{before})"),
            _ => format!("tanh(x{before} - x{other} * b)"),
        };
        writeln!(body, "    let x{k} = {term};").expect("a string grows");
    }
    format!("#[differentiable]\npub fn g{i}(a: f64, b: f64) -> f64 {{\n{body}    x101 + x100\n}}\n")
}
