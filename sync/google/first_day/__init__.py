"""The first day with a real Google account: the open questions of the protocol, asked of Google on a throw-away sheet."""

from sync.google.first_day.experiment import Answer, Experiment, Found, Verdict
from sync.google.first_day.registry import EXPERIMENTS
from sync.google.first_day.report import Report, summary
from sync.google.first_day.running import RECORDINGS, REPORT, first_day

__all__ = [
    "EXPERIMENTS",
    "RECORDINGS",
    "REPORT",
    "Answer",
    "Experiment",
    "Found",
    "Report",
    "Verdict",
    "first_day",
    "summary",
]
