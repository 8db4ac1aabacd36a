"""One call from beginning to end: what comes before it, its fault, its effect, what comes after."""

import sys
import threading
import time
import traceback
from dataclasses import dataclass, field

from . import signing_in
from .calls import Answer, Call
from .errors import Refused, drive_body, sheets_body
from .people import act
from .quota import exhausted
from .routes import V4, answer_to, kind_of
from .staging import Scene, Stage
from .world import World

HTML_502 = (
    "<!DOCTYPE html><html lang=en><title>Error 502 (Server Error)!!1</title>"
    "<p><b>502.</b> <ins>That's an error.</ins><p>The server encountered a temporary error."
)


UNAUTHENTICATED = (
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
    "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
)


class Dropped(Exception):
    """The connection ends without an answer, after so many seconds of silence."""

    def __init__(self, hang: float = 0.0) -> None:
        super().__init__("dropped")
        self.hang = hang


@dataclass
class Late:
    """A call whose client has gone, waiting to be applied."""

    call: Call
    due_call: int


@dataclass
class Performance:
    """The world, what is staged, and what is late."""

    world: World = field(default_factory=World)
    stage: Stage = field(default_factory=Stage)
    late: list[Late] = field(default_factory=list)

    def answer(self, call: Call) -> Answer:
        """The answer of one call to the API. Raises Dropped."""
        if call.path == signing_in.PATH:
            return self._signed_in(call)
        with self.world.lock:
            call = self._numbered(call)
            self.arrive([late for late in self.late if 0 < late.due_call <= call.number])
            scene = self.stage.next_for(call.method, call.path)
            if scene.fault != "slow":
                return self._played(call, scene)
        time.sleep(scene.seconds)
        with self.world.lock:
            return self._played(call, scene)

    def _signed_in(self, call: Call) -> Answer:
        """Not counted, and only a scene that names it strikes, so that tests stage the calls that follow."""
        with self.world.lock:
            scene = self.stage.next_for(call.method, call.path, by_name=True)
        time.sleep(scene.seconds + scene.hang)
        if scene.fault in ("drop_before", "drop_after", "late"):
            raise Dropped
        if scene.fault in ("401", "429", "500", "502", "503"):
            return faulty(call, scene)
        return signing_in.token(call)

    def _numbered(self, call: Call) -> Call:
        self.world.call_count += 1
        return Call(**{**call.__dict__, "number": self.world.call_count})

    def arrive(self, late: list[Late]) -> None:
        """Apply late calls now."""
        for one in late:
            if one in self.late:
                self.late.remove(one)
                self._noted(one.call, self._applied(one.call), "late")

    def _played(self, call: Call, scene: Scene) -> Answer:
        for action in scene.before:
            act(self.world, action, call.number)
        answer = self._with_fault(call, scene)
        for action in scene.after:
            act(self.world, action, call.number)
        if scene.fault == "drop_after":
            raise Dropped(scene.hang)
        return answer

    def _with_fault(self, call: Call, scene: Scene) -> Answer:
        if scene.fault in ("drop_before", "late"):
            return self._lost(call, scene)
        if scene.fault in ("401", "429", "500", "502", "503"):
            if scene.applied:
                self._noted(call, self._applied(call), f"applied, answered {scene.fault}")
            else:
                self._noted(call, None, scene.fault)
            return faulty(call, scene)
        answer = self._applied(call)
        self._noted(call, answer, scene.fault)
        return answer

    def _lost(self, call: Call, scene: Scene) -> Answer:
        self._noted(call, None, scene.fault)
        if scene.fault == "late":
            waiting = Late(call, call.number + scene.after_calls if scene.after_calls else 0)
            self.late.append(waiting)
            if scene.seconds:
                threading.Timer(scene.seconds, self._arrive_alone, [waiting]).start()
        for action in scene.after:
            act(self.world, action, call.number)
        raise Dropped(scene.hang)

    def _arrive_alone(self, waiting: Late) -> None:
        with self.world.lock:
            self.arrive([waiting])

    def _applied(self, call: Call) -> Answer:
        try:
            if kind := kind_of(call):
                self.world.quota.take(kind, call.author)
            return answer_to(self.world, call)
        except Refused as error:
            return refusal(call, error)
        except Exception:  # noqa: BLE001 -- a bug here is answered as a 500 and told on stderr, as a server does
            traceback.print_exc(file=sys.stderr)
            return refusal(call, Refused("Internal error encountered.", 500))

    def _noted(self, call: Call, answer: Answer | None, fault: str) -> None:
        applied = answer is not None and answer.status < 400
        self.world.calls.append({
            "number": call.number, "method": call.method, "path": call.path, "author": call.author, "fault": fault,
            "status": answer.status if answer else None, "applied": applied,
        })  # fmt: skip


def refusal(call: Call, error: Refused, headers: dict[str, str] | None = None) -> Answer:
    """An error in the envelope of the service that was called."""
    body = sheets_body(error) if call.path.startswith(V4) else drive_body(error)
    return Answer(body, error.code, headers or {})


def faulty(call: Call, scene: Scene) -> Answer:
    """The answer of a fault."""
    headers = {} if scene.retry_after is None else {"Retry-After": f"{scene.retry_after:g}"}
    if scene.fault == "502":
        return Answer(HTML_502, 502, headers | {"Content-Type": "text/html; charset=UTF-8"})
    if scene.fault == "429":
        return refusal(call, exhausted("reads" if call.method == "GET" else "writes"), headers)
    texts = {
        "401": UNAUTHENTICATED,
        "500": "Internal error encountered.",
        "503": "The service is currently unavailable.",
    }
    return refusal(call, Refused(texts[scene.fault], int(scene.fault)), headers)
