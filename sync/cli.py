"""The command line of sync: exit code 0 done, 1 done with something to look at, 2 not done."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sync.place import Place, place_from
from translations.catalogue import translator
from translations.told import Told

if TYPE_CHECKING:
    from records.snapshot import Snapshot

# Each command imports what it needs: `pull` on an unchanged workbook must answer at once.

Workbook = Annotated[str | None, typer.Option(help="The .xlsx file. Without it BAHI_WORKBOOK, else the sample shop.")]
State = Annotated[str | None, typer.Option(help="The folder for snapshots and history. Without it BAHI_STATE.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Force = Annotated[bool, typer.Option("--ignore-lock", help="Write although an office program's lock file is there.")]

AsOf = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As the sheet was on that day.")]

SHOWN_PROBLEMS = 10

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Keeps a workbook and Bahi the same.")


def run() -> None:
    """Run the command line; a refusal becomes one sentence and exit code 2."""
    try:
        app()
    except Told as refusal:
        typer.echo(str(refusal), err=True)
        sys.exit(2)


@app.command()
def demo(
    workbook: Workbook = None,
    state: State = None,
    register: Annotated[bool, typer.Option(help="The one-tab register of a small shop instead.")] = False,
    contacts: Annotated[int, typer.Option(help="How many contacts; the other tabs grow with them.")] = 5000,
    as_json: Json = False,
) -> None:
    """Make the sample business, unless a workbook is there already."""
    from sync.demo import make_demo

    place = place_from(workbook, state)
    made = make_demo(place, register=register, contacts=contacts)
    _say(
        as_json,
        {"workbook": place.workbook, "made": made},
        f"{place.workbook}: {'made' if made else 'is there already'}",
    )


@app.command()
def prepare(
    workbook: Workbook = None,
    state: State = None,
    yes: Annotated[bool, typer.Option("--yes", help="Add the IDs; without it they are only announced.")] = False,
    ignore_lock: Force = False,
    as_json: Json = False,
) -> None:
    """Make a new workbook, or number the rows of one that exists: shown first, then a backup, then IDs and nothing else."""
    from sync.current import reading
    from sync.prepare import begin_numbering, create_workbook, first_ids
    from sync.pull import pull as pull_now
    from sync.push import push as push_now

    place = place_from(workbook, state)
    made = create_workbook(place)
    pull_now(place)
    with reading(place) as snapshot:
        planned = [ids.__dict__ for ids in first_ids(snapshot)]
    backup = numbered = None
    if yes and planned:
        backup = begin_numbering(place, ignore_lock=ignore_lock)
        pull_now(place)
        numbered = push_now(place, ignore_lock=ignore_lock).numbered
        pull_now(place)
    lines = [
        f"{ids['tab']}: {ids['rows']} rows without an ID" + (", a new column" * ids["adds_column"]) for ids in planned
    ]
    lines += [f"Backup: {backup}", f"{numbered} rows numbered."] if backup else ["Add them with --yes."] * bool(planned)
    _say(
        as_json,
        {"made": made, "planned": planned, "backup": backup, "numbered": numbered},
        "\n".join(lines) or "Nothing to do.",
    )


@app.command()
def pull(
    workbook: Workbook = None,
    state: State = None,
    accept: Annotated[
        list[str] | None, typer.Option(help="A guard to let pass, by its name, e.g. MassDeletion.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Read the workbook; nothing changed is answered at once."""
    from sync.pull import pull as pull_now

    place = place_from(workbook, state)
    with _progress(as_json) as progress, _guarded(as_json):
        pulled = pull_now(place, accept=frozenset(accept or ()), progress=progress)
    words = (
        "Nothing changed." if pulled.is_unchanged else f"{sum(pulled.rows.values())} rows, {pulled.changes} changes."
    )
    _say(as_json, pulled.__dict__, words)


@app.command()
def push(workbook: Workbook = None, state: State = None, ignore_lock: Force = False, as_json: Json = False) -> None:
    """Send what waits in the outbox to the workbook."""
    from sync.push import push as push_now

    pushed = push_now(place_from(workbook, state), ignore_lock=ignore_lock)
    _say(
        as_json,
        pushed.__dict__,
        f"{pushed.applied} written, {pushed.refused} refused, {pushed.numbered} rows numbered.",
    )
    raise typer.Exit(1 if pushed.refused else 0)


