# Sets up .venv from requirements.lock; sourced by ./longtake and ./check with $root set.
# $1: what it is for: "film", "vendors" (their libraries too) or "dev".
set_up() {
  v="$root/.venv"
  want=$(cat "$root"/requirements*.lock "$root/pyproject.toml" | cksum)
  stamp="$v/.longtake-${1:-film}"
  if [ "$(cat "$stamp" 2>/dev/null || true)" = "$want" ]; then return; fi
  exec 9>"$root/.setup.lock"
  flock 9 2>/dev/null || true
  if [ "$(cat "$stamp" 2>/dev/null || true)" = "$want" ]; then exec 9>&-; return; fi
  python="${LONGTAKE_PYTHON:-python3}"
  if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "longtake: Python 3.11 or later is needed; install it, or set LONGTAKE_PYTHON=/path/to/python" >&2
    exit 1
  fi
  echo "longtake: setting up (once, under a minute) …" >&2
  [ -x "$v/bin/python" ] || "$python" -m venv "$v" >&2
  "$v/bin/python" -m pip install -q --disable-pip-version-check --no-warn-script-location 'uv>=0.9,<1' >&2
  export UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV="$v"
  lock="requirements.lock"
  case "${1:-}" in dev | vendors) lock="requirements-$1.lock" ;; esac
  "$v/bin/uv" pip install -q --require-hashes -r "$root/$lock" >&2
  "$v/bin/uv" pip install -q --no-deps -e "$root" >&2
  printf %s "$want" >"$stamp"
  exec 9>&-
}
