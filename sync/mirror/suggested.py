"""Whether a place should keep its history in the workbook: where the machine's disk is known to be lost."""

import os
from pathlib import Path
from tempfile import gettempdir

from sync.place import Place
from sync.sheet_address import is_web_address

_HOSTS_WITHOUT_DISK = ("DYNO", "K_SERVICE")
"""Set by Heroku and by Google Cloud Run."""
_COMMUNITY_CLOUD = Path("/mount/src")
"""Where Streamlit Community Cloud puts an app."""
_IN_CONTAINER = (Path("/.dockerenv"), Path("/run/.containerenv"))
_MOUNTS = Path("/proc/self/mountinfo")
_THROWN_AWAY = ("overlay", "aufs", "tmpfs")


def is_suggested(place: Place) -> bool:
    """Whether the state folder will be lost while the sheet stays: only then it is on without being asked for."""
    return is_web_address(place.workbook) and is_lost_with_the_machine(place.state)


def is_lost_with_the_machine(folder: Path) -> bool:
    """Whether the host forgets the folder when it starts the app anew, as far as that can be known.

    What lies in the system's temporary folder is on trial and does not count.
    """
    folder = folder.absolute()
    if folder.is_relative_to(Path(gettempdir()).absolute()):
        return False
    is_hosted = folder.is_relative_to(_COMMUNITY_CLOUD) or any(name in os.environ for name in _HOSTS_WITHOUT_DISK)
    return is_hosted or (any(path.exists() for path in _IN_CONTAINER) and _filesystem_of(folder) in _THROWN_AWAY)


def _filesystem_of(folder: Path) -> str:
    """The kind of the file system that a folder is on; a volume has another than the container's own layer."""
    if not _MOUNTS.exists():
        return ""
    mounts = (line.split() for line in _MOUNTS.read_text(encoding="utf-8").splitlines())
    kinds = {words[4]: words[words.index("-") + 1] for words in mounts if "-" in words}
    above = (str(parent) for parent in (folder, *folder.parents))
    return next((kinds[mount] for mount in above if mount in kinds), "")
