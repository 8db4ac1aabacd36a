"""The sample businesses: a shop with several tabs, and a shop with one long register."""

from pathlib import Path

from sync.demo import make_demo
from sync.place import DEMO_FOLDER, Place, choose, default_state, place_from


def open_sample(which: str) -> Place:
    """Make a sample business where there is none yet, and open it from now on."""
    if which != "register":
        choose("")
        return place_from()
    workbook = str(DEMO_FOLDER / "register.xlsx")
    place = Place(workbook, default_state(workbook))
    if not Path(workbook).exists():
        make_demo(place, register=True)
    choose(workbook)
    return place
