"""What holds for the list of articles of every store: filters, orders, pages, stories."""

from datetime import date

import pytest

from annotation.store import Store
from schemas import Article, ArticleQuery, Assignment
from tests.factories import NOW, article, commit, incoming, sentence_change

FIRST = article()
KREMLIN = article(
    "Le Kremlin nie.\nIl se tait.\n",
    title="Kremlin",
    outlet="Gazette",
    language="fr",
    published=date(2026, 3, 2),
    author="Zoé",
    origin="b.csv#1",
)
COPY = article(
    "Le Kremlin nie tout.\n",
    title="Ärger",
    outlet="Courrier",
    language="en",
    published=date(2026, 3, 9),
    story_id=KREMLIN.article_id,
)
MENU = article(
    "Une météo.\n",
    title="bulletin",
    outlet="Gazette",
    language="fr",
    published=date(2026, 2, 1),
    author="Léa",
)
LATER = (KREMLIN, COPY, MENU)
NAMES = {
    FIRST.article_id: "first",
    KREMLIN.article_id: "kremlin",
    COPY.article_id: "copy",
    MENU.article_id: "menu",
}


@pytest.fixture(name="full")
def _full(store: Store) -> Store:
    """Four articles; ana is through with the last, has begun the second and another reader all of them."""
    store.add_articles(map(incoming, LATER), imported_at=NOW)
    for one, name in ((KREMLIN, KREMLIN.sentences[0].key), (MENU, MENU.sentences[0].key)):
        made = commit(sentence_change(name), article_id=one.article_id)
        store.commit(made, annotator="ana", received_at=NOW)
    for one in (FIRST, *LATER):
        made = commit(*(sentence_change(s.key) for s in one.sentences), article_id=one.article_id)
        store.commit(made, annotator="bob", received_at=NOW)
    return store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "first kremlin copy menu"),
        ({"search": "GAZETTE"}, "kremlin menu"),
        ({"search": "zoe"}, "kremlin"),
        ({"search": "b.csv#"}, "kremlin"),
        ({"search": COPY.article_id}, "copy"),
        ({"search": "arger"}, "copy"),
        ({"search": "_"}, ""),
        ({"outlet": "Gazette"}, "kremlin menu"),
        ({"outlet": "gazette"}, ""),
        ({"language": "en"}, "copy"),
        ({"story": KREMLIN.article_id}, "kremlin copy"),
        ({"story": FIRST.article_id}, "first"),
        ({"progress": "untouched"}, "first copy"),
        ({"progress": "begun"}, "kremlin"),
        ({"progress": "done"}, "menu"),
        ({"since": date(2026, 3, 2)}, "kremlin copy"),
        ({"until": date(2026, 3, 2)}, "kremlin menu"),
        ({"since": date(2026, 2, 2), "until": date(2026, 3, 8)}, "kremlin"),
        ({"outlet": "Gazette", "progress": "done", "search": "bulletin"}, "menu"),
        ({"order": "newest"}, "copy kremlin menu first"),
        ({"order": "oldest"}, "menu kremlin copy first"),
        ({"order": "title"}, "copy menu kremlin first"),
        ({"order": "outlet"}, "first copy kremlin menu"),
        ({"order": "newest", "outlet": "Gazette"}, "kremlin menu"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(f"{k}={v}" for k, v in value.items()),
)
def test_a_query_keeps_what_it_asks_for_in_its_order(full: Store, asked: dict[str, str], found: str) -> None:
    query = ArticleQuery(**asked)

    assert [NAMES[row.article_id] for row in full.summaries("ana", query)] == found.split()
    assert full.article_count("ana", query) == len(found.split())


def test_a_query_keeps_the_articles_in_which_somebody_holds_a_seat(full: Store) -> None:
    full.assignments.set(_seat(one, 1, reader) for one, reader in ((MENU, "ana"), (FIRST, "ana#2")))
    full.assignments.set([_seat(KREMLIN, 1, "bob"), _seat(COPY, 1, "ana")])
    full.assignments.set([_seat(COPY, 1, "ana", revision=2, held=False)])

    def found(*readers: str) -> list[str]:
        query = ArticleQuery(readers=readers)
        assert full.article_count("ana", query) == len(full.summaries("ana", query))
        return [NAMES[row.article_id] for row in full.summaries("ana", query)]

    assert (found("ana"), found("ana", "ana#2"), found("eve")) == (["menu"], ["first", "menu"], [])
    assert len(found()) == 4


