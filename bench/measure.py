"""Times a job in a process of its own, with its peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Wall-clock seconds and peak resident megabytes of one process; `said` is what it printed."""

    seconds: float
    megabytes: float
    said: str


def measured(arguments: Sequence[str]) -> Measured:
    """Run Python with these arguments and wait for it. Raises RuntimeError with its words when it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(said)
    return Measured(seconds, usage.ru_maxrss / 1024, said.strip())
