"""What was queued to happen around the next calls: people's actions and faults."""

from collections import deque
from dataclasses import dataclass, field
from typing import Literal

from .cells import Json
from .errors import Refused

Fault = Literal["", "401", "429", "500", "503", "502", "drop_before", "drop_after", "late", "slow"]
FAULTS = ("", "401", "429", "500", "503", "502", "drop_before", "drop_after", "late", "slow")


@dataclass(frozen=True)
class Scene:
    """What happens around one call.

    `match` is a part of the call's `METHOD path`; `skip` lets so many matching calls pass first. A fault with
    `applied` strikes after the call was applied. A late call is applied when `after_calls` more have come in (0: only
    when told to by /admin/arrive), after `seconds`, while its client gets no answer: the connection hangs for
    `hang` seconds and is dropped.
    """

    before: tuple[Json, ...] = ()
    after: tuple[Json, ...] = ()
    fault: Fault = ""
    match: str = ""
    skip: int = 0
    applied: bool = False
    retry_after: float | None = None
    seconds: float = 0.0
    hang: float = 0.0
    after_calls: int = 0

    @classmethod
    def read(cls, given: Json) -> "Scene":
        """A scene from JSON; unknown names are refused, so that no test waits for what never comes."""
        wrong = set(given) - set(cls.__dataclass_fields__)
        if wrong or given.get("fault", "") not in FAULTS:
            raise Refused(f"No such scene: {given}")
        actions = {name: tuple(given.get(name, ())) for name in ("before", "after")}
        return cls(**(given | actions))


@dataclass
class Stage:
    """The scenes still to come, in order."""

    scenes: deque[Scene] = field(default_factory=deque)
    passed: dict[int, int] = field(default_factory=dict)

    def queue(self, given: Json) -> None:
        """One more."""
        self.scenes.append(Scene.read(given))

    def next_for(self, method: str, path: str, *, by_name: bool = False) -> Scene:
        """The first scene that this call fits, taken off the queue; an empty one if none does.

        `by_name` passes over the scenes that fit any call.
        """
        for scene in self.scenes:
            if by_name and not scene.match:
                continue
            if scene.match and scene.match not in f"{method} {path}":
                continue
            if self.passed.get(id(scene), 0) < scene.skip:
                self.passed[id(scene)] = self.passed.get(id(scene), 0) + 1
                continue
            self.scenes.remove(scene)
            self.passed.pop(id(scene), None)
            return scene
        return Scene()
