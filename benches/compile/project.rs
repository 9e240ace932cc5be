//! A crate that is generated, and what cargo takes for it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use std::{env, fs};

/// How often each is timed. The least counts.
pub(crate) const ROUNDS: usize = 3;
/// What takes longer than this is timed once.
const LONG: Duration = Duration::from_secs(20);

/// What a crate takes.
#[derive(Debug)]
pub(crate) struct Seconds {
    pub(crate) check: f64,
    pub(crate) release: f64,
    /// The part of a check in which macros are expanded.
    pub(crate) expansion: f64,
}

/// A library in a folder of its own. All share the target folder, where dependencies are compiled once.
pub(crate) struct Project {
    folder: PathBuf,
}

impl Project {
    /// Writes a library with this source, in place of the one before.
    pub(crate) fn new(source: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile");
        let manifest = format!(
            "[package]\nname = \"generated\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\ncotangent.path = {:?}\n\n[profile.dev]\nopt-level = 1\n\n[workspace]\n",
            root.join("core"),
        );
        fs::create_dir_all(folder.join("src")).expect("the folder can be made");
        fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
        fs::write(folder.join("src/lib.rs"), source).expect("the source can be written");
        // The same versions as everywhere else, none of which is fetched.
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("there is a lock file");
        Self { folder }
    }

    /// Times all.
    pub(crate) fn measure(&self) -> Seconds {
        Seconds {
            check: self.time(&["check"]),
            release: self.time(&["build", "--release"]),
            expansion: self.expansion(),
        }
    }

    /// Compiles dependencies, then times this crate alone.
    fn time(&self, arguments: &[&str]) -> f64 {
        let dependencies: Vec<_> = arguments.iter().copied().chain(["-p", "cotangent"]).collect();
        self.cargo(&dependencies);
        let mut least = Duration::MAX;
        for _ in 0..ROUNDS {
            self.touch();
            let start = Instant::now();
            self.cargo(arguments);
            least = least.min(start.elapsed());
            if least > LONG {
                break;
            }
        }
        least.as_secs_f64()
    }

    /// What the compiler reports of its passes. It has to be asked as one that is not stable.
    fn expansion(&self) -> f64 {
        let seconds = (0..ROUNDS).map(|_| {
            self.touch();
            let output = self.cargo(&["rustc", "--profile=check", "--", "-Ztime-passes"]);
            let text = [output.stdout, output.stderr].concat();
            let text = String::from_utf8_lossy(&text);
            // `time:   0.123; rss:   75MB -> ...  macro_expand_crate`
            let line = text.lines().find(|line| line.ends_with("macro_expand_crate"));
            let time = line.and_then(|line| line.strip_prefix("time:")?.split(';').next());
            let time = time.and_then(|time| time.trim().parse::<f64>().ok());
            time.expect("the compiler says what macros take")
        });
        seconds.fold(f64::INFINITY, f64::min)
    }

    /// Cargo compiles anew what was written after it had been compiled.
    fn touch(&self) {
        let path = self.folder.join("src/lib.rs");
        let source = fs::read(&path).expect("the source can be read");
        fs::write(&path, source).expect("the source can be written");
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).current_dir(&self.folder).env("CARGO_NET_OFFLINE", "true");
        command.env("CARGO_TARGET_DIR", self.folder.join("target"));
        command.env("RUSTC_BOOTSTRAP", "1");
        let output = command.output().expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output
    }
}
