"""Steps that browser tests share."""

import time
from collections.abc import Callable


def soon(is_so: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether it becomes so within some seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.5)
    return False
