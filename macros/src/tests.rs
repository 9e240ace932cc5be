//! The passes as text: a function in, its equations out.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use syn::visit_mut::VisitMut;
use syn::{ImplItemFn, ItemFn};

use crate::derivative;
use crate::errors::Errors;
use crate::expand::{compile, differentiable};
use crate::schedule::{Output, schedule};

/// The equations that the value and the gradient of `source` are computed by, without dead ones.
#[track_caller]
fn equations(source: &str) -> String {
    let mut function: ItemFn = syn::parse_str(source).expect("the test is Rust");
    let mut errors = Errors::default();
    let compiled = compile(&mut function, &mut errors);
    assert!(errors.is_empty(), "{}", errors.into_compile_errors());
    let compiled = compiled.expect("there is no error");
    compiled.body.to_string()
}

/// How many sweeps there are in each stage of the value and the gradient by scalars.
#[track_caller]
fn sweeps(source: &str) -> Vec<usize> {
    let mut function: ItemFn = syn::parse_str(source).expect("the test is Rust");
    let compiled = compile(&mut function, &mut Errors::default()).expect("there is no error");
    let outputs: Vec<_> = compiled.body.outputs().into_iter().map(Output::Scalar).collect();
    let stages = schedule(&compiled.body.program, &outputs).stages;
    stages.iter().map(|stage| stage.sweeps.len()).filter(|&sweeps| sweeps > 0).collect()
}

#[test]
fn products_are_contracted_and_factors_leave_the_loop() {
    let loss = "fn loss(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
        mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
    }";
    assert_eq!(
        equations(loss),
        "\
%0 x[] = parameter 2 (inactive)
%1 y[] = parameter 3 (inactive)
%2 w = parameter 0
%4 b = parameter 1
%5 t[] = MulAdd %2 %0 %4
%6 t[] = Sub %5 %1
%8 sum = Sum %6 * %6
%9 length = length of %0 (inactive)
%10 mean = Div %8 %9
%11 t = Recip %9 (inactive)
%13 total = Sum %6
%14 c = 2.0 (inactive)
%15 t = Mul %14 %11 (inactive)
%16 t = Mul %15 %13
%17 total = Sum %6 * %0
%18 t = Mul %15 %17
gives %10, pulled back to %18 %16 - -
",
    );
}

#[test]
fn a_scalar_function_is_seeded_by_its_caller() {
    let predict = "fn predict(w: f32, x: f32) -> f32 { w * x }";
    assert_eq!(
        equations(predict),
        "\
%0 w = parameter 0
%1 x = parameter 1
%2 t = Mul %0 %1
%3 seed = seed (inactive)
%4 t = Mul %0 %3
%5 t = Mul %1 %3
gives %2, pulled back to %5 %4
",
    );
}

#[test]
fn a_call_is_pulled_back_through_its_pullback() {
    let loss = "fn loss(w: f32, #[no_grad] x: &[f32]) -> f32 { sum(x.map(|x| predict(w, x))) }";
    assert_eq!(
        equations(loss),
        "\
%0 x[] = parameter 1 (inactive)
%1 w = parameter 0
%2 call[] = call predict %1 %0
%3 sum = Sum %2
%4 c = 1.0 (inactive)
%5 pullback[] = pullback of %2 at %4
%6 d[] = %5.0
%7 total = Sum %6
gives %3, pulled back to %7 -
",
    );
}

#[test]
fn a_rule_gives_the_gradient_that_it_says() {
    let rule = "fn rule(x: f64, y: f64) -> (f64, impl Fn(f64) -> (f64, f64)) {
        let z = f(x, y);
        (z, move |d| (d * z / x, 2.0 * d))
    }";
    let rule: ItemFn = syn::parse_str(rule).expect("the test is Rust");
    let mut errors = Errors::default();
    let compiled = derivative::compile(&rule, &syn::parse_quote!(f), &mut errors);
    assert!(errors.is_empty(), "{}", errors.into_compile_errors());
    assert_eq!(
        compiled.expect("there is no error").body.to_string(),
        "\
%0 x = parameter 0
%1 y = parameter 1
%2 call = call __Itself_f %0 %1
%3 d = seed (inactive)
%4 t = Mul %3 %2
%5 t = Div %4 %0
%6 c = 2.0 (inactive)
%7 t = Mul %6 %3 (inactive)
gives %2, pulled back to %5 %7
",
    );
}

#[test]
fn what_depends_on_scalars_only_is_pulled_back_once() {
    let loss = "fn loss(w: f32, #[no_grad] x: &[f32]) -> f32 { sum(x.map(|x| exp(w) * x)) }";
    assert_eq!(
        equations(loss),
        "\
%0 x[] = parameter 1 (inactive)
%1 w = parameter 0
%2 t = Exp %1
%4 sum = Sum %2 * %0
%5 total = Sum %0 (inactive)
%6 t = Mul %2 %5
gives %4, pulled back to %6 -
",
    );
}

