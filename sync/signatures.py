"""What the checking of a tab's rows depended on: while that is the same, a row with the same cells need not be checked again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

import phonenumbers

import validation
from validation.business import Business
from validation.feeds import Feed
from validation.sheet import RawTab


@dataclass(frozen=True)
class Signature:
    """The columns of a tab in order, each said in one text, how many cells its longest row has, and the settings and code in force."""

    columns: tuple[tuple[int, str], ...]
    width: int
    rest: str

    def covers(self, other: "Signature") -> bool:
        """Whether rows checked under the other would be checked the same way under this one.

        Columns at the end that only one of them has do no harm where the other has no cells there.
        """
        short, long = sorted((self, other), key=lambda signature: len(signature.columns))
        count = len(short.columns)
        return (
            self.rest == other.rest
            and short.columns == long.columns[:count]
            and all(index >= short.width for index, _ in long.columns[count:])
        )

    def to_json(self) -> str:
        """The signature as JSON text."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Signature":
        """The signature that `to_json` wrote."""
        plain = json.loads(text)
        return cls(tuple((index, said) for index, said in plain["columns"]), plain["width"], plain["rest"])


def signature_of(tab: RawTab, feeds: Sequence[Feed], business: Business) -> Signature:
    """The signature of a tab as it is now."""
    columns = tuple((feed.placed.index, _said(feed, tab.number_formats)) for feed in feeds)
    lists = {
        feed.column.list_name: business.lists.get(feed.column.list_name) for feed in feeds if feed.column.list_name
    }
    settings = (tab.merged, business.region, business.currency, business.custom_fields, sorted(lists.items()))
    return Signature(columns, max(map(len, tab.rows), default=0), f"{_code()}:{_short(repr(settings))}")


def _said(feed: Feed, number_formats: Mapping[int, str]) -> str:
    return "|".join(
        (feed.table, feed.name, feed.column.kind, feed.placed.heading, number_formats.get(feed.placed.index, ""))
    )


@cache
def _code() -> str:
    """The code that checks, as a text that differs whenever it does: nobody has to remember to raise a number."""
    folder = Path(validation.__file__).parent
    sources = [*sorted(folder.rglob("*.py")), Path(__file__).with_name("snapshot_rows.py")]
    return _short(phonenumbers.__version__ + "".join(path.read_text(encoding="utf-8") for path in sources))


def _short(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
