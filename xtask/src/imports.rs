//! What a module may call. It can do only what it imports, so the list of its imports is the list of
//! its powers, and it is compared with `xtask/<module>.imports` at each build.

use crate::place;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use wasm_bindgen_cli_support::Output;
use wasmparser::{Parser, Payload};

/// Old and new names of the imports: the glue ends each with a hash of the path where its crate was
/// unpacked, which would make the list and the bytes differ from machine to machine.
pub fn plain_names(output: &mut Output) -> Vec<(String, String)> {
    let mut taken = BTreeMap::new();
    let mut renamed = Vec::new();
    for import in output.wasm_mut().imports.iter_mut() {
        let plain = numbered(without_hash(&import.name), &mut taken);
        renamed.push((std::mem::replace(&mut import.name, plain.clone()), plain));
    }
    renamed
}

fn without_hash(name: &str) -> &str {
    match name.rsplit_once('_') {
        Some((plain, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => plain,
        _ => name,
    }
}

/// The name, with a number from its second appearance on.
fn numbered(name: &str, taken: &mut BTreeMap<String, u32>) -> String {
    let times = taken.entry(name.to_owned()).and_modify(|n| *n += 1).or_insert(1);
    if *times == 1 { name.to_owned() } else { format!("{name}_{times}") }
}

/// Fails unless the module imports exactly what its list allows. `BLESS=1` rewrites the list.
pub fn check(module: &str, wasm: &[u8]) -> Result<()> {
    let found = of(wasm)?;
    let list = format!("xtask/{module}.imports");
    let path = place::of(&list);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &found)?;
    }
    let allowed = std::fs::read_to_string(&path).with_context(|| format!("cannot read {list}"))?;
    let new: Vec<&str> = found.lines().filter(|line| !allowed.lines().any(|a| a == *line)).collect();
    ensure!(new.is_empty(), "the module {module} imports what {list} does not allow: {}", new.join(", "));
    ensure!(found == allowed, "{list} allows more than the module imports: BLESS=1 ./build.sh build shortens it");
    Ok(())
}

/// One line for each import, sorted.
fn of(wasm: &[u8]) -> Result<String> {
    let mut lines = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                lines.push(format!("{} {}\n", import.module, import.name));
            }
        }
    }
    lines.sort();
    Ok(lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_hash_and_stay_apart() {
        let mut taken = BTreeMap::new();
        let plain = |name, taken: &mut _| numbered(without_hash(name), taken);
        assert_eq!(plain("__wbg_get_0123456789abcdef", &mut taken), "__wbg_get");
        assert_eq!(plain("__wbg_get_fedcba9876543210", &mut taken), "__wbg_get_2");
        assert_eq!(plain("__wbindgen_init_externref_table", &mut taken), "__wbindgen_init_externref_table");
    }

    #[test]
    fn a_module_without_imports_has_none() {
        assert_eq!(of(b"\0asm\x01\0\0\0").expect("an empty module"), "");
    }
}
