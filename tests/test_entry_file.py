"""What import-linter cannot see: the entry file, and the folder of pages."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[0] for name in [*modules, *names]}


def test_the_entry_file_knows_no_more_than_it_needs() -> None:
    assert imports(ROOT / "streamlit_app.py") <= {"streamlit", "ui", "sync"}


def test_nothing_imports_the_entry_file() -> None:
    folders = ("translations", "validation", "records", "sync", "reports", "ui", "pages")

    importing = [
        path for folder in folders for path in (ROOT / folder).rglob("*.py") if "streamlit_app" in imports(path)
    ]

    assert importing == []


def test_no_page_lies_where_streamlit_would_serve_it_without_the_entry_file() -> None:
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_every_section_of_pages_is_a_package() -> None:
    sections = {path.parent for path in (ROOT / "pages").rglob("*.py")}

    assert all((section / "__init__.py").exists() for section in sections)
