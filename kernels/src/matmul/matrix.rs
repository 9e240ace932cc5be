//! Matrices: slices with rows, columns and strides, of which every element is known to exist.

use crate::layout::View;

/// A matrix to read: element `(i, j)` is `data[i * row_stride + j * col_stride]`.
#[derive(Clone, Copy, Debug)]
pub struct MatRef<'a, T> {
    data: &'a [T],
    rows: usize,
    cols: usize,
    row_stride: usize,
    col_stride: usize,
}

impl<'a, T> MatRef<'a, T> {
    /// All of `data`, row after row.
    ///
    /// # Panics
    /// If `data` has not `rows * cols` elements.
    #[inline]
    #[track_caller]
    pub fn row_major(data: &'a [T], rows: usize, cols: usize) -> Self {
        assert_filled(data.len(), [rows, cols]);
        Self { data, rows, cols, row_stride: cols, col_stride: 1 }
    }

    /// Elements of `data` that are `strides[0]` apart in a column, and `strides[1]` in a row.
    ///
    /// # Panics
    /// If an element lies behind the end of `data`.
    #[inline]
    #[track_caller]
    pub fn with_strides(data: &'a [T], rows: usize, cols: usize, strides: [usize; 2]) -> Self {
        assert_within(data.len(), &[rows, cols], &strides);
        let [row_stride, col_stride] = strides;
        Self { data, rows, cols, row_stride, col_stride }
    }

    /// The elements of a view of two axes; `None` if they lie in opposite order along one.
    ///
    /// ```
    /// use cotangent_kernels::{MatRef, View};
    ///
    /// let view = View::new(&[1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0], &[2, 3]);
    /// let matrix = MatRef::of_view(view.transposed().sliced(0, 1..3)).unwrap();
    /// assert_eq!((matrix.rows(), matrix.cols()), (2, 2));
    /// assert!(MatRef::of_view(view.reversed(1)).is_none());
    /// ```
    ///
    /// # Panics
    /// If there are more or fewer axes.
    #[track_caller]
    pub fn of_view(view: View<'a, T>) -> Option<Self> {
        let ([rows, cols], strides) = laid_out(&view)?;
        Some(Self::with_strides(view.data(), rows, cols, strides))
    }

    /// The same elements, with rows and columns exchanged. Nothing is moved.
    #[inline]
    #[must_use]
    pub fn transposed(self) -> Self {
        Self {
            data: self.data,
            rows: self.cols,
            cols: self.rows,
            row_stride: self.col_stride,
            col_stride: self.row_stride,
        }
    }

    /// The number of rows.
    #[inline]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of columns.
    #[inline]
    pub fn cols(&self) -> usize {
        self.cols
    }
}

/// A number of matrices of one shape, each `stride` elements behind the one before.
#[derive(Clone, Copy, Debug)]
pub struct BatchRef<'a, T> {
    /// The first matrix; its data are those of all.
    first: MatRef<'a, T>,
    count: usize,
    stride: usize,
}

impl<'a, T> BatchRef<'a, T> {
    /// All of `data`, matrix after matrix, each row after row.
    ///
    /// # Panics
    /// If `data` has not `count * rows * cols` elements.
    #[inline]
    #[track_caller]
    pub fn row_major(data: &'a [T], count: usize, rows: usize, cols: usize) -> Self {
        assert_filled(data.len(), [count, rows, cols]);
        let first = MatRef { data, rows, cols, row_stride: cols, col_stride: 1 };
        Self { first, count, stride: rows * cols }
    }

    /// Elements of `data` that are `strides[0]` apart from matrix to matrix, `strides[1]` in a
    /// column and `strides[2]` in a row.
    ///
    /// # Panics
    /// If an element lies behind the end of `data`.
    #[inline]
    #[track_caller]
    pub fn with_strides(
        data: &'a [T],
        count: usize,
        rows: usize,
        cols: usize,
        strides: [usize; 3],
    ) -> Self {
        assert_within(data.len(), &[count, rows, cols], &strides);
        let [stride, row_stride, col_stride] = strides;
        Self { first: MatRef { data, rows, cols, row_stride, col_stride }, count, stride }
    }

