"""The sample business's calls and visits, complaints, contracts, memberships, events and feedback."""

from datetime import timedelta
from decimal import Decimal

from sync.demo.people import TEAM, person, phone
from sync.demo.tab import DemoTab, Dice

CHANNELS = ("Call", "WhatsApp", "SMS", "E-mail", "Visit")


def activity_tab(dice: Dice, contacts: DemoTab, deals: DemoTab, count: int) -> DemoTab:
    """The communication history, and what is planned."""
    tab = DemoTab(
        "Activities",
        (
            "id",
            "at",
            "kind",
            "direction",
            "contact",
            "deal",
            "subject",
            "notes",
            "outcome",
            "status",
            "due_on",
            "owner",
        ),
    )
    for _ in range(count):
        is_planned = dice.chance(0.04)
        at = dice.ago(900)
        tab.rows.append(
            {
                "id": dice.id(),
                "at": at,
                "kind": dice.of((*CHANNELS, "Note"), (38, 28, 6, 8, 12, 8)),
                "direction": dice.of(("They did", "We did")),
                "contact": dice.random.choice(contacts.rows)["id"],
                "deal": dice.random.choice(deals.rows)["id"] if dice.chance(0.1) else None,
                "subject": dice.of(
                    (
                        "Price of item",
                        "Delivery",
                        "Payment reminder",
                        "Thank you",
                        "Repair",
                        "Festival greeting",
                        "Warranty",
                    )
                ),
                "notes": dice.of(
                    (None, "Will come on Sunday", "कल फिर फोन करना है", "رقم جمعہ کو دیں گے", "Wants a discount"),
                    (60, 12, 10, 8, 10),
                ),
                "outcome": None
                if is_planned
                else dice.of((None, "Reached", "No answer", "Promised to pay"), (50, 30, 15, 5)),
                "status": "Planned" if is_planned else "Done",
                "due_on": (dice.now + timedelta(days=dice.random.randint(-6, 20))).date() if is_planned else None,
                "owner": dice.of(TEAM),
            }
        )
    return tab


def ticket_tab(dice: Dice, contacts: DemoTab, products: DemoTab, count: int) -> DemoTab:
    """Complaints and requests with their clocks."""
    fields = (
        "id", "opened_at", "contact", "product", "kind", "channel", "subject", "priority", "status", "owner", "first_reply_at",
        "resolved_at", "resolution",
    )  # fmt: skip
    tab = DemoTab("Tickets", fields)
    for _ in range(count):
        opened = dice.ago(400)
        status = str(dice.of(("Still open", "Waiting for customer", "Solved"), (10, 6, 84)))
        replied = opened + timedelta(minutes=dice.random.randint(4, 2000))
        tab.rows.append(
            {
                "id": dice.id(),
                "opened_at": opened,
                "contact": dice.random.choice(contacts.rows)["id"],
                "product": dice.random.choice(products.rows)["id"],
                "kind": dice.of(("Question", "Complaint", "Fault", "Request"), (25, 20, 40, 15)),
                "channel": dice.of(("Call", "WhatsApp", "Visit", "E-mail")),
                "subject": dice.of(
                    ("Does not start", "Noise", "Where is my order?", "Bill copy", "Broken part", "Remote missing")
                ),
                "priority": dice.of(("Low", "Normal", "High"), (20, 65, 15)),
                "status": status,
                "owner": dice.of(TEAM),
                "first_reply_at": replied if status != "Still open" else None,
                "resolved_at": replied + timedelta(hours=dice.random.randint(1, 200)) if status == "Solved" else None,
                "resolution": "Repaired" if status == "Solved" and dice.chance(0.5) else None,
            }
        )
    return tab


def visit_tab(dice: Dice, contacts: DemoTab, count: int) -> DemoTab:
    """Walk-ins, some of them known."""
    tab = DemoTab(
        "Visits", ("id", "at", "contact", "visitor_name", "phones", "purpose", "waited_minutes", "served_by", "outcome")
    )
    for _ in range(count):
        is_known = dice.chance(0.6)
        stranger = person(dice)
        tab.rows.append(
            {
                "id": dice.id(),
                "at": dice.ago(200),
                "contact": dice.random.choice(contacts.rows)["id"] if is_known else None,
                "visitor_name": None if is_known else stranger.name("en"),
                "phones": None if is_known else phone(dice, stranger.city.country),
                "purpose": dice.of(("To buy", "To ask", "Repair or service", "To pay")),
                "waited_minutes": dice.random.randint(0, 35),
                "served_by": dice.of(TEAM),
                "outcome": dice.of(("Bought", "Will come back", "Left without buying"), (55, 30, 15)),
            }
        )
    return tab


