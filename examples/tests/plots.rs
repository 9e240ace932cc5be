//! The files that the plots write: their formats, sizes and contents.

use std::fs;
use std::path::{Path, PathBuf};

use cotangent_examples::plots::{self, Curve};

const X: [f32; 4] = [-1.0, 0.0, 1.0, 2.0];
const Y: [f32; 4] = [-1.2, 2.3, 4.9, 8.1];
const PREDICTED: [f32; 4] = [-5.0, 0.0, 5.0, 10.0];

const W: [f32; 3] = [5.0, 4.6, 4.3];
const B: [f32; 3] = [0.0, 0.4, 0.6];

/// Fill and stroke as the SVG spells them.
const RED: &str = "#D62728";
const BLUE: &str = "#1F77B4";

fn directory() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("plots")
}

fn curves(true_w: Option<f32>, true_b: Option<f32>) -> [Curve<'static>; 2] {
    [
        Curve { label: "W", values: &W, truth: true_w },
        Curve { label: "b", values: &B, truth: true_b },
    ]
}

/// Width and height from the header of a PNG.
#[track_caller]
fn png_size(path: &Path) -> (u32, u32) {
    let bytes = fs::read(path).expect("the PNG is there");
    let (signature, rest) = bytes.split_at(8);
    assert_eq!(signature, b"\x89PNG\r\n\x1a\n", "{}", path.display());
    assert_eq!(&rest[4..8], b"IHDR", "{}", path.display());
    let number = |at: usize| u32::from_be_bytes(rest[at..at + 4].try_into().expect("4 bytes"));
    (number(8), number(12))
}

/// The text elements of an SVG, in order.
fn texts(svg: &str) -> Vec<&str> {
    let after_tag = svg.split("<text").skip(1);
    let content = after_tag.map(|text| text.split_once('>').expect("the tag ends").1);
    content.map(|text| text.split_once('<').expect("the text ends").0.trim()).collect()
}

/// How many elements of this kind have this color.
fn count(svg: &str, element: &str, color: &str) -> usize {
    let tags = svg.split('<').filter(|tag| tag.starts_with(element));
    tags.filter(|tag| tag.contains(color)).count()
}

#[test]
fn scatter_writes_a_panel_for_each_prediction() {
    let panels: [(&str, &[f32]); 2] = [("before training", &PREDICTED), ("after training", &Y)];
    for (n, width) in [(1, 1200), (2, 2400)] {
        let stem = directory().join(format!("scatter_{n}"));
        let [png, svg] =
            plots::scatter(&stem, "A line", (&X, &Y), &panels[..n]).expect("plots are written");

        assert_eq!(png, directory().join(format!("scatter_{n}.png")));
        assert_eq!(svg, directory().join(format!("scatter_{n}.svg")));
        let (png_width, png_height) = png_size(&png);
        assert_eq!(png_width, width, "{n} panels");
        let svg = fs::read_to_string(svg).expect("the SVG is there");
        let size = format!("<svg width=\"{png_width}\" height=\"{png_height}\"");
        assert!(svg.starts_with(&size), "{n} panels, expected {size}");

        let texts = texts(&svg);
        let times = |text| texts.iter().filter(|&&found| found == text).count();
        assert_eq!(times("A line"), 1, "{texts:?}");
        assert_eq!(times("before training"), 1, "{texts:?}");
        assert_eq!(times("after training"), n - 1, "{texts:?}");
        for each_panel in ["x", "y", "data", "predictions"] {
            assert_eq!(times(each_panel), n, "{each_panel} in {texts:?}");
        }
        // One more circle is the legend's.
        assert_eq!(count(&svg, "circle", BLUE), n * (X.len() + 1), "{n} panels");
        assert_eq!(count(&svg, "circle", RED), n * (X.len() + 1), "{n} panels");
    }
}

#[test]
fn scatter_leaves_out_what_is_not_finite() {
    let predicted = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1.0];
    let stem = directory().join("scatter_not_finite");
    let [_, svg] =
        plots::scatter(&stem, "Diverged", (&X, &Y), &[("step 9", &predicted)]).expect("written");
    let svg = fs::read_to_string(svg).expect("the SVG is there");
    assert_eq!(count(&svg, "circle", RED), 1 + 1, "one prediction and the legend's");
    assert_eq!(count(&svg, "circle", BLUE), X.len() + 1, "the data and the legend's");
}

#[test]
#[should_panic(expected = "lengths of x and the prediction `short`")]
fn scatter_refuses_a_short_prediction() {
    let stem = directory().join("scatter_short");
    let _ = plots::scatter(&stem, "", (&X, &Y), &[("short", &PREDICTED[..3])]);
}

