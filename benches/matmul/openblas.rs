//! OpenBLAS, where it is installed.

use std::env;
use std::ffi::{CString, c_char, c_int, c_void};

use crate::shapes::{Shape, Stored};

/// Names the shared library.
const PATH: &str = "COTANGENT_OPENBLAS";

const ROW_MAJOR: c_int = 101;
const PLAIN: c_int = 111;
const TRANSPOSED: c_int = 112;
const NOW: c_int = 2;

unsafe extern "C" {
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
}

fn symbol(name: &str) -> Option<*mut c_void> {
    let path = CString::new(env::var(PATH).ok()?).expect("a path");
    // SAFETY: the path ends with 0; what the library does when it is loaded is the user's choice.
    let library = unsafe { dlopen(path.as_ptr(), NOW) };
    assert!(!library.is_null(), "{PATH} is no library");
    let name = CString::new(name).expect("a name");
    // SAFETY: the library is loaded, and the name ends with 0.
    let symbol = unsafe { dlsym(library, name.as_ptr()) };
    assert!(!symbol.is_null(), "{PATH} has no {name:?}");
    Some(symbol)
}

/// The operation and the distance of rows, as BLAS names the layout.
fn layout(stored: Stored, rows: usize, cols: usize) -> (c_int, c_int) {
    match stored {
        Stored::RowMajor => (PLAIN, cols as c_int),
        Stored::Transposed => (TRANSPOSED, rows as c_int),
    }
}

macro_rules! gemm {
    ($name:ident $float:ident $symbol:literal) => {
        pub(crate) fn $name() -> Option<impl Fn(&Shape, &[$float], &[$float], &mut [$float])> {
            type Gemm = unsafe extern "C" fn(
                c_int,
                c_int,
                c_int,
                c_int,
                c_int,
                c_int,
                $float,
                *const $float,
                c_int,
                *const $float,
                c_int,
                $float,
                *mut $float,
                c_int,
            );
            // SAFETY: CBLAS declares the function so.
            let gemm = unsafe { std::mem::transmute::<*mut c_void, Gemm>(symbol($symbol)?) };
            Some(move |shape: &Shape, a: &[$float], b: &[$float], out: &mut [$float]| {
                let (a_layout, a_stride) = layout(shape.a, shape.m, shape.k);
                let (b_layout, b_stride) = layout(shape.b, shape.k, shape.n);
                let [m, n, k] = [shape.m, shape.n, shape.k].map(|size| size as c_int);
                // SAFETY: the slices hold matrices of these shapes.
                unsafe {
                    gemm(
                        ROW_MAJOR,
                        a_layout,
                        b_layout,
                        m,
                        n,
                        k,
                        1.0,
                        a.as_ptr(),
                        a_stride,
                        b.as_ptr(),
                        b_stride,
                        0.0,
                        out.as_mut_ptr(),
                        n,
                    );
                }
            })
        }
    };
}
gemm!(sgemm f32 "cblas_sgemm");
gemm!(dgemm f64 "cblas_dgemm");
