"""Entries as text for cells: nothing is lost, nothing damaged is believed."""

import json
from datetime import datetime
from typing import Any

import pytest

from sync.mirror.packing import LONGEST_PART, PARTS, Chunk, Damaged, chunk_of, chunked, in_parts, packed, text_in


def entry(number: int, **changes: Any) -> dict[str, Any]:
    texts = dict.fromkeys(("table", "tab", "record", "label", "heading", "before", "after", "author", "operation"), "x")
    at = datetime(2026, 1, 5, 10, 0, 0, number % 1_000_000)
    return {"number": number, "at": at, "kind": "changed", "field": "city", "origin": "app", **texts, **changes}


def noise(length: int, seed: int = 1) -> str:
    import random

    return "".join(map(chr, random.Random(seed).choices(range(0x900, 0x97F), k=length)))


@pytest.mark.parametrize(
    "text", ["", "Ali", "=1+1", "'", "सीता", "محمد", "🙏\n\t", "\ud83d", "\x00", '"[]{}', "a" * 40_000]
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    chunk = Chunk(7, (entry(1), entry(2, before=text, label=text)))

    assert chunk_of(chunk.text) == chunk


def test_many_entries_fill_one_cell_after_the_other() -> None:
    entries = [entry(number, after=noise(30, number)) for number in range(1, 2_001)]

    chunks = list(chunked(entries, 4))

    assert [one for chunk in chunks for one in chunk.entries] == entries
    assert [chunk.number for chunk in chunks] == list(range(4, 4 + len(chunks)))
    assert all(0.8 * LONGEST_PART < len(chunk.text) <= LONGEST_PART for chunk in chunks[:-1])


def test_a_long_entry_takes_several_cells() -> None:
    [chunk] = chunked([entry(1, after=noise(50_000))], 0)
    row = ("0", "note", *in_parts(chunk.text))

    assert len(row) == 2 + PARTS
    assert row[3]
    assert max(map(len, row)) <= LONGEST_PART
    assert chunk_of(text_in(row, 2)) == chunk


def test_of_an_entry_that_no_row_can_hold_the_beginning_is_kept() -> None:
    cells = json.dumps({f"+{n}": noise(40_000, n) for n in range(12)}, ensure_ascii=False)

    [chunk] = chunked([entry(1, kind="removed", field="", before=cells, after="")], 0)

    assert len(chunk.text) <= PARTS * LONGEST_PART
    assert json.loads(chunk.entries[0]["before"])["+3"] == noise(40_000, 3)[:1_000]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-9],
        lambda text: text[:50] + "A" + text[51:] if text[50] != "A" else text[:50] + "B" + text[51:],
        lambda text: "what is this?",
        lambda text: "0",
        lambda text: packed({"chunk": 1}),
        lambda text: packed({"chunk": "one", **{key: [] for key in entry(1)}}),
    ],
)
def test_a_text_that_somebody_changed_is_not_believed(damage: Any) -> None:
    text = Chunk(1, tuple(entry(number, after=noise(9, number)) for number in range(1, 30))).text

    with pytest.raises(Damaged):
        chunk_of(damage(text))


def test_a_text_that_was_wrapped_is_still_read() -> None:
    chunk = Chunk(1, (entry(1),))

    assert chunk_of(" " + chunk.text[:10] + "\n" + chunk.text[10:] + " ") == chunk
