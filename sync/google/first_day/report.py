"""The answers as a page to read: what is otherwise first, then everything by its part."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sync.google.client import Json
from sync.google.first_day.experiment import Answer, Verdict

_GOOGLE = ".googleapis.com"
_ORDER = (Verdict.OTHERWISE, Verdict.UNKNOWN, Verdict.AS_ASSUMED)


@dataclass(frozen=True)
class Report:
    """One first day: when, of whom, what was found, and what became of the sheet."""

    asked_at: datetime
    host: str
    answers: tuple[Answer, ...]
    sheet: str
    is_kept: bool = False
    undeleted: str = ""
    """Why the sheet could not be deleted."""

    @property
    def is_all_as_assumed(self) -> bool:
        """Whether nothing has to be looked at."""
        return not self.undeleted and all(answer.found.verdict is Verdict.AS_ASSUMED for answer in self.answers)

    def as_json(self) -> Json:
        """For programs."""
        return {
            "asked_at": self.asked_at.isoformat(timespec="seconds"),
            "host": self.host,
            "sheet": self.sheet,
            "is_kept": self.is_kept,
            "undeleted": self.undeleted,
            "answers": [_answer_json(answer) for answer in self.answers],
        }

    def as_markdown(self) -> str:
        """For people."""
        calls, seconds = sum(one.calls for one in self.answers), sum(one.seconds for one in self.answers)
        front = [
            "# First day with Google Sheets",
            f"Asked of {self.host} on {self.asked_at:%d %B %Y, %H:%M}: {len(self.answers)} questions, {calls} calls, "
            f"{seconds:.0f} seconds of Google's. {summary(self.answers)}",
            self._fate(),
            *([] if self.host.endswith(_GOOGLE) else ["That was not Google: what is found holds for a stand-in only."]),
        ]
        parts = [part for verdict in _ORDER for part in _section(verdict, self.answers)]
        return "\n\n".join([*front, *parts]) + "\n"

    def _fate(self) -> str:
        if self.undeleted:
            return f"The sheet could not be deleted ({self.undeleted}). Delete it yourself: {self.sheet}"
        return f"The sheet is kept: {self.sheet}" if self.is_kept else "The sheet is deleted."


def summary(answers: Iterable[Answer]) -> str:
    """How many answers of each kind, as a sentence."""
    counts = Counter(answer.found.verdict for answer in answers)
    return ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in reversed(_ORDER)) + "."


def _section(verdict: Verdict, answers: Sequence[Answer]) -> list[str]:
    there = [answer for answer in answers if answer.found.verdict is verdict]
    return [f"## {verdict.value.capitalize()}", *map(_told, there)] if there else []


def _told(answer: Answer) -> str:
    experiment = answer.experiment
    lines = [
        f"### {experiment.name}",
        f"**{experiment.question}**",
        "",
        f"- Assumed: {experiment.assumed}",
        f"- Found: {_one_line(answer.found.words)}",
        f"- Needed by: {experiment.needed_by}",
        f"- Calls: {answer.calls}; seconds: {answer.seconds:.1f}",
    ]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    """As Markdown shows it as it is."""
    return " ".join(text.split()).replace("*", r"\*").replace("<", r"\<")


def _answer_json(answer: Answer) -> Json:
    experiment = answer.experiment
    return {
        "name": experiment.name,
        "question": experiment.question,
        "assumed": experiment.assumed,
        "found": answer.found.words,
        "verdict": answer.found.verdict.value,
        "needed_by": experiment.needed_by,
        "seconds": round(answer.seconds, 3),
        "calls": answer.calls,
    }
