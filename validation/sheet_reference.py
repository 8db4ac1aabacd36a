"""Writes docs/sheet.md, the reference of every tab, from the declarations; `--check` says whether it is current."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from translations import LANGUAGES, Language, translator
from validation.business import Choice
from validation.column import Field
from validation.kinds import Kind
from validation.lists import BUILT_IN, OPEN_LISTS
from validation.record import Record, fields_of
from validation.tables import TABLES

PAGE = Path(__file__).parent.parent / "docs" / "sheet.md"
KINDS = {
    Kind.ID: "ID",
    Kind.TEXT: "text",
    Kind.LONG_TEXT: "long text",
    Kind.NAME: "name",
    Kind.NUMBER: "number",
    Kind.INTEGER: "whole number",
    Kind.MONEY: "money",
    Kind.PERCENT: "per cent",
    Kind.DATE: "date",
    Kind.MOMENT: "date and time",
    Kind.YES_NO: "yes or no",
    Kind.CHOICE: "one of a list",
    Kind.CHOICES: "several of a list",
    Kind.TAGS: "words",
    Kind.PHONES: "phones",
    Kind.EMAILS: "e-mails",
    Kind.WEBSITE: "website",
    Kind.POSTAL_CODE: "postal code",
    Kind.TAX_NUMBER: "tax number",
    Kind.LINK: "link",
    Kind.LINKS: "links",
}
_INTRODUCTION = """\
# The tabs and their columns

Written by `python -m validation.sheet_reference` from the declarations in `validation/tables`; do not edit by hand.

Any tab may be missing, and so may any column. Columns may stand in any order, and the headings below are accepted in
English, Hindi and Urdu, in any case; so are the headings that other programs and shops commonly use. A column that
Bahi does not know is kept as a column of your own. A link holds the ID of a row in another tab; a name or a phone
may be typed instead, and Bahi proposes the ID."""


def reference() -> str:
    """The whole page, in Markdown."""
    tabs = (line for record in TABLES for line in _tab(record))
    lists = (line for name in BUILT_IN for line in _list(name))
    return "\n".join((_INTRODUCTION, *tabs, "\n# The lists", *lists)) + "\n"


def _tab(record: type[Record]) -> Iterator[str]:
    table = record.table
    yield f"\n## {table.name}\n\n{table.help} In the app: {_in_languages(table.title)}.\n"
    yield "| heading | हिन्दी | اردو | holds | what it is for | field |"
    yield "|---|---|---|---|---|---|"
    yield from map(_field, fields_of(record))


def _field(field: Field) -> str:
    column = field.column
    notes = [column.help, _example(field), "Written by Bahi." if column.is_app_owned and field.name != "id" else ""]
    heading = f"**{_cell(column.heading)}**" if column.is_first else _cell(column.heading)
    words = (heading, *(_cell(_said(column.heading, language)) for language in ("hi", "ur")), _holds(field))
    return f"| {' | '.join(words)} | {_cell(' '.join(filter(None, notes)))} | `{field.name}` |"


def _example(field: Field) -> str:
    return f"For example: {field.column.example}" if field.column.example else ""


def _holds(field: Field) -> str:
    column = field.column
    required = " (required)" if column.is_required else ""
    if column.list_name:
        return f"{KINDS[column.kind]}: [{column.list_name}](#{_anchor(column.list_name)}){required}"
    if column.links_to:
        return f"{KINDS[column.kind]} to {' or '.join(column.links_to.split('|'))}{required}"
    return KINDS[column.kind] + required


def _list(name: str) -> Iterator[str]:
    choices = BUILT_IN[name]
    any_word = "Any other word is fine." if name in OPEN_LISTS else "Other words are added in the Lists tab."
    yield f"\n## List: {name}\n"
    yield any_word if choices else "Empty until you fill it: any word is fine."
    if choices:
        yield "\n| value | हिन्दी | اردو | taken to mean |\n|---|---|---|---|"
        yield from map(_choice, choices)


def _choice(choice: Choice) -> str:
    return f"| {choice.value} | {_said(choice.label, 'hi')} | {_said(choice.label, 'ur')} | {choice.kind} |"


def _in_languages(message: str) -> str:
    return ", ".join(_said(message, language) for language in LANGUAGES)


def _said(message: str, language: Language) -> str:
    return translator(language).gettext(message)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(list_name: str) -> str:
    return "list-" + list_name.lower().replace(" ", "-")


def main() -> int:
    """Writes the page, or with `--check` answers 1 where it differs from the declarations."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--check", action="store_true", help="write nothing; fail if the page is not current")
    if not asked.parse_args().check:
        PAGE.write_text(reference(), encoding="utf-8")
        return 0
    is_current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == reference()
    print(f"docs/{PAGE.name} is {'current' if is_current else 'not current: run python -m validation.sheet_reference'}")
    return 0 if is_current else 1


if __name__ == "__main__":
    raise SystemExit(main())
