//! A way to do a piece of work, and how it is timed.

use std::time::{Duration, Instant};

use cotangent_kernels::{Level, warm, with_max_threads};

type Time<D> = Box<dyn Fn(&mut D, u64) -> Duration + Send + Sync>;
type Accept<D> = Box<dyn Fn(&D) -> Result<(), String> + Send + Sync>;

/// One way to do a piece of work on operands `D`.
pub struct Engine<D> {
    /// What distinguishes it from its rivals.
    pub name: String,
    /// What one call loads and stores.
    pub bytes: usize,
    time: Time<D>,
    accept: Accept<D>,
}

impl<D: 'static> Engine<D> {
    /// An engine whose calls follow one another on the calling thread.
    pub fn new(
        name: impl Into<String>,
        bytes: usize,
        call: impl Fn(&mut D) + Send + Sync + 'static,
    ) -> Self {
        Self::timed(name, bytes, move |data, calls| {
            let start = Instant::now();
            for _ in 0..calls {
                call(data);
            }
            start.elapsed()
        })
    }

    /// An engine that times a number of calls by itself.
    pub fn timed(
        name: impl Into<String>,
        bytes: usize,
        time: impl Fn(&mut D, u64) -> Duration + Send + Sync + 'static,
    ) -> Self {
        Self { name: name.into(), bytes, time: Box::new(time), accept: Box::new(|_| Ok(())) }
    }

    /// The same engine, with its kernels at an ISA level.
    #[must_use]
    pub fn at(self, level: Level) -> Self {
        if level == Level::current() {
            return self;
        }
        let time = self.time;
        let scoped = move |data: &mut D, calls| level.scope(|| time(data, calls));
        Self { time: Box::new(scoped), ..self }
    }

    /// The same engine, of which no sweep uses another thread.
    #[must_use]
    pub fn on_one_thread(self) -> Self {
        let time = self.time;
        let limited = move |data: &mut D, calls| with_max_threads(1, || time(data, calls));
        Self { name: "one thread".to_owned(), time: Box::new(limited), ..self }
    }

    /// The same engine, whose calls follow one another in a warm section.
    #[must_use]
    pub fn warm(self) -> Self {
        let time = self.time;
        let warm = move |data: &mut D, calls| warm(|| time(data, calls));
        Self { name: format!("{}-warm", self.name), time: Box::new(warm), ..self }
    }

    /// The same engine, whose operands must satisfy `accept` after a call.
    #[must_use]
    pub fn accepted_if(
        self,
        accept: impl Fn(&D) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self { accept: Box::new(accept), ..self }
    }

    /// Runs it once and checks the result.
    ///
    /// # Panics
    /// If the result is wrong.
    pub fn check(&self, data: &mut D) {
        (self.time)(data, 1);
        if let Err(error) = (self.accept)(data) {
            panic!("{}: {error}", self.name);
        }
    }

    /// How long `calls` calls take.
    pub fn time(&self, data: &mut D, calls: u64) -> Duration {
        (self.time)(data, calls)
    }
}
