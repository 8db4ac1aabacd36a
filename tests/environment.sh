# Sourced with `wanted` naming a requirements file: makes .venv with what it lists, once, and again when the list changes.
python=""
for candidate in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Bahi needs Python 3.11 or newer. Please install it from python.org, then start again." >&2
    return 1
fi
if [ ! -x .venv/bin/python ]; then
    echo "Setting up Bahi for the first time. This takes a few minutes and happens once."
    if ! "$python" -m venv .venv; then
        echo "Python could not make an environment. On Debian or Ubuntu: sudo apt install python3-venv" >&2
        rm -rf .venv
        return 1
    fi
fi
if ! cat requirements.txt "$wanted" | cmp -s - ".venv/$wanted.installed"; then
    if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$wanted"; then
        echo "Installing failed. Is there a connection to the internet? Please try again." >&2
        return 1
    fi
    cat requirements.txt "$wanted" >".venv/$wanted.installed"
fi
