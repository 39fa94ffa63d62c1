#!/bin/sh
# Make .venv where there is none and install claimsdb into it, with the dependency groups
# that are named ("test", "check"). Quick when nothing has changed; quiet unless it works.
#
# PYTHON names the interpreter to use; without it python3, else the newest that is there.
set -eu
cd "$(dirname "$0")/.."

VENV=.venv
GROUPS_WANTED="$*"
STAMP="$VENV/.installed-$(echo "claimsdb $GROUPS_WANTED" | tr ' ' '-')"
WANTED="$(cat pyproject.toml src/claimsdb/__init__.py | cksum) $(pwd)"

say() { echo "$*" >&2; }

fits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if fits "$candidate" && "$candidate" -c 'import sqlite3, venv, ensurepip' >/dev/null 2>&1
        then echo "$candidate"; return; fi
    done
}

have_uv() { command -v uv >/dev/null 2>&1; }

make_venv() {
    python="$(find_python)"
    if [ -z "$python" ] && ! have_uv; then
        say "claimsdb needs Python 3.11 or newer, with its venv and sqlite3 modules."
        say "On Debian or Ubuntu: apt install python3 python3-venv"
        [ -z "${PYTHON:-}" ] || say "PYTHON is set to $PYTHON, which does not fit."
        exit 2
    fi
    say "Making $VENV …"
    if have_uv; then
        uv venv --quiet --clear --python "${python:-3.13}" "$VENV"
    else
        "$python" -m venv --clear "$VENV"
    fi
}

install() {
    say "Installing claimsdb${GROUPS_WANTED:+ and what these need: $GROUPS_WANTED} …"
    extras=
    set -- # the arguments for the installer: a group option for each group
    for group in $GROUPS_WANTED; do
        set -- "$@" --group "$group"
        [ "$group" != test ] || extras='[csl,postgres]'
    done
    if have_uv; then
        uv pip install --quiet --python "$VENV/bin/python" "$@" -e ".$extras" && return
        say "uv could not; trying pip, which may know other indexes."
    fi
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 ||
        "$VENV/bin/python" -m ensurepip --upgrade >/dev/null
    pip="$VENV/bin/python -m pip --disable-pip-version-check --no-input -qq"
    # The option --group came with pip 25.1; an older Python brings an older pip.
    if [ $# -gt 0 ] && ! $pip install --help | grep -q -e '--group'; then
        $pip install --upgrade 'pip>=25.1'
    fi
    $pip install "$@" -e ".$extras"
}

if ! fits "$VENV/bin/python"; then
    make_venv
fi
if [ ! -f "$STAMP" ] || [ "$(cat "$STAMP")" != "$WANTED" ]; then
    install
    echo "$WANTED" >"$STAMP"
fi
