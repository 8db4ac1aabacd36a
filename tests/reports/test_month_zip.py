"""All of a month in one zip: every report twice, under names that the reader can read."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from records.periods import Period
from reports.month_zip import month_zip
from sync.place import Place
from tests.reports.shop import BUSINESS, ROWS
from tests.snapshots import snapshot_of
from translations import translator

MAY = Period(date(2023, 5, 1), date(2023, 5, 31))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("shop")
    with snapshot_of(folder, ROWS, business=BUSINESS) as shop:
        return ZipFile(BytesIO(month_zip(Place("shop.xlsx", folder), shop, MAY, translator("hi"))))


def test_every_report_is_there_as_excel_and_as_pdf(archive: ZipFile) -> None:
    starts = {name.rsplit(".", 1)[1]: archive.read(name)[:2] for name in archive.namelist()}

    assert starts == {"xlsx": b"PK", "pdf": b"%P"}
    assert len({name.rsplit(".", 1)[0] for name in archive.namelist()}) * 2 == len(archive.namelist()) >= 20


def test_names_are_in_the_readers_language_with_the_month(archive: ZipFile) -> None:
    assert any("महीने की बिक्री मई 2023.pdf" in name for name in archive.namelist())


def test_reports_that_the_sheet_has_no_column_for_are_left_out(archive: ZipFile) -> None:
    said = translator("hi").gettext("Follow-ups and who did what")

    assert not any(said in name for name in archive.namelist())