    /// The matrices of the last two of three axes; `None` if elements lie in opposite order along an
    /// axis.
    ///
    /// # Panics
    /// If there are more or fewer axes.
    #[track_caller]
    pub fn of_view(view: View<'a, T>) -> Option<Self> {
        let ([count, rows, cols], strides) = laid_out(&view)?;
        Some(Self::with_strides(view.data(), count, rows, cols, strides))
    }

    /// One matrix `count` times.
    #[inline]
    pub fn repeated(matrix: MatRef<'a, T>, count: usize) -> Self {
        Self { first: matrix, count, stride: 0 }
    }

    /// The transposes. Nothing is moved.
    #[inline]
    #[must_use]
    pub fn transposed(self) -> Self {
        Self { first: self.first.transposed(), ..self }
    }

    /// Matrices, rows and columns.
    #[inline]
    pub(super) fn shape(&self) -> [usize; 3] {
        [self.count, self.first.rows, self.first.cols]
    }

    /// From matrix to matrix, from row to row, from column to column.
    #[inline]
    pub(super) fn strides(&self) -> [usize; 3] {
        [self.stride, self.first.row_stride, self.first.col_stride]
    }

    #[inline]
    pub(super) fn data(&self) -> &'a [T] {
        self.first.data
    }
}

impl<'a, T> From<MatRef<'a, T>> for BatchRef<'a, T> {
    #[inline]
    fn from(matrix: MatRef<'a, T>) -> Self {
        Self::repeated(matrix, 1)
    }
}

/// A matrix to write, of rows that are contiguous: element `(i, j)` is `data[i * row_stride + j]`.
#[derive(Debug)]
pub struct MatMut<'a, T> {
    data: &'a mut [T],
    rows: usize,
    cols: usize,
    row_stride: usize,
}

impl<'a, T> MatMut<'a, T> {
    /// All of `data`, row after row.
    ///
    /// # Panics
    /// If `data` has not `rows * cols` elements.
    #[inline]
    #[track_caller]
    pub fn row_major(data: &'a mut [T], rows: usize, cols: usize) -> Self {
        assert_filled(data.len(), [rows, cols]);
        Self { data, rows, cols, row_stride: cols }
    }

    /// Rows of `data` that begin `row_stride` elements apart.
    ///
    /// # Panics
    /// If rows overlap, or an element lies behind the end of `data`.
    #[inline]
    #[track_caller]
    pub fn with_row_stride(data: &'a mut [T], rows: usize, cols: usize, row_stride: usize) -> Self {
        assert_within(data.len(), &[rows, cols], &[row_stride, 1]);
        assert_apart([rows, cols], [row_stride, 1]);
        Self { data, rows, cols, row_stride }
    }
}

/// A number of matrices of one shape to write, whose rows are contiguous.
#[derive(Debug)]
pub struct BatchMut<'a, T> {
    /// The first matrix; its data are those of all.
    first: MatMut<'a, T>,
    count: usize,
    stride: usize,
}

impl<'a, T> BatchMut<'a, T> {
    /// All of `data`, matrix after matrix, each row after row.
    ///
    /// # Panics
    /// If `data` has not `count * rows * cols` elements.
    #[inline]
    #[track_caller]
    pub fn row_major(data: &'a mut [T], count: usize, rows: usize, cols: usize) -> Self {
        assert_filled(data.len(), [count, rows, cols]);
        let first = MatMut { data, rows, cols, row_stride: cols };
        Self { first, count, stride: rows * cols }
    }

