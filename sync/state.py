"""The small mutable things in one SQLite database: which snapshot is current, the outbox, the history, saved views, settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Engine,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import OperationalError

from sync.locks import one_making_state
from sync.room import NoRoom, is_of_the_disk

METADATA = MetaData()

SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("taken_at", DateTime, nullable=False),
    Column("version", Text, nullable=False, doc="the workbook's version that was read"),
    Column("form", Integer, nullable=False, doc="SNAPSHOT_FORM of the code that built it"),
    Column("is_current", Boolean, nullable=False, default=False),
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("operation", Text, nullable=False, unique=True),
    Column("saved_as", Text, nullable=False, doc="entries saved by one click share it; undo takes it"),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("at", DateTime, nullable=False),
    Column("author", Text, nullable=False),
    Column("table", Text, nullable=False),
    Column("tab", Text, nullable=False),
    Column("record", Text, nullable=False, doc="the record's id"),
    Column("label", Text, nullable=False),
    Column("field", Text, nullable=False, doc="empty for a whole row"),
    Column("heading", Text, nullable=False),
    Column("base", Text, nullable=False, doc="the cell's text as its author saw it"),
    Column("new", Text, nullable=False, doc="JSON of a cell value, or of values by field for a whole row"),
    Column("found", Text, nullable=False, default="", doc="what stood in the cell when it was refused"),
    Column("verdict", Text, nullable=False, default=""),
)

HISTORY = Table(
    "history",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("table", Text, nullable=False),
    Column("tab", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("before", Text, nullable=False, doc="text, or JSON of texts by field for a removed row"),
    Column("after", Text, nullable=False, doc="text, or JSON of texts by field for an added row"),
    Column("origin", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("operation", Text, nullable=False, default=""),
    Column("snapshot", Text, nullable=False, default=""),
    Index("history_of_record", "table", "record", "number"),
)

VIEWS = Table(
    "views",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("table", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("params", Text, nullable=False, doc="JSON pairs of the page's address"),
)

FOREIGN_IDS = Table(
    "foreign_ids",
    METADATA,
    Column("table", Text, primary_key=True),
    Column("foreign", Text, primary_key=True, doc="the id that another program gave a row"),
    Column("record", Text, primary_key=True, doc="the id of the record that it became"),
)

MERGES = Table(
    "merges",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("saved_as", Text, nullable=False, doc="the click that made it, of one merge or of many"),
    Column("at", DateTime, nullable=False, index=True),
    Column("author", Text, nullable=False),
    Column("table", Text, nullable=False),
    Column("kept", Text, nullable=False, doc="the id of the row that stands for all"),
    Column("label", Text, nullable=False),
    Column("gone", Text, nullable=False, doc="JSON of what the merged rows were called, by id"),
)

MERGED_CELLS = Table(
    "merged_cells",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("merge", Text, nullable=False, index=True),
    Column("table", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)

SETTINGS = Table("settings", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))


@contextmanager
def state(folder: Path) -> Iterator[Connection]:
    """One writing transaction on the state database: everything done inside is kept together, or nothing is. Raises NoRoom."""
    with (
        _disk(folder),
        _engine(folder.absolute()).connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def state_as_read(folder: Path) -> Iterator[Connection]:
    """The state database for reading: sees one moment of it, and never waits for a writer. Raises NoRoom."""
    with _disk(folder), _engine(folder.absolute()).connect() as connection, connection.begin():
        yield connection


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        if is_of_the_disk(error.orig):
            raise NoRoom(folder, error.orig) from error
        raise


@lru_cache(maxsize=16)
def _engine(folder: Path) -> Engine:
    path = folder / "state.sqlite"
    engine = _durable_engine(path)
    if not (path.exists() and _is_whole(engine)):
        with one_making_state(folder):
            if not path.exists():
                _make(path)
            if not _is_whole(engine):  # an older Bahi made it
                with engine.connect().execution_options(writes=True) as connection, connection.begin():
                    METADATA.create_all(connection)
    return engine


def _make(path: Path) -> None:
    # Aside, for whoever opens one that is only half made may be refused, and may stand in its maker's way.
    with TemporaryDirectory(dir=path.parent, prefix="making-", ignore_cleanup_errors=True) as aside:
        fresh = Path(aside) / path.name
        engine = _durable_engine(fresh)
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            METADATA.create_all(connection)
        engine.dispose()
        fresh.replace(path)


def _durable_engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    event.listen(engine, "connect", _durable)
    event.listen(engine, "begin", _begin)
    return engine


def _is_whole(engine: Engine) -> bool:
    with engine.connect() as connection:
        return METADATA.tables.keys() <= set(inspect(connection).get_table_names())


def _durable(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # `_begin` begins; sqlite3's own way would begin too late
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: one that begins by reading could not be upgraded while another writes.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def setting(connection: Connection, name: str, default: str = "") -> str:
    """A setting of this state folder."""
    found = connection.scalar(select(SETTINGS.c.value).where(SETTINGS.c.name == name))
    return default if found is None else str(found)


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Keep a setting; "" forgets it."""
    connection.execute(delete(SETTINGS).where(SETTINGS.c.name == name))
    if value:
        connection.execute(insert(SETTINGS).values(name=name, value=value))
