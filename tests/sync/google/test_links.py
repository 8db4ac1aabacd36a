"""What a pasted link leads to."""

import pytest

from sync.google.links import sheet_link
from sync.workbook import WorkbookUnavailable

ID = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"


@pytest.mark.parametrize(
    "pasted",
    [
        f"https://docs.google.com/spreadsheets/d/{ID}/edit?gid=0#gid=0",
        f"https://docs.google.com/spreadsheets/d/{ID}/edit?usp=sharing",
        f"https://docs.google.com/spreadsheets/u/1/d/{ID}/edit",
        f"https://docs.google.com/a/shop.example.com/spreadsheets/d/{ID}",
        f"https://docs.google.com/spreadsheets/d/{ID}/htmlview",
        f"docs.google.com/spreadsheets/d/{ID}/edit",
        f"  <https://docs.google.com/spreadsheets/d/{ID}/edit>  ",
        f"हमारी शीट: https://docs.google.com/spreadsheets/d/{ID}/edit देखिए",
        f"https://drive.google.com/open?id={ID}",
        f"https://docs.google.com/spreadsheet/ccc?key={ID}&usp=drive_web#gid=0",
        ID,
    ],
)
def test_a_sheet_is_recognised_however_its_link_was_copied(pasted: str) -> None:
    assert sheet_link(pasted).address == f"https://docs.google.com/spreadsheets/d/{ID}/edit"


def test_an_excel_file_opened_in_drive_is_told_from_a_sheet() -> None:
    link = f"https://docs.google.com/spreadsheets/d/{ID}/edit?usp=drive_link&ouid=1&rtpof=true&sd=true"

    assert sheet_link(link).is_office_file
    assert not sheet_link(link.replace("rtpof=true", "")).is_office_file


@pytest.mark.parametrize(
    "pasted, said",
    [
        (f"https://docs.google.com/forms/d/{ID}/edit", "Google Form"),
        ("https://forms.gle/abcDEF123", "Google Form"),
        (f"https://docs.google.com/document/d/{ID}/edit", "Google Doc"),
        (f"https://docs.google.com/presentation/d/{ID}/edit", "Google Slides"),
        (f"https://drive.google.com/drive/folders/{ID}", "link of a folder"),
        (f"https://drive.google.com/drive/u/0/folders/{ID}?usp=sharing", "link of a folder"),
        (f"https://drive.google.com/file/d/{ID}/view", "file in Google Drive"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-1vTabcdefghijklmnop/pubhtml", "published copy"),
        ("https://docs.google.com/spreadsheets/u/0/", "list of all your sheets"),
        ("https://sheets.google.com", "list of all your sheets"),
        ("https://1drv.ms/x/s!abc", "leads to Microsoft"),
        ("https://shop.sharepoint.com/:x:/g/abc", "leads to Microsoft"),
        ("https://bit.ly/3abcd", "shortened link"),
        ("https://example.com/spreadsheets/d/" + ID, "not the link of a Google Sheet"),
        ("customers", "not the link of a Google Sheet"),
        ("", "not the link of a Google Sheet"),
    ],
)
def test_anything_else_is_called_by_its_name(pasted: str, said: str) -> None:
    with pytest.raises(WorkbookUnavailable, match=said):
        sheet_link(pasted)
