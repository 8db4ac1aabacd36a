"""Downloads of exactly the rows and columns that a list shows, made when they are asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from records.query import Query
from reports.content import ReportContent
from reports.csv import as_csv
from reports.listing import list_content
from reports.pdf import as_pdf
from reports.xlsx import as_xlsx
from sync.current import reading
from sync.place import Place
from translations import Language, Translator, translator
from ui.screen import Screen
from validation.column import Field

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Written = Callable[[ReportContent, Translator], bytes]


@dataclass(frozen=True)
class FileKind:
    """A kind of file: what its button says, its ending, its type, and what writes it."""

    label: str
    ending: str
    mime: str
    write: Written


KINDS = (
    FileKind("Excel", "xlsx", _XLSX, as_xlsx),
    FileKind("PDF", "pdf", "application/pdf", as_pdf),
    FileKind("CSV", "csv", "text/csv", as_csv),
)


def list_downloads(screen: Screen, query: Query, columns: Sequence[Field], title: str) -> None:
    """The buttons below a list."""
    place, language = screen.place, screen.t.language
    downloads(screen.t, query.table, lambda: _list_content(place, language, query, columns, title))


def downloads(
    t: Translator, name: str, content: Callable[[], ReportContent], *, language: Language | None = None
) -> None:
    """One button a kind of file. `content` runs later and alone: it must hold plain values only, no open snapshot.

    `language` is that of the files where it is not the page's.
    """
    for kind in KINDS:
        st.download_button(
            t.gettext("Download {kind}").format(kind=kind.label), _made(kind, content, language or t.language), f"{name}.{kind.ending}",
            kind.mime, key=f"download:{name}:{kind.ending}", icon=":material/download:", on_click="ignore",
        )  # fmt: skip


def _made(kind: FileKind, content: Callable[[], ReportContent], language: Language) -> Callable[[], bytes]:
    return lambda: kind.write(content(), translator(language))


def _list_content(
    place: Place, language: Language, query: Query, columns: Sequence[Field], title: str
) -> ReportContent:
    with reading(place) as snapshot:
        return list_content(snapshot, query, columns, translator(language), title=title)
