"""Puts a table where the figures of the project are kept, between the marks of its name."""

import re
from pathlib import Path

FIGURES = Path("docs") / "figures.md"


def keep(name: str, lines: str, page: Path = FIGURES) -> None:
    """Replace what stands between `<!-- name -->` and `<!-- end of name -->`."""
    text = page.read_text(encoding="utf-8")
    between = re.compile(f"(<!-- {re.escape(name)} -->\n).*?(<!-- end of {re.escape(name)} -->)", re.DOTALL)
    page.write_text(between.sub(lambda found: f"{found[1]}{lines}\n{found[2]}", text), encoding="utf-8")
