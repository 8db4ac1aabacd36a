"""The groups found in a snapshot, kept beside it so that every page and program reads them at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from records.matches import MatchGroup
from sync.place import Place
from validation.matching.matches import Band, Evidence, Match

_EVIDENCE = tuple(field.name for field in fields(Evidence))
_FORM = 2
"""Raised whenever the code would find other groups in the same rows."""


def are_kept(place: Place, snapshot: str) -> bool:
    """Whether the groups of a snapshot were looked for."""
    return _path(place, snapshot).exists()


def kept_groups(place: Place, snapshot: str) -> tuple[MatchGroup, ...] | None:
    """The groups of a snapshot; None where they were never looked for."""
    try:
        found = json.loads(_path(place, snapshot).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return tuple(map(_group, found))


def keep_groups(place: Place, snapshot: str, groups: Sequence[MatchGroup]) -> None:
    """Keep the groups of a snapshot, and forget those of others."""
    path = _path(place, snapshot)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps([_as_json(group) for group in groups], ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)
    for other in path.parent.iterdir():
        if other != path:
            other.unlink(missing_ok=True)


def _path(place: Place, snapshot: str) -> Path:
    return place.state / "matches" / f"{snapshot}.{_FORM}.json"


def _as_json(group: MatchGroup) -> Mapping[str, Any]:
    matches = [
        [
            match.id_a,
            match.id_b,
            match.probability,
            match.band.value,
            [[getattr(one, name) for name in _EVIDENCE] for one in match.evidence],
        ]
        for match in group.matches
    ]
    return {
        "table": group.table,
        "keys": group.keys,
        "band": group.band.value,
        "value": group.value,
        "matches": matches,
    }


def _group(kept: Mapping[str, Any]) -> MatchGroup:
    matches = tuple(
        Match(a, b, probability, Band(band), tuple(Evidence(*one) for one in evidence))
        for a, b, probability, band, evidence in kept["matches"]
    )
    return MatchGroup(kept["table"], tuple(kept["keys"]), Band(kept["band"]), kept["value"], matches)
