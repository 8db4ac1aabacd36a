"""`python -m tests.sheets_emulator --port N` serves until stopped; port 0 takes a free one. Prints its address."""

import argparse
import sys

from .server import Server
from .world import APP, SHEET_TYPE


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m tests.sheets_emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    server = Server(parser.parse_args().port)
    # Tests written for a real account, gspread's among them, expect that it has been used before.
    server.performance.world.add_file("Untitled spreadsheet", SHEET_TYPE, APP)
    print(server.url, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
