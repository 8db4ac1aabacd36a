"""The first day with Google, held against the emulator: every question is answered, and nothing of it stays behind."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from threading import Thread
from typing import Any

import pytest

from sync.google import first_day as package
from sync.google.first_day import EXPERIMENTS, RECORDINGS, REPORT, Answer, Report, Verdict, first_day
from sync.google.first_day.recording import cleaned
from sync.workbook import WorkbookUnavailable
from tests.sheets_emulator.client import Backstage, service_account_key
from tests.sheets_emulator.server import Server, running_emulator
from tests.sync.google.desk import UNHURRIED, safe_client

OTHERWISE = {
    # The emulator cuts references at the last row in use, and counts characters where Google may count units of UTF-16.
    "append-array-formula",
    "longest-text",
}
COULD_NOT_TELL = {
    "protected-by-others": "may edit everything here",
    "append-table": "(501)",
    "append-table-with-room": "(501)",
    "write-below-table": "(501)",
    "drive-revisions": "(404)",
}
FEW = [one for one in EXPERIMENTS if one.name in ("copy-pre-image", "fence-used", "emptied")]


@pytest.fixture(scope="module")
def emulator() -> Iterator[Server]:
    with running_emulator() as running:
        yield running


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("first-day")


@pytest.fixture(scope="module")
def whole(emulator: Server, out: Path) -> Report:
    """All questions, asked once for all tests here."""
    return first_day(safe_client(emulator.url), out, pace=UNHURRIED)


@pytest.fixture
def door(emulator: Server) -> Backstage:
    return Backstage(emulator.url)


def _few(door: Backstage, folder: Path, **more: Any) -> Report:
    return first_day(safe_client(door.url), folder, pace=UNHURRIED, experiments=FEW, **more)


def _pairs(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / RECORDINGS).read_text(encoding="utf-8").splitlines()]


def _verdicts(report: Report) -> list[str]:
    return [answer.found.verdict.value for answer in report.answers]


def test_every_question_is_asked_and_answered(whole: Report) -> None:
    assert [answer.experiment.name for answer in whole.answers] == [one.name for one in EXPERIMENTS]
    assert all(answer.calls > 0 and answer.found.words for answer in whole.answers)


def test_where_the_emulator_differs_from_what_we_take_for_granted_is_named(whole: Report) -> None:
    assert {one.experiment.name for one in whole.answers if one.found.verdict is Verdict.OTHERWISE} == OTHERWISE


def test_what_the_emulator_cannot_answer_could_not_be_told(whole: Report) -> None:
    open_ = {one.experiment.name: one.found for one in whole.answers if one.found.verdict is Verdict.UNKNOWN}

    assert set(open_) == set(COULD_NOT_TELL)
    assert all(words in open_[name].words for name, words in COULD_NOT_TELL.items())
    assert not whole.is_all_as_assumed


def test_the_report_names_every_question_and_says_who_was_asked(whole: Report, out: Path) -> None:
    text = (out / REPORT).read_text(encoding="utf-8")

    assert all(f"### {one.name}\n**{one.question}**" in text for one in EXPERIMENTS)
    assert f"5 could not tell, {len(OTHERWISE)} otherwise." in text
    assert "That was not Google" in text
    assert text.index("## Otherwise") < text.index("## Could not tell") < text.index("## As assumed")


def test_the_recordings_have_every_request_with_its_answer(whole: Report, out: Path) -> None:
    pairs = _pairs(out)

    assert [pair["i"] for pair in pairs] == list(range(len(pairs)))
    assert (pairs[0]["endpoint"], pairs[-1]["endpoint"]) == ("spreadsheets.create", "drive.files.delete")
    assert sum(answer.calls for answer in whole.answers) == len(pairs) - 2
    assert {pair["test"] for pair in pairs} == {"first-day", "first-day (cut)"}


def test_a_recording_has_the_shape_of_the_recordings_that_we_have(whole: Report, out: Path) -> None:
    shape = (
        "test i endpoint method host path raw_path query body body_raw request_content_type status content_type date"
    )

    assert {*shape.split(), "response", "response_raw"} <= set(_pairs(out)[0])


def test_no_address_and_no_token_is_written_down(whole: Report, out: Path) -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in out.iterdir())

    assert "bahi.example.com" not in written
    assert "Bearer" not in written


def test_the_throw_away_sheet_is_gone_afterwards(whole: Report, door: Backstage) -> None:
    with pytest.raises(WorkbookUnavailable, match="no Google Sheet at this address"):
        safe_client(door.url).spreadsheet(whole.sheet.split("/")[-2], fields="spreadsheetId")


@pytest.mark.parametrize(
    "fault, words", [("500", "Internal error encountered. (500)"), ("drop_after", "Google cannot be reached")]
)
def test_a_question_that_fails_could_not_be_told_and_the_others_are_asked(
    door: Backstage, tmp_path: Path, fault: str, words: str
) -> None:
    door.queue({"match": "batchUpdate", "skip": 1, "fault": fault})

    report = _few(door, tmp_path)

    assert _verdicts(report) == ["could not tell", "as assumed", "as assumed"]
    assert words in report.answers[0].found.words


def test_a_lost_answer_is_recorded_without_a_status(door: Backstage, tmp_path: Path) -> None:
    door.queue({"match": "batchUpdate", "fault": "drop_after"})

    _few(door, tmp_path)

    assert [pair["experiment"] for pair in _pairs(tmp_path) if pair["status"] is None] == [FEW[0].name]


def test_a_sheet_that_cannot_be_deleted_is_named(door: Backstage, tmp_path: Path) -> None:
    door.queue({"match": "DELETE", "fault": "500"})

    report = _few(door, tmp_path)

    assert f"Delete it yourself: {report.sheet}" in (tmp_path / REPORT).read_text(encoding="utf-8")
    assert not report.is_all_as_assumed


def test_stopped_in_the_middle_the_sheet_goes_and_what_was_found_is_kept(door: Backstage, tmp_path: Path) -> None:
    def stop(answer: Answer) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _few(door, tmp_path, tell=stop)

    assert f"### {FEW[0].name}" in (tmp_path / REPORT).read_text(encoding="utf-8")
    assert _pairs(tmp_path)[-1]["endpoint"] == "drive.files.delete"


def test_a_kept_sheet_is_still_there(door: Backstage, tmp_path: Path) -> None:
    report = _few(door, tmp_path, keep=True)

    assert report.is_all_as_assumed
    assert door.cells(report.sheet.split("/")[-2])


def test_a_persons_empty_sheet_is_used_and_not_deleted(door: Backstage, tmp_path: Path) -> None:
    theirs = door.workbook({"Sheet1": []})

    report = _few(door, tmp_path, address=theirs)

    assert report.sheet.split("/")[-2] == theirs
    assert door.cells(theirs)


def test_an_account_that_may_not_make_sheets_is_told_what_to_do(tmp_path: Path) -> None:
    with _refusing() as url, pytest.raises(WorkbookUnavailable, match="Make an empty one yourself, share it"):
        first_day(safe_client(url), tmp_path, pace=UNHURRIED)


@contextmanager
def _refusing() -> Iterator[str]:
    """A Google that answers everything as it answers a service account that asks for a new sheet."""

    class NotAllowed(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(403)
            self.end_headers()
            self.wfile.write(b'{"error": {"code": 403, "message": "The caller does not have permission"}}')

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), NotAllowed) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_sheet_in_which_something_stands_is_not_touched(door: Backstage, tmp_path: Path) -> None:
    theirs = door.workbook({"Contacts": [["id"]]})

    with pytest.raises(WorkbookUnavailable, match="not empty"):
        _few(door, tmp_path, address=theirs)

    assert door.cells(theirs) == {"Contacts": [["id"]]}


@pytest.mark.parametrize(
    "given, written",
    [
        ("shared by asha.k+shop@gmail.com.", "shared by someone@example.com."),
        ("Bearer ya29.a0Af_x-1", "removed"),
        ("consumer 'project_number:83012'", "consumer 'project_number:0'"),
        (
            {"lastModifyingUser": {"displayName": "Asha", "me": True}},
            {"lastModifyingUser": {"displayName": "removed", "me": True}},
        ),
        ([["fields", "a(b)"], 7, None], [["fields", "a(b)"], 7, None]),
        ("5 @ 20 each", "5 @ 20 each"),
    ],
)
def test_what_names_people_is_taken_out(given: object, written: object) -> None:
    assert cleaned(given) == written


def test_no_group_of_questions_is_forgotten() -> None:
    modules = [import_module(f"{package.__name__}.{one.name}") for one in iter_modules(package.__path__)]
    found = [one for module in modules for one in getattr(module, "EXPERIMENTS", ())]

    assert {one.name for one in found} == {one.name for one in EXPERIMENTS}
    assert len({one.name for one in EXPERIMENTS}) == len(EXPERIMENTS)


@pytest.mark.parametrize(
    "question, code", [("copy-pre-image", 0), ("append-table", 1), ("no-such-question", 2), ("", 2)]
)
def test_the_command_says_by_its_exit_code_whether_to_look(
    door: Backstage, tmp_path: Path, question: str, code: int
) -> None:
    done = _command(tmp_path, door.url, question)

    assert done.returncode == code, done.stderr
    assert code == 2 or [one["name"] for one in json.loads(done.stdout)["answers"]] == [question]


def test_a_service_accounts_key_and_address_are_not_written_down(door: Backstage, tmp_path: Path) -> None:
    _command(tmp_path, door.url, "warning-made")

    written = (tmp_path / "state" / "first-day" / RECORDINGS).read_text(encoding="utf-8")
    assert "addProtectedRange" in written
    assert "gserviceaccount" not in written


def _command(folder: Path, url: str, question: str) -> subprocess.CompletedProcess[str]:
    """The command as typed in an empty folder; without a question also without a key."""
    place = {"PYTHONPATH": os.getcwd(), "HOME": str(folder), "BAHI_GOOGLE_API": url}
    key = {"BAHI_GOOGLE_KEY": json.dumps(service_account_key(url))} if question else {}
    words = [sys.executable, "-m", "sync", "first-day", "--json", *(["--only", question] if question else [])]
    environment = os.environ | place | key
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
