"""What was chosen about the app itself (language, what the menu shows), kept beside the state, not in the sheet."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sync.place import Place


@dataclass(frozen=True)
class Preferences:
    """The choices of one shop's app. An empty language follows the browser."""

    language: str = ""
    shows_everything: bool = False
    has_started: bool = False
    """Whether somebody has been through the first two minutes."""
    modules: tuple[str, ...] = ()
    """Modules switched on though their tabs do not exist yet."""


def preferences(place: Place) -> Preferences:
    """The choices as last kept; the defaults where nothing was."""
    path = _path(place)
    if not path.exists():
        return Preferences()
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Preferences(**{**kept, "modules": tuple(kept.get("modules", ()))})


def keep(place: Place, **changes: object) -> Preferences:
    """Change some of the choices for good."""
    changed = replace(preferences(place), **changes)  # type: ignore[arg-type]
    path = _path(place)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(changed)), encoding="utf-8")
    fresh.replace(path)
    return changed


def _path(place: Place) -> Path:
    return place.state / "app.json"
