"""The first day: a throw-away sheet, each experiment on it, a report, and the sheet deleted again."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sync.google.client import SheetsClient
from sync.google.first_day.experiment import Answer, Experiment, Found, unknown
from sync.google.first_day.making import adopted, delete, made
from sync.google.first_day.recording import Recorder, cleaned, recorded
from sync.google.first_day.registry import EXPERIMENTS
from sync.google.first_day.report import Report
from sync.google.first_day.sheet import Sheet, reason_of, status_of
from sync.google.limits import Pace
from sync.sheet_address import sheet_address
from sync.workbook import WorkbookUnavailable

REPORT = "report.md"
RECORDINGS = "pairs.jsonl"


def first_day(
    client: SheetsClient,
    out: Path,
    *,
    keep: bool = False,
    address: str = "",
    experiments: Sequence[Experiment] = EXPERIMENTS,
    clock: Callable[[], datetime] = datetime.now,
    pace: Pace | None = None,
    tell: Callable[[Answer], None] | None = None,
) -> Report:
    """Make the experiments and write report and recordings into the folder `out`; `tell` hears each answer.

    `address` names an empty sheet of a person's, for accounts that may not make any; it is not deleted. Raises
    WorkbookUnavailable where there is no sheet to begin with.
    """
    out.mkdir(parents=True, exist_ok=True)
    pace = pace or Pace()
    asked_at = clock()
    answers: list[Answer] = []
    with (out / RECORDINGS).open("w", encoding="utf-8") as file, recorded(client, file) as recorder:
        sheet = Sheet(client, adopted(client, address) if address else made(client), pace, lambda: recorder.seconds)
        try:
            for experiment in experiments:
                answers.append(_asked(experiment, sheet, recorder))
                if tell:
                    tell(answers[-1])
        finally:
            # Also where somebody stops it: nothing of ours stays behind, and what was found is kept.
            recorder.experiment, is_kept = "", keep or bool(address)
            undeleted = "" if is_kept else _undeleted(sheet)
            where = sheet_address(sheet.id)
            report = Report(asked_at, recorder.host, tuple(answers), where, is_kept, undeleted)
            (out / REPORT).write_text(report.as_markdown(), encoding="utf-8")
    return report


def _asked(experiment: Experiment, sheet: Sheet, recorder: Recorder) -> Answer:
    recorder.experiment = experiment.name
    calls, seconds = recorder.calls, recorder.seconds
    try:
        seen = experiment.ask(sheet)
    except WorkbookUnavailable as error:
        status = status_of(error)
        seen = unknown(f"{reason_of(error)} ({status})" if status else str(error))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        # An answer of another shape than we know; the recordings have it.
        seen = unknown(f"Google's answer could not be read: {error!r}")
    clean = Found(seen.verdict, cleaned(seen.words))
    return Answer(experiment, clean, recorder.seconds - seconds, recorder.calls - calls)


def _undeleted(sheet: Sheet) -> str:
    """Delete the sheet; why it could not be, else ""."""
    try:
        delete(sheet.client, sheet.id)
    except WorkbookUnavailable as error:
        return str(cleaned(str(error)))
    return ""
