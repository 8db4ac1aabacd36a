"""The command line of sync: exit code 0 done, 1 done with something to look at, 2 not done."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sync.place import Place, place_from
from translations.catalogue import translator
from translations.told import Told

if TYPE_CHECKING:
    from records.snapshot import Snapshot
    from sync.mirror.bringing_back import BroughtBack
    from sync.mirror.switching import Keeping

# Each command imports what it needs: `pull` on an unchanged workbook must answer at once.

Workbook = Annotated[str | None, typer.Option(help="The .xlsx file. Without it BAHI_WORKBOOK, else the sample shop.")]
State = Annotated[str | None, typer.Option(help="The folder for snapshots and history. Without it BAHI_STATE.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Force = Annotated[bool, typer.Option("--ignore-lock", help="Write although an office program's lock file is there.")]

AsOf = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As the sheet was on that day.")]

SHOWN_PROBLEMS = 10


class Switch(StrEnum):
    """What a switch is put to."""

    ON = "on"
    OFF = "off"


class Speech(StrEnum):
    """A language of headings and words."""

    EN = "en"
    HI = "hi"
    UR = "ur"


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
    yes: Annotated[bool, typer.Option("--yes", help="Add it; without this it is only told.")] = False,
    tab: Annotated[
        list[str] | None,
        typer.Option("--tab", help="A tab to make: in a new workbook instead of Contacts, Sales, Activities."),
    ] = None,
    starter: Annotated[
        str | None, typer.Option(help="A new workbook for a trade, with its tabs, columns and words: clinic, club, ...")
    ] = None,
    lang: Annotated[Speech, typer.Option("--lang", help="The language of a new workbook.")] = Speech.EN,
    notes: Annotated[bool, typer.Option("--notes", help="Also a note at each heading that has none.")] = False,
    drop_downs: Annotated[bool, typer.Option("--drop-downs", help="Also drop-downs where there are none.")] = False,
    formats: Annotated[
        bool,
        typer.Option(
            "--formats", help="Also number formats where there are none (Google Sheets): phones as text, dates, money."
        ),
    ] = False,
    new: Annotated[str, typer.Option(help="Make a new Google Sheet of this name in the Drive of who signed in.")] = "",
    ignore_lock: Force = False,
    as_json: Json = False,
) -> None:
    """Make a new workbook, or prepare one that exists: told first, then a backup, then IDs and only what is asked for."""
    from sync.adopting import carry_out, dressings, plan_for
    from sync.creating import new_sheet
    from sync.prepare import STARTER_TABS, create_with, starter_tabs
    from sync.starters import starter_named, tabs_of
    from validation.business import Business

    tables = [_table(name) for name in tab or ()]
    trade = tabs_of(starter_named(starter), lang.value) if starter else ()
    place = place_from(new_sheet(new) if new else workbook, state)
    beginning = trade or starter_tabs(tables or STARTER_TABS, Business(), language=lang.value)
    made = create_with(place, beginning)
    asked = dressings(notes=notes, drop_downs=drop_downs, formats=formats)
    plan = plan_for(place, tabs=tables, asked=asked, starter=beginning)
    prepared = carry_out(place, plan, ignore_lock=ignore_lock) if yes or made or new else None
    found = {"workbook": place.workbook, "made": made or bool(new), **plan.as_json()}
    found |= {"backup": prepared and prepared.backup, "numbered": prepared and prepared.numbered}
    lines = [f"{place.workbook} was made."] * (made or bool(new)) + plan.lines(is_done=prepared is not None)
    if prepared:
        lines += [f"Backup: {prepared.backup}"] * bool(prepared.backup)
        lines += [f"{prepared.numbered} rows numbered."] * bool(prepared.numbered)
    lines += [f"Open it from now on with: python -m sync connect {place.workbook}"] * bool(new)
    _say(as_json, found, "\n".join(lines) or "Nothing to do.")


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
    if pulled.brought_back:
        from sync.mirror.bringing_back import brought_back

        brought = brought_back(place)
        words += f" {_brought_back(brought)}" if brought else ""
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
def watch(workbook: Workbook = None, state: State = None, every: float | None = None) -> None:
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
def merge(
    tab: str,
    ids: list[str],
    workbook: Workbook = None,
    state: State = None,
    into: Annotated[str, typer.Option(help="The row that stays; without it the one that stood first.")] = "",
    author: str = "",
    as_json: Json = False,
) -> None:
    """Make rows one customer: merge Contacts k7f3a2mn p9w2c4xz."""
    from sync.merging import Wanted, merge

    saved = merge(place_from(workbook, state), [Wanted(_table(tab), tuple(ids), into)], author=author)
    _say(as_json, {"id": saved.id, "saved_as": saved.saved_as}, f"{saved.id}: merged; waits for the sheet.")


@app.command()
def unmerge(
    tab: str, id: str, workbook: Workbook = None, state: State = None, author: str = "", as_json: Json = False
) -> None:
    """Take back the merge by which a row went into another: unmerge Contacts p9w2c4xz."""
    from sync.unmerging import unmerge_row

    undone = unmerge_row(place_from(workbook, state), _table(tab), id, author=author)
    left = [{"table": cell.table, "id": cell.id, "field": cell.field} for cell in undone.left]
    lines = [f"Stays as somebody changed it since: {cell['table']} {cell['id']}, {cell['field']}" for cell in left]
    said = {"id": id, "saved_as": undone.saved.saved_as, "left": left}
    _say(as_json, said, "\n".join(["Separate again; waits for the sheet.", *lines]))
    raise typer.Exit(1 if left else 0)


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
def connect(
    address: Annotated[
        str, typer.Argument(help="The link of the Google Sheet; without it you are told what is missing.")
    ] = "",
    key: Annotated[Path | None, typer.Option(help="The .json key of a service account, to be kept.")] = None,
    sign_in: Annotated[Path | None, typer.Option(help="The .json of a sign-in client; you sign in yourself.")] = None,
    browser: Annotated[bool, typer.Option(help="Without it the address to sign in at is only printed.")] = True,
    port: Annotated[int, typer.Option(help="The port that the browser comes back to after signing in.")] = 0,
    as_json: Json = False,
) -> None:
    """Connect a Google Sheet: test the key, the sheet, reading and writing, and open this sheet from now on."""
    from contextlib import redirect_stdout

    from sync.connect import connect as connect_now
    from sync.connect import key_from_file
    from sync.google.keys import keep_key

    if sign_in:
        from sync.google.signing_in import client_in
        from sync.google.signing_in import sign_in as sign_in_now

        with redirect_stdout(sys.stderr):
            keep_key(sign_in_now(client_in(sign_in), opens_browser=browser, port=port))
    elif key:
        keep_key(key_from_file(key))
    connection = connect_now(address)
    _say(as_json, connection.as_json(), "\n".join(connection.lines()))
    raise typer.Exit(connection.exit_code)


@app.command()
def check(
    file: str,
    repaired: Annotated[
        Path | None, typer.Option(help="Write a copy with the certain repairs here, as .xlsx; the file stays as it is.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Look at any xlsx, xls, ods, csv or vcf file, or at the link of a Google Sheet: what it is, and what is wrong in it.

    Writes nothing but the copy that is asked for.
    """
    from sync.check import check_file, check_sheet
    from sync.sheet_address import is_web_address
    from validation.business import Business

    report = check_sheet(file, Business()) if is_web_address(file) else check_file(Path(file), Business())
    found = report.as_json()
    lines = [line for tab in found["tabs"] for line in _checked(tab)] + _checked_register(found)
    if repaired:
        found["repaired"] = _repaired(file, repaired)
        lines.append(f"{repaired}: a copy with {found['repaired']} cells repaired.")
    _say(as_json, found, "\n".join(lines))
    raise typer.Exit(1 if any(tab["problems"] for tab in found["tabs"]) else 0)


