//! A short run of what the fuzz targets check, on bytes of a fixed seed.

mod checks;

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

fn with_random_bytes(check: fn(&[u8]), runs: u64) {
    for seed in 0..runs {
        let mut bytes = [0; 64];
        Xoshiro256PlusPlus::seed_from_u64(seed).fill_bytes(&mut bytes);
        // Numbers of moderate size are rare among random bits.
        if seed % 2 == 0 {
            for (number, byte) in [(16, 0.25), (24, 3.5)] {
                let scale = f64::from(bytes[number]) / 16.0;
                bytes[number..][..8].copy_from_slice(&(byte * scale).to_bits().to_le_bytes());
            }
        }
        check(&bytes);
    }
    check(&[]);
}

#[test]
fn sweeps() {
    with_random_bytes(checks::sweeps, 300);
}

#[test]
fn random_parameters() {
    with_random_bytes(checks::random_parameters, 2000);
}

#[test]
fn layouts() {
    with_random_bytes(checks::layouts, 400);
}
