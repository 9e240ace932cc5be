//! Atoms that attract each other from afar and repel each other nearby, by Lennard-Jones' potential: lengths in
//! units of where it is 0, energies of how deep it is, masses of an atom's.

use cotangent::prelude::*;

/// Atoms that are farther apart do not feel each other.
pub(crate) const CUTOFF: f64 = 2.5;

/// How much farther apart than [`CUTOFF`] the atoms of a pair may be when they are listed.
pub(crate) const SKIN: f64 = 0.3;

/// The energy of two atoms at a squared distance.
#[differentiable]
pub(crate) fn potential(squared: f64) -> f64 {
    let attraction = 1.0 / (squared * squared * squared);
    4.0 * attraction * (attraction - 1.0)
}

/// The energy of all pairs within the cutoff, where it is shifted to 0.
#[differentiable]
pub(crate) fn energy(points: &[[f64; 3]], #[no_grad] pairs: &[(u32, u32)]) -> f64 {
    let at_cutoff = potential(CUTOFF * CUTOFF);
    sum(pairs.map(|(i, j)| {
        let (a, b) = (points[i as usize], points[j as usize]);
        let squared = square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]);
        if squared < CUTOFF * CUTOFF { potential(squared) - at_cutoff } else { 0.0 }
    }))
}

/// The pairs of atoms that are nearer than the cutoff and the skin, each once.
pub(crate) fn pairs(points: &[[f64; 3]]) -> Vec<(u32, u32)> {
    let reach = CUTOFF + SKIN;
    let cell = |point: &[f64; 3]| point.map(|x| (x / reach).floor() as i64);
    let mut cells = std::collections::HashMap::<_, Vec<u32>>::new();
    for (i, point) in (0..).zip(points) {
        cells.entry(cell(point)).or_default().push(i);
    }
    let is_near = |i: u32, j: u32| {
        let (a, b) = (points[i as usize], points[j as usize]);
        (0..3).map(|k| (a[k] - b[k]).powi(2)).sum::<f64>() < reach * reach
    };
    let mut pairs = Vec::new();
    for (i, point) in (0..).zip(points) {
        let [x, y, z] = cell(point);
        for neighbour in 0..27 {
            let (dx, dy, dz) = (neighbour % 3 - 1, neighbour / 3 % 3 - 1, neighbour / 9 - 1);
            let others = cells.get(&[x + dx, y + dy, z + dz]).into_iter().flatten();
            pairs.extend(others.filter(|&&j| i < j && is_near(i, j)).map(|&j| (i, j)));
        }
    }
    pairs
}

/// A cube of a crystal, `side` cells of 4 atoms on each side, each of them moved a little.
pub(crate) fn crystal(side: usize, seed: u64) -> Vec<[f64; 3]> {
    const CELL: f64 = 1.56;
    const PLACES: [[f64; 3]; 4] = [[0.0; 3], [0.0, 0.5, 0.5], [0.5, 0.0, 0.5], [0.5, 0.5, 0.0]];
    let count = 4 * side * side * side;
    let moves: Tensor<f64> = random_normal(3 * count, seed);
    let (moves, _) = moves.as_slice().as_chunks::<3>();
    let atoms = moves.iter().enumerate().map(|(atom, moves)| {
        let (place, cell) = (PLACES[atom % 4], atom / 4);
        let corner = [cell % side, cell / side % side, cell / side / side];
        std::array::from_fn(|k| CELL * (corner[k] as f64 + place[k]) + 0.02 * moves[k])
    });
    atoms.collect()
}