def _repaired(file: str, out: Path) -> int:
    """Write the repaired copy, never over a file that is there; returns how many cells differ."""
    from sync.repaired_copy import repaired_copy
    from sync.sheet_address import is_web_address
    from validation.business import Business

    if is_web_address(file):
        raise Told("A repaired copy is made of a file. Download the sheet as .xlsx first.")
    if out.suffix.lower() != ".xlsx" or out.exists():
        raise Told("{out} must be the name of a new .xlsx file.", out=out)
    copy = repaired_copy(Path(file), Business())
    out.write_bytes(copy.content)
    return copy.repairs


def _checked_register(found: dict[str, Any]) -> list[str]:
    """What the registers of a file say together."""
    register = found.get("register")
    if not register:
        return []
    due = f"money due {register['due']}" if register["due"] is not None else "money due: not clear"
    lines = [f"Register ({', '.join(register['tabs'])}): {register['customers']} customers, {due}"]
    return lines + [f"  {tab}: the dues are {one['words']}" for tab, one in register["understood"].items()]


def _checked(tab: dict[str, Any]) -> list[str]:
    """A checked tab in lines: what it is, its first problems, and how many more there are."""
    problems, doubles = tab["problems"], tab["duplicates"]["certain"]
    lines = [f"{tab['tab']}: {tab['table'] or 'not recognised'}, {tab['rows']} rows, {len(problems)} problems"]
    lines += [f"  {doubles} rows are there twice"] * bool(doubles)
    pairs = [f"  rows {one['rows'][0]} and {one['rows'][1]}: {one['reasons']}" for one in tab["doubles"]]
    lines += pairs[:SHOWN_PROBLEMS]
    for problem in problems[:SHOWN_PROBLEMS]:
        lines.append(f"  row {problem['row']}, {problem['heading']}: {problem['message']}")
    more = len(problems) - SHOWN_PROBLEMS
    return lines + [f"  and {more} more; --json lists them all"] * (more > 0)