    /// Matrices of `data` that begin `strides[0]` elements apart, their rows `strides[1]`. The rows of
    /// one may lie between those of others.
    ///
    /// # Panics
    /// If rows overlap, or an element lies behind the end of `data`.
    #[inline]
    #[track_caller]
    pub fn with_strides(
        data: &'a mut [T],
        count: usize,
        rows: usize,
        cols: usize,
        strides: [usize; 2],
    ) -> Self {
        let [stride, row_stride] = strides;
        assert_within(data.len(), &[count, rows, cols], &[stride, row_stride, 1]);
        assert_apart([count, rows, cols], [stride, row_stride, 1]);
        Self { first: MatMut { data, rows, cols, row_stride }, count, stride }
    }

    /// Matrices, rows and columns.
    #[inline]
    pub(super) fn shape(&self) -> [usize; 3] {
        [self.count, self.first.rows, self.first.cols]
    }

    /// From matrix to matrix and from row to row.
    #[inline]
    pub(super) fn strides(&self) -> [usize; 2] {
        [self.stride, self.first.row_stride]
    }

    #[inline]
    pub(super) fn data(&mut self) -> &mut [T] {
        self.first.data
    }
}

impl<'a, T> From<MatMut<'a, T>> for BatchMut<'a, T> {
    #[inline]
    fn from(matrix: MatMut<'a, T>) -> Self {
        Self { first: matrix, count: 1, stride: 0 }
    }
}

/// The lengths and strides of a view's axes, if no stride that is used is negative.
#[track_caller]
fn laid_out<T, const N: usize>(view: &View<'_, T>) -> Option<([usize; N], [usize; N])> {
    assert!(view.rank() == N, "{view:?} has not {N} axes");
    let (mut shape, mut strides) = ([0; N], [0; N]);
    for (i, (len, stride)) in view.shape().zip(view.strides()).enumerate() {
        shape[i] = len;
        strides[i] = if len > 1 { usize::try_from(stride).ok()? } else { 0 };
    }
    Some((shape, strides))
}

/// `2 x 3`, for messages.
pub(super) fn named(shape: &[usize]) -> String {
    shape.iter().map(usize::to_string).collect::<Vec<_>>().join(" x ")
}

#[inline]
#[track_caller]
fn assert_filled<const N: usize>(len: usize, shape: [usize; N]) {
    let mut elements = Some(1_usize);
    for size in shape {
        elements = elements.and_then(|elements| elements.checked_mul(size));
    }
    if elements != Some(len) {
        unfilled(len, &shape);
    }
}

#[cold]
#[track_caller]
fn unfilled(len: usize, shape: &[usize]) -> ! {
    panic!("{len} elements do not fill a matrix of {}", named(shape));
}

/// Panics unless all elements lie within `len`.
#[track_caller]
fn assert_within(len: usize, shape: &[usize], strides: &[usize]) {
    let is_within = shape.contains(&0) || last(shape, strides).is_some_and(|last| last < len);
    assert!(
        is_within,
        "a matrix of {} with strides {strides:?} has elements beyond the {len} that are there",
        named(shape)
    );
}

/// The index of the last element of a shape without zeros, where it can be computed.
fn last(shape: &[usize], strides: &[usize]) -> Option<usize> {
    let mut last = 0_usize;
    for (&size, &stride) in shape.iter().zip(strides) {
        last = last.checked_add((size - 1).checked_mul(stride)?)?;
    }
    Some(last)
}

/// Panics unless each dimension steps over all elements of those with smaller strides, so that no two
/// elements are one.
#[track_caller]
fn assert_apart<const N: usize>(shape: [usize; N], strides: [usize; N]) {
    if shape.contains(&0) {
        return;
    }
    let mut dimensions: [_; N] = std::array::from_fn(|i| (strides[i], shape[i]));
    dimensions.sort_unstable();
    let mut len = 1;
    for (stride, size) in dimensions.into_iter().filter(|&(_, size)| size > 1) {
        assert!(
            stride >= len,
            "elements of a matrix of {} to be written overlap with strides {strides:?}",
            named(&shape)
        );
        len += (size - 1) * stride;
    }
}
