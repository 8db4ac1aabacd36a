"""`python -m sync duplicates`: any list in, pairs with reasons and groups out."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.hard_set import hard_set, write

SHOP = """S.No,Customer,Mobile,Place,Born
1,Rajesh Sharma,9876543210,Agra,5/3/1980
2,राजेश शर्मा,098765-43210,Agra,05-03-1980
3,Sunita Sharma,9876543210,Agra,1/7/1984
4,Imran Khan,9812345678,Lucknow,2/2/1979
5,"Khan, Imran",+91 98123 45678,Lucknow,2/2/1979
6,Anil Gupta,9700412345,Delhi,
7,Sunil Gupta,9935598761,Delhi,
8,Geeta Verma,8004477123,Delhi,
"""


def duplicates(folder: Path, text: str, *options: str, expected: int = 0) -> tuple[list[dict[str, str]], str]:
    """The pairs that the command writes for a file of this text, and what it says."""
    source, out = folder / "list.csv", folder / "pairs.csv"
    source.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "sync", "duplicates", str(source), "--out", str(out), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == expected, done.stderr
    return (rows_of(out) if expected == 0 else []), done.stdout + done.stderr


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_are_paired_across_scripts_and_shapes_but_not_across_a_family(tmp_path):
    pairs, _ = duplicates(tmp_path, SHOP, "--id", "S.No")

    assert {(pair["id_a"], pair["id_b"]) for pair in pairs} == {("1", "2"), ("4", "5")}


def test_every_pair_says_why_in_words(tmp_path):
    pairs, _ = duplicates(tmp_path, SHOP, "--id", "S.No")

    reasons = {pair["id_a"]: pair["reasons"] for pair in pairs}
    assert {"same phone", "Customer is spelled in another script"} <= set(reasons["1"].split("; "))
    assert list(pairs[0]) == ["id_a", "id_b", "probability", "band", "reasons"]


def test_rows_without_an_id_column_are_named_by_their_row_in_the_sheet(tmp_path):
    pairs, _ = duplicates(tmp_path, SHOP)

    assert ("2", "3") in {(pair["id_a"], pair["id_b"]) for pair in pairs}


def test_every_row_is_in_one_group(tmp_path):
    groups = tmp_path / "groups.csv"
    duplicates(tmp_path, SHOP, "--id", "S.No", "--clusters", str(groups))

    assert [(row["id"], row["cluster"]) for row in rows_of(groups)][:5] == [
        ("1", "1"),
        ("2", "1"),
        ("3", "3"),
        ("4", "4"),
        ("5", "4"),
    ]


def test_kinds_are_told_and_can_be_said(tmp_path):
    _, said = duplicates(tmp_path, SHOP, "--id", "S.No", "--kind", "Place=ignore", "--json")

    kinds = {column["heading"]: column["kind"] for column in json.loads(said)["columns"]}
    assert kinds == {"Customer": "name", "Mobile": "phone", "Place": "ignore", "Born": "date"}


def test_two_lists_are_linked_without_pairs_inside_one(tmp_path):
    text = "id,list,name,phone\n1,a,Ram Lal,9876543210\n2,a,Ram Lal,9876543210\n3,b,Ram Lal,9876543210\n4,b,Asif,9\n"
    pairs, _ = duplicates(tmp_path, text, "--id", "id", "--link", "list")

    assert {(pair["id_a"], pair["id_b"]) for pair in pairs} == {("1", "3"), ("2", "3")}


def test_an_excel_file_is_read_as_well(tmp_path):
    from xlsxwriter import Workbook

    with Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet("Customers")
        for at, line in enumerate(csv.reader(SHOP.splitlines())):
            sheet.write_row(at, 0, line)
    command = [
        sys.executable,
        "-m",
        "sync",
        "duplicates",
        str(tmp_path / "list.xlsx"),
        "--out",
        str(tmp_path / "p.csv"),
    ]
    subprocess.run(command, check=True, capture_output=True)

    assert len(rows_of(tmp_path / "p.csv")) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--id", "Nummer"), "list.csv has no column Nummer."),
        (("--id", "Place"), "Place is no id: Agra stands in more than one row."),
        (("--kind", "Place=planet"), "planet is no kind of column."),
        (("--link", "Branch"), "list.csv has no column Branch."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(tmp_path, options, said):
    _, words = duplicates(tmp_path, SHOP, *options, expected=2)

    assert said in words


def test_of_families_namesakes_and_branches_what_is_called_certain_is_certain(tmp_path):
    rows = hard_set(1500)
    write(rows, tmp_path / "hard.csv")
    pairs, _ = duplicates(tmp_path, (tmp_path / "hard.csv").read_text("utf-8"), "--id", "id", "--kind", "truth=ignore")

    certain = [(int(p["id_a"]), int(p["id_b"])) for p in pairs if p["band"] == "certain"]
    right = sum(rows[a - 1].truth == rows[b - 1].truth for a, b in certain)
    assert len(certain) > 150
    assert right / len(certain) >= 0.99
