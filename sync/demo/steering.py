"""The sample business's settings, templates, groups and goals."""

from datetime import timedelta
from decimal import Decimal

from sync.demo.people import TEAM
from sync.demo.tab import DemoTab, Dice


def steering_tabs(dice: Dice) -> list[DemoTab]:
    """Templates, Segments, Goals, Team and Settings."""
    return [_templates(dice), _segments(dice), _goals(dice), _team(dice), _settings(dice)]


def _templates(dice: Dice) -> DemoTab:
    tab = DemoTab("Templates", ("id", "name", "channel", "language", "subject", "body", "purpose"))
    bodies = (
        (
            "Payment reminder",
            "WhatsApp",
            "English",
            "Dear {name}, {due} is due. Kindly pay at your convenience. {business}",
        ),
        ("Payment reminder", "WhatsApp", "Hindi", "{name} जी, आपके {due} बाकी हैं। कृपया सुविधा से जमा करें। {business}"),
        ("Payment reminder", "WhatsApp", "Urdu", "{name} صاحب، آپ کے ذمے {due} باقی ہیں۔ {business}"),
        ("Thank you", "SMS", "English", "Thank you {name} for shopping with us. {business}"),
        ("Birthday", "WhatsApp", "Hindi", "{name} जी, जन्मदिन की शुभकामनाएँ! {business}"),
    )
    for name, channel, language, body in bodies:
        values = {"name": name, "channel": channel, "language": language, "body": body, "purpose": "Service"}
        tab.rows.append({"id": dice.id(), **values})
    return tab


def _segments(dice: Dice) -> DemoTab:
    tab = DemoTab("Segments", ("id", "name", "rule", "description", "cadence_days"))
    rules = (
        ("Wholesale", "tags=wholesale", "Buy for resale", 30),
        ("Pays late", "tags=pays late", "Remind early", 15),
        ("Lucknow households", "city=Lucknow&category=Household", "Near the shop", 90),
    )
    tab.rows = [dict(zip(tab.fields, (dice.id(), *rule), strict=True)) for rule in rules]
    return tab


def _goals(dice: Dice) -> DemoTab:
    tab = DemoTab("Goals", ("id", "measure", "owner", "set_on", "baseline", "target", "begins_on", "ends_on", "plan"))
    start = dice.now.date().replace(month=4, day=1)
    start = start if start <= dice.now.date() else start.replace(year=start.year - 1)
    for measure, baseline, target in (("Sales", 4_000_000, 4_800_000), ("New customers", 900, 1200)):
        end = start + timedelta(days=364)
        values = (
            dice.id(),
            measure,
            dice.of(TEAM),
            start,
            Decimal(baseline),
            Decimal(target),
            start,
            end,
            "Two fairs, weekly calls",
        )
        tab.rows.append(dict(zip(tab.fields, values, strict=True)))
    return tab


def _team(dice: Dice) -> DemoTab:
    tab = DemoTab("Team", ("id", "name", "email", "role"))
    roles = ("Owner", "Editor", "Editor", "Viewer")
    tab.rows = [
        {"id": dice.id(), "name": name, "email": f"{name.lower()}@example.com", "role": role}
        for name, role in zip(TEAM, roles, strict=True)
    ]
    return tab


def _settings(dice: Dice) -> DemoTab:
    tab = DemoTab("Settings", ("id", "name", "value"))
    pairs = (
        ("Business name", "Sitara Electricals"), ("Address", "12, Aminabad, Lucknow 226018"), ("Region", "IN"), ("Currency", "INR"),
        ("Language", "English"), ("Financial year begins in", "April"), ("UPI ID", "sitara@example"), ("Opening hours", "10:00-20:30"),
    )  # fmt: skip
    tab.rows = [{"id": dice.id(), "name": name, "value": value} for name, value in pairs]
    return tab
