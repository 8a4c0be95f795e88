//! The engine: Rust -> wasm -> glue, the same bytes from every checkout.
//!
//! No wasm-opt: `-Oz` of binaryen 132 took 9 % off the module (627,887 to 572,176 bytes) but added 4 %
//! after gzip (225,958 to 236,028), for half a minute of each build. What is shipped is compressed.

use crate::{imports, limits, place};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use wasm_bindgen_cli_support::Bindgen;

/// What ships beside the engine and is handed to it: see `src/kept.rs`.
const DATA: [&str; 2] = ["words.txt", "lists.bin"];

/// Builds the engine and puts it into the extension and the spot-check page.
pub fn build() -> Result<()> {
    let (raw, data) = compile()?;
    let made = place::target().join("engine");
    bind(&raw, &made)?;
    hand_out(&data, &made, &DATA)?;
    let wasm = std::fs::read(made.join("engine_bg.wasm"))?;
    for folder in ["extension", "www"] {
        hand_out(&made, &place::of(folder), &["engine.js", "engine_bg.wasm"])?;
        hand_out(&made, &place::of(folder), &DATA)?;
    }
    hand_out(&place::of("extension"), &place::of("www"), &["cards.js"])?;
    // Last, so that an engine that is refused can still be looked at.
    imports::check(&wasm)?;
    limits::engine(&wasm)?;
    for name in DATA {
        limits::data(name, &std::fs::read(made.join(name))?)?;
    }
    Ok(())
}

/// Makes the module; gives its place, and that of the data that its build script wrote beside it.
fn compile() -> Result<(PathBuf, PathBuf)> {
    let done = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--quiet", "--package", "bonafide", "--lib", "--profile", "wasm", "--no-default-features"])
        .args(["--target", "wasm32-unknown-unknown", "--message-format", "json-render-diagnostics"])
        .env("CARGO_ENCODED_RUSTFLAGS", flags().join("\x1f"))
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    ensure!(done.status.success(), "cargo could not build the engine");
    let out = out_dir(&String::from_utf8_lossy(&done.stdout)).context("cargo does not say where the data are")?;
    Ok((place::target().join("wasm32-unknown-unknown/wasm/bonafide.wasm"), out))
}

/// Where the engine's build script wrote, by cargo's messages, one JSON value a line.
fn out_dir(messages: &str) -> Option<PathBuf> {
    let values = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut scripts = values.filter(|m| m["reason"] == "build-script-executed");
    let ours = scripts
        .find(|m| m["package_id"].as_str().is_some_and(|id| id.contains("#bonafide@") || id.contains("/bonafide#")))?;
    Some(PathBuf::from(ours["out_dir"].as_str()?))
}

/// Takes the machine's own paths out of the panic messages: they say where somebody lives, weigh
/// something, and would make the module differ from checkout to checkout.
fn flags() -> Vec<String> {
    let home = std::env::var("CARGO_HOME").unwrap_or_else(|_| {
        let home = std::env::var("HOME").unwrap_or_default();
        format!("{home}/.cargo")
    });
    let here = place::of("").canonicalize().unwrap_or_default();
    let mut flags = vec![format!("--remap-path-prefix={}/=", here.display())];
    // SHA-256 as a loop and not unrolled: an eighth of the code, and a few kilobytes are hashed.
    flags.push(r#"--cfg=sha2_backend_soft="compact""#.to_owned());
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

fn bind(raw: &Path, made: &Path) -> Result<()> {
    let mut output = Bindgen::new()
        .input_path(raw)
        .out_name("engine")
        .web(true)?
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(false)
        // Lets the background start afresh after a trap.
        .reset_state_function(true)
        .generate_output()
        .context("wasm-bindgen could not make the glue")?;
    let renamed = imports::plain_names(&mut output);
    output.emit(made)?;
    rename(&made.join("engine.js"), &renamed)
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
