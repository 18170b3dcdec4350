"""What holds for the articles of every store: texts stay, editions are added, originals come back."""

from datetime import date, timedelta

import pytest

from annotation.errors import StaleArticle, StaleCommit, UnknownArticle
from annotation.store import Store, StoredRecord
from schemas import Article, Original, Sentence
from tests.factories import NOW, TEXT, article, claim_change, commit, incoming, sentence, sentence_change

ARTICLE = article()
TITLE, BODY, CALM, MENU = (one.key for one in ARTICLE.sentences)
OTHER = article("Une phrase.\nUne autre.\n", outlet="Gazette")
LATER = NOW + timedelta(hours=1)


def _next(one: Article, **fields: object) -> Article:
    """The article one revision on."""
    return Article.model_validate(dict(one) | {"revision": one.revision + 1} | fields)


def _revise(store: Store, *articles: Article, cause: str = "corrected", author: str = "bob") -> None:
    store.revise(articles, cause=cause, author=author, made_at=LATER)


def _done(store: Store, annotator: str) -> tuple[int, int]:
    progress = store.summaries(annotator)[0].progress
    return progress.done, progress.to_label


def _joined() -> tuple[Sentence, ...]:
    """The two sentences of the second line as one."""
    first, second, third, menu = ARTICLE.sentences
    return first, Sentence(start=second.start, end=third.end, kind="body"), menu


def test_a_revised_article_has_new_metadata_and_sentences_and_its_old_text(store: Store) -> None:
    metadata = {"title": "Titre", "author": "Zoé", "published": date(2026, 3, 1), "language": "en"}
    _revise(store, _next(ARTICLE, **metadata, sentences=_joined()))

    found = store.article(ARTICLE.article_id)

    assert found == _next(ARTICLE, **metadata, sentences=_joined())
    assert (found.text, found.sha256, found.origin) == (TEXT, ARTICLE.sha256, "a.txt")
    assert (found.revision, found.published, len(found.sentences)) == (2, date(2026, 3, 1), 3)


def test_a_text_cannot_be_revised(store: Store) -> None:
    _revise(store, _next(ARTICLE, text=TEXT.replace("calme", "bruit"), sha256="0" * 64, origin="b.txt"))

    found = store.article(ARTICLE.article_id)

    assert (found.text, found.sha256, found.origin) == (TEXT, ARTICLE.sha256, "a.txt")


def test_the_editions_say_who_set_what_and_when_the_import_first(store: Store) -> None:
    _revise(store, second := _next(ARTICLE, title="Titre"))
    _revise(store, _next(second, sentences=_joined()), cause="merged", author="Zoé")

    first, corrected, merged = store.editions(ARTICLE.article_id)

    assert [one.revision for one in (first, corrected, merged)] == [1, 2, 3]
    assert [one.cause for one in (first, corrected, merged)] == ["imported", "corrected", "merged"]
    assert [one.author for one in (first, corrected, merged)] == ["", "bob", "Zoé"]
    assert [one.made_at for one in (first, corrected, merged)] == [NOW, LATER, LATER]
    assert [one.metadata.title for one in (first, corrected, merged)] == ["Moscou dément", "Titre", "Titre"]
    assert (first.sentences, merged.sentences) == (ARTICLE.sentences, _joined())
    assert store.editions("0" * 16) == ()


@pytest.mark.parametrize("ahead", [-1, 0, 2])
def test_a_stale_revision_is_refused_and_nothing_is_written(store: Store, ahead: int) -> None:
    _revise(store, second := _next(ARTICLE, title="Titre"))
    with pytest.raises(StaleArticle):
        _revise(store, second.model_copy(update={"title": "x", "revision": 2 + ahead}))

    assert store.article(ARTICLE.article_id) == second
    assert len(store.editions(ARTICLE.article_id)) == 2


def test_several_articles_are_revised_all_or_none(store: Store) -> None:
    store.add_article(OTHER, imported_at=NOW)
    good = _next(ARTICLE, title="Titre")
    with pytest.raises(StaleArticle):
        _revise(store, good, OTHER)
    with pytest.raises(UnknownArticle):
        _revise(store, good, _next(article("Nulle part.\n")))

    assert store.article(ARTICLE.article_id) == ARTICLE
    assert [len(store.editions(one.article_id)) for one in (ARTICLE, OTHER)] == [1, 1]

    _revise(store, good, _next(OTHER, title="Autre"), _next(_next(OTHER), title="Encore"))
    assert store.article(ARTICLE.article_id).title == "Titre"
    assert [one.metadata.title for one in store.editions(OTHER.article_id)][1:] == ["Autre", "Encore"]


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 50, "<p>é".encode("utf-16")])
def test_an_original_comes_back_byte_for_byte(store: Store, data: bytes) -> None:
    page = Original(data=data, media_type="text/html")
    store.add_articles([incoming(OTHER, original=page)], imported_at=NOW)

    assert store.original(OTHER.article_id) == page
    assert store.original(ARTICLE.article_id) is None
    assert store.original("0" * 16) is None


def test_records_that_were_stored_are_known_by_their_fingerprint(store: Store) -> None:
    one = incoming(OTHER).model_copy(update={"record_sha256": "f" * 64})
    store.add_articles([one], imported_at=NOW)

    assert store.known_records(["f" * 64, "e" * 64]) == {"f" * 64: StoredRecord(OTHER.article_id, "a.txt")}
    assert store.known_records([]) == {}


