"""Articles are corrected, cut and joined by editions; the text and the labels stay."""

from datetime import date

import pytest

from annotation.errors import ArticleRefused, StaleArticle, UnknownArticle
from annotation.ingest import SEGMENTER, sentences_of
from annotation.store import MemoryStore
from annotation.workbench import Workbench
from schemas import Article, Change, Metadata, Sentence
from tests.conftest import Project
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, incoming, sentence_change, span

ARTICLE = article()
NAME = ARTICLE.article_id
TITLE, BODY, CALM, MENU = ARTICLE.sentences
JOINED = Sentence(start=BODY.start, end=CALM.end, kind="body")
CUT = TEXT.index("a déclaré")
HALVES = (
    Sentence(start=BODY.start, end=CUT - 1, kind="body"),
    Sentence(start=CUT, end=BODY.end, kind="body"),
)


def _correct(bench: Workbench, *, base: int = 1, **fields: object) -> Article:
    metadata = Metadata(**dict(bench.articles.get(NAME).metadata) | fields)
    return bench.articles.correct(NAME, metadata, base=base, author="bob")


def _recut(bench: Workbench, *sentences: Sentence, base: int = 1, cause: str = "recut") -> Article:
    return bench.articles.recut(NAME, sentences, base=base, author="bob", cause=cause)


def _label(bench: Workbench, *changes: Change, annotator: str = "ana") -> None:
    bench.commit(commit(*changes), annotator=annotator)


def _own_voice(surface: str) -> Change:
    """A claim of the author's, made of that passage."""
    value = claim(voice="author", sources=(), cue=None, content=(span(TEXT, surface),))
    return claim_change(value)


def _unfit(bench: Workbench, annotator: str = "ana") -> list[str]:
    return [label.key for label in bench.articles.unfit(bench.articles.get(NAME), annotator)]


def test_a_correction_is_an_edition_with_its_author(bench: Workbench) -> None:
    corrected = _correct(bench, title="Un titre", author="Zoé", agency="TASS", place="Moscou", language="en")

    assert bench.articles.get(NAME) == corrected
    assert (corrected.revision, corrected.title, corrected.author) == (2, "Un titre", "Zoé")
    assert (corrected.text, corrected.sentences) == (TEXT, ARTICLE.sentences)
    edition = bench.articles.editions(NAME)[1]
    assert (edition.cause, edition.author, edition.made_at) == ("corrected", "bob", NOW)


@pytest.mark.parametrize(
    ("outlet", "outlet_id"),
    [("cinktank.COM", "cinktank"), ("Cinktank", "cinktank"), ("Gazette", ""), ("", "")],
)
def test_a_corrected_outlet_is_looked_up_in_the_registry(
    bench: Workbench, outlet: str, outlet_id: str
) -> None:
    corrected = _correct(bench, outlet=outlet, outlet_id="made-up")

    assert (corrected.outlet, corrected.outlet_id) == (outlet, outlet_id)


def test_a_date_that_a_person_sets_is_confirmed(bench: Workbench) -> None:
    first = _correct(bench, published=date(2026, 3, 1), published_certainty="estimated")
    same = _correct(bench, base=2, title="Titre", published_certainty="estimated")
    gone = _correct(bench, base=3, published=None, published_certainty="declared")

    assert (first.published, first.published_certainty) == (date(2026, 3, 1), "confirmed")
    assert (same.published, same.published_certainty) == (date(2026, 3, 1), "estimated")
    assert (gone.published, gone.published_certainty) == (None, "")


@pytest.mark.parametrize("base", [0, 1, 3])
def test_a_correction_of_an_older_edition_is_refused(bench: Workbench, base: int) -> None:
    second = _correct(bench, title="Mien")
    with pytest.raises(StaleArticle):
        _correct(bench, base=base, title="Tien")
    with pytest.raises(StaleArticle):
        _recut(bench, TITLE, JOINED, MENU, base=base)

    assert bench.articles.get(NAME) == second
    assert len(bench.articles.editions(NAME)) == 2


def test_an_article_that_is_not_stored_is_named(bench: Workbench) -> None:
    with pytest.raises(UnknownArticle, match="There is no article 0000"):
        bench.articles.correct("0000", Metadata(), base=1, author="bob")
    with pytest.raises(UnknownArticle):
        bench.articles.recut("0000", (), base=1, author="bob")
    with pytest.raises(UnknownArticle):
        bench.articles.resegment("0000", author="bob")