@app.command("first-day")
def first_day(
    out: Annotated[Path, typer.Option(help="The folder for the report and the recordings.")] = Path("state/first-day"),
    keep: Annotated[bool, typer.Option("--keep", help="Leave the throw-away sheet there.")] = False,
    sheet: Annotated[str, typer.Option(help="An empty sheet of yours, where the account may not make any.")] = "",
    only: Annotated[list[str] | None, typer.Option(help="Only these questions, by their names.")] = None,
    as_json: Json = False,
) -> None:
    """Ask Google itself what writing safely rests on, on a throw-away sheet, and write down what it answers."""
    from sync.google import sentences
    from sync.google.first_day import EXPERIMENTS, REPORT, Answer, summary
    from sync.google.first_day import first_day as ask_google
    from sync.google.keys import client_for, google_key

    key = google_key()
    if key is None:
        raise Told(sentences.NO_KEY)
    if unknown := set(only or ()) - {one.name for one in EXPERIMENTS}:
        raise Told("There is no question {name}.", name=", ".join(sorted(unknown)))

    def tell(answer: Answer) -> None:
        typer.echo(f"{answer.found.verdict.value:14}  {answer.experiment.name}", err=True)

    asked = [one for one in EXPERIMENTS if not only or one.name in only]
    report = ask_google(client_for(key), out, keep=keep, address=sheet, experiments=asked, tell=tell)
    _say(as_json, report.as_json(), f"{summary(report.answers)} {out / REPORT}")
    raise typer.Exit(0 if report.is_all_as_assumed else 1)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="CSV, Excel, OpenDocument or vCard files of one business.")],
    table: Annotated[
        str, typer.Option(help="What the rows are, where their headings do not tell: Contacts, Sales ...")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Also change values that differ; empty ones are always filled.")
    ] = False,
    add_duplicates: Annotated[bool, typer.Option(help="Also add rows that are probably there already.")] = False,
    counts: Annotated[
        str, typer.Option(help="Which file counts where several say different things: first, latest or longest.")
    ] = "first",
    workbook: Workbook = None,
    state: State = None,
    author: str = "",
    as_json: Json = False,
) -> None:
    """Bring lists from elsewhere into the workbook; one that does not exist yet counts as empty."""
    from sync.importing import Counts, Wishes, carry_out, met_before, plan_import
    from sync.importing.carrying_out import snapshot_to_import_into

    place = place_from(workbook, state)
    if counts not in {one.value for one in Counts}:
        raise Told("{counts} is not one of {known}.", counts=counts, known=", ".join(one.value for one in Counts))
    wishes = Wishes(
        _table(table) if table else "", updates=update, adds_duplicates=add_duplicates, counts=Counts(counts)
    )
    with snapshot_to_import_into(place) as snapshot:
        plan = plan_import(files, snapshot, wishes, met=met_before(place))
    imported = None if dry_run else carry_out(place, plan, author=author)
    found = plan.as_json()
    if imported:
        found |= {"added": imported.added, "changed": imported.changed, "saved_as": imported.saved_as}
    lines = [line for file in found["files"] for line in _imported(file)]
    lines += [f"{len(plan.gathered)} records are said differently by several files"] * bool(plan.gathered)
    if imported:
        lines.append(f"{imported.added} added, {imported.changed} changed; undo with: undo {imported.saved_as}")
        lines += [str(imported.obstacle)] * bool(imported.obstacle)
    _say(as_json, found, "\n".join(lines))
    raise typer.Exit(1 if any(f["duplicate"] or f["skipped"] or f["with_problems"] for f in found["files"]) else 0)


