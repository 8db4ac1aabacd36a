"""One process at a time pulls and pushes, and one at a time publishes; any number read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sync.place import Place
from translations import N_
from translations.told import Told


class Busy(Told):
    """Another window or program of Bahi is syncing this workbook."""


@contextmanager
def one_syncing(place: Place, *, wait_seconds: float = 120) -> Iterator[None]:
    """Held by whoever pulls or pushes. Raises Busy when another holds it for too long."""
    with _held(place.state / "sync.lock", wait_seconds):
        yield


@contextmanager
def one_publishing(place: Place) -> Iterator[None]:
    """Held for the moment in which the next snapshot is made current; taken inside `one_syncing`, never around it."""
    with _held(place.state / "publish.lock", 60):
        yield


@contextmanager
def one_bringing_up(place: Place) -> Iterator[None]:
    """Held while a snapshot that an older Bahi made is written anew; taken inside any other."""
    with _held(place.state / "update.lock", 60):
        yield


@contextmanager
def one_matching(place: Place) -> Iterator[None]:
    """Held by whoever compares the customers of a snapshot, so that others wait for the answer. Raises Busy."""
    with _held(place.state / "matching.lock", 600):
        yield


@contextmanager
def one_making_state(folder: Path) -> Iterator[None]:
    """Held while the state database of a folder is made; taken inside any other, never around it."""
    with _held(folder / "state.lock", 60):
        yield


@contextmanager
def _held(path: Path, wait_seconds: float) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=wait_seconds):
            yield
    except Timeout as error:
        raise Busy(N_("Bahi is already reading this sheet in another window. Please try again in a minute.")) from error
