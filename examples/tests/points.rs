//! Reading points: what is accepted, and the exact text of each refusal.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use cotangent_examples::points::{self, Points};

/// Writes `content` to a file of its own; returns its directory and path.
fn file(case: &str, content: &[u8]) -> (PathBuf, PathBuf) {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("points").join(case);
    fs::create_dir_all(&directory).expect("the test's directory can be made");
    let path = directory.join("data.csv");
    fs::write(&path, content).expect("the test's file can be written");
    (directory, path)
}

#[track_caller]
fn refused(case: &str, content: &[u8], expected: &str) {
    let (directory, path) = file(case, content);
    let error = points::read(&path).expect_err(case);
    let directory = format!("{}{}", directory.display(), std::path::MAIN_SEPARATOR);
    let message = error.to_string();
    assert_eq!(message.strip_prefix(&directory), Some(expected), "{case}: {message}");
}

#[track_caller]
fn accepted(case: &str, content: &[u8]) {
    let (_, path) = file(case, content);
    let read = points::read(&path).unwrap_or_else(|e| panic!("{case}: {e}"));
    assert_eq!(read, Points { x: vec![1.5, -2.0], y: vec![0.25, 3e4] }, "{case}");
}

#[test]
fn well_formed_files_are_read() {
    accepted("plain", b"x,y\n1.5,0.25\n-2,3e4\n");
    accepted("no_last_newline", b"x,y\n1.5,0.25\n-2,3e4");
    accepted("crlf", b"x,y\r\n1.5,0.25\r\n-2,3e4\r\n");
    accepted("spaces", b"x, y\n 1.5 ,\t0.25\n-2, 3e4\n");
    accepted("blank_lines", b"\nx,y\n\n1.5,0.25\n\n\n-2,3e4\n\n");
    accepted("quotes", b"\"x\",\"y\"\n\"1.5\",\"0.25\"\n-2,3e4\n");
    accepted("byte_order_mark", b"\xEF\xBB\xBFx,y\n1.5,0.25\n-2,3e4\n");
}

#[test]
fn the_recorded_data_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/linear_regression.csv");
    let Points { x, y } = points::read(&path).expect("the recorded data");
    assert_eq!((x.len(), y.len()), (1000, 1000));
    let as_written = (format!("{:.9}", x[0]), format!("{:.8}", y[0]));
    assert_eq!(as_written, ("-0.114820659".to_owned(), "1.84133267".to_owned()));
}

#[test]
fn a_field_that_is_no_number() {
    let mut content = "x,y\n".to_owned() + &"1,2\n".repeat(15);
    content += "3,abc\n";
    refused("word", content.as_bytes(), "data.csv, line 17: `abc` is not a number");
    refused("first_row", b"x,y\nabc,1\n", "data.csv, line 2: `abc` is not a number");
    refused("empty_field", b"x,y\n1,\n", "data.csv, line 2: `` is not a number");
    refused("comma", b"x,y\n1,2\n1,\"2,5\"\n", "data.csv, line 3: `2,5` is not a number");
}

#[test]
fn line_numbers_count_every_line_of_the_file() {
    let expected = "data.csv, line 5: `abc` is not a number";
    refused("after_blank", b"x,y\n\n1,2\n\n3,abc\n", expected);
    refused("after_crlf", b"x,y\r\n1,2\r\n1,2\r\n1,2\r\n3,abc\r\n", expected);
    refused("after_blank_crlf", b"x,y\r\n\r\n1,2\r\n\r\n3,abc\r\n", expected);
    refused("last_without_newline", b"x,y\n1,2\n1,2\n1,2\n3,abc", expected);
}

#[test]
fn a_field_that_is_not_finite() {
    refused("nan", b"x,y\nNaN,1\n", "data.csv, line 2: `NaN` is not a finite f32");
    refused("infinite", b"x,y\n1,2\n1,-inf\n", "data.csv, line 3: `-inf` is not a finite f32");
    refused("too_large", b"x,y\n1,1e39\n", "data.csv, line 2: `1e39` is not a finite f32");
}

#[test]
fn a_row_of_the_wrong_width() {
    refused("one_column", b"x,y\n1,2\n3\n", "data.csv, line 3: 1 column, expected 2 (x,y)");
    refused("three_columns", b"x,y\n1,2,3\n", "data.csv, line 2: 3 columns, expected 2 (x,y)");
}

#[test]
fn a_wrong_header() {
    let expected = "data.csv, line 1: the header is `1,2`, expected `x,y`";
    refused("no_header", b"1,2\n3,4\n", expected);
    let expected = "data.csv, line 1: the header is `y,x`, expected `x,y`";
    refused("swapped", b"y,x\n1,2\n", expected);
    refused("header_x", b"x\n1\n", "data.csv, line 1: the header is `x`, expected `x,y`");
}

#[test]
fn a_file_without_points() {
    refused("empty", b"", "data.csv: the file is empty, expected the header `x,y`");
    refused("header_alone", b"x,y\n", "data.csv: no rows after the header `x,y`");
}

#[test]
fn a_file_that_is_not_text() {
    refused("latin1", b"x,y\n1,2\n1,\xB5\n", "data.csv, line 3: the text is not UTF-8");
}

#[test]
fn a_file_that_is_not_there() {
    let error = points::read(Path::new("nowhere.csv")).expect_err("there is no such file");
    assert_eq!(error.to_string(), "nowhere.csv: no such file");
    assert!(error.source().is_some(), "the cause is the error of the system");
}

#[test]
fn a_directory_is_no_file() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let message = points::read(directory).expect_err("a directory has no rows").to_string();
    let expected = format!("{}: cannot be read: ", directory.display());
    assert!(message.starts_with(&expected), "{message}");
}
