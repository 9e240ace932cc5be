//! The vector math library.

use crate::vector::Vector;

#[inline(always)]
fn map<V: Vector>(x: V, f: impl Fn(V::Elem) -> V::Elem) -> V {
    let mut lanes = [V::Elem::default(); 16];
    // SAFETY: no level has more than 16 lanes.
    unsafe { x.store(lanes.as_mut_ptr()) };
    for lane in &mut lanes[..V::LANES] {
        *lane = f(*lane);
    }
    // SAFETY: as above.
    unsafe { V::load(lanes.as_ptr()) }
}
macro_rules! temporary { ($($module:ident $method:ident)+) => { $(pub(crate) mod $module {
    use crate::vector::Vector;
    #[inline(always)]
    pub(crate) fn f32<V: Vector<Elem = f32>>(x: V) -> V { super::map(x, |x| x.$method()) }
    #[inline(always)]
    pub(crate) fn f64<V: Vector<Elem = f64>>(x: V) -> V { super::map(x, |x| x.$method()) }
})+ } }
temporary!(exp exp  ln ln  tanh tanh sigmoid exp);
pub(crate) mod trig {
    macro_rules! family { ($($t:ident)+) => { $(pub(crate) mod $t {
        use crate::vector::Vector;
        #[inline(always)]
        pub(crate) fn sin<V: Vector<Elem = $t>>(x: V) -> V { super::super::map(x, |x| x.sin()) }
        #[inline(always)]
        pub(crate) fn cos<V: Vector<Elem = $t>>(x: V) -> V { super::super::map(x, |x| x.cos()) }
    })+ } }
    family!(f32 f64);
}
pub(crate) mod powi {
    use crate::{Element, Lane};
    /// Repeated squaring.
    #[inline(always)]
    pub(crate) fn powi<V: Lane>(x: V, n: i32) -> V {
        let mut power = V::splat(V::Elem::ONE);
        let mut square = x;
        let mut rest = n.unsigned_abs();
        while rest > 0 {
            if rest & 1 == 1 {
                power = power * square;
            }
            square = square * square;
            rest >>= 1;
        }
        if n < 0 { power.recip() } else { power }
    }
}
pub(crate) mod powf {
    use crate::vector::Vector;
    #[inline(always)]
    pub(crate) fn f32<V: Vector<Elem = f32>>(x: V, y: V) -> V {
        (x.ln() * y).exp()
    }
    #[inline(always)]
    pub(crate) fn f64<V: Vector<Elem = f64>>(x: V, y: V) -> V {
        (x.ln() * y).exp()
    }
}
