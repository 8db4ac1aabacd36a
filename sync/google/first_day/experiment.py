"""What an experiment is: one question about Google, what we take for granted, and what was found."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sync.google.first_day.sheet import Sheet


class Verdict(StrEnum):
    """How an answer compares with what we take for granted."""

    AS_ASSUMED = "as assumed"
    OTHERWISE = "otherwise"
    UNKNOWN = "could not tell"


@dataclass(frozen=True)
class Found:
    """What an experiment saw, in words, and whether that is what we take for granted."""

    verdict: Verdict
    words: str


def found(is_as_assumed: bool, words: str) -> Found:
    """What was seen, where it could be seen."""
    return Found(Verdict.AS_ASSUMED if is_as_assumed else Verdict.OTHERWISE, words)


def unknown(words: str) -> Found:
    """Why nothing could be told."""
    return Found(Verdict.UNKNOWN, words)


def compared(seen: object, assumed: object, what: str) -> Found:
    """As assumed where both are equal."""
    words = f"{what}: {seen!r}"
    return found(seen == assumed, words if seen == assumed else f"{words}; assumed was {assumed!r}")


@dataclass(frozen=True)
class Experiment:
    """One question. `needed_by` is the part of the protocol that has to change where the answer is another."""

    name: str
    question: str
    assumed: str
    needed_by: str
    ask: Callable[[Sheet], Found]


@dataclass(frozen=True)
class Answer:
    """What an experiment found; the seconds are those that Google took, waits between calls left out."""

    experiment: Experiment
    found: Found
    seconds: float
    calls: int
