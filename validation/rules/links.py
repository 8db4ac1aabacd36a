"""Links resolve: each points to a row that is there, or names it so that exactly one is meant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from translations import N_
from validation.business import Business
from validation.cells import reader_of
from validation.column import Column, Field
from validation.folding import fold
from validation.kinds import SEVERAL, Kind
from validation.problems import SAID, ProblemKind
from validation.record import Record, fields_of
from validation.rules.building import Building, column_sql, literal, name_of, problem_sql
from validation.tables import tables_linked


@dataclass(frozen=True)
class Meant:
    """The one row that a typed text means: its key, and whether that is an id that may be written."""

    key: str
    is_id: bool
    is_merged: bool = False
    """The text is the id of a row that was merged into this one."""


def links_checked(building: Building) -> Iterator[str]:
    """Links to nobody; and links by name or phone, which the snapshot resolves while the sheet keeps its text."""
    naming: dict[str, Mapping[str, Meant | None]] = {}
    for record in building.tables():
        for field in building.fields.get(record.table.name, ()):
            targets = [target for target in tables_linked(field.column) if _has_rows(building.cursor, target)]
            if targets and (texts := _unknown_texts(building, record, field, targets)):
                for target in (target for target in targets if target.table.name not in naming):
                    naming[target.table.name] = naming_of(building, target)
                yield from _checked(
                    building, record, field, meant_by(texts, [naming[t.table.name] for t in targets], building.business)
                )


def meant_by(
    texts: Iterable[str], namings: Sequence[Mapping[str, Meant | None]], business: Business
) -> dict[str, Meant | None]:
    """The row that each text means, by name or by phone; None where it means nobody or several."""
    phones = reader_of(Column(heading="", kind=Kind.PHONES), business)
    meant: dict[str, Meant | None] = {}
    for text in texts:
        spelled = (fold(text), *phones(text).value)
        meant[text] = next((naming[one] for naming in namings for one in spelled if one in naming), None)
    return meant


def naming_of(building: Building, record: type[Record]) -> dict[str, Meant | None]:
    """What the rows of a table may be called, folded: names and phones, each with its row, or None where several share it."""
    names = [
        field.name for field in fields_of(record) if field.kind in (Kind.NAME, Kind.PHONES) and field.name in _CALLED
    ]
    label = record.table.label
    names += [label] if label not in names and label in record.model_fields else []
    columns = ", ".join(_as_list(record, name) for name in names)
    named: dict[str, Meant | None] = {}
    found = building.cursor.execute(
        f"SELECT _key, id IS NOT DISTINCT FROM _key, list_concat({columns}) FROM {name_of(record)}"
    )
    while rows := found.fetchmany(10_000):
        for key, is_id, texts in rows:
            _name(named, Meant(key, is_id), texts)
    for id, kept, texts in _merged(building, record, columns):
        _name(named, Meant(kept, is_id=True), texts)
        named[fold(id)] = Meant(kept, is_id=True, is_merged=True)
    return named


def _name(named: dict[str, Meant | None], meant: Meant, texts: Iterable[str | None]) -> None:
    for text in set(map(fold, filter(None, texts))):
        named[text] = meant if named.setdefault(text, meant) == meant else None


def _merged(building: Building, record: type[Record], columns: str) -> list[tuple[str, str, list[str | None]]]:
    """(id, the row that stands for it, what it is called) of each row that was merged into another."""
    if "merged_into" not in record.model_fields:
        return []
    away = column_sql(f"{record.table.key}_merged")
    sql = f'SELECT _key, kept, list_concat({columns}) FROM {away} JOIN merged_rows ON key = _key WHERE "table" = ?'
    return building.cursor.execute(sql, [record.table.name]).fetchall()


def _checked(
    building: Building, record: type[Record], field: Field, meant: Mapping[str, Meant | None]
) -> Iterator[str]:
    table = pa.table(
        {
            "text": pa.array(list(meant), pa.string()),
            "meant": pa.array([m.key if m else None for m in meant.values()], pa.string()),
            "is_id": pa.array([bool(m and m.is_id) for m in meant.values()], pa.bool_()),
            "is_merged": pa.array([bool(m and m.is_merged) for m in meant.values()], pa.bool_()),
        }
    )
    _keep(building.cursor, table)
    values = f"{column_sql(field.name)}" if field.kind in SEVERAL else f"[{column_sql(field.name)}]"
    source = f"(SELECT _tab, _row, _key, unnest({values}) AS said FROM {building.considered(record)}) r JOIN typed_links l ON l.text = r.said"
    tables = literal(field.column.links_to.replace("|", " / "))
    yield problem_sql(
        ProblemKind.LINK_UNKNOWN, record, field.name, f"{source} WHERE l.meant IS NULL", found="r.said",
        details=f"json_object('table', {tables})",
    )  # fmt: skip
    if any(target.table.is_steering for target in tables_linked(field.column)):
        return _resolve(building, record, field)  # a name says enough among the few of a team
    if all(target.table.is_known_by_name for target in tables_linked(field.column)):
        _resolve(building, record, field)
        return
    yield problem_sql(
        ProblemKind.LINK_BY_NAME, record, field.name, f"{source} WHERE l.is_id", found="r.said", proposed="l.meant",
        is_certain="true", details=f"CASE WHEN l.is_merged THEN json_object('{SAID}', {literal(_MERGED)}) END",
    )  # fmt: skip
    _resolve(building, record, field)


def _resolve(building: Building, record: type[Record], field: Field) -> None:
    """Put the ids of the rows that are meant into the values; what was typed goes where typed texts are kept."""
    name, column, table = literal(field.name), column_sql(field.name), name_of(record)
    several = field.kind in SEVERAL
    values = column if several else f"[{column}]"
    building.cursor.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE resolving AS
        SELECT r.rowid AS spot, list(coalesce(l.meant, said) ORDER BY place) AS meant
        FROM (SELECT rowid, unnest({values}) AS said, generate_subscripts({values}, 1) AS place FROM {building.considered(record)}) r
        LEFT JOIN typed_links l ON l.text = r.said
        GROUP BY r.rowid HAVING count(l.meant) > 0
        """
    )
    building.cursor.execute(
        f"""
        INSERT INTO resolved SELECT {literal(record.table.name)}, _tab, _row, {name}, {values}, _typed ->> {name}
        FROM {table} t JOIN resolving ON t.rowid = spot
        """
    )
    text = f"array_to_string({column}, ', ')" if several else column
    building.cursor.execute(
        f"""
        UPDATE {table} SET {column} = {"meant" if several else "meant[1]"},
            _typed = json_merge_patch(json_object({name}, {text}), coalesce(_typed, '{{}}'))
        FROM resolving WHERE {table}.rowid = spot
        """
    )


