"""Beginning with an empty workbook for a trade: a file kept with the others, or a blank one to take along."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sync.keeping import KEPT_WORKBOOKS, free_path
from sync.place import Place, default_state
from sync.prepare import create_with, write_tabs
from sync.starters.declared import Starter
from sync.starters.tabs import tabs_of
from translations import Language


def begin_trade(starter: Starter, language: Language, folder: Path = KEPT_WORKBOOKS) -> Place:
    """Make the trade's workbook under a name that nothing has yet."""
    path = str(free_path(file_name(starter, language), folder).absolute())
    place = Place(path, default_state(path))
    create_with(place, tabs_of(starter, language))
    return place


def blank_template(starter: Starter, language: Language) -> bytes:
    """The same workbook as a file to be downloaded."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_tabs(path, tabs_of(starter, language))
        return path.read_bytes()


def file_name(starter: Starter, language: Language) -> str:
    """What such a file is called."""
    return f"{starter.title.said(language)}.xlsx"
