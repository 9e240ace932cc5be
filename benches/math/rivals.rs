//! Vector math libraries that are loaded where they are installed: Intel's SVML, SLEEF, and libmvec of
//! glibc. Nothing of them is linked or shipped.

use std::path::Path;

use cotangent_kernels::Level;
use libloading::Library;

/// A library, where it is looked for, and what it promises.
struct Source {
    /// Names a file to load instead of the usual ones.
    variable: &'static str,
    usual: &'static [&'static str],
    columns: &'static [Column],
}

/// An accuracy that a library has functions for.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    pub(crate) title: &'static str,
    /// Whether it errs by a few ULP at most. Otherwise about half of the bits are right.
    pub(crate) is_accurate: bool,
    symbols: fn(&Signature<'_>) -> Vec<String>,
}

/// What a symbol's name is made of.
pub(crate) struct Signature<'a> {
    pub(crate) c_name: &'a str,
    pub(crate) arguments: usize,
    /// Bits of an element.
    pub(crate) bits: usize,
    pub(crate) level: Level,
}

impl Signature<'_> {
    fn register_bits(&self) -> usize {
        if self.level.name() == "avx512" { 512 } else { 256 }
    }
    fn lanes(&self) -> usize {
        self.register_bits() / self.bits
    }
    fn is_single(&self) -> bool {
        self.bits == 32
    }
    fn svml(&self, accuracy: &str) -> Vec<String> {
        let float = if self.is_single() { "f" } else { "" };
        let name = format!("__svml_{}{float}{}{accuracy}", self.c_name, self.lanes());
        // Those for one instruction set do not first ask which CPU this is.
        let isa = if self.register_bits() == 512 { "z0" } else { "l9" };
        vec![format!("{name}_{isa}"), name]
    }
    fn sleef(&self, accuracies: &[&str]) -> Vec<String> {
        let float = if self.is_single() { "f" } else { "d" };
        let isa = if self.register_bits() == 512 { "avx512f" } else { "avx2" };
        let name = |ulp| format!("Sleef_{}{float}{}_u{ulp}{isa}", self.c_name, self.lanes());
        accuracies.iter().map(name).collect()
    }
    fn libmvec(&self) -> Vec<String> {
        let isa = if self.register_bits() == 512 { 'e' } else { 'd' };
        let float = if self.is_single() { "f" } else { "" };
        let arguments = "v".repeat(self.arguments);
        vec![format!("_ZGV{isa}N{}{arguments}_{}{float}", self.lanes(), self.c_name)]
    }
}

const SOURCES: &[Source] = &[
    Source {
        variable: "COTANGENT_SVML",
        usual: &["libsvml.so"],
        columns: &[
            Column { title: "SVML ha", is_accurate: true, symbols: |s| s.svml("_ha") },
            Column { title: "SVML", is_accurate: true, symbols: |s| s.svml("") },
            Column { title: "SVML ep", is_accurate: false, symbols: |s| s.svml("_ep") },
        ],
    },
    Source {
        variable: "COTANGENT_SLEEF",
        usual: &["libsleef.so.3", "libsleef.so"],
        columns: &[
            Column {
                title: "SLEEF 1",
                is_accurate: true,
                symbols: |s| s.sleef(&["10", "15", "05"]),
            },
            Column { title: "SLEEF 3.5", is_accurate: true, symbols: |s| s.sleef(&["35"]) },
        ],
    },
    Source {
        variable: "COTANGENT_LIBMVEC",
        usual: &["libmvec.so.1"],
        columns: &[Column { title: "libmvec", is_accurate: true, symbols: |s| s.libmvec() }],
    },
];

/// The libraries that were found.
pub(crate) struct Rivals(Vec<(Library, &'static [Column])>);

impl Rivals {
    /// Loads what there is, and says what there is not.
    pub(crate) fn load() -> Self {
        let mut found = Vec::new();
        for source in SOURCES {
            let given = std::env::var(source.variable).ok();
            let names: Vec<&str> = match &given {
                Some(path) => vec![path],
                None => source.usual.to_vec(),
            };
            match names.iter().find_map(|name| open(name)) {
                Some(library) => found.push((library, source.columns)),
                None => {
                    let titles: Vec<_> = source.columns.iter().map(|column| column.title).collect();
                    println!(
                        "no columns {}: none of {} is installed, and {} names no other file",
                        titles.join(", "),
                        names.join(", "),
                        source.variable
                    );
                }
            }
        }
        Self(found)
    }

    pub(crate) fn columns(&self) -> impl Iterator<Item = Column> {
        self.0.iter().flat_map(|(_, columns)| columns.iter().copied())
    }

    /// The address of a function for each column, where the library has it.
    pub(crate) fn find(&self, signature: &Signature<'_>) -> Vec<Option<*const ()>> {
        let mut found = Vec::new();
        for (library, columns) in &self.0 {
            for column in *columns {
                let symbols = (column.symbols)(signature);
                found.push(symbols.iter().find_map(|symbol| address(library, symbol)));
            }
        }
        found
    }
}

fn open(name: &str) -> Option<Library> {
    // SVML needs this one, which lies beside it, off the paths that are searched.
    let beside = Path::new(name).with_file_name("libintlc.so.5");
    if beside.is_file() {
        // SAFETY: a library of Intel's compiler, whose initialisers only look at the CPU.
        let runtime = unsafe { Library::new(&beside) };
        // It stays loaded.
        std::mem::forget(runtime);
    }
    // SAFETY: libraries of mathematical functions, whose initialisers only look at the CPU.
    unsafe { Library::new(name) }.ok()
}

fn address(library: &Library, symbol: &str) -> Option<*const ()> {
    // SAFETY: only the address is taken; who calls it vouches for the type.
    let symbol = unsafe { library.get::<*const ()>(symbol.as_bytes()) };
    symbol.ok().map(|address| *address)
}
