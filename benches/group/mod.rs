//! Engines as a group of criterion's.

use std::time::Duration;

use cotangent_benches::engine::Engine;
use cotangent_benches::threads;
use criterion::{BenchmarkId, Criterion, Throughput};

/// Checks all engines, then times them inside a pool of `threads`.
pub(crate) fn run<D: Send + 'static>(
    criterion: &mut Criterion,
    name: &str,
    n: usize,
    threads: usize,
    data: &mut D,
    engines: &[Engine<D>],
) {
    let pool = threads::pool(threads);
    let mut group = criterion.benchmark_group(name);
    group.sample_size(20);
    group.warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_millis(400));
    for engine in engines {
        pool.install(|| engine.check(data));
        group.throughput(Throughput::Bytes(engine.bytes as u64));
        let id = BenchmarkId::new(format!("{}-{threads}t", engine.name), n);
        group.bench_function(id, |bencher| {
            bencher.iter_custom(|calls| pool.install(|| engine.time(data, calls)));
        });
    }
    group.finish();
}
