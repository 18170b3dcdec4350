"""The house style, where a machine can see it."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from annotation.settings import ROOT

MOST_LINES, MOST_FUNCTION_LINES = 300, 40
_MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w")


def _tracked(*suffixes: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return [path for path in paths if path.suffix in suffixes and path.is_file()]


def test_modules_are_short() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in _tracked(".py", ".js", ".css")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }

    assert long == {}


def test_functions_are_short() -> None:
    long = {}
    for path in _tracked(".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > MOST_FUNCTION_LINES:
                    long[f"{path.relative_to(ROOT).as_posix()}:{node.name}"] = length

    assert long == {}


def test_the_entry_point_is_short() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 20


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in _tracked(".py", ".js", ".md", ".toml", ".txt", ".in", ".yaml", "")
        if _MACHINE_PATH.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]

    assert found == []


@pytest.mark.parametrize("path", _tracked(".md"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    images = re.findall(r'src="(?!https?:)([^"]+)"', path.read_text(encoding="utf-8"))

    assert [link for link in (*links, *images) if not (path.parent / link).exists()] == []


def test_every_dependency_is_pinned() -> None:
    """Direct and transitive ones, to one version."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        loose = [line for line in lines if line and not line.lstrip().startswith("#") and "==" not in line]

        assert loose == []
