//! Single operations on slices. Ids are `kernels/<op>_<type>/<engine>-<threads>t/<n>`; see
//! `cotangent_benches::elementwise` for the engines and for what counts as a byte.

use cotangent_benches::array::Placement;
use cotangent_benches::elementwise::{Float, Operands, Operation};
use cotangent_benches::rooflines::{reads, rooflines};
use cotangent_benches::{SIZES, threads};
use cotangent_kernels::Level;
use criterion::{Criterion, criterion_group, criterion_main};

mod group;

fn bench<T: Float>(criterion: &mut Criterion, operation: Operation, float: &str) {
    let name = format!("kernels/{}_{float}", operation.name());
    for n in SIZES {
        let mut data = Operands::<T>::new(n, Placement::Line);
        for count in threads::counts() {
            let mut engines: Vec<_> =
                Level::available().map(|level| operation.kernel(n, level)).collect();
            if count == 1 {
                engines.push(operation.naive(n));
            }
            match operation {
                Operation::Sum | Operation::Mean => engines.extend(reads(1, n, count)),
                Operation::Dot => engines.extend(reads(2, n, count)),
                _ => engines.extend(rooflines(n, count)),
            }
            group::run(criterion, &name, n, count, &mut data, &engines);
        }
    }
}

fn kernels(criterion: &mut Criterion) {
    for operation in Operation::ALL {
        bench::<f32>(criterion, operation, "f32");
        bench::<f64>(criterion, operation, "f64");
    }
}

criterion_group!(benches, kernels);
criterion_main!(benches);
