//! Two parameters over the epochs of a training run.

use std::path::{Path, PathBuf};

use plotters::element::{DashedPathElement, PathElement};
use plotters::prelude::{DrawingBackend, RGBColor};
use plotters::series::{DashedLineSeries, LineSeries};
use plotters::style::Color;

use super::{Area, BLUE, Drawn, Figure, PANEL, PlotError, RED, frame, write};

const STROKE: u32 = 5;
const DASH: u32 = 16;
const DASH_GAP: u32 = 12;

/// A parameter at each epoch.
#[derive(Clone, Copy, Debug)]
pub struct Curve<'a> {
    /// The name in the legend.
    pub label: &'a str,
    /// The value at each epoch, from epoch 0.
    pub values: &'a [f32],
    /// The value that made the data, drawn dashed, if it is known.
    pub truth: Option<f32>,
}

/// Draws two parameters over the epochs, the first in red, the second in blue,
/// and their true values, where they are known, dashed in the same colours.
///
/// Values that are not finite are left out.
///
/// # Errors
///
/// If the directory of `stem`, `<stem>.png` or `<stem>.svg` cannot be written.
///
/// # Panics
///
/// If the curves have different lengths.
pub fn history(
    stem: &Path,
    title: &str,
    curves: [Curve<'_>; 2],
) -> Result<[PathBuf; 2], PlotError> {
    let [first, second] = curves;
    assert_eq!(
        first.values.len(),
        second.values.len(),
        "epochs of `{}` and `{}`",
        first.label,
        second.label
    );
    let epochs = i32::try_from(first.values.len()).expect("epochs fit an i32");
    write(
        stem,
        &History { title, last: (epochs - 1).max(1), curves: [(first, RED), (second, BLUE)] },
    )
}

struct History<'a> {
    title: &'a str,
    /// The epoch at the right end of the axis.
    last: i32,
    curves: [(Curve<'a>, RGBColor); 2],
}

impl Figure for History<'_> {
    fn size(&self) -> (u32, u32) {
        PANEL
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Drawn<DB> {
        let values =
            self.curves.iter().flat_map(|(curve, _)| curve.values.iter().chain(&curve.truth));
        let y_range = frame::padded(values.copied());
        let mut chart = frame::layout(area, self.title, frame::title_style())
            .build_cartesian_2d(0..self.last, y_range.clone())?;
        frame::mesh(&mut chart, ["epoch", "value"], &i32::to_string, &frame::ticks(&y_range))?;

        for (curve, color) in self.curves {
            let style = color.stroke_width(STROKE);
            // The points round the corners of the line, and are all there is
            // of a line with one epoch.
            let line = LineSeries::new(points(curve.values), style.filled()).point_size(STROKE / 2);
            chart.draw_series(line)?.label(curve.label).legend(move |(x, y)| {
                PathElement::new(vec![(x, y), (x + frame::LEGEND_KEY, y)], style)
            });
        }
        for (curve, color) in self.curves {
            let Some(truth) = curve.truth.filter(|truth| truth.is_finite()) else { continue };
            let truth = f64::from(truth);
            let style = color.stroke_width(STROKE - 2);
            let level = [(0, truth), (self.last, truth)].into_iter();
            chart
                .draw_series(DashedLineSeries::new(level, DASH, DASH_GAP, style))?
                .label(format!("true {}", curve.label))
                .legend(move |(x, y)| {
                    let key = [(x, y), (x + frame::LEGEND_KEY, y)];
                    DashedPathElement::new(key, DASH, DASH_GAP, style)
                });
        }

        let drawn = self.curves.iter().flat_map(|(curve, _)| {
            let truth = curve.truth.into_iter().cycle().zip(0..=self.last);
            points(curve.values).chain(truth.map(|(truth, epoch)| (epoch, truth.into())))
        });
        let drawn = drawn.map(|(epoch, value)| (epoch.into(), value));
        let x_range = 0.0..self.last.into();
        frame::legend(&mut chart, frame::emptiest_corner(drawn, &x_range, &y_range))
    }
}

/// The values with their epochs, without those that are not finite.
fn points(values: &[f32]) -> impl Iterator<Item = (i32, f64)> {
    (0..)
        .zip(values)
        .filter(|(_, value)| value.is_finite())
        .map(|(epoch, &value)| (epoch, value.into()))
}
