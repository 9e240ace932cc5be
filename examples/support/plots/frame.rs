//! What surrounds the data in each picture: axes, grid, ticks and legend.

use std::ops::Range;

use plotters::chart::{ChartBuilder, ChartContext, SeriesLabelPosition};
use plotters::coord::ranged1d::{BoldPoints, Ranged, ValueFormatter};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{BLACK, Cartesian2d, Color, DrawingBackend, RGBColor, WHITE};
use plotters::style::{FontDesc, FontFamily, FontStyle, TextStyle};

use super::{Area, Drawn, FONT};

/// The length of a line in the legend.
pub(super) const LEGEND_KEY: i32 = 44;

const TITLE_SIZE: u32 = 46;
const AXIS_LABEL_SIZE: u32 = 40;
const TICK_SIZE: u32 = 34;

const MAX_TICKS: usize = 11;

const INK: RGBColor = RGBColor(60, 60, 60);
const GRID: RGBColor = RGBColor(232, 232, 232);

/// Caption, margins and room for the axis labels.
pub(super) fn layout<'a, 'b, DB: DrawingBackend>(
    area: &'a Area<DB>,
    caption: &str,
    style: TextStyle<'b>,
) -> ChartBuilder<'a, 'b, DB> {
    let mut builder = ChartBuilder::on(area);
    builder
        .margin(24)
        .margin_right(40)
        .x_label_area_size(100)
        .y_label_area_size(124)
        .caption(caption, style);
    builder
}

pub(super) fn title_style() -> TextStyle<'static> {
    text_style(TITLE_SIZE, FontStyle::Bold)
}

pub(super) fn panel_title_style() -> TextStyle<'static> {
    text_style(AXIS_LABEL_SIZE, FontStyle::Normal)
}

fn text_style(size: u32, style: FontStyle) -> TextStyle<'static> {
    FontDesc::new(FontFamily::Name(FONT), size.into(), style).color(&INK)
}

/// Draws axes, grid and ticks.
pub(super) fn mesh<DB, X, Y>(
    chart: &mut ChartContext<'_, DB, Cartesian2d<X, Y>>,
    [x_label, y_label]: [&str; 2],
    x_tick: &dyn Fn(&X::ValueType) -> String,
    y_tick: &dyn Fn(&Y::ValueType) -> String,
) -> Drawn<DB>
where
    DB: DrawingBackend,
    X: Ranged + ValueFormatter<X::ValueType>,
    Y: Ranged + ValueFormatter<Y::ValueType>,
{
    chart
        .configure_mesh()
        .x_desc(x_label)
        .y_desc(y_label)
        .x_labels(MAX_TICKS)
        .y_labels(MAX_TICKS)
        .x_label_formatter(x_tick)
        .y_label_formatter(y_tick)
        .axis_desc_style(text_style(AXIS_LABEL_SIZE, FontStyle::Normal))
        .label_style(text_style(TICK_SIZE, FontStyle::Normal))
        .axis_style(INK.stroke_width(2))
        .bold_line_style(GRID.stroke_width(2))
        .light_line_style(WHITE.mix(0.0))
        .draw()
}

pub(super) fn legend<'a, DB, X, Y>(
    chart: &mut ChartContext<'a, DB, Cartesian2d<X, Y>>,
    corner: SeriesLabelPosition,
) -> Drawn<DB>
where
    DB: DrawingBackend + 'a,
    X: Ranged,
    Y: Ranged,
{
    chart
        .configure_series_labels()
        .position(corner)
        .margin(28)
        .legend_area_size(LEGEND_KEY + 16)
        .label_font(text_style(TICK_SIZE, FontStyle::Normal))
        .background_style(WHITE.mix(0.8))
        .border_style(BLACK.mix(0.2))
        .draw()
}

/// Formats the ticks of an axis over `range`, all with the same number of
/// decimals.
pub(super) fn ticks(range: &Range<f64>) -> impl Fn(&f64) -> String + use<> {
    // The steps are 1, 2 or 5 times a power of ten; the logarithm of the power
    // itself may come out below the integer.
    let exponent = |value: f64| (value.log10() + 1e-6).floor() as i32;
    let ticks = RangedCoordf64::from(range.clone()).key_points(BoldPoints(MAX_TICKS));
    let step = match ticks[..] {
        [first, second, ..] => second - first,
        _ => range.end - range.start,
    };
    let largest = range.start.abs().max(range.end.abs());
    let scientific = !(1e-3..1e6).contains(&largest);
    let last_digit = exponent(step) - if scientific { exponent(largest) } else { 0 };
    let decimals = usize::try_from(-last_digit).unwrap_or(0);
    move |&tick| {
        // A sum of steps can miss 0 by a rounding error.
        let tick = if tick.abs() < step / 2.0 { 0.0 } else { tick };
        if scientific { format!("{tick:.decimals$e}") } else { format!("{tick:.decimals$}") }
    }
}

/// The range of the finite values with a margin of 5 % at both ends; `0..1`
/// where there are none.
pub(super) fn padded(values: impl Iterator<Item = f32>) -> Range<f64> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.filter(|value| value.is_finite()).map(f64::from) {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        return 0.0..1.0;
    }
    let span = if low < high { high - low } else { low.abs().max(1.0) };
    low - 0.05 * span..high + 0.05 * span
}

/// The corner of the plot in which the fewest of the points lie.
pub(super) fn emptiest_corner(
    points: impl Iterator<Item = (f64, f64)>,
    x_range: &Range<f64>,
    y_range: &Range<f64>,
) -> SeriesLabelPosition {
    /// The part of an axis that a legend may cover.
    const REACH: f64 = 0.35;
    let position = |value, range: &Range<f64>| (value - range.start) / (range.end - range.start);
    let points: Vec<_> =
        points.map(|(x, y)| (position(x, x_range), position(y, y_range))).collect();
    let crowd = |(x, y): (f64, f64)| {
        points.iter().filter(|p| (p.0 - x).abs() < REACH && (p.1 - y).abs() < REACH).count()
    };
    // In a tie the first wins.
    let corners = [
        ((1.0, 1.0), SeriesLabelPosition::UpperRight),
        ((0.0, 1.0), SeriesLabelPosition::UpperLeft),
        ((1.0, 0.0), SeriesLabelPosition::LowerRight),
        ((0.0, 0.0), SeriesLabelPosition::LowerLeft),
    ];
    let emptiest = corners.into_iter().min_by_key(|(corner, _)| crowd(*corner));
    emptiest.expect("a plot has corners").1
}
