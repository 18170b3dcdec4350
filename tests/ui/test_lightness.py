"""The annotation path loads nothing heavy: a reload is quick and the server stays small."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotation.settings import ROOT

HEAVY = ("numpy", "pandas", "polars", "pyarrow", "sklearn", "spacy", "torch")
"""What costs time and memory; `import streamlit` (1.67) loads none of it, so our pages must not either.

An import of articles may load numpy, to tell the language; opening what is stored may not.
"""

_PROGRAM = """
import json, sys
{work}
heavy = set({heavy}) & sys.modules.keys()
print(json.dumps(sorted(heavy)))
"""

_OPEN = """
import annotation.ui.app_pages.annotate, annotation.ui.routes, annotation.ui.server
from annotation.ui.session import workbench
from annotation.ui.tickets import Visitor
from annotation.ui.wire import article_json
first = workbench().articles.next_open("ana")
sent = article_json(workbench().view(first, "ana"), visitor=Visitor("ana"), published="")
assert '"suggestions":[{' in sent
"""

_DRAW = """
from streamlit.testing.v1 import AppTest
page = AppTest.from_string("from annotation.ui.app_pages import annotate; annotate.draw()")
page.run(timeout=30)
assert not page.exception
assert len(page.get("bidi_component")) == 1
"""

_COMMIT = """
from datetime import UTC, datetime
from uuid import uuid4
from annotation.ui.session import workbench
from schemas import Change, Commit, SentenceState
article = workbench().articles.get(workbench().articles.next_open("ana"))
state = SentenceState(status="labelled")
change = Change(key=f"sentence:{article.sentences[0].key}", base=0, decision="added", state=state)
workbench().commit(
    Commit(
        commit_id=str(uuid4()),
        article_id=article.article_id,
        made_at=datetime.now(UTC),
        codebook_version="1.0",
        changes=(change,),
    ),
    annotator="ana",
)
"""

_PAGES = "import app"

_BY_VALUE = """
import json
from annotation.ui.session import workbench
from schemas import ProjectSettings
bench = workbench()
bench.set_project(ProjectSettings(order_by_value=True))
bench.settings.models.mkdir()
first = bench.articles.next_open("ana")
ranking = {"version": 1, "made_at": "2026-03-17T08:30:00Z", "articles": [first]}
(bench.settings.models / "ranking.json").write_text(json.dumps(ranking))
assert bench.learning.ranking() == (first,) and bench.next_open("ana") == first
assert bench.learning.versions() == ()
"""


def _loaded(work: str, data: Path) -> list[str]:
    """The heavy modules that a new process has loaded after `work`."""
    program = _PROGRAM.format(work=work, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"SELON_DATA": str(data), "SELON_ANNOTATOR": "ana", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    "work",
    [_OPEN, _DRAW, _COMMIT, _PAGES, _BY_VALUE],
    ids=["open an article", "draw the page", "commit", "start the server", "go by value"],
)
def test_the_annotation_path_loads_nothing_heavy(folder: Path, work: str) -> None:
    assert _loaded(work, folder) == []


def test_figures_of_agreement_need_no_table_library(folder: Path) -> None:
    """Pandas and crowd-kit take seconds to load; only Dawid and Skene's estimate asks for them."""
    work = "from annotation.ui.session import workbench; workbench().agreement.report()"

    assert _loaded(work, folder) == ["numpy"]


def test_the_check_sees_what_is_loaded(tmp_path: Path) -> None:
    assert "pandas" in _loaded("import pandas", tmp_path / "data")
