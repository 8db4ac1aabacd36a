"""The page's address as its state: which filter, which record, which page of rows. Every view is a link."""

from collections.abc import Mapping, Sequence

import streamlit as st

from records.query import Query
from validation.column import Field

RECORD, NEW, EDIT, PAGE, COLUMNS = "record", "new", "edit", "page", "columns"
REPORT, PERIOD, START, END = "report", "period", "start", "end"
_KEPT_BY_A_NEW_FILTER = (COLUMNS, REPORT, PERIOD, START, END)
_NOT_FILTERS = frozenset({RECORD, NEW, EDIT, PAGE, "lang", *_KEPT_BY_A_NEW_FILTER})


def query_here(table: str, fields: Sequence[Field]) -> Query:
    """The query that the address asks for."""
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    return Query.from_params(table, [pair for pair in pairs if pair[0] not in _NOT_FILTERS], fields)


def go_to_query(query: Query) -> None:
    """Show the first rows of a query, in the columns that were chosen."""
    kept = {name: st.query_params.get_all(name) for name in _KEPT_BY_A_NEW_FILTER if name in st.query_params}
    st.query_params.from_dict(params_of(query) | kept)


def params_of(query: Query) -> dict[str, list[str]]:
    """A query as parameters of an address."""
    params: dict[str, list[str]] = {}
    for name, value in query.to_params():
        params.setdefault(name, []).append(value)
    return params


def go_to(**params: str) -> None:
    """Add to the address, or with "" take away from it; the rest stays."""
    for name, value in params.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def say_address() -> None:
    """Tell the browser the address that this run is about.

    Where a link leads to the page that is open, Streamlit (1.67) runs it with the link's parameters and leaves the address as
    it was: the next run by itself would go back, and so would a reload.
    """
    st.query_params.from_dict({name: st.query_params.get_all(name) for name in st.query_params})


def page_here() -> int:
    """The page of rows asked for, from 1."""
    asked = st.query_params.get(PAGE, "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


def columns_here(listed: Sequence[str], known: Mapping[str, Field]) -> tuple[str, ...]:
    """The fields shown as columns: those named in the address, else the listed ones."""
    asked = [name for name in st.query_params.get(COLUMNS, "").split(",") if name in known]
    return tuple(asked) or tuple(listed)
