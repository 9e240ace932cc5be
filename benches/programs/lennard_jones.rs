//! The forces between atoms, added up from pairs: the example's.

#[path = "../../examples/lennard_jones/model.rs"]
mod model;

use cotangent_benches::engine::Engine;

use model::{CUTOFF, EnergyGrad, crystal, energy};

use crate::Program;

struct Atoms {
    points: Vec<[f64; 3]>,
    pairs: Vec<(u32, u32)>,
    value: f64,
    grad: EnergyGrad,
}

fn generated(atoms: &mut Atoms) {
    let Atoms { points, pairs, value, grad } = atoms;
    *value = energy::value_and_grad_into(points, pairs, grad).expect("no lengths are compared");
}

/// As simulations of molecules do it: one division for a pair.
fn by_hand(atoms: &mut Atoms) {
    let Atoms { points, pairs, value, grad } = atoms;
    let grad = &mut grad.points;
    grad.clear();
    grad.resize(points.len(), [0.0; 3]);
    let inverse = 1.0 / (CUTOFF * CUTOFF);
    let attraction = inverse * inverse * inverse;
    let at_cutoff = 4.0 * attraction * (attraction - 1.0);
    let mut total = 0.0;
    for &(i, j) in pairs.iter() {
        let (i, j) = (i as usize, j as usize);
        let (a, b) = (points[i], points[j]);
        let d = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
        let squared = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
        if squared < CUTOFF * CUTOFF {
            let inverse = 1.0 / squared;
            let attraction = inverse * inverse * inverse;
            total += 4.0 * attraction * (attraction - 1.0) - at_cutoff;
            let slope = -24.0 * attraction * (2.0 * attraction - 1.0) * inverse;
            for k in 0..3 {
                grad[i][k] += slope * d[k];
                grad[j][k] -= slope * d[k];
            }
        }
    }
    *value = total;
}

/// All that is measured of it.
pub(crate) fn measure() -> Vec<Program> {
    let points = crystal(14, 3);
    let pairs = model::pairs(&points);
    let count = pairs.len();
    let mut atoms = Atoms { points, pairs, value: 0.0, grad: EnergyGrad::default() };
    by_hand(&mut atoms);
    let (value, forces) = (atoms.value, atoms.grad.points.clone());
    let accept = move |atoms: &Atoms| {
        let pairs = atoms.grad.points.as_flattened().iter().zip(forces.as_flattened());
        let largest = forces.as_flattened().iter().fold(0.0_f64, |most, d| most.max(d.abs()));
        let is_near = |(found, expected): (&f64, &f64)| (found - expected).abs() <= 1e-11 * largest;
        if (atoms.value - value).abs() <= 1e-11 * value.abs() && pairs.into_iter().all(is_near) {
            return Ok(());
        }
        Err(format!("{}, by hand {value}, or other forces", atoms.value))
    };
    let engine =
        |name, call: fn(&mut Atoms)| Engine::new(name, 1, call).accepted_if(accept.clone());
    let engines = [engine("generated", generated), engine("reverse mode by hand", by_hand)];
    let name = "Lennard-Jones forces of 10,976 atoms, pairs within a cutoff";
    vec![Program::measure(name, (count, "pair"), None, &mut atoms, &engines)]
}
