"""Fences: is an id that is already in use refused, and everything sent beside it?"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from sync.google.batch import claim, new_number
from sync.google.client import Json
from sync.google.first_day.experiment import Experiment, Found, compared, found, unknown
from sync.google.first_day.sheet import Sheet, Tab

_FENCE = "The fence: without it no lost answer can be settled."
_ALL_OF_IT = "Refused, and nothing of its batch is carried out."


def _twice(sheet: Sheet, tab: Tab, claims: Json, again: Json, *, last: bool = False) -> Found:
    """Carry out one batch with the claim, then another with the same claim first or last in it."""
    sheet.send(claims, tab.write("A1", ["first"]))
    second = [again, tab.write("A1", ["second"]), tab.write("A2", ["second"])]
    reason = sheet.refusal(*(second[::-1] if last else second))
    held = tab.plain("A1:A2")
    if not reason:
        return found(False, f"Accepted; the cells hold {held}.")
    if held != [["first"]]:
        return found(False, f"Refused ({reason}), and yet the cells hold {held}.")
    return found(True, f"Refused, and nothing was written: {reason}")


def _used_fence(last: bool, sheet: Sheet) -> Found:
    fence = claim(new_number())
    return _twice(sheet, sheet.add_tab(), fence, fence, last=last)


def _used_named_range(sheet: Sheet) -> Found:
    tab, number = sheet.add_tab(), new_number()
    ours = {"namedRangeId": f"{number}", "range": tab.area("C1:C2")}
    claims = [{"addNamedRange": {"namedRange": ours | {"name": f"range_{number}_{n}"}}} for n in (1, 2)]
    return _twice(sheet, tab, *claims)


def _racing(sheet: Sheet) -> Found:
    tab, fence = sheet.add_tab(), new_number()
    batches = [(claim(fence), tab.write(place, ["written"])) for place in ("A1", "A2")]
    with ThreadPoolExecutor(2) as both:
        reasons = list(both.map(lambda batch: sheet.refusal(*batch), batches))
    written = sum(row == ["written"] for row in tab.plain("A1:A2"))
    accepted = reasons.count("")
    return found(accepted == written == 1, f"{accepted} of 2 accepted, {written} written.")


def _chosen_ids(sheet: Sheet) -> Found:
    off = new_number() % 1000
    wanted = [1 + off, new_number(), 2**31 - 1 - off]
    answer = sheet.send(*map(claim, wanted))
    got = [reply["createDeveloperMetadata"]["developerMetadata"]["metadataId"] for reply in answer["replies"]]
    return compared(got, wanted, "Asked for the lowest, any and the highest; given")


def _too_high(sheet: Sheet) -> Found:
    reason = sheet.refusal(claim(2**31))
    return found(bool(reason), f"Refused: {reason}" if reason else "Accepted.")


def _forgotten(sheet: Sheet) -> Found:
    fence = new_number()
    lookup = {"developerMetadataLookup": {"metadataId": fence}}
    sheet.send(claim(fence))
    if not sheet.refusal(claim(fence)):
        return unknown("A fence in use was not refused to begin with.")
    sheet.send({"deleteDeveloperMetadata": {"dataFilter": lookup}})
    reason = sheet.refusal(claim(fence))
    return found(not reason, f"Refused: {reason}" if reason else "The id could be claimed once more.")


EXPERIMENTS = (
    Experiment(
        "fence-used",
        "Is a batch refused whole when its first request claims a metadata id that is in use?",
        _ALL_OF_IT,
        _FENCE,
        partial(_used_fence, False),
    ),
    Experiment(
        "fence-used-last",
        "Is a batch refused whole when its last request claims a metadata id that is in use?",
        _ALL_OF_IT,
        _FENCE,
        partial(_used_fence, True),
    ),
    Experiment(
        "fence-race",
        "Of two batches sent at the same moment with one fence, is exactly one carried out?",
        "Exactly one.",
        _FENCE,
        _racing,
    ),
    Experiment(
        "fence-ids", "Does Google take the metadata ids that we choose, from 1 to 2^31-1?", "Yes.", _FENCE, _chosen_ids
    ),
    Experiment(
        "fence-too-high", "Is a metadata id of 2^31 refused?", "Yes: ids are 32-bit numbers.", "Nothing.", _too_high
    ),
    Experiment(
        "fence-forgotten",
        "Is the id of deleted metadata free again?",
        "Yes, so a fence must be kept for longer than any batch can be late.",
        "How long fences are kept (10 minutes).",
        _forgotten,
    ),
    Experiment(
        "named-range-used",
        "Is a batch refused whole when it adds a named range whose id is in use?",
        _ALL_OF_IT,
        "Nothing: it could stand in for the fence.",
        _used_named_range,
    ),
)
