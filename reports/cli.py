"""The command line of reports."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qsl

import typer

from records.periods import Period, PeriodName, period_named
from records.query import Query, parsed
from records.snapshot import Snapshot
from reports.catalogue import REPORTS, report_named
from reports.content import ReportContent
from reports.making import made
from reports.month_zip import month_zip, zip_name
from reports.output import FileFormat, format_of, path_in, write_whole, written
from reports.report import Report
from sync.current import reading
from sync.place import Place, place_from
from translations import LANGUAGES, N_, Language, translator
from translations.told import Told


class NotAsked(Told):
    """The command asks for something that does not exist."""


@dataclass(frozen=True)
class _Days:
    """The days asked for: by name, or from and to."""

    name: PeriodName | None
    start: date | None
    end: date | None


app = typer.Typer(add_completion=False, help="Makes a report as a file: for a person, or on a schedule.")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (without arguments, the process's own); a refusal becomes one sentence and exit code 2."""
    try:
        app(arguments, standalone_mode=arguments is None)
    except Told as refusal:
        typer.echo(str(refusal), err=True)
        return 2
    return 0


@app.command()
def report(
    name: Annotated[str, typer.Argument(help="The report's name, list, or zip for all of them.")] = "list",
    out: Annotated[
        Path | None, typer.Option(help="The file to write, or a folder for a file with today's date.")
    ] = None,
    format: Annotated[FileFormat | None, typer.Option(help="Without it, what the file's ending says.")] = None,
    lang: Annotated[str | None, typer.Option(help="en, hi or ur. Without it, the language in Settings.")] = None,
    period: Annotated[PeriodName | None, typer.Option(help="The days it is about, by name.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="First day, like 2024-04-01.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Last day, like 2025-03-31.")] = None,
    where: Annotated[str, typer.Option(help='Which customers: "city=Lahore&balance.min=500".')] = "",
    workbook: Annotated[str | None, typer.Option(help="Without it BAHI_WORKBOOK, else the sample shop.")] = None,
    state: Annotated[str | None, typer.Option(help="The folder for snapshots. Without it BAHI_STATE.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON; --out is then optional.")] = False,
) -> None:
    """Make a report as an Excel, PDF or CSV file, or list the reports there are."""
    if name == "list":
        _list(as_json)
        return
    if name == "zip":
        _zip(out, place_from(workbook, state), lang, _Days(period, _day(start), _day(end)))
        return
    chosen = _chosen(name)
    if out is None and not as_json:
        raise NotAsked(N_("Please say where the report goes: --out FILE."))
    place = place_from(workbook, state)
    with reading(place) as snapshot:
        t = translator(_language(lang or snapshot.business.language, is_asked=bool(lang)))
        days = _period(_Days(period or chosen.period or PeriodName.ALL, _day(start), _day(end)), snapshot)
        content = made(chosen, place, snapshot, days, t, _query(chosen, snapshot, where))
        today = snapshot.today()
    path = None
    if out:
        file_format = format_of(out, format)
        path = path_in(out, chosen.name, file_format, today)
        write_whole(path, written(content, file_format, t))
    said = _said(chosen, content, path)
    typer.echo(json.dumps(said, ensure_ascii=False, indent=2, default=_plain) if as_json else str(path))


def _zip(out: Path | None, place: Place, lang: str | None, days: _Days) -> None:
    """All reports of some days, by default of last month, in one file; in a folder it is named after the days."""
    if out is None:
        raise NotAsked(N_("Please say where the zip goes: --out FILE."))
    with reading(place) as snapshot:
        t = translator(_language(lang or snapshot.business.language, is_asked=bool(lang)))
        period = _period(days, snapshot)
        body = month_zip(place, snapshot, period, t)
    path = out / zip_name(period, t) if out.is_dir() else out
    write_whole(path, body)
    typer.echo(str(path))


def _chosen(name: str) -> Report:
    chosen = report_named(name)
    if chosen is None:
        names = ", ".join(report.name for report in REPORTS)
        raise NotAsked(N_("There is no report {name}. There are: {names}."), name=name, names=names)
    return chosen


def _list(as_json: bool) -> None:
    if as_json:
        plain = [{"name": r.name, "title": r.title, "description": r.description} for r in REPORTS]
        typer.echo(json.dumps({"reports": plain}, indent=2))
    else:
        typer.echo("\n".join(f"{r.name:16} {r.description}" for r in REPORTS))


def _language(code: str, *, is_asked: bool) -> Language:
    for language in LANGUAGES:
        if language == code:
            return language
    if is_asked:
        raise NotAsked(N_("Reports speak {languages}, not {language}."), languages=", ".join(LANGUAGES), language=code)
    return "en"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NotAsked(N_('"{text}" is not a day. Please write it like 2024-03-31.'), text=text) from None


def _period(days: _Days, snapshot: Snapshot) -> Period:
    if days.start and days.end and days.end < days.start:
        raise NotAsked(N_("The last day ({end}) is before the first ({start})."), start=days.start, end=days.end)
    if days.start or days.end:
        return Period(days.start, days.end)
    name = days.name or PeriodName.LAST_MONTH
    return period_named(name, snapshot.today(), snapshot.business.year_starts_in)


def _query(chosen: Report, snapshot: Snapshot, where: str) -> Query | None:
    """The query of the command. What is not understood is refused: a report of too many rows would be wrong."""
    if not where:
        return None
    if not chosen.filters_on:
        raise NotAsked(N_("{name} is always about the whole sheet; please leave --where out."), name=chosen.name)
    asked = parsed(chosen.filters_on, parse_qsl(where, keep_blank_values=True), snapshot.all_fields(chosen.filters_on))
    pairs = parse_qsl(where, keep_blank_values=True)
    if asked.ignored or not pairs:
        odd = "&".join("=".join(pair) for pair in asked.ignored) or where
        raise NotAsked(N_('"{where}" names no column of customers, or a value that it cannot have.'), where=odd)
    return asked.query


def _said(chosen: Report, content: ReportContent, path: Path | None) -> dict[str, Any]:
    return {
        "report": chosen.name,
        "title": content.title,
        "subtitle": content.subtitle,
        "as_of": content.as_of.isoformat(),
        "file": str(path) if path else None,
        "figures": [{"label": f.label, "value": f.value, "before": f.before} for f in content.figures],
        "tables": [_rows_of(table.title, [c.heading for c in table.columns], table.rows) for table in content.tables],
        "notes": content.notes,
    }


def _plain(value: object) -> int | float | str:
    """Amounts as JSON numbers, dates and moments as ISO text."""
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _rows_of(title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    return {"title": title, "count": len(rows), "rows": [dict(zip(headings, row, strict=True)) for row in rows]}
