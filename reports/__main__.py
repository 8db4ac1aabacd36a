"""`python -m reports`: a report as a file, for a person or a schedule. Exit code 0 done, 2 not done."""

import sys

from reports.cli import run

if __name__ == "__main__":
    sys.exit(run())
