"""The address of the ledger says what is shown: read and written alike, told where it is wrong."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from annotation.settings import Settings
from annotation.sources import SourceIndex
from annotation.ui import session
from annotation.ui.app_pages.ledger.address import FIRST_DAY, LAST_DAY, PAGES, VIEWS, Asked, read, written
from annotation.ui.app_pages.ledger.shown import _state
from annotation.workbench import open_workbench
from schemas import Grade, LedgerQuery
from tests.ledger.project import labelled

_PAGE = "from annotation.ui.app_pages import ledger\nledger.draw()"
DAYS = st.none() | st.dates(FIRST_DAY, LAST_DAY)
TEXTS = st.text(max_size=40)


@st.composite
def asked(draw: Any) -> Asked:
    """Anything that can be asked for."""
    view, page = draw(st.sampled_from(VIEWS)), draw(st.sampled_from(("", *PAGES)))
    dataset = draw(TEXTS)
    return Asked(
        view=view,
        role=draw(st.sampled_from(("originator", "relay"))) if view == "sources" else "originator",
        dataset=dataset,
        number=draw(st.integers(1, 999_999)) if dataset else 0,
        as_of=draw(DAYS),
        query=LedgerQuery(
            topic=draw(TEXTS), outlet=draw(TEXTS), language=draw(TEXTS), since=draw(DAYS), until=draw(DAYS)
        ),
        page=page,
        key=draw(st.text(min_size=1, max_size=40)) if page else "",
    )


# The address alone


@given(asked())
def test_what_is_written_is_read_as_it_was(one: Asked) -> None:
    assert read(written(one)) == (one, {})


@given(
    st.dictionaries(st.sampled_from((*written(Asked()), *PAGES, "view", "role", "version", "dataset")), TEXTS)
)
def test_any_address_asks_for_something_that_can_be_written(said: dict[str, str]) -> None:
    found, _bad = read(said)

    assert read(written(found)) == (found, {})


def test_defaults_are_not_in_the_address() -> None:
    assert written(Asked()) == {}


@pytest.mark.parametrize(
    "said",
    [
        {"view": "nothing"},
        {"role": "outlet"},
        {"as-of": "2026-02-30"},
        {"since": "20260301"},
        {"until": "0001-01-01"},
        {"dataset": "k", "version": "one"},
        {"dataset": "k", "version": "٣"},
        {"dataset": "k", "version": "0"},
    ],
)
def test_what_there_cannot_be_is_named_and_the_rest_is_used(said: dict[str, str]) -> None:
    found, bad = read(said | {"topic": "OTAN"})

    assert set(bad) == set(said) - {"dataset"}
    assert found == Asked(query=LedgerQuery(topic="OTAN"))


@pytest.mark.parametrize("said", [{"dataset": "k"}, {"version": "3"}])
def test_a_dataset_without_a_number_or_the_other_way_round_is_no_version(
    said: dict[str, str],
) -> None:
    found, bad = read(said)

    assert found == Asked()
    assert set(bad) == {"dataset", "version"}


# On the page


@pytest.fixture(name="story")
def _story(data: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The first four articles, published as k 1; TASS has a better grade since."""
    monkeypatch.setattr(session, "remembered", lambda _name: "")
    story = labelled(data)
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    bench.versions.publish("k", message="m", author="ana")
    bench.registry.grade("tass", Grade(since=date(2020, 1, 2), value="A", reason="meilleure"), author="ana")
    bench.close()
    return story


def _open(**address: str) -> AppTest:
    page = AppTest.from_string(_PAGE, default_timeout=60)
    page.session_state[session.LANGUAGE] = "en"
    page.session_state[session.ANNOTATOR] = "ana"
    page.query_params.update({name.replace("_", "-"): value for name, value in address.items()})
    return page.run()


def _address(page: AppTest) -> dict[str, str]:
    return {name: said if isinstance(said, str) else said[-1] for name, said in page.query_params.items()}


def _said(page: AppTest) -> str:
    kinds = ("header", "subheader", "markdown", "caption", "info", "warning", "error")
    return "\n".join(str(one.value) for kind in kinds for one in page.get(kind))


FULL = {
    "role": "relay",
    "dataset": "k",
    "version": "1",
    "as-of": "2026-03-02",
    "outlet": "Reuters",
    "since": "2026-02-01",
    "until": "2026-03-01",
}


def test_an_address_is_shown_and_stays(story: str) -> None:
    page = _open(**FULL)

    assert not page.exception and not page.warning and not page.error
    assert _address(page) == FULL
    assert page.button_group(key="ledger-role").value == "relay"
    assert page.selectbox(key="ledger-which").value == ("k", 1)
    assert "k, version 1" in _said(page)
    assert [row["Source"] for row in page.dataframe[0].value.to_dict("records")] == ["Reuters", "TASS"]
    assert _address(page.run()) == FULL


