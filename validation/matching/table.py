"""The rows to be matched, column by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from validation.matching.kinds import MatchKind


@dataclass(frozen=True)
class Joined(Sequence[str]):
    """Two sequences, one after the other, without copying the first."""

    first: Sequence[str]
    then: Sequence[str]

    def __len__(self) -> int:
        return len(self.first) + len(self.then)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [*self.first, *self.then][at]
        at = at if at >= 0 else at + len(self)
        return self.first[at] if at < len(self.first) else self.then[at - len(self.first)]


@dataclass(frozen=True)
class MatchColumn:
    """The texts of one column, "" where nothing is known; several phones or e-mails may stand in one text."""

    kind: MatchKind
    values: Sequence[str]


@dataclass(frozen=True)
class MatchTable:
    """Rows by id, and their columns by heading, each as long as `ids`."""

    ids: Sequence[str]
    columns: Mapping[str, MatchColumn]

    def __post_init__(self) -> None:
        assert all(len(column.values) == len(self.ids) for column in self.columns.values())

    def row(self, at: int) -> dict[str, str]:
        """One row's texts by heading."""
        return {heading: column.values[at] for heading, column in self.columns.items()}
