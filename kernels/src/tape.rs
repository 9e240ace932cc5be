//! What the iterations of a loop keep for its gradient.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Index;
use std::ptr::NonNull;

/// A stack of values of one type, such as the pullbacks of a loop's iterations.
///
/// Its memory comes from buffers that each thread keeps and uses again, so that a loop that runs for
/// the second time allocates nothing.
///
/// ```
/// use cotangent_kernels::Tape;
///
/// let mut tape = Tape::new();
/// (0..3).for_each(|i| tape.push(move |d: f32| d * i as f32));
/// let last = tape.len() - 1;
/// assert_eq!(tape[last](10.0), 20.0);
/// assert_eq!(tape.pop().map(|pullback| pullback(10.0)), Some(20.0));
/// ```
#[derive(Debug)]
pub struct Tape<T> {
    /// Holds `len` values from its start on.
    buffer: Option<Buffer>,
    /// How many values the buffer has room for.
    capacity: usize,
    len: usize,
    owned: PhantomData<T>,
}

impl<T> Tape<T> {
    /// An empty tape, which has no memory yet.
    #[inline(always)]
    #[must_use]
    pub fn new() -> Self {
        const { assert!(align_of::<T>() <= ALIGN, "buffers are aligned for all lanes") };
        let capacity = if size_of::<T>() == 0 { usize::MAX } else { 0 };
        Self { buffer: None, capacity, len: 0, owned: PhantomData }
    }

    /// A tape of `len` values, each as `value` gives it.
    pub(crate) fn filled(len: usize, value: impl Fn() -> T) -> Self {
        let mut tape = Self::new();
        if len > tape.capacity {
            tape.grow_to(len);
        }
        for index in 0..len {
            // SAFETY: there is room for `len` values.
            let place = unsafe { tape.start().add(index) };
            // SAFETY: as above; what lies there belongs to nobody.
            unsafe { place.write(value()) };
        }
        tape.len = len;
        tape
    }

    /// All values, from the bottom on.
    #[inline(always)]
    pub(crate) fn as_slice(&self) -> &[T] {
        // SAFETY: `push` has written the `len` values that lie there, and none of them was taken. They stay
        // while the tape is borrowed.
        unsafe { std::slice::from_raw_parts(self.start().as_ptr(), self.len) }
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Puts a value on top.
    #[inline(always)]
    pub fn push(&mut self, value: T) {
        if self.len == self.capacity {
            self.grow();
        }
        // SAFETY: there is room for more than `len` values; of values without a size there always is.
        let top = unsafe { self.start().add(self.len) };
        // SAFETY: as above; what lies there belongs to nobody.
        unsafe { top.write(value) };
        self.len += 1;
    }

    /// Takes the value from the top.
    #[inline(always)]
    pub fn pop(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        // SAFETY: there is room for more than `len` values.
        let top = unsafe { self.start().add(self.len) };
        // SAFETY: the value was written by `push`, and is read once, as `len` no longer counts it.
        Some(unsafe { top.read() })
    }

    #[inline(always)]
    fn start(&self) -> NonNull<T> {
        match &self.buffer {
            Some(buffer) => buffer.start.cast(),
            None => NonNull::dangling(),
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        self.grow_to(self.capacity.saturating_mul(2).max(1));
    }

    fn grow_to(&mut self, values: usize) {
        let bytes = values.saturating_mul(size_of::<T>());
        let buffer = Buffer::take(bytes.max(SMALLEST));
        let capacity = buffer.bytes / size_of::<T>();
        if let Some(old) = self.buffer.replace(buffer) {
            let from = old.start.cast::<T>();
            // SAFETY: both buffers are valid for `len` values and do not overlap; what lies in the
            // old one is not used any more.
            unsafe { self.start().copy_from_nonoverlapping(from, self.len) };
            old.give_back();
        }
        self.capacity = capacity;
    }
}

/// Counted from the bottom.
impl<T> Index<usize> for Tape<T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, index: usize) -> &T {
        assert!(index < self.len, "the tape holds {} values, and none at {index}", self.len);
        // SAFETY: there is room for more than `index` values.
        let place = unsafe { self.start().add(index) };
        // SAFETY: the value was written by `push` and not taken, as `len` counts it; it stays while the
        // tape is borrowed.
        unsafe { place.as_ref() }
    }
}

impl<T> Default for Tape<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Drop for Tape<T> {
    #[inline]
    fn drop(&mut self) {
        if std::mem::needs_drop::<T>() {
            while self.pop().is_some() {}
        }
        if let Some(buffer) = self.buffer.take() {
            buffer.give_back();
        }
    }
}

/// A cache line pair: what the widest lanes need, and more.
const ALIGN: usize = 128;

/// Bytes of the smallest buffer.
const SMALLEST: usize = 4096;

/// Memory that belongs to nobody's type.
#[derive(Debug)]
struct Buffer {
    start: NonNull<u8>,
    bytes: usize,
}

// SAFETY: a buffer owns its memory, and nothing in it belongs to a thread.
unsafe impl Send for Buffer {}

thread_local! {
    static BUFFERS: RefCell<Vec<Buffer>> = const { RefCell::new(Vec::new()) };
}

impl Buffer {
    /// A buffer of at least this many bytes.
    fn take(bytes: usize) -> Self {
        // A thread that ends has no buffers any more.
        let kept = BUFFERS.try_with(|buffers| {
            let mut buffers = buffers.borrow_mut();
            let fitting = buffers.iter().rposition(|buffer| buffer.bytes >= bytes)?;
            Some(buffers.swap_remove(fitting))
        });
        match kept {
            Ok(Some(buffer)) => buffer,
            Ok(None) | Err(_) => Self::allocate(bytes),
        }
    }

    fn allocate(bytes: usize) -> Self {
        let layout = Self::layout(bytes);
        // SAFETY: the layout is not empty, as no buffer is smaller than `SMALLEST`.
        let start = unsafe { alloc(layout) };
        match NonNull::new(start) {
            Some(start) => Self { start, bytes },
            None => handle_alloc_error(layout),
        }
    }

    fn layout(bytes: usize) -> Layout {
        Layout::from_size_align(bytes, ALIGN).expect("a tape fits into memory")
    }

    fn give_back(self) {
        let mut buffer = Some(self);
        let _ = BUFFERS.try_with(|buffers| buffers.borrow_mut().extend(buffer.take()));
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        // SAFETY: it was allocated with this layout, and is freed once.
        unsafe { dealloc(self.start.as_ptr(), Self::layout(self.bytes)) };
    }
}

// SAFETY: a tape owns its values.
unsafe impl<T: Send> Send for Tape<T> {}
// SAFETY: a shared tape gives its values as shared references.
unsafe impl<T: Sync> Sync for Tape<T> {}
