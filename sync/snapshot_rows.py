"""Checked rows as the columns of a snapshot file: Arrow tables, with what each row is found by and what stands for it."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from records.columns import HIDDEN, sql_type
from validation.cells import canonical_text
from validation.checking import CheckedRows
from validation.column import Field
from validation.folding import search_key
from validation.kinds import SEVERAL, Kind
from validation.record import fields_of

Hidden = Mapping[str, Sequence[Any]]
"""What the caller knows of each row, by hidden column: its place, its key, its fingerprint."""


def arrow_rows(checked: CheckedRows, hidden: Hidden, fields: Sequence[Field]) -> pa.Table:
    """The rows with all columns of their table in order. Fields that have no column in the tab are empty."""
    own: dict[str, Sequence[Any]] = {
        "_label": labels_of(checked),
        "_search": _search_keys(checked, fields),
        "_typed": [_json(checked.typed.get(at)) for at in range(len(checked.rows))],
        "_tab": [checked.tab] * len(checked.rows),
        "_row": checked.rows,
        **hidden,
    }
    arrays = {name: _hidden_array(name, type_, own, len(checked.rows)) for name, type_ in HIDDEN}
    arrays |= {field.name: _array(field, checked) for field in fields}
    return pa.table(arrays)


def labels_of(checked: CheckedRows) -> list[str]:
    """What stands for each row: its label field or name, else phone or e-mail, else its number."""
    candidates = [_texts(checked, name) for name in _standing_for(checked)]
    return [
        next(filter(None, texts), f"#{row}" if row else "")
        for row, *texts in zip(checked.rows, *candidates, strict=True)
    ]


def _standing_for(checked: CheckedRows) -> list[str]:
    names = dict.fromkeys((checked.record.table.label, *_NAMES, "phones", "emails", "id"))
    if checked.record.table.label != "name":
        names = dict.fromkeys((checked.record.table.label, "phones", "emails", "id"))
    return [name for name in names if name in checked.columns or name == _WHOLE_NAME]


def _texts(checked: CheckedRows, name: str) -> Sequence[str]:
    if name == _WHOLE_NAME:
        parts = [checked.columns[part] for part in ("first_name", "last_name") if part in checked.columns]
        return [" ".join(filter(None, row)) for row in zip(*parts, strict=True)] if parts else [""] * len(checked.rows)
    values = checked.columns[name]
    if values and all(value is None or type(value) is str for value in values):
        return values
    kind = _kinds(checked)[name]
    return [(value[0] if value else "") if kind in SEVERAL else canonical_text(kind, value) for value in values]


def _kinds(checked: CheckedRows) -> Mapping[str, Kind]:
    return {field.name: field.kind for field in fields_of(checked.record)}


def _search_keys(checked: CheckedRows, fields: Sequence[Field]) -> list[str]:
    """Each different value is folded once; a row's key is its values' keys put together."""
    parts = [_folded(field, checked) for field in fields if field.name in checked.columns and _is_searched(field)]
    return ["\n".join(filter(None, row)) for row in zip(*parts, strict=True)] if parts else [""] * len(checked.rows)


def _is_searched(field: Field) -> bool:
    return field.is_custom or field.column.is_searched or field.kind in (Kind.NAME, Kind.PHONES, Kind.ID)


def _folded(field: Field, checked: CheckedRows) -> list[str]:
    key, values = _key_of(field.kind), checked.columns[field.name]
    known = {value: key(value) for value in dict.fromkeys(values)}
    folded = [known[value] for value in values]
    for at, texts in checked.typed.items():
        # What could not be understood is found by what was typed.
        if field.name in texts and (values[at] is None or field.kind in (Kind.PHONES, Kind.LINK, Kind.LINKS)):
            folded[at] = search_key((texts[field.name], folded[at]))
    return folded


def _key_of(kind: Kind) -> Callable[[Any], str]:
    if kind is Kind.NAME:
        return lambda value: search_key((), names=(value,)) if value else ""
    if kind is Kind.PHONES:
        return lambda value: search_key((), phones=value)
    if kind in SEVERAL:
        return lambda value: search_key(value) if value else ""
    return lambda value: search_key((canonical_text(kind, value),)) if value is not None else ""


def _json(texts: Mapping[str, str] | None) -> str | None:
    return json.dumps(texts, ensure_ascii=False) if texts else None


def _hidden_array(name: str, type_: str, own: Hidden, count: int) -> pa.Array:
    default = {"_problems": 0, "_derived": False}.get(name)
    return pa.array(own.get(name, [default] * count), _ARROW[type_])


def _array(field: Field, checked: CheckedRows) -> pa.Array:
    type_ = _arrow_type(field.kind)
    if field.name not in checked.columns:
        return pa.nulls(len(checked.rows), type_)
    values = checked.columns[field.name]
    return pa.array([value or None for value in values] if field.kind in SEVERAL else values, type_)


def _arrow_type(kind: Kind) -> pa.DataType:
    return _ARROW.get(sql_type(kind)) or pa.decimal128(18, 2 if kind is Kind.MONEY else 4)


_WHOLE_NAME = "first_name last_name"
_NAMES = (_WHOLE_NAME, "known_as", "firm", "name_other_script")
_ARROW: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
}
