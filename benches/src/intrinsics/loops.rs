//! The loops, written once over the few operations that each instruction set names.
//!
//! Four registers are processed per turn, each with accumulators of its own: an FMA takes four
//! cycles and two can start in each, but every element also needs two loads, of which two can start.
//! Tails are masked.

/// Expands to the loops and their table.
macro_rules! loops {
    ($name:literal, $features:literal) => {
        use std::iter::zip;

        use super::Intrinsics;

        /// Handed out by `Intrinsics::of` only, for a level that the CPU has.
        pub(super) static LOOPS: Intrinsics = Intrinsics {
            name: $name,
            // SAFETY: whoever has the table has the features.
            read: |a, b| unsafe { read(a, b) },
            // SAFETY: as above.
            copy: |a, out| unsafe { copy::<false>(a, out) },
            // SAFETY: as above.
            copy_streaming: |a, out| unsafe { copy::<true>(a, out) },
            // SAFETY: as above.
            triad: |a, b, out| unsafe { triad::<false>(a, b, out) },
            // SAFETY: as above.
            triad_streaming: |a, b, out| unsafe { triad::<true>(a, b, out) },
            // SAFETY: as above.
            scalar_sums: |w, b, x, y| unsafe { scalar_sums(w, b, x, y) },
            // SAFETY: as above.
            vector_gradient: |scale, inputs, out| unsafe {
                vector_gradient::<false>(scale, inputs, out)
            },
            // SAFETY: as above.
            vector_gradient_streaming: |scale, inputs, out| unsafe {
                vector_gradient::<true>(scale, inputs, out)
            },
        };

        const UNROLL: usize = 4;
        const STEP: usize = UNROLL * LANES;

        #[inline]
        #[target_feature(enable = $features)]
        fn load(from: &[f32; STEP], register: usize) -> Register {
            assert!(register < UNROLL);
            // SAFETY: the register lies within the array.
            let from = unsafe { from.as_ptr().add(register * LANES) };
            // SAFETY: as above.
            unsafe { load_register(from) }
        }

        #[inline]
        #[target_feature(enable = $features)]
        fn put<const STREAM: bool>(value: Register, to: &mut [f32; STEP], register: usize) {
            assert!(register < UNROLL);
            // SAFETY: the register lies within the array.
            let to = unsafe { to.as_mut_ptr().add(register * LANES) };
            match STREAM {
                // SAFETY: as above; `assert_at_line` has seen the start of the whole slice.
                true => unsafe { stream_register(to, value) },
                // SAFETY: as above.
                false => unsafe { store_register(to, value) },
            }
        }

        fn assert_at_line(slice: &[f32]) {
            assert_eq!(slice.as_ptr().addr() % 64, 0, "streamed arrays begin at a cache line");
        }

        #[inline]
        #[target_feature(enable = $features)]
        fn sum([a, b, c, d]: [Register; UNROLL]) -> f32 {
            reduce(add(add(a, b), add(c, d)))
        }

        /// The mask of register `i` of a tail, unless nothing is left for it.
        #[inline]
        #[target_feature(enable = $features)]
        fn part(tail: usize, i: usize) -> Option<Mask> {
            (i * LANES < tail).then(|| first(LANES.min(tail - i * LANES)))
        }

        #[target_feature(enable = $features)]
        fn read(a: &[f32], b: &[f32]) -> f32 {
            assert_eq!(a.len(), b.len());
            let (mut in_a, mut in_b) = ([splat(0.0); UNROLL], [splat(0.0); UNROLL]);
            let ((a, a_tail), (b, b_tail)) = (a.as_chunks::<STEP>(), b.as_chunks::<STEP>());
            for (a, b) in zip(a, b) {
                for i in 0..UNROLL {
                    in_a[i] = add(in_a[i], load(a, i));
                    in_b[i] = add(in_b[i], load(b, i));
                }
            }
            for i in 0..UNROLL {
                let Some(mask) = part(a_tail.len(), i) else { break };
                in_a[i] = add(in_a[i], load_first(mask, &a_tail[i * LANES..]));
                in_b[i] = add(in_b[i], load_first(mask, &b_tail[i * LANES..]));
            }
            sum(in_a) + sum(in_b)
        }

        #[target_feature(enable = $features)]
        fn copy<const STREAM: bool>(a: &[f32], out: &mut [f32]) {
            assert_eq!(a.len(), out.len());
            if STREAM {
                assert_at_line(out);
            }
            let (a, a_tail) = a.as_chunks::<STEP>();
            let (out, out_tail) = out.as_chunks_mut::<STEP>();
            for (out, a) in zip(out, a) {
                for i in 0..UNROLL {
                    put::<STREAM>(load(a, i), out, i);
                }
            }
            out_tail.copy_from_slice(a_tail);
            fence(STREAM);
        }

        #[target_feature(enable = $features)]
        fn triad<const STREAM: bool>(a: &[f32], b: &[f32], out: &mut [f32]) {
            assert_eq!((a.len(), b.len()), (b.len(), out.len()));
            if STREAM {
                assert_at_line(out);
            }
            let three = splat(3.0);
            let (a, a_tail) = a.as_chunks::<STEP>();
            let (b, b_tail) = b.as_chunks::<STEP>();
            let (out, out_tail) = out.as_chunks_mut::<STEP>();
            for (out, (a, b)) in zip(out, zip(a, b)) {
                for i in 0..UNROLL {
                    put::<STREAM>(fma(three, load(b, i), load(a, i)), out, i);
                }
            }
            for i in 0..UNROLL {
                let Some(mask) = part(out_tail.len(), i) else { break };
                let at = i * LANES;
                let (a, b) = (load_first(mask, &a_tail[at..]), load_first(mask, &b_tail[at..]));
                store_first(mask, &mut out_tail[at..], fma(three, b, a));
            }
            fence(STREAM);
        }

        #[target_feature(enable = $features)]
        fn scalar_sums(w: f32, b: f32, x: &[f32], y: &[f32]) -> [f32; 3] {
            assert_eq!(x.len(), y.len());
            let (w, b) = (splat(w), splat(b));
            let mut values = [splat(0.0); UNROLL];
            let (mut dws, mut dbs) = (values, values);
            let ((x, x_tail), (y, y_tail)) = (x.as_chunks::<STEP>(), y.as_chunks::<STEP>());
            for (x, y) in zip(x, y) {
                for i in 0..UNROLL {
                    let x = load(x, i);
                    let residual = sub(fma(w, x, b), load(y, i));
                    values[i] = fma(residual, residual, values[i]);
                    dws[i] = fma(residual, x, dws[i]);
                    dbs[i] = add(residual, dbs[i]);
                }
            }
            for i in 0..UNROLL {
                let Some(mask) = part(x_tail.len(), i) else { break };
                let at = i * LANES;
                let (x, y) = (load_first(mask, &x_tail[at..]), load_first(mask, &y_tail[at..]));
                let residual = keep(mask, sub(fma(w, x, b), y));
                values[i] = fma(residual, residual, values[i]);
                dws[i] = fma(residual, x, dws[i]);
                dbs[i] = add(residual, dbs[i]);
            }
            [sum(values), sum(dws), sum(dbs)]
        }

        #[target_feature(enable = $features)]
        fn vector_gradient<const STREAM: bool>(
            scale: f32,
            inputs: [&[f32]; 4],
            [dw, db]: [&mut [f32]; 2],
        ) -> f32 {
            assert!(inputs.iter().all(|input| input.len() == dw.len()) && dw.len() == db.len());
            if STREAM {
                assert_at_line(dw);
                assert_at_line(db);
            }
            let scale = splat(scale);
            let mut values = [splat(0.0); UNROLL];
            let [w, b, x, y] = inputs.map(|input| input.as_chunks::<STEP>());
            let ((dw, dw_tail), (db, db_tail)) =
                (dw.as_chunks_mut::<STEP>(), db.as_chunks_mut::<STEP>());
            let inputs = zip(zip(w.0, b.0), zip(x.0, y.0));
            for ((dw, db), ((w, b), (x, y))) in zip(zip(dw, db), inputs) {
                for i in 0..UNROLL {
                    let x = load(x, i);
                    let residual = sub(fma(load(w, i), x, load(b, i)), load(y, i));
                    values[i] = fma(residual, residual, values[i]);
                    let scaled = mul(scale, residual);
                    put::<STREAM>(mul(scaled, x), dw, i);
                    put::<STREAM>(scaled, db, i);
                }
            }
            for i in 0..UNROLL {
                let Some(mask) = part(dw_tail.len(), i) else { break };
                let at = i * LANES;
                let (w, b) = (load_first(mask, &w.1[at..]), load_first(mask, &b.1[at..]));
                let (x, y) = (load_first(mask, &x.1[at..]), load_first(mask, &y.1[at..]));
                let residual = sub(fma(w, x, b), y);
                values[i] = fma(residual, residual, values[i]);
                let scaled = mul(scale, residual);
                store_first(mask, &mut dw_tail[at..], mul(scaled, x));
                store_first(mask, &mut db_tail[at..], scaled);
            }
            fence(STREAM);
            sum(values)
        }
    };
}
