//! Eight generators xoshiro256++ side by side, one in each 64 bits of a register.
//!
//! The generator is that of Blackman and Vigna, "Scrambled linear pseudorandom number generators"
//! (ACM Transactions on Mathematical Software 47, 2021). A step is linear over GF(2), so `n` steps
//! are a polynomial in one step: `x^n` modulo the characteristic polynomial.

use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::vector::{Bits, MAX_LANES, Vector};

/// Generators side by side, on all levels: as many as AVX-512 has room for in a register.
pub(super) const LANES: usize = 8;
/// The registers that they fill on levels with 256 bits.
const MOST_REGISTERS: usize = 2;

/// Four words for each generator.
type Words = [[u64; LANES]; 4];

/// `x^(lane 2^192)` for each lane: where its sequence begins, ahead of that of lane 0. Powers of the
/// published polynomial of the long jump, which is that of lane 1.
const LANE_STARTS: Words = [
    [
        0x0000_0000_0000_0001,
        0x76e1_5d3e_fefd_cbbf,
        0x85d1_837e_6f0c_d3fe,
        0x845c_25e1_49a0_e607,
        0xac54_fa50_4c60_e306,
        0xd5d9_8e15_4ba5_7b9d,
        0x9912_187b_c8ad_d636,
        0xde1b_8f0d_a776_4de0,
    ],
    [
        0x0000_0000_0000_0000,
        0xc500_4e44_1c52_2fb3,
        0xa4b0_4885_71ed_cb9d,
        0x1f95_eb2c_ab0d_f83a,
        0x0b89_3c16_e4a7_f3b3,
        0x9dce_4ba2_f0d5_0a98,
        0x143c_1485_4939_9e84,
        0xb56d_9884_3363_d3f1,
    ],
    [
        0x0000_0000_0000_0000,
        0x7771_0069_854e_e241,
        0xe9ed_b73c_b3e9_fb7c,
        0xf858_92f1_0ddb_4851,
        0xaff9_0eda_09ea_8b4c,
        0x7961_cbe0_d61d_6e96,
        0x1a31_ff11_ab44_e38b,
        0xaea5_83cc_103a_5f78,
    ],
    [
        0x0000_0000_0000_0000,
        0x3910_9bb0_2acb_e635,
        0xba70_f1bd_97fc_40b0,
        0xbbc3_79ac_3cb7_2b5e,
        0x3727_c275_5226_44a7,
        0x7968_3feb_fcc4_44be,
        0x666e_1e37_ad01_c35d,
        0x4219_8cb6_772e_8155,
    ],
];
/// `x^(2^128)`, the published jump, for all lanes.
const JUMP: Words = [
    [0x180e_c6d3_3cfd_0aba; LANES],
    [0xd5a6_1266_f0c9_392c; LANES],
    [0xa958_2618_e03f_c9aa; LANES],
    [0x39ab_dc45_29b1_661c; LANES],
];

/// The states of all lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Streams(Words);

impl Streams {
    /// Lane 0 begins where a generator does that is seeded with SplitMix64, as its authors advise;
    /// each further lane is ahead of the one before by 2^192 numbers.
    pub(super) fn new(seed: u64, level: Level) -> Self {
        let mut state = seed;
        let first = Self(std::array::from_fn(|_| [split_mix(&mut state); LANES]));
        first.advanced(&LANE_STARTS, level)
    }

    /// All lanes, ahead by 2^128 numbers.
    pub(super) fn jumped(&self, level: Level) -> Self {
        self.advanced(&JUMP, level)
    }

    fn advanced(&self, polynomials: &Words, level: Level) -> Self {
        dispatch(level, Advance { streams: self, polynomials })
    }
}

/// The next output of SplitMix64 (Steele, Lea and Flood, 2014).
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Applies to each lane a polynomial in one step: the sum of the states whose coefficient is 1.
struct Advance<'a> {
    streams: &'a Streams,
    polynomials: &'a Words,
}

impl Kernel<Streams> for Advance<'_> {
    #[inline(always)]
    fn run<I: Isa>(self) -> Streams {
        let mut generator = Generator::<I::F64>::new(self.streams);
        let zero = <I::F64 as Vector>::Bits::of_u64(0);
        let one = <I::F64 as Vector>::Bits::of_u64(1);
        let mut sum = Generator::<I::F64> { state: [[zero; MOST_REGISTERS]; 4] };
        for word in self.polynomials {
            let mut coefficients = registers::<I::F64>(word);
            for _ in 0..u64::BITS {
                let mut i = 0;
                while i < LANES / I::F64::LANES {
                    let mask = zero - (coefficients[i] & one);
                    coefficients[i] = coefficients[i].shr(1);
                    let mut word = 0;
                    while word < 4 {
                        sum.state[word][i] = sum.state[word][i] ^ (generator.state[word][i] & mask);
                        word += 1;
                    }
                    generator.step(i);
                    i += 1;
                }
            }
        }
        sum.streams()
    }
}

