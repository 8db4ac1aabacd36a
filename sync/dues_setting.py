"""The owner's answer to what the due column of a tab holds, as given on Check & fix."""

import json

from sync.place import Place
from sync.state import set_setting, setting, state, state_as_read
from validation.register_dues import DueKind


def answered_dues(place: Place) -> dict[str, str]:
    """By tab, the kind of due that the owner says it holds."""
    with state_as_read(place.state) as connection:
        return dict(json.loads(setting(connection, "dues", "{}")))


def answer_dues(place: Place, tab: str, kind: DueKind | None) -> None:
    """Remember the answer, or forget it (None). The next pull reads the tab anew."""
    answers = answered_dues(place)
    answers.pop(tab, None)
    if kind is not None:
        answers[tab] = kind.value
    with state(place.state) as connection:
        set_setting(connection, "dues", json.dumps(answers, ensure_ascii=False))
