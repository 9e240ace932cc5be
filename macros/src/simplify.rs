//! What nobody uses is not computed: results of branches that are overwritten or left behind.

use crate::ir::{Op, Program, Value};

impl Program {
    /// Takes away what branches give and `results` do not need.
    pub(crate) fn drop_unused_results(&mut self, results: &[Value]) {
        let live = self.live(results);
        for branch in self.values() {
            if !matches!(self.equation(branch).op, Op::Branch { .. }) {
                continue;
            }
            let mut used = Vec::new();
            for value in self.values() {
                match self.equation(value).op {
                    Op::Result { of, index } if of == branch && live[value.0] => used.push(index),
                    _ => {}
                }
            }
            used.sort_unstable();
            used.dedup();
            for value in self.values() {
                let equation = &mut self.equations[value.0];
                match &mut equation.op {
                    Op::Result { of, index } if *of == branch => match used.binary_search(index) {
                        Ok(place) => *index = place,
                        Err(_) => {
                            equation.op = Op::Unused;
                            equation.is_active = false;
                        }
                    },
                    _ => {}
                }
            }
            for side in self.equations[branch.0].op.regions_mut() {
                side.results = used.iter().map(|&index| side.results[index]).collect();
                side.seeds.truncate(used.len());
            }
        }
    }
}