def test_joining_two_sentences_makes_their_states_unfit_and_nothing_else(bench: Workbench) -> None:
    _label(bench, claim_change(), *(sentence_change(one.key) for one in ARTICLE.sentences))
    _label(bench, sentence_change(TITLE.key), annotator="bob")
    before = bench.view(NAME, "ana").labels
    joined = _recut(bench, TITLE, JOINED, MENU, cause="merged")

    assert [one.of(TEXT) for one in joined.sentences][1].endswith("TASS. Le calme règne.")
    assert bench.view(NAME, "ana").labels == before
    assert _unfit(bench) == [f"sentence:{BODY.key}", f"sentence:{CALM.key}"]
    assert _unfit(bench, "bob") == []
    assert bench.view(NAME, "ana").unfit == (f"sentence:{BODY.key}", f"sentence:{CALM.key}")
    assert bench.articles.to_review("ana") == {NAME: 2}
    assert bench.articles.to_review("bob") == {}


def test_cutting_a_sentence_makes_its_state_unfit_and_nothing_else(bench: Workbench) -> None:
    _label(bench, claim_change(), *(sentence_change(one.key) for one in ARTICLE.sentences))
    cut = _recut(bench, TITLE, *HALVES, CALM, MENU, cause="split")

    assert [one.of(TEXT) for one in cut.sentences][1] == "« Nous ne négocions pas 😀 »,"
    assert _unfit(bench) == [f"sentence:{BODY.key}"]
    assert bench.articles.page("ana")[0].progress.done == 2
    assert bench.articles.page("ana")[0].progress.to_label == 4


def test_what_is_undone_fits_again(bench: Workbench) -> None:
    _label(bench, sentence_change(BODY.key))
    _recut(bench, TITLE, *HALVES, CALM, MENU, cause="split")
    _recut(bench, *ARTICLE.sentences, base=2, cause="undone")

    assert _unfit(bench) == []
    assert bench.articles.to_review("ana") == {}
    assert [one.cause for one in bench.articles.editions(NAME)] == ["imported", "split", "undone"]


def test_a_claim_in_the_authors_voice_is_unfit_when_it_is_no_longer_whole_sentences(bench: Workbench) -> None:
    whole, other, source = _own_voice("Le calme règne."), _own_voice("Moscou dément"), claim_change()
    _label(bench, whole, other, source)
    assert _unfit(bench) == []

    _recut(bench, TITLE, JOINED, MENU, cause="merged")

    assert _unfit(bench) == [whole.key]


def test_an_open_sentence_without_a_flag_leaves_nothing_to_review(bench: Workbench) -> None:
    flagged = sentence_change(CALM.key, status="open", flagged=True)
    _label(bench, sentence_change(BODY.key, status="open"), flagged)
    _recut(bench, TITLE, JOINED, MENU, cause="merged")

    assert _unfit(bench) == [f"sentence:{CALM.key}"]


def test_an_unfit_label_is_settled_by_taking_it_back(bench: Workbench) -> None:
    _label(bench, sentence_change(BODY.key))
    _recut(bench, TITLE, JOINED, MENU, cause="merged")
    _label(bench, Change(key=f"sentence:{BODY.key}", base=1, decision="withdrawn"))

    assert _unfit(bench) == []
    assert bench.articles.to_review("ana") == {}
    assert bench.doctor() == ()


@pytest.mark.parametrize(
    "sentences",
    [
        (TITLE, BODY, JOINED, MENU),
        (TITLE, BODY, MENU),
        (TITLE, CALM, BODY, MENU),
        (TITLE, BODY, CALM),
        (),
        (TITLE, BODY, CALM, MENU.model_copy(update={"end": MENU.end + 1})),
        (TITLE, BODY.model_copy(update={"end": BODY.end - 1}), CALM, MENU),
        (TITLE, BODY, CALM.model_copy(update={"start": CALM.start - 1}), MENU),
        (TITLE.model_copy(update={"end": TITLE.end + 1}), BODY, CALM, MENU),
    ],
    ids=[
        "overlap", "a sentence lost", "out of order", "the end lost", "none", "beyond the text",
        "a sign lost", "white space before", "white space behind",
    ],
)  # fmt: skip
def test_sentences_that_do_not_make_up_the_text_are_refused(
    bench: Workbench, sentences: tuple[Sentence, ...]
) -> None:
    with pytest.raises(ArticleRefused, match="The article was not changed: "):
        _recut(bench, *sentences)

    assert bench.articles.get(NAME) == ARTICLE


