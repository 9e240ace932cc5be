//! The tutorial's step. Ids are `linear_step/<parameters>/<engine>-<threads>t/<n>`; see
//! `cotangent_benches::linear` for the engines and for what counts as a byte.

use cotangent_benches::linear::{scalar, vector};
use cotangent_benches::{SIZES, threads};
use cotangent_kernels::Level;
use criterion::{Criterion, criterion_group, criterion_main};

mod group;

fn scalar_parameters(criterion: &mut Criterion) {
    for n in SIZES {
        let mut data = scalar::Operands::new(n);
        for count in threads::counts() {
            let mut engines: Vec<_> =
                Level::available().map(|level| scalar::cotangent(n, level)).collect();
            if count == 1 {
                engines.push(scalar::naive(n));
            }
            engines.extend(scalar::by_hand(n, count));
            group::run(criterion, "linear_step/scalar", n, count, &mut data, &engines);
        }
    }
}

fn vector_parameters(criterion: &mut Criterion) {
    for (name, work) in [
        ("linear_step/vector_gradient", vector::Work::Gradient),
        ("linear_step/vector_step", vector::Work::Step),
    ] {
        for n in SIZES {
            let mut data = vector::Operands::new(n);
            for count in threads::counts() {
                let mut engines: Vec<_> = Level::available()
                    .flat_map(|level| vector::cotangent(n, work, level))
                    .collect();
                if count == 1 {
                    engines.push(vector::naive(n, work));
                }
                engines.extend(vector::by_hand(n, work, count));
                group::run(criterion, name, n, count, &mut data, &engines);
            }
        }
    }
}

criterion_group!(benches, scalar_parameters, vector_parameters);
criterion_main!(benches);
