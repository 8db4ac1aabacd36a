"""Settings and layouts as a snapshot file keeps them: JSON, and back."""

import json
from functools import cache

from pydantic import TypeAdapter

from validation.business import Business
from validation.layout import TabLayout


def business_to_json(business: Business) -> str:
    """The owner's settings as JSON text."""
    plain = _business().dump_python(business, mode="python")
    headings = [[*place, field] for place, field in plain.pop("headings").items()]
    return json.dumps(plain | {"headings": headings}, ensure_ascii=False, default=str)


def business_from_json(text: str) -> Business:
    """The settings that `business_to_json` wrote."""
    plain = json.loads(text)
    headings = {(tab, heading): field for tab, heading, field in plain["headings"]}
    return _business().validate_python(plain | {"headings": headings})


def layout_to_json(layout: TabLayout) -> str:
    """How a tab was understood, as JSON text."""
    return _layout().dump_json(layout).decode()


def layout_from_json(text: str) -> TabLayout:
    """The layout that `layout_to_json` wrote."""
    return _layout().validate_json(text)


def texts_from_json(text: str | None) -> dict[str, str]:
    """Texts by field as `_typed` and `underneath` keep them; none where there is nothing."""
    return json.loads(text) if text else {}


@cache
def _business() -> TypeAdapter[Business]:
    return TypeAdapter(Business)


@cache
def _layout() -> TypeAdapter[TabLayout]:
    return TypeAdapter(TabLayout)
