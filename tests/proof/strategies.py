"""What Hypothesis chooses from: people's acts, faults, and around which call of a push they happen."""

from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]
SMALL = st.integers(0, 7)
SHEETS = st.sampled_from((0, 0, 0, 1))
TYPED = st.sampled_from(("text", "text", "text", "number", "clear", "formula", "reference", "Lahore", "Delhi", "Pune"))
WISHED = st.sampled_from(("text", "text", "text", "number", "clear", "Lahore", "Delhi", "yes"))
_FLAG = st.booleans()


def _act(do: str, **parts: Any) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"do": st.just(do), "sheet": SHEETS, **parts})


_EDITS = _act("edit", row=SMALL, column=SMALL, value=TYPED)
_SORTS = _act("sort", column=SMALL, descending=_FLAG)
_ROWS = st.one_of(
    _act("insert row", row=SMALL, value=st.sampled_from(("", "text"))),
    _act("append row", with_id=_FLAG),
    _act("delete row", row=SMALL),
    _act("copy row", row=SMALL, to_end=_FLAG),
    _act("clear row", row=SMALL),
)
_RARE = st.one_of(
    _act("paste id", row=SMALL, other=SMALL, value=st.sampled_from(("", "", "clear"))),
    _act("rename heading", column=SMALL, of_id=st.sampled_from((False, False, False, True))),
    _act("move column", column=SMALL, to=SMALL),
    _act("insert column", column=SMALL, value=st.sampled_from(("", "text"))),
    _act("rename tab"),
)
_AGAIN = st.one_of(_act("undo"), _act("put back", row=SMALL, column=SMALL))
ACTS = st.one_of(_EDITS, _SORTS, _SORTS, _ROWS, _ROWS, _RARE, _AGAIN)

_QUIET = st.fixed_dictionaries({})
_FAULTS = st.one_of(
    st.fixed_dictionaries(
        {"fault": st.sampled_from(("429", "500", "503", "502")), "applied": st.sampled_from((False, False, True))}
    ),
    st.fixed_dictionaries({"fault": st.sampled_from(("drop_before", "drop_after", "drop_after", "slow"))}),
    st.fixed_dictionaries({"fault": st.just("late"), "after_calls": st.integers(0, 4)}),
).filter(lambda scene: not (scene["fault"] == "429" and scene.get("applied")))
_PEOPLE = st.fixed_dictionaries({"before": st.lists(ACTS, min_size=1, max_size=2)})
_PEOPLE_AFTER = st.fixed_dictionaries({"after": st.lists(ACTS, min_size=1, max_size=2)})
_BOTH = st.builds(lambda people, fault: {**people, **fault}, st.one_of(_PEOPLE, _PEOPLE_AFTER), _FAULTS)
SCENES = st.lists(st.one_of(_QUIET, _PEOPLE, _PEOPLE, _PEOPLE_AFTER, _FAULTS, _BOTH), max_size=6)
DEATHS = st.sampled_from((*[None] * 20, *range(16)))
WISHES = st.fixed_dictionaries({
    "do": st.sampled_from(("edit", "edit", "edit", "add", "add", "take back", "number")),
    "sheet": SHEETS, "which": SMALL, "column": SMALL, "value": WISHED,
})  # fmt: skip
