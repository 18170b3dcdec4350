"""What a lead sees of who reads what, and changes."""

from datetime import date, timedelta

import pytest

from annotation.errors import RepeatStays, StaleAssignment, UnknownPerson
from annotation.store import MemoryStore
from annotation.workbench import Workbench
from schemas import ArticleQuery, Workload
from tests.conftest import Project
from tests.factories import NOW, article, commit, sentence_change

ARTICLES = tuple(
    article(f"Phrase {number}.\nEncore une.\n", title=f"Titre {number}", outlet="Le Phare")
    for number in range(4)
)
NAMES = [one.article_id for one in ARTICLES]


@pytest.fixture(name="team")
def _team(project: Project) -> Workbench:
    """Lea leads Ana and Ben, on four articles of two sentences and one of three."""
    store = MemoryStore()
    for one in ARTICLES:
        store.add_article(one, imported_at=NOW)
    bench = project(store=store)
    for name, role in (("lea", "administrator"), ("ana", "analyst"), ("ben", "analyst")):
        bench.people.add(name, role=role, author="lea")
    return bench


def _read(team: Workbench, place: int, reader: str, *, sentences: int = 2) -> None:
    closed = [sentence_change(one.key) for one in ARTICLES[place].sentences[:sentences]]
    team.commit(commit(*closed, article_id=NAMES[place]), annotator=reader)


def test_a_held_seat_says_article_reader_and_how_far_they_are(team: Workbench) -> None:
    team.assigning.assign(NAMES[:1], "ana", author="lea", due=date(2026, 3, 16))
    _read(team, 0, "ana", sentences=1)
    (one,) = team.overseeing.seats()

    assert (one.title, one.outlet, one.person, one.done, one.to_label) == ("Titre 0", "Le Phare", "ana", 1, 2)
    assert one.is_overdue(team.overseeing.today()) and not one.is_overdue(date(2026, 3, 16))


def test_the_workload_of_everybody_is_counted_also_of_who_has_left(team: Workbench) -> None:
    team.assigning.assign(NAMES[:2], "ana", author="lea", due=date(2026, 3, 16))
    team.assigning.assign(NAMES[2:3], "ben", author="lea")
    _read(team, 0, "ana")
    _read(team, 1, "ana", sentences=1)
    team.people.remove("ben", author="lea")

    assert team.overseeing.workloads() == (
        Workload(person="ana", is_listed=True, articles=2, done=1, left=1, overdue=1),
        Workload(person="ben", is_listed=False, articles=1, left=2, stuck=1),
        Workload(person="lea", is_listed=True),
    )


def test_a_plan_says_what_each_would_get_and_gives_nothing(team: Workbench) -> None:
    plan = team.assigning.plan(["ana", "ben"], ArticleQuery(search="titre"))

    assert [(one.reader, one.articles, one.sentences) for one in plan.portions] == [
        ("ana", 2, 4),
        ("ben", 2, 4),
    ]
    assert team.assigning.held() == ()
    given = team.assigning.share_out(plan.seats, author="lea", due=date(2026, 4, 1))
    assert {(one.means, one.due) for one in given} == {("rule", date(2026, 4, 1))}
    assert team.assigning.plan(["ana", "ben"], ArticleQuery(search="titre")).seats == ()


def test_of_two_leads_who_share_out_at_once_the_second_is_told(team: Workbench) -> None:
    first, second = (team.assigning.plan([who]) for who in ("ana", "ben"))
    team.assigning.share_out(first.seats, author="lea")
    with pytest.raises(StaleAssignment):
        team.assigning.share_out(second.seats, author="zoe")


def test_only_who_is_listed_is_given_anything(team: Workbench) -> None:
    for give in (
        lambda: team.assigning.assign(NAMES, "eve", author="lea"),
        lambda: team.assigning.plan(["ana", "eve"]),
        lambda: team.assigning.hand_over(team.assigning.held(), "eve", author="lea"),
    ):
        with pytest.raises(UnknownPerson, match="eve"):
            give()
    assert team.assigning.held() == ()


def test_a_seat_changes_hands_and_keeps_its_last_day(team: Workbench) -> None:
    seen = team.assigning.assign(NAMES[:2], "ana", author="lea", due=date(2026, 4, 1))
    _read(team, 0, "ana", sentences=1)
    team.assigning.hand_over(seen, "ben", author="lea")

    assert [(one.reader, one.due, one.seat) for one in team.assigning.held()] == [
        ("ben", date(2026, 4, 1), 1)
    ] * 2
    assert [one.reader for one in team.assigning.history(NAMES[0])] == ["ana", "ana", "ben"]
    assert len(team._store.labels(NAMES[0], "ana")) == 1


