"""Run by its path in a process of its own: a page description (JSON) comes in, a PDF goes out."""

import sys
from pathlib import Path

import typst


def typeset(description: str, template: Path, fonts: Path) -> bytes:
    """The PDF of a page description. The description is passed as a value: nothing in it is ever read as typst."""
    made: bytes = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        sys_inputs={"report": description},
        pdf_tags=len(description) < 100_000,  # tags let a screen reader follow the table, at six times the work
    )
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(sys.stdin.buffer.read().decode(), Path(sys.argv[1]), Path(sys.argv[2])))
