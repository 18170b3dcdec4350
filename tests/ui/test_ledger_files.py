"""What leaves the ledger as a table, which of its sources can be reached, and what is said to be missing."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from annotation.settings import Settings
from annotation.ui import session
from annotation.ui.app_pages.ledger import sources
from annotation.ui.app_pages.ledger.address import VIEWS
from annotation.ui.app_pages.progress import forms
from annotation.workbench import open_workbench
from tests.factories import NOW, claim_change, commit, incoming, sentence_change
from tests.ledger.corpus import read, said
from tests.ledger.project import FIRST, labelled

_PAGE = "from annotation.ui.app_pages import ledger\nledger.draw()"
Files = dict[str, pd.DataFrame]


@pytest.fixture(name="story")
def _story(data: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(session, "remembered", lambda _name: "")
    return labelled(data)


@pytest.fixture(name="files")
def _files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What each button below a table would give."""
    found: Files = {}

    def below(name: str, _said: str, make: Callable[[], pd.DataFrame]) -> None:
        found[name] = make()

    monkeypatch.setattr(forms, "below", below)
    return found


def _open(language: str = "en", **address: str) -> AppTest:
    page = AppTest.from_string(_PAGE, default_timeout=60)
    page.session_state[session.LANGUAGE] = language
    page.session_state[session.ANNOTATOR] = "ana"
    page.query_params.update(address)
    page.run()
    assert not page.exception
    return page


def _said(page: AppTest) -> str:
    return "\n".join(str(one.value) for kind in ("caption", "markdown", "info") for one in page.get(kind))


@pytest.mark.parametrize("address", [*({"view": one} for one in VIEWS), {"source": "tass"}])
def test_a_file_is_alike_in_every_language(story: str, files: Files, address: dict[str, str]) -> None:
    _open("en", **address)
    english = dict(files)
    files.clear()
    _open("fr", **address)

    assert english.keys() == files.keys() and files
    for name, table in english.items():
        pd.testing.assert_frame_equal(table, files[name])
        assert all(column.isascii() and column == column.lower() for column in table.columns)


def test_shares_and_intervals_are_numbers(story: str, files: Files) -> None:
    _open("fr")
    tass = files["ledger-sources-originator"].set_index("source_key").loc["tass"]

    assert tass["quoted_whole"] == 0
    assert tass["reliability"] == pytest.approx(0.6)  # Beta(4 x .5 + 1, 4 x .5)
    assert 0 < tass["reliability_low"] < 0.6 < tass["reliability_high"] < 1
    assert (tass["grade"], tass["reliability_n"], tass["kind"]) == ("C", 1, "agency")
    _open("fr", view="factuality")
    assert files["ledger-factuality"][["share", "n"]].to_numpy().tolist() == [[1, 1]]


def test_the_page_of_a_story_has_a_file_of_its_time_line(story: str, files: Files) -> None:
    _open("fr", story=story)

    assert files["ledger-timeline"]["day"].tolist() == ["2026-03-01"] * 2 + ["2026-03-02"] * 2


def test_every_source_can_be_reached_and_is_in_the_file(
    story: str, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_LISTED", 1)
    page = _open()

    assert len(page.dataframe[0].value) == 1
    assert len(files["ledger-sources-originator"]) == 6
    choice = page.selectbox(key="ledger-source-of")
    assert len(choice.options) == 6 and choice.label == "The page of a source, of 6"
    assert "the choice below searches all" in _said(page)
    for key in files["ledger-sources-originator"]["source_key"]:
        assert "No source of this name" not in _said(_open(source=key))


def test_links_to_what_is_not_counted_are_told_wherever_outcomes_are_shown(story: str) -> None:
    told = "Links to claims that are not counted here: 1"
    other = FIRST[0].article_id
    pages = ({}, {"role": "relay"}, {"source": "tass"}, {"article": other}, {"story": other})
    for address in pages:
        assert told not in _said(_open(**address))
    _withhold()
    for address in pages:
        assert told in _said(_open(**address)), address


def _withhold() -> None:
    """Label an article whose claim is linked to one that nobody has labelled."""
    gone = read("perdu", said(70, "TASS"))
    one, labels = read("ici", said(71, "TASS", links=(("support", gone, 70),)), outlet="Reuters")
    bench = session.workbench()
    bench._store.add_articles([incoming(one)], imported_at=NOW)
    states = [sentence_change(sentence.key) for sentence in one.sentences]
    changes = [claim_change(label.claim, key=label.key) for label in labels]
    bench._store.commit(
        commit(*changes, *states, article_id=one.article_id), annotator="ana", received_at=NOW
    )


def test_the_page_of_any_source_has_its_figures(story: str, data: Path, files: Files) -> None:
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    entities = [one.entity for one in bench.ledger.live().standings()]
    bench.close()
    for entity in entities:
        files.clear()
        page = _open(source=entity.key)
        assert {"ledger-fates", "ledger-credibilities", "ledger-depths", "ledger-months"} <= files.keys()
        assert files["ledger-fates"]["claims"].sum() == files["ledger-months"]["claims"].sum()
        assert "What became of" in _said(page)


def test_the_page_of_a_source_says_whom_it_relays_and_who_relays_it(story: str, files: Files) -> None:
    _open(source="tass")

    givers, takers = files["ledger-givers"], files["ledger-takers"]
    assert dict(zip(givers["is_cited"], givers["claims"], strict=True)) == {"Maria Petrova": 1, "Reuters": 2}
    assert dict(zip(takers["cites"], takers["claims"], strict=True)) == {"Reuters": 2}


def test_the_relays_say_through_how_many_names_claims_come(story: str, files: Files) -> None:
    page = _open(view="relays")

    table = files["ledger-depths"]
    assert table[["names", "claims", "n"]].to_numpy().tolist() == [[1, 4, 6], [2, 2, 6]]
    assert "Of what others say, 67 % (n 6) come without one." in _said(page)


def test_filters_narrow_the_page_of_a_source_and_can_be_left(story: str) -> None:
    page = _open(source="tass", outlet="nowhere")
    assert "No claim." in _said(page)

    next(one for one in page.button if one.label == "Without the filters").click().run()
    assert "Phrase un 1" in _said(page)
