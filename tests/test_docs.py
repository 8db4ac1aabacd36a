"""What the documents say is so: links lead somewhere, commands exist, figures are true."""

import re
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from sync.cli import app
from sync.demo import SEED, shop_tabs
from sync.demo.tab import Dice

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))

    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_command_of_the_readme_exists() -> None:
    line = next(
        line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if "-m sync demo" in line
    )
    said = re.findall(r"[a-z]+(?:-[a-z]+)*", line.split("-m sync")[1])

    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    known |= {group.name for group in app.registered_groups}
    assert set(said) <= known


def test_the_readme_quotes_what_was_measured() -> None:
    figures = (ROOT / "docs/figures.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    measured = {tuple(cells[:3]) for line in figures.splitlines() if len(cells := _cells(line)) > 3}
    table = [cells for line in readme.splitlines() if len(cells := _cells(line)) == 6]

    quoted = {
        (name, tool, value)
        for name, *values in table[2:]
        for tool, value in zip(("ours", "splink", "recordlinkage", "dedupe", "token_sort"), values, strict=True)
        if value != "—"
    }

    assert len(quoted) == 23
    assert quoted <= measured


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []


def test_the_sample_shop_is_as_large_as_the_changelog_says() -> None:
    said = re.search(r"sample shop with ([\d,]+) rows", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert said is not None

    rows = sum(len(tab.rows) for tab in shop_tabs(Dice(Random(SEED), datetime(2026, 4, 1)), 5000))

    assert round(rows, -3) == int(said[1].replace(",", ""))


def test_nothing_committed_names_a_registry_or_a_home_folder() -> None:
    words = re.compile(
        "|".join(
            ("files.python" + "hosted", "registry." + "npmjs", "deb." + "debian.org", r"/ro" + r"ot/", r"/wo" + r"rk/")
        )
    )
    texts = [p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".toml", ".txt", ".sh", ".bat"} and p.is_file()]
    own = [p for p in texts if not {".venv", "state", "demo", "build"} & set(p.relative_to(ROOT).parts[:-1])]

    assert [str(p.relative_to(ROOT)) for p in own if words.search(p.read_text(encoding="utf-8"))] == []