def _seat(one: Article, seat: int, reader: str, **fields: object) -> Assignment:
    known = {"article_id": one.article_id, "author": "lea", "made_at": NOW} | fields
    return Assignment(seat=seat, reader=reader, **known)


def test_progress_is_that_of_who_asks(full: Store) -> None:
    done = ArticleQuery(progress="done")

    assert [full.article_count(who, done) for who in ("ana", "bob", "eve")] == [1, 4, 0]
    assert [row.progress.done for row in full.summaries("ana")] == [0, 1, 0, 1]
    assert [row.progress.done for row in full.summaries("bob")] == [3, 2, 1, 1]


def test_an_article_without_a_sentence_to_label_is_done_and_not_untouched(store: Store) -> None:
    sentences = (FIRST.sentences[3].model_copy(update={"start": 0, "end": 5}),)
    only = article("Menu.").model_copy(update={"sentences": sentences})
    store.add_article(only, imported_at=NOW)

    assert [row.article_id for row in store.summaries("ana", ArticleQuery(progress="done"))] == [
        only.article_id
    ]
    assert store.article_count("ana", ArticleQuery(progress="untouched")) == 1


def test_a_page_is_a_part_of_the_list(full: Store) -> None:
    query = ArticleQuery(order="title")
    pages = [full.summaries("ana", query, limit=3, offset=start) for start in (0, 3, 6)]

    assert [[NAMES[row.article_id] for row in page] for page in pages] == [
        ["copy", "menu", "kremlin"],
        ["first"],
        [],
    ]


def test_a_story_has_the_size_of_all_its_articles_whatever_the_filter(full: Store) -> None:
    assert [row.story_size for row in full.summaries("ana")] == [1, 2, 2, 1]
    assert [row.story_size for row in full.summaries("ana", ArticleQuery(language="en"))] == [2]

    (alone, moved) = (FIRST, FIRST.model_copy(update={"story_id": KREMLIN.article_id, "revision": 2}))
    full.revise((moved,), cause="story", author="stories", made_at=NOW)
    rows = full.summaries("ana", ArticleQuery(story=KREMLIN.article_id))
    assert [row.story_size for row in rows] == [3, 3, 3]
    assert full.article_count("ana", ArticleQuery(story=alone.article_id)) == 0


def test_a_row_says_what_is_known_of_its_article(full: Store) -> None:
    row = full.summaries("ana", ArticleQuery(search="kremlin", language="fr"))[0]

    assert (row.title, row.outlet, row.author, row.language) == ("Kremlin", "Gazette", "Zoé", "fr")
    assert (row.published, row.words, row.revision) == (date(2026, 3, 2), 6, 1)
    assert (row.progress.to_label, row.progress.done) == (2, 1)
    assert row.story_id == KREMLIN.article_id


def test_the_list_follows_a_correction(full: Store) -> None:
    update = {"title": "Neu", "outlet": "Courrier", "published": None, "revision": 2}
    full.revise((KREMLIN.model_copy(update=update),), cause="corrected", author="ana", made_at=NOW)

    assert full.article_count("ana", ArticleQuery(search="gazette")) == 1
    assert [NAMES[row.article_id] for row in full.summaries("ana", ArticleQuery(search="NEU"))] == ["kremlin"]
    assert full.facets().outlets == (("Courrier", 2), ("Cinktank.com", 1), ("Gazette", 1))
    assert full.article_count("ana", ArticleQuery(since=date(2026, 1, 1))) == 2


def test_facets_are_counted_the_most_first_and_without_empty_ones(full: Store) -> None:
    full.add_article(article("Sans nom.\n", outlet="", language=""), imported_at=NOW)
    found = full.facets()

    assert found.outlets == (("Gazette", 2), ("Cinktank.com", 1), ("Courrier", 1))
    assert found.languages == (("fr", 3), ("en", 1))