def contract_tab(dice: Dice, contacts: DemoTab, products: DemoTab, count: int) -> DemoTab:
    """Warranties and yearly service contracts."""
    tab = DemoTab(
        "Contracts",
        (
            "id",
            "party",
            "product",
            "serial_number",
            "plan",
            "start_on",
            "end_on",
            "visits_included",
            "visits_used",
            "amount",
            "status",
        ),
    )
    for _ in range(count):
        start = dice.ago(500).date()
        end = start + timedelta(days=365)
        included = dice.random.choice((2, 3, 4))
        tab.rows.append(
            {
                "id": dice.id(),
                "party": dice.random.choice(contacts.rows)["id"],
                "product": dice.random.choice(products.rows)["id"],
                "serial_number": f"SN{dice.random.randint(100000, 999999)}",
                "plan": dice.of(("Warranty", "AMC Gold", "AMC Basic")),
                "start_on": start,
                "end_on": end,
                "visits_included": included,
                "visits_used": dice.random.randint(0, included),
                "amount": dice.rupees(1500),
                "status": "Active" if end > dice.now.date() else "Ended",
            }
        )
    return tab


def membership_tab(dice: Dice, contacts: DemoTab, count: int) -> DemoTab:
    """Members of the shop's savings club."""
    tab = DemoTab("Memberships", ("id", "contact", "plan", "number", "start_on", "end_on", "fee", "status"))
    for number in range(count):
        start = dice.ago(500).date()
        end = start + timedelta(days=365)
        tab.rows.append(
            {
                "id": dice.id(),
                "contact": dice.random.choice(contacts.rows)["id"],
                "plan": dice.of(("Silver", "Gold")),
                "number": f"M-{number + 1:04d}",
                "start_on": start,
                "end_on": end,
                "fee": Decimal(500),
                "status": "Active" if end > dice.now.date() else "Ended",
            }
        )
    return tab


def event_tabs(dice: Dice, contacts: DemoTab, attendances: int) -> tuple[DemoTab, DemoTab]:
    """A fair each season, and who came."""
    events = DemoTab("Events", ("id", "name", "kind", "at", "place", "budget", "notes"))
    for name in (
        "Diwali fair",
        "Eid offer day",
        "Summer cooler mela",
        "Service camp",
        "New year sale",
        "Dealers' evening",
    ):
        at = dice.ago(500)
        events.rows.append(
            {
                "id": dice.id(),
                "name": name,
                "kind": dice.of(("Sale or offer", "Fair")),
                "at": at,
                "place": "Shop",
                "budget": dice.rupees(20000),
            }
        )
    visits = DemoTab("Attendance", ("id", "event", "contact", "status", "follow_up"))
    for _ in range(attendances):
        visits.rows.append(
            {
                "id": dice.id(),
                "event": dice.random.choice(events.rows)["id"],
                "contact": dice.random.choice(contacts.rows)["id"],
                "status": dice.of(("Invited", "Coming", "Came", "Did not come"), (30, 15, 40, 15)),
                "follow_up": "Call back" if dice.chance(0.1) else None,
            }
        )
    return events, visits


def feedback_tab(dice: Dice, contacts: DemoTab, documents: DemoTab, count: int) -> DemoTab:
    """What customers said afterwards."""
    tab = DemoTab("Feedback", ("id", "on", "contact", "about", "score", "words", "action", "action_on"))
    for _ in range(count):
        score = dice.random.choices(range(11), (2, 1, 1, 2, 3, 5, 6, 14, 24, 22, 20))[0]
        tab.rows.append(
            {
                "id": dice.id(),
                "on": dice.ago(400).date(),
                "contact": dice.random.choice(contacts.rows)["id"],
                "about": dice.random.choice(documents.rows)["id"] if dice.chance(0.4) else None,
                "score": score,
                "words": dice.of(("Good service", "बहुत अच्छा", "Late delivery", "قیمت زیادہ ہے", None)),
                "action": "Call and apologise" if score < 5 else None,
                "action_on": (dice.now + timedelta(days=3)).date() if score < 3 and dice.chance(0.3) else None,
            }
        )
    return tab
