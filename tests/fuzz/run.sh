#!/bin/sh
# Runs every fuzz target for so many seconds: tests/fuzz/run.sh 1800
set -eu
cd "$(dirname "$0")/../.."
for target in pdf zip docx odt rtf markdown html json_resume europass text image; do
    mkdir -p "target/corpus/$target"
    nice -n 15 cargo +nightly fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz "$target" \
        "target/corpus/$target" "tests/fuzz/seeds/$target" -- \
        -fork=1 -max_total_time="${1:-1800}" -timeout=10 -rss_limit_mb=512 -malloc_limit_mb=200 -max_len=65536
done
