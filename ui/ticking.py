"""A table whose lines are all ticked to begin with, before many things are done with one click."""

from collections.abc import Sequence
from hashlib import blake2b

import pandas as pd
import streamlit as st


def ticked_lines(name: str, headings: Sequence[str], lines: Sequence[Sequence[object]]) -> list[int]:
    """Draw the lines with a box before each; returns which are ticked."""
    state = st.dataframe(
        pd.DataFrame(lines, columns=list(headings)), hide_index=True, width="stretch", key=key_of(name, lines),
        on_select="rerun", selection_mode="multi-row", selection_default={"selection": {"rows": list(range(len(lines)))}},
    )  # fmt: skip
    return sorted(row for row in state["selection"]["rows"] if row < len(lines))


def key_of(name: str, lines: Sequence[Sequence[object]]) -> str:
    """Streamlit remembers ticks by their place: other lines are another table, or a tick would go over to somebody else."""
    return f"{name}:{blake2b(repr([tuple(line) for line in lines]).encode(), digest_size=8).hexdigest()}"
