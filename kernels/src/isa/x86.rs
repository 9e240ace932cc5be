//! What the two levels of x86-64 have in common: they differ in the names of their intrinsics, and in
//! what a mask is.

/// Calls an intrinsic that only computes: its one precondition is the level.
macro_rules! isa {
    (@call $intrinsic:ident $(::<$constant:tt>)? ($($x:ident = $argument:expr),*)) => {{
        $(let $x = $argument;)*
        // SAFETY: register types exist only inside `enter` of their level; see `Lane`.
        unsafe { $intrinsic $(::<$constant>)? ($($x),*) }
    }};
    ($intrinsic:ident $(::<$constant:tt>)? ($a:expr)) => {
        isa!(@call $intrinsic $(::<$constant>)? (a = $a))
    };
    ($intrinsic:ident $(::<$constant:tt>)? ($a:expr, $b:expr)) => {
        isa!(@call $intrinsic $(::<$constant>)? (a = $a, b = $b))
    };
    ($intrinsic:ident $(::<$constant:tt>)? ($a:expr, $b:expr, $c:expr)) => {
        isa!(@call $intrinsic $(::<$constant>)? (a = $a, b = $b, c = $c))
    };
}
pub(super) use isa;

/// Implements the operators of a register type by calling functions on its content.
macro_rules! operators {
    ($register:ty: $($trait:ident $method:ident $function:path),+ $(,)?) => {
        $(impl std::ops::$trait for $register {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                // SAFETY: the type is the proof of its level; see `Lane`.
                Self(unsafe { $function(self.0, other.0) })
            }
        })+
    };
}
pub(super) use operators;

/// The methods of `Lane` that are one instruction each.
macro_rules! arithmetic {
    (
        $elem:ident $set1:ident $fmadd:ident $fmsub:ident $fnmadd:ident $sqrt:ident
    ) => {
        #[inline(always)]
        fn splat(x: $elem) -> Self {
            Self(isa!($set1(x)))
        }
        #[inline(always)]
        fn mul_add(self, a: Self, b: Self) -> Self {
            Self(isa!($fmadd(self.0, a.0, b.0)))
        }
        #[inline(always)]
        fn mul_sub(self, a: Self, b: Self) -> Self {
            Self(isa!($fmsub(self.0, a.0, b.0)))
        }
        #[inline(always)]
        fn product_error(self, other: Self, product: Self) -> Self {
            self.mul_sub(other, product)
        }
        #[inline(always)]
        fn neg_mul_add(self, a: Self, b: Self) -> Self {
            Self(isa!($fnmadd(self.0, a.0, b.0)))
        }
        #[inline(always)]
        fn sqrt(self) -> Self {
            Self(isa!($sqrt(self.0)))
        }
    };
}
pub(super) use arithmetic;

/// The methods of `Vector` that need no mask.
macro_rules! whole_registers {
    (
        $elem:ident $bits:ident $to_bits:ident $from_bits:ident $min:ident $max:ident
        $loadu:ident $storeu:ident $stream:ident $lookup:ident $rotate:ident $zip:ident $reduce:ident
    ) => {
        #[inline(always)]
        fn to_bits(self) -> $bits {
            $bits(isa!($to_bits(self.0)))
        }
        #[inline(always)]
        fn from_bits(bits: $bits) -> Self {
            Self(isa!($from_bits(bits.0)))
        }
        // The CPU's `min` and `max` give their second operand where one is NaN.
        #[inline(always)]
        fn at_most(self, limit: Self) -> Self {
            Self(isa!($min(limit.0, self.0)))
        }
        #[inline(always)]
        fn at_least(self, limit: Self) -> Self {
            Self(isa!($max(limit.0, self.0)))
        }
        #[inline(always)]
        fn lookup_in(table: &[$elem], index: $bits) -> Self {
            Self($lookup(table, index.0))
        }
        #[inline(always)]
        unsafe fn load(from: *const $elem) -> Self {
            // SAFETY: the caller's.
            Self(unsafe { $loadu(from) })
        }
        #[inline(always)]
        fn prefetch(place: *const $elem) {
            // SAFETY: every x86-64 CPU has the instruction, which ignores bad addresses.
            unsafe { _mm_prefetch::<_MM_HINT_T0>(place.cast()) }
        }
        #[inline(always)]
        unsafe fn store(self, to: *mut $elem) {
            // SAFETY: the caller's.
            unsafe { $storeu(to, self.0) }
        }
        #[inline(always)]
        unsafe fn store_streaming(self, to: *mut $elem) {
            // SAFETY: the caller's, who also vouches for the alignment.
            unsafe { $stream(to, self.0) }
        }
        #[inline(always)]
        fn order_streamed() {
            // SAFETY: every x86-64 CPU has the instruction.
            unsafe { _mm_sfence() }
        }
        #[inline(always)]
        fn rotate(self, count: usize) -> Self {
            Self($rotate(self.0, count))
        }
        #[inline(always)]
        fn zip(self, other: Self) -> (Self, Self) {
            let (lower, upper) = $zip(self.0, other.0);
            (Self(lower), Self(upper))
        }
        #[inline(always)]
        fn reduce_add(self) -> $elem {
            $reduce(self.0)
        }
    };
}
pub(super) use whole_registers;

/// The methods of `Bits` that need no mask.
macro_rules! integers {
    ($int:ident $set1:ident $sll:ident $srl:ident) => {
        #[inline(always)]
        fn splat(x: $int) -> Self {
            Self(isa!($set1(x)))
        }
        #[inline(always)]
        fn of_u64(x: u64) -> Self {
            Self::splat(x as $int)
        }
        #[inline(always)]
        fn shl(self, count: u32) -> Self {
            Self(isa!($sll(self.0, isa!(_mm_cvtsi32_si128(count as i32)))))
        }
        #[inline(always)]
        fn shr(self, count: u32) -> Self {
            Self(isa!($srl(self.0, isa!(_mm_cvtsi32_si128(count as i32)))))
        }
    };
}
pub(super) use integers;