def _imported(file: dict[str, Any]) -> list[str]:
    """A planned file in lines: the parts, and the rows that a person should look at."""
    parts = ", ".join(f"{file[fate]} {fate}" for fate in ("new", "update", "same", "duplicate"))
    lines = [f"{file['file']}: {file['rows']} rows: {parts}, {len(file['skipped'])} skipped"]
    lines += ["  There are no rows in it."] * (not file["rows"])
    look = [*file["duplicates"], *file["skipped"]]
    lines += [f"  row {row['row']}: {row['why']}" for row in look[:SHOWN_PROBLEMS]]
    return lines + [f"  and {len(look) - SHOWN_PROBLEMS} more; --json lists them all"] * (len(look) > SHOWN_PROBLEMS)


@app.command()
def undo(
    saved_as: str, workbook: Workbook = None, state: State = None, author: str = "", as_json: Json = False
) -> None:
    """Take back everything that one click or one import saved, unless somebody has changed it since."""
    from sync.edits import undo as take_back
    from sync.pull import pull as pull_now
    from sync.push import push as push_now

    place = place_from(workbook, state)
    count = take_back(place, saved_as, author=author)
    pushed = push_now(place)
    pull_now(place)
    _say(as_json, {"undone": count, "refused": pushed.refused}, f"{count} taken back, {pushed.refused} refused.")
    raise typer.Exit(1 if pushed.refused else 0 if count else 2)


@app.command()
def duplicates(
    file: Path,
    out: Annotated[Path, typer.Option(help="The CSV file for the pairs: id_a, id_b, probability, band, reasons.")],
    clusters: Annotated[Path | None, typer.Option(help="A CSV file for the groups: id, cluster.")] = None,
    id: Annotated[str, typer.Option(help="The column of ids; without it the row's number.")] = "",
    kind: Annotated[list[str] | None, typer.Option(help="What a column holds, COLUMN=KIND, e.g. surname=name.")] = None,
    link: Annotated[str, typer.Option(help="Compare only rows with different values in this column.")] = "",
    as_json: Json = False,
) -> None:
    """Find rows of any file that are the same, with the reasons. Changes nothing in it."""
    from sync.duplicates import duplicates_in, write_clusters, write_pairs

    found = duplicates_in(file, id_column=id, kinds=_values(kind or []), link=link)
    write_pairs(found.matches, out, translator("en"))
    if clusters:
        write_clusters(found.matches, clusters)
    report = found.as_json()
    pairs = report["pairs"]
    words = f"{report['rows']} rows: {pairs['certain']} pairs certain, {pairs['look']} to look at."
    _say(as_json, report, words)


register_app = typer.Typer(no_args_is_help=True, help="A tab of their own for the customers of a register, and back.")
app.add_typer(register_app, name="register")


@register_app.command("split")
def register_split(
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this it is only told.")] = False,
    workbook: Workbook = None,
    state: State = None,
    author: str = "",
    as_json: Json = False,
) -> None:
    """Give each customer of the register a row in a tab of customers; the register goes on as the tab of sales."""
    from sync.pull import pull as pull_now
    from sync.splitting import plan_split, split

    place = place_from(workbook, state)
    pull_now(place)
    plan = plan_split(place)
    lines = [f"{plan.tab}: {plan.customers} customers get a row: {', '.join(plan.headings)}"]
    lines += [f"{plan.to_number} rows of the register get an ID first."] * bool(plan.to_number)
    lines = lines if plan.customers else ["Every customer has a row already."]
    done = split(place, author=author) if yes and plan.customers else None
    _say_switched(as_json, {"planned": plan.as_json(), "done": done and done.__dict__}, lines)


