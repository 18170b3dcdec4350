"""A team in the middle of its work: some read, some settled, some late; for pages and pictures."""

from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from annotation.workbench import Workbench
from schemas import Article, ProjectSettings
from tests.factories import article, commit, incoming, sentence_change

ANALYSTS = ("ana", "bob", "cleo")
SENTENCES = 12
_ARTICLES = 24
_SETTLED = 3
_TITLES = "Le port rouvre,La loi passe,Un navire attend,La crue menace,Le vote est reporté,La digue tient"
_SATURDAY = 5


def worked_on(bench: Workbench, *, now: datetime, days: int = 24) -> tuple[Article, ...]:
    """Two of three analysts read each article; those that both have read differ in one sentence of five."""
    bench.people.add("lea", role="administrator", author="lea")
    for who in ANALYSTS:
        bench.people.add(who, role="analyst", author="lea")
    bench.set_project(ProjectSettings(overlap_share=1, overlap_readers=2))
    titles = _TITLES.split(",")
    made = tuple(
        article(
            "".join(f"{titles[n % 6]}, article {n}, phrase {m}.\n" for m in range(SENTENCES)),
            title=f"{titles[n % 6]} ({n + 1})",
        )
        for n in range(_ARTICLES)
    )
    bench._store.add_articles(map(incoming, made), imported_at=now - timedelta(days=days))
    for n, one in enumerate(made):
        for who in (ANALYSTS[n % 3], ANALYSTS[(n + 1) % 3]):
            due = (now + timedelta(days=n - 18)).date() if n > _ARTICLES // 2 else None
            bench.assigning.assign([one.article_id], who, author="lea", due=due)
    _work(bench, made, now=now, days=days)
    for one in made[:_SETTLED]:
        for index in range(SENTENCES):
            case = bench.adjudication.case(one.article_id, index)
            bench.adjudication.take(case, case.readers[0][0], reason="so", author="lea")
    return made


def _work(bench: Workbench, made: tuple[Article, ...], *, now: datetime, days: int) -> None:
    """Each analyst goes through their articles, some sentences on each day but those of a weekend."""
    ids = (str(UUID(int=number, version=4)) for number in count(1))
    for place, who in enumerate(ANALYSTS):
        own = [
            (one, key.key)
            for n, one in enumerate(made)
            if n % 3 in {place, (place - 1) % 3}
            for key in one.sentences
        ]
        for back in range(days, 0, -1):
            day = now - timedelta(days=back)
            if day.weekday() >= _SATURDAY or (back + place) % 6 == 0:
                continue
            for minute in range(5 + (back * (place + 2)) % 6):
                if not own:
                    break
                one, key = own.pop(0)
                differs = place == 1 and sum(map(int, key.split("-"))) % 5 == 0
                at = day + timedelta(minutes=minute)
                change = sentence_change(key, status="skipped" if differs else "labelled")
                known = {"commit_id": next(ids), "made_at": at, "seconds": 14 + 6 * place + minute}
                bench._store.commit(
                    commit(change, article_id=one.article_id, **known), annotator=who, received_at=at
                )