@app.command()
def watch(workbook: Workbook = None, state: State = None, every: float = 5.0) -> None:
    """Stay and keep workbook and Bahi the same until stopped with Ctrl-C."""
    from threading import Event

    from sync.watch import Round
    from sync.watch import watch as keep_watching

    def tell(round_: Round) -> None:
        if round_.obstacle:
            typer.echo(f"{round_.at:%H:%M:%S} {round_.obstacle}")
        elif round_.pulled and not round_.pulled.is_unchanged:
            typer.echo(f"{round_.at:%H:%M:%S} {sum(round_.pulled.rows.values())} rows, {round_.pulled.changes} changes")

    stop = Event()
    try:
        keep_watching(place_from(workbook, state), stop=stop, tell=tell, interval=every)
    except KeyboardInterrupt:
        stop.set()


@app.command()
def status(workbook: Workbook = None, state: State = None, as_json: Json = False) -> None:
    """What is there, how old it is, what waits."""
    from sync.status import status as status_now

    now = status_now(place_from(workbook, state))
    lines = [f"{now.workbook}: read {now.taken_at:%d %b %Y %H:%M}" if now.taken_at else f"{now.workbook}: not read yet"]
    lines += [f"  {name}: {count.rows} rows, {count.problems} problems" for name, count in now.tables.items()]
    lines.append(f"{now.pending} edits waiting, {now.conflicts} to decide, {now.changes} changes kept")
    _say(as_json, now.as_json(), "\n".join(lines))


@app.command()
def add(
    tab: str, values: list[str], workbook: Workbook = None, state: State = None, author: str = "", as_json: Json = False
) -> None:
    """Add a record: add Contacts name="Rajesh Sharma" phones=9876543210."""
    from sync.edits import add_record

    saved = add_record(place_from(workbook, state), _table(tab), _values(values), author=author)
    _say(as_json, {"id": saved.id, "saved_as": saved.saved_as}, f"{saved.id}: saved; waits for the sheet.")


@app.command()
def edit(
    tab: str,
    id: str,
    values: list[str],
    workbook: Workbook = None,
    state: State = None,
    author: str = "",
    as_json: Json = False,
) -> None:
    """Change fields of a record: edit Contacts k7f3a2mn city=Lahore +Allergy=peanut."""
    from sync.edits import save_edit

    saved = save_edit(place_from(workbook, state), _table(tab), id, _values(values), author=author)
    _say(
        as_json,
        {"id": id, "saved_as": saved.saved_as},
        "Saved; waits for the sheet." if saved.saved_as else "Nothing differs.",
    )


@app.command()
def show(
    tab: str, id: str, workbook: Workbook = None, state: State = None, as_of: AsOf = None, as_json: Json = False
) -> None:
    """One record with its problems and what waits."""
    from sync.shown_json import record_json

    with _reading(place_from(workbook, state), as_of) as snapshot:
        row = snapshot.row(_table(tab), id)
        record = None if row is None else record_json(row)
    if record is None:
        raise Told("There is no row {id} in {tab}.", id=id, tab=tab)
    lines = [
        f"{name}: {value}"
        for name, value in (record["fields"] | record["custom"]).items()
        if value not in (None, [], "")
    ]
    _say(as_json, record, "\n".join(lines + [f"! {problem}" for problem in record["problems"]]))


