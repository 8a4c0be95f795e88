#!/usr/bin/env bash
# All tests, from cheap to dear; stops at the first step that fails. Called by `./build.sh test`, which
# has fetched what they need. `./build.sh test STEP...` runs only some of them.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target="${CARGO_TARGET_DIR:-target}"
logs="$target/test-logs"
rm -rf "$logs"; mkdir -p "$logs"
steps='format lint rust engine types packages browsers'
wanted=" $* " table='' passed=0 failed=0 outcome=0

format() { cargo fmt --all --check; bash -n build.sh tests/all.sh .ci/run; }

lint() {
  cargo clippy --quiet --workspace --all-targets -- -D warnings
  local module
  for module in engine documents memory; do
    cargo clippy --quiet --lib --no-default-features --features "$module" --target wasm32-unknown-unknown -- -D warnings
  done
}

rust() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace --no-fail-fast --status-level fail --final-status-level fail
  else
    cargo test --workspace --no-fail-fast --lib --bins --tests
  fi
  cargo test --quiet --doc --workspace
}

engine() { cargo run --quiet --package xtask -- build; node --test tests/engine/; }

types() { node_modules/.bin/tsc --project tsconfig.json; }

# The packages made here, and made again from a copy of the sources in another folder, are the same bytes.
packages() {
  cargo run --quiet --package xtask -- dist
  local copy="$target/copy" name
  rm -rf "$copy"; mkdir -p "$copy"
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy" --
  local made; made="$(realpath "$target")"
  (cd "$copy" && export CARGO_TARGET_DIR="$made/again" && "$made/debug/xtask" build && "$made/debug/xtask" dist)
  for name in dist/*.zip; do cmp "$name" "$copy/$name"; done
  node --test tests/package/
}

browsers() { node --test --test-concurrency=2 tests/e2e/*.test.mjs; }

# Numbers of tests that passed and failed, whichever runner says so.
count() {
  awk '
    /^test result: / { p += $4; f += $6 }
    /^ *Summary \[/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i - 1); if ($i ~ /^failed/) f += $(i - 1) } }
    /^(#|ℹ) pass [0-9]+$/ { p += $3 }
    /^(#|ℹ) fail [0-9]+$/ { f += $3 }
    /^[0-9]+ passed, [0-9]+ failed/ { p += $1; f += $3 }
    END { print p + 0, f + 0 }'
}

# step NAME: runs the function of that name, shows and keeps what it says, counts its tests.
step() {
  [ "$outcome" = 0 ] || return 0
  [ "$wanted" = '  ' ] || [[ "$wanted" == *" $1 "* ]] || return 0
  printf '\n==> %s\n' "$1"
  local start=$SECONDS state=ok counted
  (set -e; "$1") 2>&1 | tee "$logs/$1.log"
  outcome=${PIPESTATUS[0]}
  read -ra counted < <(count <"$logs/$1.log")
  if [ "$outcome" != 0 ]; then
    state=FAILED
    [ "${counted[1]}" != 0 ] || counted[1]=1
  fi
  passed=$((passed + counted[0])); failed=$((failed + counted[1]))
  table+="$(printf '  %-10s %-6s %5s tests %5s s' "$1" "$state" "${counted[0]}" "$((SECONDS - start))")"$'\n'
}

for name in "$@"; do
  [[ " $steps " == *" $name "* ]] || { printf 'There is no step "%s"; there are: %s.\n' "$name" "$steps" >&2; exit 2; }
done
for name in $steps; do step "$name"; done

printf '\n%s\n' "$table"
[ "$outcome" = 0 ] || printf 'The step above that FAILED has its output in %s.\n' "$logs"
printf '%s passed, %s failed\n' "$passed" "$failed"
exit "$outcome"