def _unknown_texts(
    building: Building, record: type[Record], field: Field, targets: Sequence[type[Record]]
) -> list[str]:
    value = column_sql(field.name)
    values = f"SELECT DISTINCT {f'unnest({value})' if field.kind in SEVERAL else value} AS said FROM {building.considered(record)}"
    known = " AND ".join(f"NOT EXISTS (SELECT 1 FROM {name_of(target)} WHERE _key = said)" for target in targets)
    found = building.cursor.execute(f"SELECT said FROM ({values}) WHERE said IS NOT NULL AND {known}")
    return [said for (said,) in found.fetchall()]


def _has_rows(cursor: duckdb.DuckDBPyConnection, record: type[Record]) -> bool:
    return cursor.execute(f"SELECT 1 FROM {name_of(record)} LIMIT 1").fetchone() is not None


def _keep(cursor: duckdb.DuckDBPyConnection, table: pa.Table) -> None:
    cursor.register("links_given", table)
    cursor.execute("CREATE OR REPLACE TEMP TABLE typed_links AS SELECT * FROM links_given")
    cursor.unregister("links_given")


def _as_list(record: type[Record], name: str) -> str:
    kind = next((field.kind for field in fields_of(record) if field.name == name), Kind.TEXT)
    return f"coalesce({column_sql(name)}, [])" if kind in SEVERAL else f"[{column_sql(name)}]"


_MERGED = N_('"{found}" was merged into another row. Bahi can put the ID of that one ({proposed}).')
_CALLED = frozenset({"name", "name_other_script", "known_as", "phones"})
