#!/bin/sh
# Prints uv.lock as pip reads it, every file with its hash; `make lock` writes it to constraints.txt.
# Two parts, because `make serve` installs only the first (see environment.sh, which cuts at the heading of the second).
set -eu

export_locked() {
  uv export --quiet --frozen --no-emit-project --no-annotate --no-header --format requirements-txt "$@"
}

echo "# Written by \`make lock\` from uv.lock; do not edit."
export_locked --no-default-groups --group build
echo "# Only for the tests"
export_locked --only-group test
