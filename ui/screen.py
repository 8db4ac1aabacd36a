"""What every piece of a page works with: the language, the business as last read, where it is, and who looks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from records.snapshot import Snapshot
from sync.place import Place
from translations import Translator
from ui.preferences import Preferences


@dataclass(frozen=True)
class Screen:
    """One run of one page. The snapshot is open only until the run ends: nothing that runs later may keep it."""

    place: Place
    snapshot: Snapshot
    t: Translator
    author: str
    preferences: Preferences

    @property
    def currency(self) -> str:
        """The business's currency, for amounts."""
        return self.snapshot.business.currency


_current: ContextVar[Screen] = ContextVar("screen")


def screen() -> Screen:
    """The screen of the page that is being run."""
    return _current.get()


@contextmanager
def on_screen(shown: Screen) -> Iterator[None]:
    """Run a page for this screen."""
    token = _current.set(shown)
    try:
        yield
    finally:
        _current.reset(token)
