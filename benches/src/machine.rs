//! What the figures were measured on, and when.

use std::process::Command;
use std::thread;

use cotangent_kernels::Level;

/// A list of the machine's and the build's properties, in Markdown.
pub fn description() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let levels: Vec<_> = Level::available().map(Level::name).collect();
    format!(
        "- date: {}\n- CPU: {}, {cores} cores\n- ISA levels: {}\n- compiler: {}\n- commit: {}\n",
        output("date", &["-u", "+%F"]),
        cpu(),
        levels.join(", "),
        output("rustc", &["--version"]),
        output("git", &["describe", "--always", "--dirty", "--exclude", "*"]),
    )
}

fn output(program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    match command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output() {
        Ok(output) if output.status.success() => {
            String::from_utf8_lossy(&output.stdout).trim().to_owned()
        }
        _ => "unknown".to_owned(),
    }
}

fn cpu() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = info.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    match (field("model name"), field("cpu family"), field("model\t")) {
        (Some(name), Some(family), Some(model)) => {
            format!("{name} (family {family}, model {model})")
        }
        _ => std::env::consts::ARCH.to_owned(),
    }
}