def test_a_day_before_all_claims_is_said_and_can_be_left_again(story: str) -> None:
    page = _open(view="relays")
    page.date_input(key="ledger-as-of").set_value(date(1950, 1, 1)).run()
    assert "No claim is counted here" in _said(page)
    assert "No claim is labelled yet" not in _said(page)

    page.date_input(key="ledger-as-of").set_value(date(2026, 3, 2)).run()
    assert _address(page) == {"view": "relays", "as-of": "2026-03-02"}
    assert page.dataframe


def test_pages_of_a_story_and_an_article_name_no_filter_that_they_do_not_apply(story: str) -> None:
    for address in ({"story": story}, {"article": story}):
        page = _open(**address, topic="OTAN")
        assert not page.exception
        (counted,) = (line for line in _said(page).splitlines() if "6 claims" in line)
        assert "OTAN" not in counted


def test_what_was_clicked_on_in_one_picture_says_nothing_of_another(story: str, data: Path) -> None:
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    now, then = bench.ledger.live(), bench.ledger.live(as_of=date(2026, 3, 2))
    bench.close()
    rows = [{"Source": "TASS", "Claims": 1}]

    assert _state("sources", rows, now) == _state("sources", list(rows), now)
    others = [_state("sources", rows, then), _state("sources", [], now), _state("relays", rows, now)]
    assert len({_state("sources", rows, now), *others}) == 4


def test_a_widget_that_is_changed_changes_the_address_and_no_other(story: str) -> None:
    page = _open(outlet="Reuters", as_of="2026-03-02")
    page.selectbox(key="ledger-outlet").set_value("TASS").run()

    assert _address(page) == {"outlet": "TASS", "as-of": "2026-03-02"}
    page.selectbox(key="ledger-outlet").set_value(None).run()
    assert _address(page) == {"as-of": "2026-03-02"}


def test_a_changed_widget_counts_for_more_than_an_address_that_comes_late(story: str) -> None:
    page = _open(outlet="Reuters")
    page.query_params.clear()
    page.selectbox(key="ledger-outlet").set_value("TASS").run()

    assert _address(page) == {"outlet": "TASS"}


def test_an_address_that_is_changed_is_followed(story: str) -> None:
    page = _open(outlet="Reuters")
    page.query_params["outlet"] = "TASS"
    page.run()

    assert page.selectbox(key="ledger-outlet").value == "TASS"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"view": "x"}, "view = x"),
        ({"as-of": "yesterday"}, "as\\-of = yesterday"),
        ({"dataset": "k", "version": "x"}, "version = x"),
        ({"dataset": "k"}, "version = –"),
        ({"dataset": "k", "version": "7"}, "has no version 7; there is\\: 1"),
        ({"dataset": "nothing", "version": "1"}, "There is no dataset nothing"),
        ({"dataset": "../k", "version": "1"}, "is no name for a dataset"),
    ],
)
def test_a_bad_address_is_told_in_a_line_and_the_rest_is_shown(
    story: str, bad: dict[str, str], said: str
) -> None:
    for page in (_open(outlet="Reuters", **bad), _open(source="tass", outlet="Reuters", **bad)):
        assert not page.exception
        assert len(page.warning) + len(page.error) == 1
        assert said in _said(page)
        assert page.metric or page.dataframe
    assert _address(_open(outlet="Reuters", **bad)) == {"outlet": "Reuters"}


def test_who_may_not_see_versions_is_told_and_sees_the_labels_of_now(story: str) -> None:
    people = session.workbench().people
    people.add("lea", role="administrator", author="ana")
    people.add("ana", role="analyst", author="lea")
    for page in (_open(dataset="k", version="1"), _open(source="tass", dataset="k", version="1")):
        assert "you have no right to see one" in _said(page)
        assert not page.exception and not page.error
        assert "k, version 1" not in _said(page)


def test_the_page_of_a_source_has_the_figures_of_the_version_and_says_which(story: str) -> None:
    now, then = _open(source="tass"), _open(source="tass", dataset="k", version="1")

    assert "k, version 1" in _said(then) and "k, version 1" not in _said(now)
    shown = [next(one.value for one in page.metric if one.label == "Reliability") for page in (then, now)]
    assert shown == ["0.60", "0.92"]  # C then, A since


def test_an_entry_that_is_gone_since_has_its_page_in_the_version(
    story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = session.workbench()
    monkeypatch.setattr(bench.registry, "index", lambda: SourceIndex(()))
    page = _open(source="tass", dataset="k", version="1")

    assert not page.exception
    assert "mixte" in _said(page) and "meilleure" not in _said(page)
    assert "registry" not in _said(page)


def test_the_way_to_a_page_and_back_keeps_what_was_asked(story: str) -> None:
    page = _open(**FULL)
    page.selectbox(key="ledger-source-of").set_value("tass").run()
    assert _address(page) == FULL | {"source": "tass"}

    back = next(one for one in page.button if one.label == "All of the ledger")
    back.click().run()
    assert not page.exception
    assert _address(page) == FULL
    assert page.selectbox(key="ledger-outlet").value == "Reuters"