def test_the_queue_lists_the_articles_with_what_the_analyst_has_to_settle(project: Project) -> None:
    store = MemoryStore()
    bench = project(store=store)
    other = article("Une phrase. Une autre.\n")
    store.add_articles([incoming(other)], imported_at=NOW)
    key = other.sentences[0].key
    bench.commit(commit(sentence_change(key), article_id=other.article_id), annotator="ana")
    cut = (Sentence(start=0, end=11, kind="body"), Sentence(start=12, end=22, kind="body"))
    bench.articles.recut(other.article_id, cut, base=1, author="bob", cause="split")
    _recut(bench, TITLE, JOINED, MENU, cause="merged")

    assert bench.articles.to_review("ana") == {other.article_id: 1}


# Cut anew


def _old(store: MemoryStore, text: str, sentences: tuple[Sentence, ...]) -> Article:
    """An article that was cut by an earlier segmenter."""
    one = article(text).model_copy(update={"sentences": sentences, "segmenter": "older 1"})
    store.add_articles([incoming(one)], imported_at=NOW)
    return one


LINES = "Un titre court\n\nLe préfet parle. La mer monte. Le vent tombe.\n"


def test_an_article_is_cut_anew_as_the_segmenter_of_today_does(project: Project) -> None:
    bench = project(store=(store := MemoryStore()))
    one = _old(store, LINES, (Sentence(start=0, end=len(LINES) - 1, kind="body", score=0.5),))
    anew = bench.articles.resegment(one.article_id, author="ana")

    assert [found.of(LINES) for found in anew.sentences] == [
        "Un titre court", "Le préfet parle.", "La mer monte.", "Le vent tombe.",
    ]  # fmt: skip
    assert (anew.segmenter, anew.revision) == (SEGMENTER, 2)
    assert bench.articles.editions(one.article_id)[1].cause == "recut"
    assert bench.articles.get(one.article_id) == anew


def test_kinds_that_a_person_set_stay_where_they_fit(project: Project) -> None:
    bench = project(store=(store := MemoryStore()))
    fresh = sentences_of(LINES, "fr")
    by_hand = fresh[2].model_copy(update={"kind": "caption", "score": 1.0})
    joined = Sentence(start=fresh[0].start, end=fresh[1].end, kind="byline", score=1.0)
    by_rule = fresh[3].model_copy(update={"kind": "byline", "score": 0.4})
    one = _old(store, LINES, (joined, by_hand, by_rule))
    anew = bench.articles.resegment(one.article_id, author="ana")

    assert anew.sentences == (fresh[0], fresh[1], by_hand, fresh[3])


def test_cutting_anew_what_is_as_it_would_be_cut_changes_nothing(project: Project) -> None:
    bench = project(store=(store := MemoryStore()))
    one = _old(store, LINES, sentences_of(LINES, "fr"))
    first = bench.articles.resegment(one.article_id, author="ana")
    second = bench.articles.resegment(one.article_id, author="ana")

    assert (first.revision, first.segmenter) == (2, SEGMENTER)
    assert second == first
    assert len(bench.articles.editions(one.article_id)) == 2


def test_labels_of_an_article_that_is_cut_anew_wait_in_the_queue_where_they_do_not_fit(
    project: Project,
) -> None:
    bench = project(store=(store := MemoryStore()))
    fresh = sentences_of(LINES, "fr")
    joined = Sentence(start=fresh[1].start, end=fresh[2].end, kind="body")
    one = _old(store, LINES, (fresh[0], joined, fresh[3]))
    made = commit(*(sentence_change(s.key) for s in one.sentences), article_id=one.article_id)
    bench.commit(made, annotator="ana")
    anew = bench.articles.resegment(one.article_id, author="bob")

    assert [label.key for label in bench.articles.unfit(anew, "ana")] == [f"sentence:{joined.key}"]
    assert len(bench.view(one.article_id, "ana").labels) == 3
