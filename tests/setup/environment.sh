#!/bin/sh
# Prepares .venv from the locked dependencies: `environment.sh base` for reading, building and checking the guide,
# `environment.sh test` for what only the tests need. A shell script, because there may be no fit Python yet.
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

# Succeeds when the Python named $1 fits: pymdown-extensions 13 sets the lower bound; PyYAML has no wheel for 3.15 yet.
fits() {
  "$1" -c 'import sys; sys.exit(not (3, 11, 5) <= sys.version_info < (3, 15))' 2> /dev/null
}

# Prints the first Python here that fits and can make an environment; else says in one sentence what is missing.
find_python() {
  without_venv=
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    fits "$name" || continue
    # Debian ships venv without ensurepip until python3-venv is installed, so both are asked for.
    if "$name" -c 'import ensurepip, venv' 2> /dev/null; then
      echo "$name"
      return
    fi
    without_venv=${without_venv:-$name}
  done
  [ -z "$without_venv" ] ||
    fail "The guide needs Python's venv module, which this $without_venv lacks: on Debian or Ubuntu, install it with \`sudo apt install $without_venv-venv\`."
  fail "The guide needs Python 3.11.5 or newer (up to 3.14) or uv, and found $(python3 --version 2> /dev/null || echo 'no python3')."
}

with_uv() {
  # The Makefile runs .venv, whichever environment this shell has active.
  export UV_PROJECT_ENVIRONMENT=.venv
  case $1 in
    # --inexact: a new base must not throw out what the tests installed.
    base) uv sync --quiet --locked --no-default-groups --inexact ;;
    test) uv sync --quiet --locked ;;
  esac
}

with_pip() {
  python=.venv/bin/python
  if ! fits $python || ! $python -c 'import pip' 2> /dev/null; then
    system_python=$(find_python)
    "$system_python" -m venv --clear .venv
  fi
  case $1 in
    base) sed '/^# Only for the tests/,$d' constraints.txt > .venv/base.txt && wanted=.venv/base.txt ;;
    test) wanted=constraints.txt ;;
  esac
  pip="$python -m pip --disable-pip-version-check --quiet"
  # Wheels only, each checked against the locked hash: installing runs nobody's code.
  $pip install --require-hashes --only-binary :all: -r "$wanted"
  # The guide itself, by the locked setuptools: an isolated build would fetch another, unlocked.
  $pip install --no-deps --no-build-isolation --editable .
}

echo "Preparing .venv ($1) from the locked dependencies; this happens once."
if command -v uv > /dev/null; then with_uv "$1"; else with_pip "$1"; fi
