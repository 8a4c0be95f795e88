//! The modules: Rust -> wasm -> glue, the same bytes from every checkout.
//!
//! Three come out of one package, each with the feature of its name. No wasm-opt: `-Oz` of binaryen 132
//! took 9 % off the engine (627,887 to 572,176 bytes) but added 4 % after gzip (225,958 to 236,028), for
//! half a minute of each build. What is shipped is compressed.

use crate::{imports, limits, place};
use anyhow::{Context, Result, anyhow, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use wasm_bindgen_cli_support::Bindgen;

/// A wasm module that ships.
pub struct Module {
    /// Its feature, and the name of its files.
    pub name: &'static str,
    /// Folders that it goes to.
    folders: &'static [&'static str],
    /// What its build script writes and ships beside it: see `src/kept.rs`.
    data: &'static [&'static str],
    /// How it is optimised: small ("z") where it starts with a page, fast ("3") where there is room, and between the two
    /// ("s") where that is nearly as fast.
    optimised: &'static str,
    /// What it may weigh after gzip, bytes.
    limit: usize,
}

static MODULES: [Module; 3] = [
    Module {
        name: "engine",
        folders: &["extension", "www"],
        data: &["words.txt", "lists.bin"],
        optimised: "z",
        limit: limits::ENGINE,
    },
    Module { name: "documents", folders: &["extension", "www"], data: &[], optimised: "3", limit: limits::DOCUMENTS },
    Module { name: "memory", folders: &["extension"], data: &[], optimised: "s", limit: limits::MEMORY },
];

/// What the spot-check page takes over from the extension.
const SHARED: [&str; 5] = ["cards.js", "day.js", "paper.js", "reader.js", "reading.js"];

/// Builds every module, or those that are named, and hands out what the spot-check page shares with the extension.
///
/// All at once: most of the time of each goes into one long step on one core.
pub fn build(only: &[String]) -> Result<()> {
    let is_wanted = |module: &&Module| only.is_empty() || only.iter().any(|name| name == module.name);
    std::thread::scope(|scope| {
        let compile = |module: &'static Module| (module, scope.spawn(|| module.compile()));
        let compiling: Vec<_> = MODULES.iter().filter(is_wanted).map(compile).collect();
        compiling.into_iter().try_for_each(|(module, compiled)| {
            let compiled =
                compiled.join().map_err(|_| anyhow!("building the module {} was broken off", module.name))?;
            module.finish(compiled?)
        })
    })?;
    hand_out(&place::of("extension"), &place::of("www"), &SHARED)
}

impl Module {
    /// Puts what was compiled into the folders that it goes to.
    fn finish(&self, (raw, written): (PathBuf, PathBuf)) -> Result<()> {
        let made = place::target().join("made").join(self.name);
        bind(&raw, &made, self.name)?;
        hand_out(&written, &made, self.data)?;
        let (glue, module) = (format!("{}.js", self.name), format!("{}_bg.wasm", self.name));
        for folder in self.folders {
            hand_out(&made, &place::of(folder), &[&glue, &module])?;
            hand_out(&made, &place::of(folder), self.data)?;
        }
        // Last, so that a module that is refused can still be looked at.
        self.check(&made, &std::fs::read(made.join(&module))?)
    }

    fn check(&self, made: &Path, wasm: &[u8]) -> Result<()> {
        imports::check(self.name, wasm)?;
        limits::weigh(self.name, wasm, self.limit)?;
        self.data.iter().try_for_each(|name| limits::weigh(name, &std::fs::read(made.join(name))?, limits::DATA))
    }

