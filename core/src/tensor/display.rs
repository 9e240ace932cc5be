//! Tensors as text, in the layout of NumPy and TensorFlow.
//!
//! All numbers of a tensor are as wide as each other, with as many digits as it takes to tell them
//! from their neighbours, at most eight after the point. Large tensors show the ends of each
//! dimension only.

use std::fmt;

use cotangent_kernels::Element;

use super::Tensor;

/// More elements than this are summarised.
const SUMMARISED_ABOVE: usize = 1000;
/// How many entries are shown at each end of a summarised dimension.
const EDGE: usize = 3;
const ELLIPSIS: &str = "...";
/// Characters per line.
const LINE_WIDTH: usize = 75;
/// Digits after the point, unless the format says otherwise.
const PRECISION: usize = 8;

/// `Tensor([1. 2. 3.], shape=(3,), dtype=float32)`; a precision, as in `{:.2}`, limits the digits
/// after the point.
impl<T: Element> fmt::Display for Tensor<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Layout::new(self, f.precision().unwrap_or(PRECISION)).text();
        let line_break = if text.contains('\n') { "\n" } else { "" };
        let shape = match self.shape() {
            [len] => format!("({len},)"),
            dims => {
                format!("({})", dims.iter().map(usize::to_string).collect::<Vec<_>>().join(", "))
            }
        };
        write!(f, "Tensor({line_break}{text}, shape={shape}, dtype={})", T::DTYPE)
    }
}

/// The shape and the first elements.
impl<T: Element> fmt::Debug for Tensor<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 8;
        write!(f, "Tensor({:?}, [", self.shape())?;
        for (i, element) in self.iter().take(SHOWN).enumerate() {
            write!(f, "{}{element:?}", if i == 0 { "" } else { ", " })?;
        }
        f.write_str(if self.len() > SHOWN { ", ...])" } else { "])" })
    }
}

/// What the nested text of one tensor is made from.
struct Layout<'a, T> {
    shape: &'a [usize],
    elements: &'a [T],
    summarised: bool,
    style: Style,
}

impl<'a, T: Element> Layout<'a, T> {
    fn new(tensor: &'a Tensor<T>, precision: usize) -> Self {
        let mut layout = Self {
            shape: tensor.shape(),
            elements: tensor.as_slice(),
            summarised: tensor.len() > SUMMARISED_ABOVE,
            style: Style::default(),
        };
        let mut shown = Vec::new();
        layout.collect_shown(0, 0, &mut shown);
        layout.style = Style::of(&shown, precision);
        layout
    }

    fn text(&self) -> String {
        match self.elements {
            [number] if self.shape.is_empty() => format!("{number:?}"),
            [] => "[]".to_owned(),
            _ => self.array(0, 0),
        }
    }

    /// The entries of a dimension that are shown; `None` stands for those left out.
    fn entries(&self, axis: usize) -> Vec<Option<usize>> {
        let len = self.shape[axis];
        if self.summarised && len > 2 * EDGE {
            let (head, tail) = (0..EDGE, len - EDGE..len);
            head.map(Some).chain([None]).chain(tail.map(Some)).collect()
        } else {
            (0..len).map(Some).collect()
        }
    }

    fn collect_shown(&self, axis: usize, index: usize, shown: &mut Vec<T>) {
        if axis == self.shape.len() {
            shown.extend(self.elements.get(index));
            return;
        }
        for entry in self.entries(axis).into_iter().flatten() {
            self.collect_shown(axis + 1, index * self.shape[axis] + entry, shown);
        }
    }

    /// The array at `index`, counted in arrays of the dimensions from `axis` on.
    fn array(&self, axis: usize, index: usize) -> String {
        let position = |entry: usize| index * self.shape[axis] + entry;
        let inner_axes = self.shape.len() - axis - 1;
        if inner_axes == 0 {
            let words = self.entries(axis).into_iter().map(|entry| match entry {
                Some(entry) => self.style.number(self.elements[position(entry)]),
                None => ELLIPSIS.to_owned(),
            });
            return self.row(axis + 1, words);
        }
        let entries = self.entries(axis).into_iter().map(|entry| match entry {
            Some(entry) => self.array(axis + 1, position(entry)),
            None => ELLIPSIS.to_owned(),
        });
        let separator = "\n".repeat(inner_axes) + &" ".repeat(axis + 1);
        format!("[{}]", entries.collect::<Vec<_>>().join(&separator))
    }

