"""Columns as numbers: every different value once, and for each row which one it has."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Codes = NDArray[np.int32]
Levels = NDArray[np.int8]
Floats = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]

MISSING = -1


@dataclass(frozen=True)
class Distinct:
    """The different normal forms of a column; `codes` says which a row has, -1 for none."""

    codes: Codes
    texts: list[str]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each normal form."""
        return {text: at for at, text in enumerate(self.texts)}

    @property
    def is_filled(self) -> Flags:
        """Where a row has a value."""
        return self.codes >= 0


def distinct(values: Sequence[str], normal: Callable[[str], str]) -> Distinct:
    """The values in normal form; values whose normal form is empty are missing."""
    raw = numbered(values)
    forms: dict[str, int] = {}
    of_raw = np.array([_number(forms, normal(text)) for text in raw.texts] or [MISSING], np.int32)
    return Distinct(of_raw[raw.codes] if len(values) else raw.codes, list(forms))


def numbered(values: Iterable[str]) -> Distinct:
    """The values as they are, each different one once."""
    known: dict[str, int] = {}
    codes = np.fromiter((known.setdefault(value, len(known)) for value in values), np.int32)
    return Distinct(codes, list(known))


def _number(forms: dict[str, int], text: str) -> int:
    return forms.setdefault(text, len(forms)) if text else MISSING