    /// Makes the module; gives its place, and that of the data that its build script wrote beside it.
    ///
    /// Each in a folder of its own: cargo gives the three the same name, and takes one for the other.
    fn compile(&self) -> Result<(PathBuf, PathBuf)> {
        let target = place::target().join("modules").join(self.name);
        let done = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
            .args(["build", "--quiet", "--package", "bonafide", "--lib", "--profile", "wasm", "--no-default-features"])
            .args(["--features", self.name, "--target", "wasm32-unknown-unknown"])
            .args(["--message-format", "json-render-diagnostics", "--target-dir"])
            .arg(&target)
            .env("CARGO_ENCODED_RUSTFLAGS", flags(self.optimised == "z").join("\x1f"))
            .env("CARGO_PROFILE_WASM_OPT_LEVEL", self.optimised)
            .stderr(Stdio::inherit())
            .output()
            .context("cannot start cargo")?;
        ensure!(done.status.success(), "cargo could not build the module {}", self.name);
        let out = out_dir(&String::from_utf8_lossy(&done.stdout)).context("cargo does not say where the data are")?;
        Ok((target.join("wasm32-unknown-unknown/wasm/bonafide.wasm"), out))
    }
}

/// Where the module's build script wrote, by cargo's messages, one JSON value a line.
fn out_dir(messages: &str) -> Option<PathBuf> {
    let values = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut scripts = values.filter(|m| m["reason"] == "build-script-executed");
    let ours = scripts
        .find(|m| m["package_id"].as_str().is_some_and(|id| id.contains("#bonafide@") || id.contains("/bonafide#")))?;
    Some(PathBuf::from(ours["out_dir"].as_str()?))
}

/// Takes the machine's own paths out of the panic messages: they say where somebody lives, weigh
/// something, and would make the module differ from checkout to checkout.
fn flags(small: bool) -> Vec<String> {
    let home = std::env::var("CARGO_HOME").unwrap_or_else(|_| {
        let home = std::env::var("HOME").unwrap_or_default();
        format!("{home}/.cargo")
    });
    let here = place::of("").canonicalize().unwrap_or_default();
    let mut flags = vec![format!("--remap-path-prefix={}/=", here.display())];
    flags.push(match small {
        // SHA-256 as a loop and not unrolled: an eighth of the code, and a few kilobytes are hashed.
        true => r#"--cfg=sha2_backend_soft="compact""#.to_owned(),
        // Vectors, which every browser has that the extension runs in; whole numbers come out the same.
        false => "--codegen=target-feature=+simd128".to_owned(),
    });
    for folder in folders(&Path::new(&home).join("registry/src")) {
        flags.push(format!("--remap-path-prefix={}/=", folder.display()));
    }
    flags
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

fn bind(raw: &Path, made: &Path, name: &str) -> Result<()> {
    let mut output = Bindgen::new()
        .input_path(raw)
        .out_name(name)
        .web(true)?
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(false)
        // Lets the extension start afresh after a trap.
        .reset_state_function(true)
        .generate_output()
        .context("wasm-bindgen could not make the glue")?;
    let renamed = imports::plain_names(&mut output);
    output.emit(made)?;
    rename(&made.join(name).with_extension("js"), &renamed)
}

fn rename(glue: &Path, names: &[(String, String)]) -> Result<()> {
    let mut text = std::fs::read_to_string(glue)?;
    for (old, new) in names.iter().filter(|(old, new)| old != new) {
        ensure!(text.contains(old.as_str()), "the glue does not know {old}");
        // The colon and the dot end a name in the glue, so that `_1` does not match within `_10`.
        text = text.replace(&format!("{old}:"), &format!("{new}:")).replace(&format!("{old}("), &format!("{new}("));
        ensure!(!text.contains(old.as_str()), "the glue uses {old} in an unknown way");
    }
    Ok(std::fs::write(glue, text)?)
}

/// Copies only what changed, so that a browser or a watcher is not woken for nothing.
fn hand_out(from: &Path, folder: &Path, names: &[&str]) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for name in names {
        let bytes = std::fs::read(from.join(name))?;
        let to = folder.join(name);
        if std::fs::read(&to).ok().as_ref() != Some(&bytes) {
            std::fs::write(&to, &bytes).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    Ok(())
}
