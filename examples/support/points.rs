//! Points of the plane from a CSV file.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use csv::{ErrorKind, Position, ReaderBuilder, StringRecord, Trim};

const HEADER: [&str; 2] = ["x", "y"];

/// The columns of a file of points; both have the same length, at least 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// The column `x`.
    pub x: Vec<f32>,
    /// The column `y`.
    pub y: Vec<f32>,
}

/// Reads a CSV file whose header is `x,y` and whose fields are finite numbers.
///
/// Spaces around fields and blank lines are skipped.
///
/// # Errors
///
/// The first mistake in the file, with its line, or why the file cannot be
/// read.
pub fn read(path: &Path) -> Result<Points, PointsError> {
    let error = |line, problem| PointsError { path: path.to_owned(), line, problem };
    let bytes = fs::read(path).map_err(|e| error(None, Problem::Io(e)))?;
    let error_at = |record: Option<&Position>, problem| {
        error(record.map(|record| line_of(&bytes, record)), problem)
    };

    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).trim(Trim::All).from_reader(&*bytes);
    let mut records = reader
        .records()
        .map(|record| record.map_err(|e| error_at(e.position().cloned().as_ref(), e.into())));

    let Some(header) = records.next() else {
        return Err(error(None, Problem::Empty));
    };
    let header = header?;
    check_header(&header).map_err(|problem| error_at(header.position(), problem))?;

    let mut points = Points { x: Vec::new(), y: Vec::new() };
    for record in records {
        let record = record?;
        let (x, y) =
            parse_point(&record).map_err(|problem| error_at(record.position(), problem))?;
        points.x.push(x);
        points.y.push(y);
    }
    if points.x.is_empty() {
        return Err(error(None, Problem::NoRows));
    }
    Ok(points)
}

/// The line of a record, counted from 1.
///
/// [`Position::line`] is no help: a record starts right after the one before,
/// so that it counts blank lines, and the end of a `\r\n`, to the next record.
fn line_of(bytes: &[u8], record: &Position) -> usize {
    let start = usize::try_from(record.byte()).expect("the file is in memory");
    let (before, rest) = bytes.split_at(start);
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    1 + before.iter().chain(blank).filter(|&&byte| byte == b'\n').count()
}

fn check_header(record: &StringRecord) -> Result<(), Problem> {
    if record != HEADER[..] {
        return Err(Problem::Header(record.iter().collect::<Vec<_>>().join(",")));
    }
    Ok(())
}

fn parse_point(record: &StringRecord) -> Result<(f32, f32), Problem> {
    if record.len() != HEADER.len() {
        return Err(Problem::Columns(record.len()));
    }
    Ok((parse_number(&record[0])?, parse_number(&record[1])?))
}

fn parse_number(field: &str) -> Result<f32, Problem> {
    let Ok(number) = field.parse::<f32>() else {
        return Err(Problem::NotANumber(field.to_owned()));
    };
    if !number.is_finite() {
        return Err(Problem::NotFinite(field.to_owned()));
    }
    Ok(number)
}

/// Why a file of points was refused: the file, the line and the mistake.
#[derive(Debug)]
pub struct PointsError {
    path: PathBuf,
    line: Option<usize>,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Io(io::Error),
    NotUtf8,
    Empty,
    Header(String),
    NoRows,
    Columns(usize),
    NotANumber(String),
    NotFinite(String),
}

impl From<csv::Error> for Problem {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            ErrorKind::Utf8 { .. } => Problem::NotUtf8,
            // The reader is flexible, reads from memory and deserializes nothing.
            kind => unreachable!("reading string records cannot fail with {kind:?}"),
        }
    }
}

impl fmt::Display for PointsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Io(error) if error.kind() == io::ErrorKind::NotFound => {
                f.write_str("no such file")
            }
            Problem::Io(error) => write!(f, "cannot be read: {error}"),
            Problem::NotUtf8 => f.write_str("the text is not UTF-8"),
            Problem::Empty => f.write_str("the file is empty, expected the header `x,y`"),
            Problem::Header(found) => write!(f, "the header is `{found}`, expected `x,y`"),
            Problem::NoRows => f.write_str("no rows after the header `x,y`"),
            Problem::Columns(1) => f.write_str("1 column, expected 2 (x,y)"),
            Problem::Columns(found) => write!(f, "{found} columns, expected 2 (x,y)"),
            Problem::NotANumber(field) => write!(f, "`{field}` is not a number"),
            Problem::NotFinite(field) => write!(f, "`{field}` is not a finite f32"),
        }
    }
}

impl Error for PointsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::Io(error) => Some(error),
            _ => None,
        }
    }
}