@register_app.command("join")
def register_join(
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this it is only told.")] = False,
    workbook: Workbook = None,
    state: State = None,
    author: str = "",
    as_json: Json = False,
) -> None:
    """Back to the register alone: the tab of customers is set aside, and what was changed in it goes into the register."""
    from sync.pull import pull as pull_now
    from sync.splitting import join, plan_join

    place = place_from(workbook, state)
    pull_now(place)
    plan = plan_join(place)
    lines = [f"{plan.tab} is set aside with its {plan.customers} rows; nothing in it is deleted."]
    lines += [f"Only seen there from then on: {heading} of {count}." for heading, count in plan.stays.items()]
    lines += [f"Only there: {', '.join(plan.only_there)}."] * bool(plan.only_there)
    done = join(place, author=author) if yes else None
    _say_switched(as_json, {"planned": plan.as_json(), "done": done and done.__dict__}, lines)


def _say_switched(as_json: bool, found: dict[str, Any], lines: list[str]) -> None:
    done = found["done"]
    if done:
        lines += [f"Backup: {done['backup']}", f"{done['rows']} customers written."]
        lines += [f"Undo the writing with: undo {done['saved_as']}"] * bool(done["saved_as"])
    elif found["planned"]["customers"]:
        lines.append("Do this with --yes.")
    _say(as_json, found, "\n".join(lines))


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


history_app = typer.Typer(no_args_is_help=True, help="The history kept in the workbook too, for hosts without a disk.")
app.add_typer(history_app, name="history")


@history_app.command("status")
def history_status(workbook: Workbook = None, state: State = None, as_json: Json = False) -> None:
    """Whether it is kept there, how much of it, and what came back."""
    from sync.mirror.switching import keeping

    _say_keeping(as_json, keeping(place_from(workbook, state)))


@history_app.command("mirror")
def history_mirror(
    switch: Annotated[Switch, typer.Argument(help="on: keep it in a hidden tab of the workbook; off: write no more.")],
    workbook: Workbook = None,
    state: State = None,
    as_json: Json = False,
) -> None:
    """Switch on or off that the history is kept in the workbook too."""
    from sync.mirror.switching import switch_off, switch_on

    place = place_from(workbook, state)
    _say_keeping(as_json, switch_on(place) if switch is Switch.ON else switch_off(place))


@history_app.command("rebuild")
def history_rebuild(workbook: Workbook = None, state: State = None, as_json: Json = False) -> None:
    """Bring back what the workbook keeps of a history that this computer does not have."""
    from sync.mirror.switching import rebuild

    brought = rebuild(place_from(workbook, state))
    _say(as_json, brought.__dict__, _brought_back(brought))
    raise typer.Exit(1 if brought.damaged or brought.missing else 0)


def _say_keeping(as_json: bool, now: "Keeping") -> None:
    lines = ["The history is kept in the workbook." if now.is_on else "The history is kept on this computer only."]
    lines += [f"{now.kept} changes are in the workbook, {now.waiting} wait."] * now.is_on
    lines += [str(now.obstacle)] * (now.obstacle is not None)
    lines += [_brought_back(now.brought_back)] if now.brought_back else []
    found = {"on": now.is_on, "kept": now.kept, "waiting": now.waiting, "written_at": now.written_at}
    _say(as_json, found | {"obstacle": now.obstacle and str(now.obstacle)}, "\n".join(lines))


def _brought_back(brought: "BroughtBack") -> str:
    since = f" since {brought.since:%d %b %Y}" if brought.since else ""
    words = f"History brought back from the sheet: {brought.changes} changes{since}."
    words += f" Cannot be read: {', '.join(brought.damaged)}." if brought.damaged else ""
    return words + (f" {brought.missing} changes are missing." if brought.missing else "")


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
