//! Data points with predictions over them.

use std::ops::Range;
use std::path::{Path, PathBuf};

use plotters::element::Circle;
use plotters::prelude::{Color, DrawingBackend, RGBAColor};

use super::{Area, BLUE, Drawn, Figure, PANEL, PlotError, RED, frame, write};

const POINT_RADIUS: u32 = 6;
const POINT_OPACITY: f64 = 0.4;
const LEGEND_RADIUS: u32 = 9;
const TITLE_MARGIN: u32 = 24;
const TITLE_HEIGHT: u32 = 104;

/// Draws the data in blue, and for each labelled prediction a panel with the
/// predictions in red over the data.
///
/// The panels share their axes, so that they can be compared. Points that are
/// not finite are left out.
///
/// # Errors
///
/// If the directory of `stem`, `<stem>.png` or `<stem>.svg` cannot be written.
///
/// # Panics
///
/// If there is no prediction, or the lengths of the slices differ.
pub fn scatter(
    stem: &Path,
    title: &str,
    (x, y): (&[f32], &[f32]),
    predictions: &[(&str, &[f32])],
) -> Result<[PathBuf; 2], PlotError> {
    assert!(!predictions.is_empty(), "a scatter plot needs a prediction");
    assert_eq!(x.len(), y.len(), "lengths of x and y");
    for (label, predicted) in predictions {
        assert_eq!(x.len(), predicted.len(), "lengths of x and the prediction `{label}`");
    }
    write(stem, &Scatter { title, x, y, predictions })
}

struct Scatter<'a> {
    title: &'a str,
    x: &'a [f32],
    y: &'a [f32],
    predictions: &'a [(&'a str, &'a [f32])],
}

impl Scatter<'_> {
    fn ranges(&self) -> [Range<f64>; 2] {
        let predicted = self.predictions.iter().flat_map(|(_, predicted)| *predicted);
        let y = self.y.iter().chain(predicted).copied();
        [frame::padded(self.x.iter().copied()), frame::padded(y)]
    }

    fn panel<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        label: &str,
        predicted: &[f32],
    ) -> Drawn<DB> {
        let [x_range, y_range] = self.ranges();
        let mut chart = frame::layout(area, label, frame::panel_title_style())
            .build_cartesian_2d(x_range.clone(), y_range.clone())?;
        frame::mesh(&mut chart, ["x", "y"], &frame::ticks(&x_range), &frame::ticks(&y_range))?;

        for (label, y, color) in [("data", self.y, BLUE), ("predictions", predicted, RED)] {
            chart
                .draw_series(
                    points(self.x, y)
                        .map(|point| dot(point, POINT_RADIUS, color.mix(POINT_OPACITY))),
                )?
                .label(label)
                .legend(move |(x, y)| {
                    dot((x + frame::LEGEND_KEY / 2, y), LEGEND_RADIUS, color.to_rgba())
                });
        }

        let drawn = points(self.x, self.y).chain(points(self.x, predicted));
        frame::legend(&mut chart, frame::emptiest_corner(drawn, &x_range, &y_range))
    }
}

impl Figure for Scatter<'_> {
    fn size(&self) -> (u32, u32) {
        let panels = u32::try_from(self.predictions.len()).expect("a picture has few panels");
        (PANEL.0 * panels, PANEL.1 + TITLE_HEIGHT)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Drawn<DB> {
        let below = area.margin(TITLE_MARGIN, 0, 0, 0).titled(self.title, frame::title_style())?;
        let panels = below.split_evenly((1, self.predictions.len()));
        for ((label, predicted), panel) in self.predictions.iter().zip(&panels) {
            self.panel(panel, label, predicted)?;
        }
        Ok(())
    }
}

/// The finite points of two columns.
fn points<'a>(x: &'a [f32], y: &'a [f32]) -> impl Iterator<Item = (f64, f64)> + 'a {
    x.iter()
        .zip(y)
        .filter(|(x, y)| x.is_finite() && y.is_finite())
        .map(|(&x, &y)| (x.into(), y.into()))
}

fn dot<C>(center: C, radius: u32, color: RGBAColor) -> Circle<C, u32> {
    Circle::new(center, radius, color.filled())
}
