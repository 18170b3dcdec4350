"""What holds for text in every store: its order is that of code points, and any character comes back."""

import pytest

from annotation.store import Store
from schemas import ArticleQuery
from tests.factories import NOW, article, claim, claim_change, commit, incoming

OUTLETS = ("a-b", "ab", "A", "É", "Z", "z", "é", "a b", "_", "ß", "😀", "")


def test_the_order_of_text_is_that_of_its_code_points(store: Store) -> None:
    several = [article(f"Texte {n}.\n", outlet=outlet, title=f"{n}") for n, outlet in enumerate(OUTLETS)]
    store.add_articles(map(incoming, several), imported_at=NOW)
    for who in OUTLETS[:-1]:
        store.commit(commit(claim_change()), annotator=who, received_at=NOW)

    rows = store.summaries("ana", ArticleQuery(order="outlet"))
    assert [row.outlet for row in rows] == sorted([*OUTLETS, "Cinktank.com"])
    assert [outlet for outlet, _ in store.facets().outlets] == sorted([*OUTLETS[:-1], "Cinktank.com"])
    assert store.annotators() == tuple(sorted(OUTLETS[:-1]))
    with store.snapshot() as snapshot:
        labels = snapshot.labels(article().article_id)
    assert [one.annotator for one in labels] == sorted(OUTLETS[:-1])


@pytest.mark.parametrize(
    "strange", ["\0", "a\0b", "\1", "\1\1\0\2\1", "\x1b\x7f\u2028\ufeff", "é é", "% \\ /"]
)
def test_any_character_comes_back_as_it_was(store: Store, strange: str) -> None:
    odd = article(
        f"Ici {strange}là.\n", title=strange, outlet=strange, author=strange, origin=f"{strange}.txt"
    )
    store.add_articles([incoming(odd)], imported_at=NOW, importer=strange)
    change = claim_change(claim(note=strange))
    store.commit(commit(change), annotator=strange, received_at=NOW)

    assert store.article(odd.article_id) == odd
    assert store.editions(odd.article_id)[0].author == strange
    assert store.labels(article().article_id, strange)[0].claim.note == strange
    assert store.facets().outlets[-1][0] in {strange, "Cinktank.com"}
    assert [row.article_id for row in store.summaries(strange, ArticleQuery(outlet=strange))] == [
        odd.article_id
    ]
    assert store.inconsistencies() == ()


def test_a_name_that_no_article_can_have_names_none(store: Store) -> None:
    for name in ("\0", "x" * 500, "'; --"):
        assert store.article(name) is None
        assert store.labels(name, name) == ()
        assert store.summaries(name, ArticleQuery(outlet=name)) == ()
