"""All reports of a month, or of any days, in one zip: each as Excel and as PDF, named in the reader's language."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from os import cpu_count
from zipfile import ZIP_DEFLATED, ZipFile

from records.periods import Period
from records.snapshot import Snapshot
from reports.catalogue import REPORTS
from reports.content import ReportContent
from reports.making import made
from reports.needs import missing
from reports.output import FileFormat, written
from reports.report import Report
from sync.place import Place
from translations import Translator

FORMATS = (FileFormat.XLSX, FileFormat.PDF)
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


def month_zip(place: Place, snapshot: Snapshot, period: Period, t: Translator) -> bytes:
    """The zip. Reports for which the sheet has no column are left out. Raises PdfNotMade."""
    wanted = [report for report in REPORTS if not missing(report, snapshot, t)]
    contents = [made(report, place, snapshot, period, t) for report in wanted]
    names = [f"{number:02d} {file_name(report, period, t)}" for number, report in enumerate(wanted, 1)]
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for name, body in _files(names, contents, t):
            archive.writestr(name, body)
    return result.getvalue()


def file_name(report: Report, period: Period, t: Translator) -> str:
    """A file's name without its ending: "Sales by month Mar 2024"."""
    words = f"{t.gettext(report.title)} {period.words(t) if report.period else ''}"
    return " ".join(words.translate(_NOT_IN_NAMES).split())


def zip_name(period: Period, t: Translator) -> str:
    """The zip's own name."""
    words = t.gettext("Reports {period}").format(period=period.words(t))
    return " ".join(words.translate(_NOT_IN_NAMES).split()) + ".zip"


def _files(names: Sequence[str], contents: Sequence[ReportContent], t: Translator) -> list[tuple[str, bytes]]:
    """Each page is typeset in a process of its own, so as many at once as there are processors."""
    jobs = [
        (f"{name}.{form}", content, form) for name, content in zip(names, contents, strict=True) for form in FORMATS
    ]
    with ThreadPoolExecutor(max(2, cpu_count() or 2)) as workers:
        bodies = workers.map(lambda job: written(job[1], job[2], t), jobs)
        return [(name, body) for (name, _, _), body in zip(jobs, bodies, strict=True)]
