#!/bin/sh
# Writes the hashed locks from pyproject.toml; they name no host, so that any registry serves.
set -eu
cd "$(dirname -- "$0")/.."
uv="${UV:-.venv/bin/uv}"
lock() { # lock NAME [OPTION …]
  name="$1"
  shift
  "$uv" pip compile pyproject.toml "$@" --universal --generate-hashes \
    --python-version 3.11 --no-header --no-annotate --no-emit-index-url --quiet \
    -o "requirements$name.lock"
}
lock "" --extra voice
lock -vendors --extra vendors --extra voice --extra origin
lock -dev --extra vendors --extra voice --extra origin --extra judges --group dev