/// The generators in registers. On levels with 512 bits the second register of each word is unused.
pub(super) struct Generator<V: Vector<Elem = f64>> {
    state: [[V::Bits; MOST_REGISTERS]; 4],
}

impl<V: Vector<Elem = f64>> Generator<V> {
    #[inline(always)]
    pub(super) fn new(streams: &Streams) -> Self {
        let [a, b, c, d] = &streams.0;
        Self { state: [registers::<V>(a), registers::<V>(b), registers::<V>(c), registers::<V>(d)] }
    }

    #[inline(always)]
    pub(super) fn streams(&self) -> Streams {
        let mut words = [[0; LANES]; 4];
        for (words, registers) in words.iter_mut().zip(&self.state) {
            for (i, lanes) in words.chunks_exact_mut(V::LANES).enumerate() {
                let numbers = V::from_bits(registers[i]).to_array();
                for (word, number) in lanes.iter_mut().zip(numbers) {
                    *word = number.to_bits();
                }
            }
        }
        Streams(words)
    }

    /// The next numbers of all lanes: of one step where they fill two registers, of two where one.
    #[inline(always)]
    pub(super) fn next(&mut self) -> [V::Bits; 2] {
        match LANES / V::LANES {
            2 => [self.step(0), self.step(1)],
            1 => [self.step(0), self.step(0)],
            registers => unreachable!("{registers} registers"),
        }
    }

    /// The next number of each lane in a register.
    #[inline(always)]
    fn step(&mut self, register: usize) -> V::Bits {
        let [a, b, c, d] = &mut self.state;
        let [a, b, c, d] = [&mut a[register], &mut b[register], &mut c[register], &mut d[register]];
        let number = rotate_left(*a + *d, 23) + *a;
        let shifted = b.shl(17);
        *c = *c ^ *a;
        *d = *d ^ *b;
        *b = *b ^ *c;
        *a = *a ^ *d;
        *c = *c ^ shifted;
        *d = rotate_left(*d, 45);
        number
    }
}

/// Writes the numbers of all lanes, step by step.
pub(super) struct Numbers<'a> {
    pub(super) streams: &'a mut Streams,
    /// A multiple of `2 * LANES` numbers.
    pub(super) out: &'a mut [u64],
}

impl Kernel<()> for Numbers<'_> {
    #[inline(always)]
    fn run<I: Isa>(self) {
        let mut generator = Generator::<I::F64>::new(self.streams);
        let out: &mut [f64] = bytemuck::cast_slice_mut(self.out);
        for out in out.chunks_exact_mut(2 * I::F64::LANES) {
            let (lower, upper) = out.split_at_mut(I::F64::LANES);
            let [a, b] = generator.next();
            I::F64::from_bits(a).store_into(lower);
            I::F64::from_bits(b).store_into(upper);
        }
        *self.streams = generator.streams();
    }
}

#[inline(always)]
fn rotate_left<B: Bits>(x: B, count: u32) -> B {
    x.shl(count) | x.shr(u64::BITS - count)
}

#[inline(always)]
fn registers<V: Vector<Elem = f64>>(words: &[u64; LANES]) -> [V::Bits; MOST_REGISTERS] {
    let mut registers = [V::Bits::of_u64(0); MOST_REGISTERS];
    for (i, words) in words.chunks_exact(V::LANES).enumerate() {
        let mut lanes = [0.0; MAX_LANES];
        for (lane, &word) in lanes.iter_mut().zip(words) {
            *lane = f64::from_bits(word);
        }
        registers[i] = V::from_array(lanes).to_bits();
    }
    registers
}

#[cfg(test)]
mod tests {
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    use super::*;

    #[test]
    fn lanes_are_long_jumps_and_blocks_are_jumps_apart() {
        for level in Level::available() {
            for seed in [0, 42, u64::MAX] {
                let mut lanes = vec![Xoshiro256PlusPlus::seed_from_u64(seed)];
                for lane in 1..LANES {
                    let mut next = lanes[lane - 1].clone();
                    next.long_jump();
                    lanes.push(next);
                }
                let mut streams = Streams::new(seed, level);
                for block in 0..3 {
                    let mut numbers = [0; 40 * LANES];
                    let mut used = streams.clone();
                    dispatch(level, Numbers { streams: &mut used, out: &mut numbers });
                    let mut expected = lanes.clone();
                    for (i, number) in numbers.into_iter().enumerate() {
                        let expected = expected[i % LANES].next_u64();
                        assert_eq!(number, expected, "{level}, seed {seed}, block {block}, {i}");
                    }
                    streams = streams.jumped(level);
                    lanes.iter_mut().for_each(Xoshiro256PlusPlus::jump);
                }
            }
        }
    }
}
