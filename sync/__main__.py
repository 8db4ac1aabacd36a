"""`python -m sync`: the commands that read, write and watch a workbook."""

from sync.cli import run

if __name__ == "__main__":
    run()
