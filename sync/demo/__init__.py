"""The sample business that Bahi opens on when nothing is configured; the same on every machine on the same day."""

from datetime import datetime
from pathlib import Path
from random import Random

from sync.demo.people import people_tabs
from sync.demo.register import register_tab
from sync.demo.service import (
    activity_tab,
    contract_tab,
    event_tabs,
    feedback_tab,
    membership_tab,
    ticket_tab,
    visit_tab,
)
from sync.demo.steering import steering_tabs
from sync.demo.tab import DemoTab, Dice
from sync.demo.trade import deal_tab, document_tabs, payment_tab, product_tab, sales_tab, stock_tab
from sync.ids import allow_ids
from sync.new_workbook import WrittenTab, write_new_workbook
from sync.place import Place

SEED = 1853


def make_demo(place: Place, *, register: bool = False, contacts: int = 5000, now: datetime | None = None) -> bool:
    """Write the sample workbook unless a file is there already, whoever made it; returns whether it was written."""
    path = Path(place.workbook)
    if path.exists():
        return False
    dice = Dice(Random(SEED), now or datetime.now())
    write_new_workbook(path, [register_tab(dice)] if register else shop_tabs(dice, contacts))
    if not register:
        allow_ids(place)
    return True


def shop_tabs(dice: Dice, contacts: int) -> list[WrittenTab]:
    """All tabs of the sample shop; with 5,000 contacts about 40,000 rows beside them."""
    share = contacts / 5000
    people, firms = people_tabs(dice, contacts, round(800 * share))
    products = product_tab(dice)
    sales = sales_tab(dice, people, products, round(12_000 * share))
    documents, lines = document_tabs(dice, people, products, round(1500 * share))
    deals = deal_tab(dice, people, firms, round(1200 * share))
    events, attendance = event_tabs(dice, people, round(500 * share))
    tabs: list[DemoTab] = [
        people,
        firms,
        sales,
        payment_tab(dice, people, sales, round(6500 * share)),
        activity_tab(dice, people, deals, round(9000 * share)),
        deals,
        products,
        stock_tab(dice, products, round(2500 * share)),
        documents,
        lines,
        visit_tab(dice, people, round(900 * share)),
        ticket_tab(dice, people, products, round(900 * share)),
        contract_tab(dice, people, products, round(500 * share)),
        membership_tab(dice, people, round(300 * share)),
        events,
        attendance,
        feedback_tab(dice, people, documents, round(500 * share)),
        *steering_tabs(dice),
    ]
    return [tab.written() for tab in tabs]
