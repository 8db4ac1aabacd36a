"""`python -m translations.update`: collects every translatable string and brings the Hindi and Urdu catalogues up to date."""

from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
METHODS = [("**.py", "python")]
FOLDERS = ("translations", "validation", "records", "reports", "messages", "sync", "ui", "pages")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"N_": None, "gettext": None, "ngettext": (1, 2)}


def collected() -> Catalog:
    """Every translatable string of the program, with the places it stands in."""
    strings = Catalog(project="Bahi", charset="utf-8")
    sources = [(f"{folder}/", ROOT / folder) for folder in FOLDERS if (ROOT / folder).exists()]
    for prefix, folder in sources:
        found = extract_from_dir(folder, METHODS, keywords=KEYWORDS, strip_comment_tags=True)
        for name, _, message, _, _ in sorted(found, key=lambda place: (str(place[0]), place[1])):
            strings.add(message, locations=[(prefix + str(name), 0)])
    for _, message, _, _ in _entry_file():
        strings.add(message, locations=[("streamlit_app.py", 0)])
    return strings


def catalogue_path(language: str) -> Path:
    """The catalogue of a language."""
    return ROOT / "translations" / language / "LC_MESSAGES" / "bahi.po"


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it is on disk."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, project="Bahi", charset="utf-8")
    with path.open("rb") as source:
        return read_po(source, locale=language)


def update(language: str) -> Catalog:
    """Add new strings to a catalogue and drop those no longer used; translations stay."""
    kept = catalogue(language)
    kept.update(collected(), no_fuzzy_matching=True, update_header_comment=False)
    kept.obsolete.clear()
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_po(target, kept, width=120, omit_header=False, include_lineno=False, ignore_obsolete=True)
    return kept


def _entry_file() -> list[Any]:
    from babel.messages.extract import extract_from_file

    path = ROOT / "streamlit_app.py"
    return list(extract_from_file("python", str(path), keywords=KEYWORDS)) if path.exists() else []


if __name__ == "__main__":
    for code in ("hi", "ur"):
        strings = update(code)
        missing = [message.id for message in strings if message.id and not message.string]
        print(f"{code}: {len(strings)} strings, {len(missing)} without a translation")
