//! What a function takes per element in L1, next to what vector math libraries take.
//!
//! `cargo bench -p cotangent-benches --bench math [-- NAME...]` prints nanoseconds per element at the
//! current ISA level, least of many rounds in which the contestants take turns. Libraries that are not
//! found leave their columns out; `COTANGENT_SVML`, `COTANGENT_SLEEF` and `COTANGENT_LIBMVEC` name files
//! to load. "ha" is SVML's high accuracy (1 ULP), without it 4 ULP, "ep" about half of the bits; SLEEF's
//! columns name its bound in ULP; libmvec's is 4. Ours are 1 or 2. The ratio is our time by that of the
//! fastest rival other than "ep".

#[cfg(target_arch = "x86_64")]
mod calls;
#[cfg(target_arch = "x86_64")]
mod functions;
#[cfg(target_arch = "x86_64")]
mod rivals;
#[cfg(target_arch = "x86_64")]
mod table;

mod sweep;

fn main() {
    let wanted: Vec<_> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_wanted = |name: &str| {
        wanted.is_empty() || wanted.iter().any(|wanted| name.contains(wanted.as_str()))
    };
    #[cfg(target_arch = "x86_64")]
    table::print(&is_wanted);
    sweep::print(&is_wanted);
}