@app.command()
def find(
    tab: str,
    query: str,
    workbook: Workbook = None,
    state: State = None,
    limit: Annotated[int, typer.Option(help="How many rows at the most.")] = 100,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Search a tab for words, a phone in any shape, or filters such as "city=Lahore&amount.min=500"."""
    from sync.shown_json import found_json

    with _reading(place_from(workbook, state), as_of) as snapshot:
        found = found_json(snapshot, _table(tab), query, limit=limit)
    lines = [f"{row['id']}  {row['label']}" for row in found["rows"]]
    _say(as_json, found, "\n".join([*lines, f"{found['count']} found"]))


@app.command()
def check(file: Path, as_json: Json = False) -> None:
    """Look at any xlsx, xls, ods, csv or vcf file: what it is, and what is wrong in it. Writes nothing."""
    from sync.check import check_file
    from validation.business import Business

    report = check_file(file, Business())
    found = report.as_json()
    lines = [line for tab in found["tabs"] for line in _checked(tab)]
    _say(as_json, found, "\n".join(lines))
    raise typer.Exit(1 if any(tab["problems"] for tab in found["tabs"]) else 0)


def _checked(tab: dict[str, Any]) -> list[str]:
    """A checked tab in lines: what it is, its first problems, and how many more there are."""
    problems, doubles = tab["problems"], tab["duplicates"]["certain"]
    lines = [f"{tab['tab']}: {tab['table'] or 'not recognised'}, {tab['rows']} rows, {len(problems)} problems"]
    lines += [f"  {doubles} rows look like doubles of others"] * bool(doubles)
    for problem in problems[:SHOWN_PROBLEMS]:
        lines.append(f"  row {problem['row']}, {problem['heading']}: {problem['message']}")
    more = len(problems) - SHOWN_PROBLEMS
    return lines + [f"  and {more} more; --json lists them all"] * (more > 0)


restore_app = typer.Typer(no_args_is_help=True, help="Bring back a value, or rows that were deleted in the sheet.")
app.add_typer(restore_app, name="restore")


@restore_app.command("list")
def restore_list(workbook: Workbook = None, state: State = None, limit: int = 50, as_json: Json = False) -> None:
    """What can be brought back: the newest changes with their numbers."""
    from sync.history import history

    entries = history(place_from(workbook, state), limit=limit)
    lines = [
        f"{e.number}  {e.at:%d %b %H:%M}  {e.kind}  {e.table} {e.label}  {e.heading}: {e.before} -> {e.after}"
        for e in entries
    ]
    _say(as_json, [{**e.__dict__, "at": e.at.isoformat()} for e in entries], "\n".join(lines) or "No changes yet.")


@restore_app.command("value")
def restore_one(number: int, workbook: Workbook = None, state: State = None, as_json: Json = False) -> None:
    """Put back the value before the change of that number."""
    from sync.restore import restore_value

    saved = restore_value(place_from(workbook, state), number)
    _say(as_json, saved.__dict__, "Saved; waits for the sheet.")


@restore_app.command("rows")
def restore_deleted(
    numbers: Annotated[
        list[int] | None, typer.Argument(help="Entries of the history; without them all deleted rows.")
    ] = None,
    tab: Annotated[str, typer.Option(help="Only rows of this tab.")] = "",
    workbook: Workbook = None,
    state: State = None,
    as_json: Json = False,
) -> None:
    """Append rows again that were deleted in the sheet, with their old IDs."""
    from sync.restore import deleted_rows, restore_rows

    place = place_from(workbook, state)
    wanted = numbers or [entry.number for entry in deleted_rows(place, table=_table(tab) if tab else "")]
    saved = restore_rows(place, wanted)
    _say(
        as_json,
        {"rows": len(wanted), "saved_as": saved.saved_as},
        f"{len(wanted)} rows saved; they wait for the sheet.",
    )


def _reading(place: Place, as_of: datetime | None) -> "AbstractContextManager[Snapshot]":
    from sync.current import reading, reading_as_of

    return reading_as_of(place, as_of.date()) if as_of else reading(place)


def _table(name: str) -> str:
    from validation.tables import TABLES

    names = {word.casefold(): record.table.name for record in TABLES for word in (record.table.name, record.table.key)}
    if name.casefold() not in names:
        raise Told(
            "There is no tab {name}. Bahi knows {known}.", name=name, known=", ".join(sorted(set(names.values())))
        )
    return names[name.casefold()]


def _values(pairs: list[str]) -> dict[str, Any]:
    if wrong := [pair for pair in pairs if "=" not in pair]:
        raise Told("{pair} is not of the form FIELD=VALUE.", pair=wrong[0])
    return {field: value or None for field, value in (pair.split("=", 1) for pair in pairs)}


def _say(as_json: bool, found: Any, words: str) -> None:
    typer.echo(json.dumps(found, ensure_ascii=False, default=str, indent=2) if as_json else words)


@contextmanager
def _progress(as_json: bool) -> Iterator[Any]:
    """A progress bar on stderr, where somebody watches it."""
    from sync.pull import unheard

    if as_json or not sys.stderr.isatty():
        yield unheard
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda step, share: bar.update(task, description=translator("en").gettext(step), completed=share)


@contextmanager
def _guarded(as_json: bool) -> Iterator[None]:
    """Name the guard that stopped a pull, so that it can be accepted."""
    try:
        yield
    except Told as refusal:
        name = type(refusal).__name__
        if as_json:
            typer.echo(json.dumps({"refused": name, "message": str(refusal)}, ensure_ascii=False))
        if hasattr(refusal, "name"):
            raise Told("{refusal} ({name}; let it pass with --accept {name})", refusal=refusal, name=name) from refusal
        raise
