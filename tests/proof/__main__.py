"""`python -m tests.proof --examples N`: the soak, ours beside the usual ways of writing, as a table for docs/proof.md."""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sync.google.limits import waiting_by
from tests.proof.app_machine import SharedShop
from tests.proof.naive import NAIVE
from tests.proof.office import OursInAFile, office
from tests.proof.ours import Ours, unhurried
from tests.proof.running import Tally, measure, shared_sheet
from tests.proof.theatre import theatre

_BEGIN, _END = "<!-- measured -->\n", "<!-- end -->"
_COLUMNS = (
    *("how edits are written", "stories", "people's acts", "faults", "deaths of the process", "edits"),
    *("wrong in silence", "stories in which a person was told", "seconds"),
)
_HEAD = "| " + " | ".join(_COLUMNS) + " |\n" + "|---" * len(_COLUMNS) + "|\n"


def soak(
    examples: Annotated[int, typer.Option(help="Stories for ours; a fifth of them for each of the others.")] = 5000,
    seed: Annotated[int, typer.Option(help="Another seed tells other stories.")] = 7,
    out: Annotated[Path, typer.Option(help="The document whose table is written anew.")] = Path("docs/proof.md"),
) -> None:
    """Measure, and write the table into the document between its marks."""
    sys.setswitchinterval(0.0005)  # client and server share this process
    rows: list[str] = []
    with theatre() as stage:

        def counted(name: str, run: Callable[[Tally], None]) -> None:
            tally, begun = Tally(), time.monotonic()
            run(tally)
            rows.append(_row(name, tally, time.monotonic() - begun))
            print(rows[-1], flush=True)
            for wrong in tally.examples:
                print(wrong, file=sys.stderr, flush=True)

        counted("swap and fence", lambda t: measure(shared_sheet(stage, Ours, t.add), examples=examples, start=seed))
        with office() as opened:
            machine = OursInAFile.at(opened)
            counted("an .xlsx file", lambda t: measure(
                shared_sheet(opened, machine, t.add), examples=max(examples // 5, 1), start=seed,
            ))  # fmt: skip
        with waiting_by(unhurried()):
            counted("swap and fence, through the whole app", lambda t: measure(
                type("Machine", (SharedShop,), {"theatre": stage, "judged": staticmethod(t.add)}),
                examples=max(examples // 10, 1), start=seed,
            ))  # fmt: skip
        for name, make in NAIVE.items():
            counted(name, lambda t, make=make: measure(
                shared_sheet(stage, make, t.add), examples=max(examples // 5, 1), start=seed,
            ))  # fmt: skip
    _write(out, rows, seed)


def _row(name: str, tally: Tally, seconds: float) -> str:
    sums = tally.sums
    share = f"{100 * tally.wrong / tally.runs:.2f} %" if tally.runs else ""
    parts = (name, tally.runs, sums["acts"], sums["faults"], sums["deaths"], sums["operations"])
    return "| " + " | ".join(map(str, (*parts, f"{tally.wrong} ({share})", tally.told, f"{seconds:.0f}"))) + " |"


def _write(out: Path, rows: list[str], seed: int) -> None:
    text = out.read_text(encoding="utf-8")
    before, after = text[: text.index(_BEGIN) + len(_BEGIN)], text[text.index(_END) :]
    measured = f"Seed {seed}, {date.today():%d %b %Y}.\n\n{_HEAD}" + "\n".join(rows) + "\n"
    out.write_text(before + measured + after, encoding="utf-8")


if __name__ == "__main__":
    typer.run(soak)
