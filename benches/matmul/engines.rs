//! Ways to multiply matrices.

use cotangent_kernels::{Element, Identity, Level, MatMut, matmul};

use crate::shapes::Shape;

/// `out = a b`.
type Multiply<T> = Box<dyn Fn(&Shape, &[T], &[T], &mut [T])>;

pub(crate) struct Engine<T> {
    pub(crate) name: String,
    pub(crate) is_ours: bool,
    /// Whether it is called in a warm section.
    pub(crate) is_warm: bool,
    pub(crate) multiply: Multiply<T>,
}

fn ours<T: Element>(level: Level) -> impl Fn(&Shape, &[T], &[T], &mut [T]) {
    move |shape, a, b, out| {
        let a = shape.a.matrix(a, shape.m, shape.k);
        let b = shape.b.matrix(b, shape.k, shape.n);
        let out = MatMut::row_major(out, shape.m, shape.n);
        match level == Level::current() {
            true => matmul(a, b, out, Identity),
            false => level.scope(|| matmul(a, b, out, Identity)),
        }
    }
}

/// Ours at the best level first.
pub(crate) fn engines<T: Element + Rivals>(threads: usize) -> Vec<Engine<T>> {
    let mut engines = Vec::new();
    for level in Level::available().filter(|level| level.has_fma()) {
        let multiply = Box::new(ours(level));
        engines.push(Engine { name: level.name().into(), is_ours: true, is_warm: false, multiply });
    }
    if threads > 1 {
        let multiply = Box::new(ours(Level::current()));
        engines.insert(0, Engine { name: "warm".into(), is_ours: true, is_warm: true, multiply });
    }
    for (name, multiply) in T::rivals(threads) {
        engines.push(Engine { name: name.into(), is_ours: false, is_warm: false, multiply });
    }
    engines
}

/// Other libraries' products.
pub(crate) trait Rivals: Sized {
    fn rivals(threads: usize) -> Vec<(&'static str, Multiply<Self>)>;
}

#[cfg(not(feature = "rivals"))]
impl<T> Rivals for T {
    fn rivals(_: usize) -> Vec<(&'static str, Multiply<Self>)> {
        Vec::new()
    }
}

#[cfg(feature = "rivals")]
macro_rules! rivals {
    ($float:ident $matrixmultiply:path, $openblas:ident) => {
        impl Rivals for $float {
            fn rivals(threads: usize) -> Vec<(&'static str, Multiply<Self>)> {
                let of_matrixmultiply =
                    |shape: &Shape, a: &[$float], b: &[$float], out: &mut [$float]| {
                        let [a_row, a_col] = shape.a.strides(shape.m, shape.k).map(|x| x as isize);
                        let [b_row, b_col] = shape.b.strides(shape.k, shape.n).map(|x| x as isize);
                        // SAFETY: the slices hold matrices of these shapes and strides.
                        unsafe {
                            $matrixmultiply(
                                shape.m,
                                shape.k,
                                shape.n,
                                1.0,
                                a.as_ptr(),
                                a_row,
                                a_col,
                                b.as_ptr(),
                                b_row,
                                b_col,
                                0.0,
                                out.as_mut_ptr(),
                                shape.n as isize,
                                1,
                            );
                        }
                    };
                let of_gemm =
                    move |shape: &Shape, a: &[$float], b: &[$float], out: &mut [$float]| {
                        let [a_row, a_col] = shape.a.strides(shape.m, shape.k).map(|x| x as isize);
                        let [b_row, b_col] = shape.b.strides(shape.k, shape.n).map(|x| x as isize);
                        let parallelism = match threads {
                            1 => gemm::Parallelism::None,
                            threads => gemm::Parallelism::Rayon(threads),
                        };
                        // SAFETY: as above.
                        unsafe {
                            gemm::gemm(
                                shape.m,
                                shape.n,
                                shape.k,
                                out.as_mut_ptr(),
                                1,
                                shape.n as isize,
                                false,
                                a.as_ptr(),
                                a_col,
                                a_row,
                                b.as_ptr(),
                                b_col,
                                b_row,
                                0.0,
                                1.0,
                                false,
                                false,
                                false,
                                parallelism,
                            );
                        }
                    };
                let mut rivals = vec![
                    ("matrixmultiply", Box::new(of_matrixmultiply) as Multiply<$float>),
                    ("gemm", Box::new(of_gemm)),
                ];
                if let Some(multiply) = crate::openblas::$openblas() {
                    rivals.push(("OpenBLAS", Box::new(multiply)));
                }
                rivals
            }
        }
    };
}
#[cfg(feature = "rivals")]
rivals!(f32 matrixmultiply::sgemm, sgemm);
#[cfg(feature = "rivals")]
rivals!(f64 matrixmultiply::dgemm, dgemm);
