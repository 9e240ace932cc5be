//! Pictures of a fit: the data with predictions, and parameters over epochs.
//!
//! Each picture is written twice, as PNG and as SVG. The text is set in Noto
//! Sans from the crate `notosans`, so the PNG is the same on every machine.

mod frame;
mod history;
mod scatter;

use std::error::Error;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;

use plotters::coord::Shift;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::{
    BitMapBackend, DrawingArea, DrawingBackend, IntoDrawingArea, RGBColor, SVGBackend, WHITE,
};
use plotters::style::{FontStyle, register_font};

pub use history::{Curve, history};
pub use scatter::scatter;

/// Where the examples put their pictures, relative to the current directory.
pub const DIRECTORY: &str = "target/plots";

/// Width and height of one panel in pixels, twice what a page shows, so that
/// the PNG stays sharp on dense screens.
const PANEL: (u32, u32) = (1200, 900);

/// Also the generic CSS family: whoever opens the SVG has a font of this name.
const FONT: &str = "sans-serif";

// Matplotlib's `tab:red` and `tab:blue`.
const RED: RGBColor = RGBColor(214, 39, 40);
const BLUE: RGBColor = RGBColor(31, 119, 180);

type Area<DB> = DrawingArea<DB, Shift>;
type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A picture that can be drawn as pixels and as SVG.
trait Figure {
    /// Width and height in pixels.
    fn size(&self) -> (u32, u32);

    /// Draws onto a white area of that size.
    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Drawn<DB>;
}

/// Writes `<stem>.png` and `<stem>.svg`, and their directory where it is missing.
fn write(stem: &Path, figure: &impl Figure) -> Result<[PathBuf; 2], PlotError> {
    register_fonts();
    let png = with_suffix(stem, ".png");
    let svg = with_suffix(stem, ".svg");
    if let Some(directory) = stem.parent() {
        fs::create_dir_all(directory).map_err(|e| PlotError::new(directory, e))?;
    }
    let size = figure.size();
    render(figure, BitMapBackend::new(&png, size)).map_err(|e| PlotError::new(&png, e))?;
    render(figure, SVGBackend::new(&svg, size)).map_err(|e| PlotError::new(&svg, e))?;
    Ok([png, svg])
}

fn render<DB: DrawingBackend>(figure: &impl Figure, backend: DB) -> Drawn<DB> {
    let area = backend.into_drawing_area();
    area.fill(&WHITE)?;
    figure.draw(&area)?;
    area.present()
}

/// Unlike [`Path::with_extension`], keeps a dot in the stem.
fn with_suffix(stem: &Path, suffix: &str) -> PathBuf {
    let mut path = OsString::from(stem);
    path.push(suffix);
    path.into()
}

fn register_fonts() {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| {
        for (style, bytes) in
            [(FontStyle::Normal, notosans::REGULAR_TTF), (FontStyle::Bold, notosans::BOLD_TTF)]
        {
            assert!(register_font(FONT, style, bytes).is_ok(), "notosans carries TrueType fonts");
        }
    });
}

/// Why a picture could not be written: the path and the cause.
#[derive(Debug)]
pub struct PlotError {
    path: PathBuf,
    cause: Box<dyn Error + Send + Sync>,
}

impl PlotError {
    fn new(path: &Path, cause: impl Error + Send + Sync + 'static) -> Self {
        Self { path: path.to_owned(), cause: Box::new(cause) }
    }
}

impl fmt::Display for PlotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: cannot be written: {}", self.path.display(), self.cause)
    }
}

impl Error for PlotError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}