def test_articles_wait_until_they_are_signed(store: Store) -> None:
    third = article("Encore une.\n", published=date(2026, 3, 2), story_id=OTHER.article_id)
    store.add_articles([incoming(OTHER), incoming(third)], imported_at=NOW)
    store.sign({ARTICLE.article_id: b"a", OTHER.article_id: b"b"})

    first, second, last = store.signed()

    assert [one.article_id for one in (second, last)] == [OTHER.article_id, third.article_id]
    assert [one.signature for one in (first, second, last)] == [b"a", b"b", None]
    assert [one.story for one in (second, last)] == [OTHER.article_id, OTHER.article_id]
    assert (second.language, second.published, last.published) == ("fr", None, date(2026, 3, 2))
    assert first.seq < second.seq < last.seq
    assert store.to_compare() == 1

    store.sign({third.article_id: b"c"})
    assert store.to_compare() == 0


def test_a_correction_leaves_what_an_article_is_compared_by(store: Store) -> None:
    store.sign({ARTICLE.article_id: b"a"})
    _revise(store, _next(ARTICLE, title="Titre", language="en"))

    (found,) = store.signed()

    assert (found.signature, found.language) == (b"a", "en")


def test_labels_that_come_with_an_article_are_stored_with_it(store: Store) -> None:
    names = [f"{OTHER.sentences[0].key}", ARTICLE.sentences[0].key]
    new = commit(sentence_change(names[0]), article_id=OTHER.article_id)
    old = commit(sentence_change(names[1]))
    store.add_articles(
        [incoming(ARTICLE), incoming(OTHER)],
        imported_at=NOW,
        importer="ana",
        commits=[("bob", old), ("gold", new)],
    )

    assert [one.key for one in store.labels(OTHER.article_id, "gold")] == [f"sentence:{names[0]}"]
    assert store.labels(ARTICLE.article_id, "bob") == ()
    assert store.summaries("gold")[1].progress.done == 1
    assert store.editions(OTHER.article_id)[0].author == "ana"
    assert store.inconsistencies() == ()


def test_no_article_is_stored_when_its_labels_cannot_be(store: Store) -> None:
    wrong = commit(sentence_change(OTHER.sentences[0].key, base=3), article_id=OTHER.article_id)
    with pytest.raises(StaleCommit):
        store.add_articles([incoming(OTHER)], imported_at=NOW, commits=[("gold", wrong)])

    assert store.article(OTHER.article_id) is None
    assert store.article_count() == 1


def test_progress_follows_the_commits(store: Store) -> None:
    seen = []
    for change in (
        sentence_change(BODY),
        claim_change(),
        sentence_change(CALM, status="skipped"),
        sentence_change(MENU),
        sentence_change(BODY, base=1, status="open"),
        sentence_change(TITLE, status="open", flagged=True),
    ):
        store.commit(commit(change), annotator="ana", received_at=NOW)
        seen.append(_done(store, "ana"))

    assert seen == [(1, 3), (1, 3), (2, 3), (2, 3), (1, 3), (1, 3)]
    assert _done(store, "bob") == (0, 3)
    assert store.inconsistencies() == ()


def test_progress_is_counted_again_for_every_reader_when_sentences_are_cut_anew(store: Store) -> None:
    for who, names in (("ana", (TITLE, BODY)), ("bob", (TITLE,))):
        changes = map(sentence_change, names)
        store.commit(commit(*changes), annotator=who, received_at=NOW)
    _revise(store, second := _next(ARTICLE, sentences=_joined()), cause="merged")

    assert (_done(store, "ana"), _done(store, "bob"), _done(store, "eve")) == ((1, 2), (1, 2), (0, 2))

    _revise(store, third := _next(second, sentences=ARTICLE.sentences), cause="undone")
    assert (_done(store, "ana"), _done(store, "bob")) == ((2, 3), (1, 3))

    menu = (sentence(TEXT, "Moscou dément", "boilerplate"), *ARTICLE.sentences[1:])
    _revise(store, _next(third, sentences=menu), cause="kind")
    assert (_done(store, "ana"), _done(store, "bob")) == ((1, 2), (0, 2))
    assert store.inconsistencies() == ()


def test_the_next_article_is_one_that_was_opened_again_by_a_cut(store: Store) -> None:
    changes = (sentence_change(name) for name in (TITLE, BODY, CALM))
    store.commit(commit(*changes), annotator="ana", received_at=NOW)
    assert store.next_article("ana") is None

    _revise(store, _next(ARTICLE, sentences=_joined()), cause="merged")
    assert store.next_article("ana") == ARTICLE.article_id


def test_labels_that_no_longer_fit_are_counted_until_they_are_settled(store: Store) -> None:
    for who in ("ana", "bob"):
        store.commit(commit(sentence_change(BODY), claim_change()), annotator=who, received_at=NOW)
    assert store.unfit("ana") == {}

    _revise(store, _next(ARTICLE, sentences=_joined()), cause="merged")
    assert store.unfit("ana") == store.unfit("bob") == {ARTICLE.article_id: 1}
    assert store.inconsistencies() == ()

    gone = sentence_change(BODY, base=1).model_copy(update={"decision": "withdrawn", "state": None})
    store.commit(commit(gone), annotator="ana", received_at=NOW)
    assert (store.unfit("ana"), store.unfit("bob")) == ({}, {ARTICLE.article_id: 1})

    _revise(store, _next(_next(ARTICLE), sentences=ARTICLE.sentences), cause="undone")
    assert store.unfit("bob") == {}
    assert store.inconsistencies() == ()
