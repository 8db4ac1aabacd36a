"""Writes the snapshot of a workbook: rows checked, or taken over from the one before where nothing has changed; rules; the outbox laid over."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from records.changes import RowChange
from records.columns import quoted
from records.snapshot import TabState
from records.stored import business_to_json, layout_to_json
from sync.differences import Differences, differences_between
from sync.laying_over import Overlay, lay_over, relay
from sync.placing import TabInHand, place_rows
from sync.reuse import take_over
from sync.signatures import signature_of
from sync.snapshot_file import (
    create_tables,
    given,
    insert_problems,
    insert_rows,
    insert_tuples,
    remove,
    written,
)
from validation.business import Business
from validation.column import Field
from validation.feeds import Feed, feeds_of
from validation.layout import TabLayout
from validation.record import fields_of
from validation.rules import RULES, Building
from validation.sheet import RawTab
from validation.tables import TABLES

__all__ = ["Build", "Overlay", "build_snapshot", "overlay_snapshot"]