    /// A row of numbers, broken into lines that leave room for the brackets.
    fn row(&self, indent: usize, words: impl Iterator<Item = String>) -> String {
        let width = LINE_WIDTH - self.shape.len();
        let mut text = "[".to_owned();
        let mut column = indent;
        for (i, word) in words.enumerate() {
            if i > 0 && column + 1 + word.len() > width {
                text.truncate(text.trim_end().len());
                text += "\n";
                text += &" ".repeat(indent);
                column = indent;
            } else if i > 0 {
                text += " ";
                column += 1;
            }
            text += &word;
            column += word.len();
        }
        text + "]"
    }
}

/// How all numbers of one tensor are written.
#[derive(Default)]
struct Style {
    precision: usize,
    scientific: bool,
    /// The widest text before the point, sign included.
    before_point: usize,
    /// The longest text after the point, without the exponent.
    after_point: usize,
    /// The longest exponent, with its `e`.
    exponent: usize,
    /// The widest NaN or infinity.
    not_finite: usize,
}

impl Style {
    fn of<T: Element>(shown: &[T], precision: usize) -> Self {
        let numbers = shown.iter().map(|&x| x.to_f64());
        let sizes = numbers.filter(|x| x.is_finite() && *x != 0.0).map(f64::abs);
        let (least, most) = sizes.fold((f64::INFINITY, 0.0_f64), |(least, most), size| {
            (least.min(size), most.max(size))
        });
        let scientific = most > 0.0 && (most >= 1e8 || least < 1e-4 || most / least > 1e3);

        let mut style = Self { precision, scientific, ..Self::default() };
        for &number in shown {
            if number.to_f64().is_finite() {
                let [before, after, exponent] = style.parts(number);
                style.before_point = style.before_point.max(before.len());
                style.after_point = style.after_point.max(after.len());
                style.exponent = style.exponent.max(exponent.len());
            } else {
                style.not_finite = style.not_finite.max(not_finite(number).len());
            }
        }
        let finite = style.before_point + 1 + style.after_point + style.exponent;
        style.before_point += style.not_finite.saturating_sub(finite);
        style
    }

    fn number<T: Element>(&self, number: T) -> String {
        let width = self.before_point + 1 + self.after_point + self.exponent;
        if !number.to_f64().is_finite() {
            return format!("{:>width$}", not_finite(number));
        }
        let [before, after, exponent] = self.parts(number);
        let (left, right) = (self.before_point, self.after_point);
        if self.scientific {
            format!("{before:>left$}.{after:0<right$}{exponent}")
        } else {
            format!("{before:>left$}.{after:<right$}")
        }
    }

    /// The text before the point, after it, and the exponent, which is empty in plain style.
    fn parts<T: Element>(&self, number: T) -> [String; 3] {
        let shortest = number.to_string();
        let after_point = shortest.split_once('.').map_or("", |(_, after)| after);
        let value = number.to_f64();
        let text = if self.scientific {
            let digits = shortest.replace(['-', '.'], "");
            let significant = digits.trim_matches('0').len();
            format!("{value:.*e}", significant.saturating_sub(1).min(self.precision))
        } else {
            format!("{value:.*}", after_point.len().min(self.precision))
        };
        let (mantissa, exponent) = match text.split_once('e') {
            Some((mantissa, exponent)) => (mantissa, two_digits(exponent)),
            None => (text.as_str(), String::new()),
        };
        let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        [before.to_owned(), after.trim_end_matches('0').to_owned(), exponent]
    }
}

/// `e-05` for `-5`.
fn two_digits(exponent: &str) -> String {
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', exponent),
    };
    format!("e{sign}{digits:0>2}")
}

fn not_finite<T: Element>(number: T) -> String {
    number.to_string().to_lowercase()
}
