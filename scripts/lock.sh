#!/bin/sh
# Writes the hashed locks from pyproject.toml; they name no host, so that any registry serves.
set -eu
cd "$(dirname -- "$0")/.."
uv="${UV:-.venv/bin/uv}"
for kind in "" dev; do
  "$uv" pip compile pyproject.toml ${kind:+--group "$kind"} --universal --generate-hashes \
    --python-version 3.11 --no-header --no-annotate --no-emit-index-url --quiet \
    -o "requirements${kind:+-$kind}.lock"
done
