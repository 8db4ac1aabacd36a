"""A checked row: the frozen pydantic base of every table, and what a table says about itself."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict

from translations import N_
from validation.column import Column, Field
from validation.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a table is called, and what its rows mean to screens."""

    name: str
    """The name people read in the sheet's tab and in commands: "Contacts". Also the key in JSON."""
    title: str
    """The shop's word for it on screen, a message: "Customers"."""
    one: str
    """The word for one of its rows, a message: "customer"."""
    module: str
    """The group it is switched on and off with, and listed under in the menu: people, selling, service, steering."""
    help: str = ""
    """One sentence on what the tab is for."""
    label: str = "name"
    """The field that stands for the row in links, titles and search results."""
    happened: str = ""
    """The field with the day or moment under which the row stands in timelines; "" keeps it out of them."""
    parties: tuple[str, ...] = ()
    """The link fields whose contact or organisation the row belongs to in timelines."""
    tab_aliases: tuple[str, ...] = ()
    """Other names of the tab, in any language; a hint only: headings decide."""
    is_known_by_name: bool = False
    """Links to it are as good by name as by ID: colleagues, goods and events have no namesakes in one shop."""
    is_steering: bool = False
    """Lists, Fields, Settings, Team: read as settings rather than listed as records."""

    @property
    def key(self) -> str:
        """The table's name in SQL, URLs and file names."""
        return self.name.lower().replace(" ", "_")


class Record(BaseModel):
    """One checked row of a table. Values that could not be understood are None here and named in problems."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    table: ClassVar[Table]

    id: Annotated[
        str | None,
        Column(
            heading=N_("ID"),
            kind=Kind.ID,
            help=N_("Bahi fills this in. Please leave it as it is, also when you copy or sort rows."),
            aliases=("Record ID", "Bahi ID"),
            is_app_owned=True,
        ),
    ] = None
    custom: dict[str, Any] = {}
    """Values of the columns that the owner added, by heading."""


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """The declared fields of a table in their order, `id` first."""
    marked = []
    for name, field in record.model_fields.items():
        column = next((mark for mark in field.metadata if isinstance(mark, Column)), None)
        if column is not None:
            marked.append(Field(name, column))
    return tuple(marked)


@cache
def field_of(record: type[Record], name: str) -> Field:
    """The declared field of that name. Raises KeyError where there is none."""
    return {field.name: field for field in fields_of(record)}[name]
