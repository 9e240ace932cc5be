//! Forces between atoms.

#[path = "../../lennard_jones/model.rs"]
mod model;

use model::{CUTOFF, SKIN, crystal, energy, pairs, potential};

use crate::{ROUNDINGS, assert_close};

#[test]
fn the_energy_has_the_slopes_of_its_differences() {
    let points = crystal(2, 5);
    let pairs = pairs(&points);
    let value =
        |points: &[[f64; 3]]| energy::value(points, &pairs).expect("no lengths are compared");
    let (at, grad) = energy::value_and_grad(&points, &pairs).expect("no lengths are compared");
    assert_eq!(at, value(&points), "the value beside the gradient");
    for atom in [0, 7, 18, 31] {
        for k in 0..3 {
            let moved = |to| {
                let mut points = points.clone();
                points[atom][k] = to;
                value(&points)
            };
            // Small steps: the slope of the energy jumps where a pair comes within the cutoff.
            let (x, step) = (points[atom][k], 1e-5);
            let difference = (moved(x + step) - moved(x - step)) / (2.0 * step);
            let what = format!("coordinate {k} of atom {atom}");
            assert_close(grad.points[atom][k], difference, 1e-8 * at.abs(), &what);
        }
    }
}

#[test]
fn forces_add_up_to_nothing() {
    let points = crystal(3, 5);
    let grad = energy::grad(&points, &pairs(&points)).expect("no lengths are compared");
    for k in 0..3 {
        let total: f64 = grad.points.iter().map(|slopes| slopes[k]).sum();
        let size: f64 = grad.points.iter().map(|slopes| slopes[k].abs()).sum();
        assert_close(total, 0.0, ROUNDINGS * size, "the force on the whole crystal");
    }
}

#[test]
fn pairs_are_those_within_reach() {
    let points = crystal(3, 9);
    let is_near = |i: usize, j: usize| {
        let squared: f64 = (0..3).map(|k| (points[i][k] - points[j][k]).powi(2)).sum();
        squared < (CUTOFF + SKIN).powi(2)
    };
    let all = (0..points.len()).flat_map(|i| (i + 1..points.len()).map(move |j| (i, j)));
    let mut found = pairs(&points);
    found.sort_unstable();
    let near = all.filter(|&(i, j)| is_near(i, j)).map(|(i, j)| (i as u32, j as u32));
    assert_eq!(found, near.collect::<Vec<_>>());
}

#[test]
fn the_well_is_where_it_should_be() {
    let bottom = 2.0_f64.powf(1.0 / 3.0);
    let (depth, grad) = potential::value_and_grad(bottom).expect("no lengths are compared");
    assert_close(depth, -1.0, ROUNDINGS, "the depth");
    assert_close(grad.squared, 0.0, ROUNDINGS, "the slope at the bottom");
}
