#!/usr/bin/env bash
# The only door: sets up what a command needs, then does it. `./build.sh help` says what there is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

help() {
  cat <<'TEXT'
usage: ./build.sh COMMAND

  run      build, open a browser on invented candidate pages and show what Bonafide says;
           without a display: save a screenshot and print the assessment
  test     all that CI runs, with a summary at the end
  bench    measure against other software, side by side (needs some more packages from npm)
  dist     make the packages for the stores: dist/bonafide-<version>-<store>.zip
  serve    build the spot-check page and serve it on loopback
  build    build the engine into extension/ and www/ (load extension/ unpacked to try it)
  fmt      format the sources
  lists    maintainers: make the compact lists anew from their published sources
  setup    fetch what the commands above need, and nothing else

Every command fetches what it lacks first: Rust's wasm target, packages from npm, browsers from apt.
TEXT
}

say() { printf '==> %s\n' "$*" >&2; }
fail() { printf 'build.sh: %s\n' "$1" >&2; shift; printf '  %s\n' "$@" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- Set-up: each part looks first and does nothing when there is nothing to do. ---

need_rust() {
  have cargo || fail 'cargo is not there.' 'Bonafide is written in Rust: install Rust 1.95 or newer (your system’s rustup will do).'
  local library; library="$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null || true)"
  [ -d "$library" ] && return
  have rustup || fail 'this Rust has no standard library for wasm32-unknown-unknown, and there is no rustup to add it.' \
    'Install that target as your system packages Rust, for example: apt-get install libstd-rust-dev-wasm32'
  say 'adding the Rust target wasm32-unknown-unknown'
  rustup target add wasm32-unknown-unknown || fail 'rustup could not add the target wasm32-unknown-unknown.' \
    'Is its server reachable from here? Then run the same command again.'
}

need_node() {
  have node && have npm || fail 'node and npm are not there.' 'Install Node.js 20 or newer with npm.'
  local version; version="$(node -p 'process.versions.node.split(".")[0]')"
  [ "$version" -ge 20 ] || fail "node is version $version; 20 or newer is needed."
}

# npm_ci FOLDER: the exact versions of the lock file, once for each state of it.
npm_ci() {
  need_node
  local stamp="$1/node_modules/.stamp" state
  state="$(cat "$1/package.json" "$1/package-lock.json" | sha256sum)"
  [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && return
  say "fetching packages for $1/package.json"
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) || fail "npm could not fetch the packages of $1/package-lock.json." \
    'Its message above says why. Is the registry reachable? Then run the same command again.'
  printf '%s' "$state" >"$stamp"
}

need_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || fail "CHROMIUM says $CHROMIUM, where there is no program." 'Set it to the path of a Chromium, or not at all.'
    return
  fi
  [ -x /usr/lib/chromium/chromium ] || apt_install chromium 'Or set CHROMIUM to the path of a Chromium.'
}

need_firefox() {
  if [ -n "${FIREFOX:-}" ]; then
    [ -x "$FIREFOX" ] || fail "FIREFOX says $FIREFOX, where there is no program." 'Set it to the path of a Firefox, or not at all.'
    return
  fi
  [ -x /usr/bin/firefox-esr ] || apt_install firefox-esr 'Or set FIREFOX to the path of a Firefox.'
}

# apt_install PACKAGE ELSE: with retries, because another process may hold or change apt's files.
apt_install() {
  local root=() try
  have apt-get || fail "$1 is not there, and this system has no apt-get to install it." "$2"
  if [ "$(id -u)" != 0 ]; then
    have sudo || fail "$1 is not there, and installing it needs root." "Run as root: apt-get install $1" "$2"
    root=(sudo)
  fi
  for try in 1 2 3; do
    say "installing $1 (try $try of 3)"
    "${root[@]}" apt-get -o DPkg::Lock::Timeout=120 -qq update >/dev/null || true
    if "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq -y \
      --no-install-recommends install "$1" >/dev/null </dev/null; then return; fi
    sleep $((try * 5))
  done
  fail "apt-get could not install $1." "Try yourself: apt-get install $1" "$2"
}

setup() { need_rust; npm_ci .; need_chromium; need_firefox; }

# --- Making. ---

xtask() { cargo run --quiet --package xtask -- "$@"; }

build() { need_rust; say 'building the engine'; xtask build; }

dist() { build; say 'packing'; xtask dist; }

run() {
  need_rust; need_chromium; npm_ci .; dist
  say 'opening a browser'
  cargo build --quiet
  node tests/demo/run.mjs "$@"
}

serve() { need_rust; need_node; build; node tests/demo/serve.mjs "$@"; }

bench() {
  need_rust; npm_ci .; npm_ci tests/bench
  case " ${*:-b1 b5} " in *" b1 "*|*" b2 "*|*" b3 "*|*" b4 "*|*" b12 "*|*" b13 "*) need_chromium; npm_ci .; dist ;; esac
  case " ${*:-b4} " in *" b1 "*|*" b2 "*|*" b3 "*|*" b4 "*|*" b12 "*) regex_peer ;; esac
  case " ${*:-b5} " in *" b5 "*|*" b6 "*|*" b7 "*|*" b8 "*|*" b13 "*|*" b14 "*|*" replay "*) link_peer ;; esac
  case " ${*:-replay} " in *" replay "*) cargo build --quiet --release --bin bonafide ;; esac
  case " ${*:-b10} " in *" b10 "*) need_chromium; npm_ci .; dist; file_peer ;; esac
  node tests/bench/bench.mjs "$@"
}

# What reads files, and what tells how well: the command line, and lopdf beside it. The module is in the package.
file_peer() {
  say 'building what reads files, and lopdf to measure against'
  cargo build --quiet --workspace
  cargo build --quiet --release --locked --manifest-path tests/bench/file-peer/Cargo.toml --target-dir target/file-peer
}

# gaoya beside the memory in one program, and the libraries for Python where there is a Python.
link_peer() {
  say 'building gaoya to measure against'
  cargo build --quiet --release --locked --manifest-path tests/bench/link-peer/Cargo.toml --target-dir target/link-peer
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=--codegen=target-feature=+simd128 \
    cargo build --quiet --profile wasm --lib --locked --manifest-path tests/bench/link-peer/Cargo.toml \
    --target wasm32-unknown-unknown --target-dir target/link-peer
  local venv=target/link-peer/venv
  [ -x "$venv/bin/python" ] && return
  if ! have python3 || ! python3 -m venv "$venv" || ! "$venv/bin/pip" --quiet install -r tests/bench/link-peer/requirements.txt; then
    say 'skipped: rensa and datasketch (they need python3 with venv, and pip)'
    rm -rf "$venv"
  fi
}

# The regex crate as a module, to measure against: not part of the workspace, and in no package.
regex_peer() {
  say 'building the regex crate to measure against'
  cargo build --quiet --release --locked --manifest-path tests/bench/regex-peer/Cargo.toml \
    --target wasm32-unknown-unknown --target-dir target/regex-peer
}

fmt() { need_rust; cargo fmt --all; xtask manifest; }

lists() { need_rust; xtask lists "$@"; }

# --- Testing. ---

test() { setup; exec bash tests/all.sh "$@"; }

case " $* " in *' -h '*|*' --help '*) help; exit ;; esac
case "${1:-help}" in
  run|test|bench|dist|serve|build|fmt|lists|setup) command="$1"; shift; "$command" "$@" ;;
  help) help ;;
  *) help >&2; exit 2 ;;
esac