def test_a_change_that_is_based_on_an_older_seat_changes_nothing(team: Workbench) -> None:
    seen = team.assigning.assign(NAMES[:2], "ana", author="lea")
    team.assigning.set_due(seen[1:], date(2026, 5, 1), author="zoe")
    for change in (
        lambda: team.assigning.hand_over(seen, "ben", author="lea"),
        lambda: team.assigning.release_all(seen, author="lea"),
        lambda: team.assigning.set_due(seen, None, author="lea"),
    ):
        with pytest.raises(StaleAssignment):
            change()
    assert [(one.reader, one.due) for one in team.assigning.held()] == [
        ("ana", None),
        ("ana", date(2026, 5, 1)),
    ]


def test_nobody_gets_two_seats_of_an_article_by_a_change_of_hands(team: Workbench) -> None:
    seen = team.assigning.assign(NAMES[:1], "ana", author="lea")
    team.assigning.assign(NAMES[:1], "ben", author="lea")
    with pytest.raises(StaleAssignment):
        team.assigning.hand_over(seen, "ben", author="lea")


def test_a_second_reading_is_nobody_elses(team: Workbench) -> None:
    team.set_project(team.project.model_copy(update={"repeat_share": 1.0, "repeat_after_days": 0}))
    team.assigning.assign(NAMES[:1], "ana", author="lea")
    _read(team, 0, "ana")
    again = team.desk.take("ana")

    assert again.reader == "ana#2"
    with pytest.raises(RepeatStays, match="second reading by ana"):
        team.assigning.hand_over([again], "ben", author="lea")
    assert team.desk.readers(NAMES[:2]) == {NAMES[0]: ("ana",), NAMES[1]: ()}
    assert {one.articles for one in team.overseeing.workloads()} == {0, 2}


def test_what_is_read_blind_is_listed_until_all_are_done_or_a_lead_opens_it(team: Workbench) -> None:
    def blind() -> list[tuple[str, bool]]:
        found = team.overseeing.blind()
        return [(one.article_id, one.is_open) for one in found]

    for name in ("ana", "ben"):
        team.assigning.assign(NAMES[1:2], name, author="lea")
    team.assigning.assign(NAMES[:1], "ana", author="lea")
    assert blind() == [(NAMES[1], False), (NAMES[0], False)]

    team.assigning.review(NAMES[1], is_open=True, author="lea", reason="calibration")
    assert blind() == [(NAMES[1], True), (NAMES[0], False)]
    (first, _second) = team.overseeing.blind()
    assert [(one.reader, one.done) for one in first.readers] == [("ana", 0), ("ben", 0)]

    for name in ("ana", "ben"):
        _read(team, 1, name)
    assert blind() == [(NAMES[0], False)]
    team.assigning.review(NAMES[1], is_open=False, author="lea", reason="too early")
    assert blind() == [(NAMES[1], False), (NAMES[0], False)]
    for seat in team.assigning.held():
        team.assigning.release(seat.article_id, seat.reader, author="lea")
    assert blind() == [(NAMES[1], False)]


def test_the_lots_say_what_they_fall_on(team: Workbench) -> None:
    drawn = team.overseeing.drawn(team.project.model_copy(update={"overlap_share": 1.0}))
    assert (drawn.stories, drawn.of_stories, drawn.readings, drawn.of_readings) == (5, 5, 5, 5)
    assert team.overseeing.drawn(team.project).stories == 0

    team.assigning.assign(NAMES[:2], "ana", author="lea")
    _read(team, 0, "ana")
    again = team.overseeing.drawn_again(team.project.model_copy(update={"repeat_share": 1.0}))
    assert (again.readings, again.of_readings) == (1, 1)


def test_a_new_last_day_counts_as_given_anew(team: Workbench) -> None:
    (seen,) = team.assigning.assign(NAMES[:1], "ana", author="lea")
    team.assigning._now = lambda: NOW + timedelta(days=15)
    assert len(team.assigning.stuck()) == 1
    team.assigning.set_due([seen], date(2026, 5, 1), author="lea")
    assert team.assigning.stuck() == ()
