"""Requests that go into the sheet in the same batch as edits, so that they cost no call."""

from collections.abc import Callable
from dataclasses import dataclass

from sync.google.client import Json


@dataclass
class Beside:
    """What goes along, made when it is known which operations are carried out; and whether it arrived."""

    requests: Callable[[frozenset[str]], list[Json]]
    is_carried: bool = False