#[test]
fn a_root_of_a_mean_is_one_pass_for_scalars() {
    let rmse =
        "fn rmse(w: f32, #[no_grad] x: &[f32]) -> f32 { sqrt(mean(x.map(|x| square(w * x)))) }";
    assert_eq!(sweeps(rmse), [1]);
}

#[test]
fn a_sum_within_a_sum_is_a_stage_of_its_own() {
    let spread = "fn spread(w: f32, #[no_grad] x: &[f32]) -> f32 {
        let m = mean(x.map(|x| w * x));
        mean(x.map(|x| square(w / x - m)))
    }";
    assert_eq!(sweeps(spread), [1, 1]);
}

#[test]
fn arrays_that_do_not_meet_have_sweeps_of_their_own() {
    let ridge = "fn ridge(s: f32, #[no_grad] w: &[f32], #[no_grad] x: &[f32]) -> f32 {
        sum(x.map(|x| s * x)) + sum(w.map(|w| s * w))
    }";
    assert_eq!(sweeps(ridge), [2]);
}

#[test]
fn literals_whose_product_f64_does_not_hold_stay_apart() {
    let huge = "fn huge(x: f64) -> f64 { 1e200 * (1e200 * x) }";
    assert_eq!(
        equations(huge),
        "\
%0 c = 1e200 (inactive)
%1 x = parameter 0
%2 t = Mul %0 %1
%3 t = Mul %0 %2
%4 seed = seed (inactive)
%5 t = Mul %0 %0 (inactive)
%6 t = Mul %5 %4 (inactive)
gives %3, pulled back to %6
",
    );
}

#[test]
fn literals_whose_product_f32_does_not_hold_stay_apart() {
    let tiny = "fn tiny(x: f32) -> f32 { 1e-30 * (1e-30 * (2.0 * x)) }";
    assert_eq!(
        equations(tiny),
        "\
%0 c = 1e-30 (inactive)
%1 c = 2.0 (inactive)
%2 x = parameter 0
%3 t = Mul %1 %2
%4 t = Mul %0 %3
%5 t = Mul %0 %4
%6 seed = seed (inactive)
%7 c = 2e-30 (inactive)
%8 t = Mul %7 %0 (inactive)
%9 t = Mul %8 %6 (inactive)
gives %5, pulled back to %9
",
    );
    let steep = "fn steep(x: f32) -> f32 { 3e38 * (x * x) }";
    let gradient = equations(steep);
    assert!(!gradient.contains("6e38"), "no f32 is 6e38:\n{gradient}");
}

#[test]
fn a_float_may_be_written_as_an_integer_with_a_suffix() {
    let twice = "fn twice(x: f32) -> f32 { 2f32 * x + 1_000f32 }";
    assert_eq!(
        equations(twice),
        "\
%0 c = 2.0 (inactive)
%1 x = parameter 0
%3 c = 1000.0 (inactive)
%4 t = MulAdd %0 %1 %3
%5 seed = seed (inactive)
%6 t = Mul %0 %5 (inactive)
gives %4, pulled back to %6
",
    );
}

/// What the attribute makes of `source`, but for the text of `explain`, which has the equations.
#[track_caller]
fn expansion(source: &str) -> String {
    struct WithoutTheText;

    impl VisitMut for WithoutTheText {
        fn visit_impl_item_fn_mut(&mut self, function: &mut ImplItemFn) {
            if function.sig.ident == "explain" {
                function.block = syn::parse_quote!({ ".." });
            }
        }
    }

    let item = source.parse().expect("the test is Rust");
    let expanded = syn::parse2(differentiable(TokenStream::new(), item));
    let mut expanded = expanded.expect("what is emitted is Rust");
    WithoutTheText.visit_file_mut(&mut expanded);
    prettyplease::unparse(&expanded)
}

/// Compares what is made of the functions in the folder `golden` with the files beside them, which
/// were read and found good.
///
/// `COTANGENT_GOLDEN=overwrite cargo test -p cotangent-macros golden` writes these anew; read them
/// before they are committed.
#[track_caller]
fn assert_golden(found: impl Fn(&str) -> String, extension: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let files = std::fs::read_dir(&folder).expect("there is a folder");
    let files = files.map(|file| file.expect("it can be read").path());
    let is_source = |path: &PathBuf| {
        let name = path.file_name().expect("it is a file").to_string_lossy();
        name.strip_suffix(".rs").is_some_and(|name| !name.contains('.'))
    };
    let sources: Vec<_> = files.filter(is_source).collect();
    assert!(sources.len() >= 12, "only {} golden functions", sources.len());
    for source in sources {
        let found = found(&std::fs::read_to_string(&source).expect("it can be read"));
        let path = source.with_extension(extension);
        if std::env::var("COTANGENT_GOLDEN").is_ok_and(|value| value == "overwrite") {
            std::fs::write(&path, &found).expect("the folder can be written to");
            continue;
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, golden, "{}", path.display());
    }
}

#[test]
fn golden_functions_have_golden_equations() {
    assert_golden(equations, "txt");
}

#[test]
fn golden_functions_have_golden_expansions() {
    assert_golden(expansion, "expanded.rs");
}