#[test]
fn history_names_each_curve_and_each_truth() {
    let stem = directory().join("history");
    let [png, svg] =
        plots::history(&stem, "W and b", curves(Some(3.0), Some(2.0))).expect("written");
    assert_eq!(png_size(&png), (1200, 900));
    let svg = fs::read_to_string(svg).expect("the SVG is there");
    let texts = texts(&svg);
    assert!(texts.contains(&"epoch"), "{texts:?}");
    assert!(texts.ends_with(&["W", "b", "true W", "true b"]), "{texts:?}");
    for color in [RED, BLUE] {
        // Each dash is a line of its own.
        assert!(count(&svg, "polyline", color) > 20, "dashes of color {color}");
    }
}

#[test]
fn history_draws_dashes_only_for_a_known_truth() {
    for (case, true_w, true_b, legend) in [
        ("neither", None, None, &["W", "b"][..]),
        ("w_alone", Some(3.0), None, &["W", "b", "true W"]),
        ("b_alone", None, Some(2.0), &["W", "b", "true b"]),
        ("nan", Some(f32::NAN), None, &["W", "b"]),
    ] {
        let stem = directory().join(format!("history_{case}"));
        let [_, svg] = plots::history(&stem, case, curves(true_w, true_b)).expect("written");
        let svg = fs::read_to_string(svg).expect("the SVG is there");
        let texts = texts(&svg);
        assert!(texts.ends_with(legend), "{case}: {texts:?}");
        assert_eq!(texts.iter().filter(|text| text.starts_with("true")).count(), legend.len() - 2);
        for (color, truth) in [(RED, true_w), (BLUE, true_b)] {
            let dashed = count(&svg, "polyline", color) > 2;
            let known = truth.is_some_and(f32::is_finite);
            assert_eq!(dashed, known, "{case}, color {color}: the curve, its legend, no dash");
        }
    }
}

#[test]
fn history_of_any_values_is_written() {
    let extremes: [&[f32]; 7] = [
        &[],
        &[1.0],
        &[0.0, 0.0],
        &[1e-40, 2e-40],
        &[1.0, 1.0 + f32::EPSILON],
        &[f32::MIN, f32::MAX],
        &[1.0, f32::NAN, f32::INFINITY],
    ];
    for (i, values) in extremes.into_iter().enumerate() {
        let stem = directory().join(format!("history_extreme_{i}"));
        let curve = |label| Curve { label, values, truth: None };
        let [png, _] = plots::history(&stem, "Extreme", [curve("W"), curve("b")])
            .unwrap_or_else(|e| panic!("{values:?}: {e}"));
        assert_eq!(png_size(&png), (1200, 900), "{values:?}");
    }
}

#[test]
fn ticks_share_their_decimals() {
    for (case, low, high, expected) in [
        ("halves", 0.0, 5.0, &["0.0", "0.5", "1.0", "4.5", "5.0"][..]),
        ("around_zero", -4.0, 4.0, &["-4", "-1", "0", "1", "4"]),
        ("thousandths", 3.0, 3.02, &["3.000", "3.002", "3.020"]),
        ("large", 0.0, 8e9, &["0e0", "1e9", "8e9"]),
        ("small", -8e-7, 0.0, &["-8e-7", "0e0"]),
    ] {
        let stem = directory().join(format!("ticks_{case}"));
        let curve = |label, values| Curve { label, values, truth: None };
        let [_, svg] =
            plots::history(&stem, case, [curve("W", &[low, low]), curve("b", &[high, high])])
                .expect("written");
        let svg = fs::read_to_string(svg).expect("the SVG is there");
        let texts = texts(&svg);
        for tick in expected {
            assert!(texts.contains(tick), "{case}: no {tick} in {texts:?}");
        }
    }
}

#[test]
fn a_dot_in_the_stem_is_kept_and_directories_are_made() {
    let directory = directory().join("made");
    match fs::remove_dir_all(&directory) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => panic!("{e}"),
        _ => {}
    }
    let stem = directory.join("deeper/rate_0.1");
    let [png, svg] = plots::history(&stem, "Rate 0.1", curves(None, None)).expect("written");
    assert_eq!(png, directory.join("deeper/rate_0.1.png"));
    assert_eq!(svg, directory.join("deeper/rate_0.1.svg"));
    assert!(png.is_file() && svg.is_file(), "{}, {}", png.display(), svg.display());
}

#[test]
fn a_path_that_cannot_be_written_is_named() {
    let file = directory().join("a_file");
    fs::create_dir_all(directory()).expect("the test's directory can be made");
    fs::write(&file, "").expect("the test's file can be written");
    let error = plots::history(&file.join("history"), "", curves(None, None)).expect_err("no dir");
    let expected = format!("{}: cannot be written: ", file.display());
    assert!(error.to_string().starts_with(&expected), "{error}");

    let taken = directory().join("taken.svg");
    fs::create_dir_all(&taken).expect("the test's directory can be made");
    let error = plots::history(&directory().join("taken"), "", curves(None, None))
        .expect_err("a directory has the name of the picture");
    let expected = format!("{}: cannot be written: ", taken.display());
    assert!(error.to_string().starts_with(&expected), "{error}");
}
