"""What an analyst is offered: not what is held back, not what was answered, nothing that no longer fits."""

from collections.abc import Iterable

from annotation.assistance import Offer, offer
from schemas import Article, Claim, Hop, Label, Sentence, SentenceState, Span, Suggestion
from tests.factories import NOW, TEXT, article, claim, span

ARTICLE = article()
TITLE, QUOTE, CALM, MENU = ARTICLE.sentences
OLD, NEW = "parser/0.2", "parser/0.3"


def _own(sentence: Sentence) -> Claim:
    return Claim(voice="author", content=(Span(start=sentence.start, end=sentence.end),))


def _suggestion(name: str, value: Claim, agent: str = NEW) -> Suggestion:
    return Suggestion(suggestion_id=name, agent=agent, score=0.5, claim=value)


def _label(key: str, **fields: object) -> Label:
    known = {
        "article_id": ARTICLE.article_id,
        "annotator": "ana",
        "key": key,
        "revision": 1,
        "decision": "accepted",
        "commit_id": "c",
        "seconds": 1,
        "labelled_at": NOW,
        "codebook_version": "1.0",
    } | fields
    return Label(**known)


def _closed(
    sentence: Sentence, *, agent: str = OLD, assistance: str = "shown", status: str = "labelled"
) -> Label:
    state = SentenceState(status=status, assistance=assistance, agent=agent)
    return _label(f"sentence:{sentence.key}", decision="added", state=state)


def _offer(
    suggestions: Iterable[Suggestion],
    *labels: Label,
    drawn: Iterable[Sentence] = (),
    agent: str = NEW,
    one: Article = ARTICLE,
) -> Offer:
    keys = {sentence.key for sentence in drawn}
    return offer(one, suggestions, labels, agent=agent, is_drawn=keys.__contains__)


def _names(found: Offer) -> list[str]:
    return [one.suggestion_id for one in found.suggestions]


TITLE_S, QUOTE_S, CALM_S = (
    _suggestion("title", _own(TITLE)),
    _suggestion("quote", claim()),
    _suggestion("calm", _own(CALM)),
)
ALL = (TITLE_S, QUOTE_S, CALM_S)


def test_everything_is_offered_to_who_has_decided_nothing() -> None:
    found = _offer(ALL)

    assert found.suggestions == ALL
    assert found.assistance == {
        TITLE.key: "shown",
        QUOTE.key: "shown",
        CALM.key: "shown",
        MENU.key: "none",
    }


def test_what_touches_a_drawn_sentence_is_held_back() -> None:
    found = _offer(ALL, drawn=[QUOTE])

    assert _names(found) == ["title", "calm"]
    assert found.assistance[QUOTE.key] == "hidden"
    assert found.assistance[CALM.key] == found.assistance[TITLE.key] == "shown"


def test_sentences_that_a_suggestion_joins_share_the_lot_of_the_first() -> None:
    """All that is said of either is held back, or nothing; and neither is drawn more often than others."""
    over_two = claim(content=(span(TEXT, "« Nous ne négocions pas 😀 »"), span(TEXT, "Le calme")))
    joined = (TITLE_S, _suggestion("two", over_two), CALM_S)
    first, second = _offer(joined, drawn=[QUOTE]), _offer(joined, drawn=[CALM])

    assert _names(first) == ["title"]
    assert (first.assistance[QUOTE.key], first.assistance[CALM.key]) == ("hidden", "hidden")
    assert _names(second) == ["title", "two", "calm"]
    assert second.assistance[CALM.key] == "shown"


def test_a_chain_of_suggestions_joins_all_that_they_touch() -> None:
    one = claim(sources=(_hop("Moscou"),), cue=None, content=(span(TEXT, "Nous ne"),))
    two = claim(sources=(), cue=None, content=(span(TEXT, "TASS"), span(TEXT, "Le calme")))
    found = _offer((_suggestion("two", two), _suggestion("one", one)), drawn=[TITLE])

    assert found.suggestions == ()
    assert [found.assistance[key] for key in (TITLE.key, QUOTE.key, CALM.key)] == ["hidden"] * 3


def test_a_drawn_sentence_without_a_suggestion_has_none_to_hide() -> None:
    assert _offer((QUOTE_S,), drawn=[CALM]).assistance[CALM.key] == "none"


def test_only_sentences_of_the_flow_are_drawn() -> None:
    """The flow stops at a credit only because it is suggested: held back, nobody would close that line."""
    byline = Sentence(start=TITLE.start, end=TITLE.end, kind="byline")
    one = ARTICLE.model_copy(update={"sentences": (byline, QUOTE, CALM, MENU)})
    credit = _suggestion("credit", Claim(scope="article", sources=(_hop("Moscou"),)))
    found = _offer([credit], drawn=[byline], one=one)

    assert _names(found) == ["credit"]
    assert found.assistance[byline.key] == "shown"


def _hop(surface: str) -> Hop:
    return Hop(span=span(TEXT, surface), name=surface)


def test_a_newer_agent_says_nothing_anew_in_sentences_that_are_closed() -> None:
    found = _offer(ALL, _closed(QUOTE), _closed(CALM, status="skipped"))

    assert _names(found) == ["title"]
    assert found.assistance[QUOTE.key] == "shown"


def test_nothing_new_appears_in_a_sentence_that_was_closed_without_suggestions() -> None:
    for before in ("hidden", "none", ""):
        assert _names(_offer(ALL, _closed(CALM, agent=NEW, assistance=before))) == ["title", "quote"]


def test_what_was_before_the_analyst_stays_beside_a_skipped_sentence() -> None:
    assert _names(_offer(ALL, _closed(QUOTE, agent=NEW, status="skipped"))) == ["title", "quote", "calm"]


def test_a_claim_that_reaches_into_an_open_sentence_is_offered() -> None:
    over_two = claim(content=(span(TEXT, "« Nous ne négocions pas 😀 »"), span(TEXT, "Le calme")))

    assert _names(_offer([_suggestion("two", over_two)], _closed(QUOTE))) == ["two"]


def test_what_was_rejected_does_not_come_back_under_another_name() -> None:
    """The newer agent found another source for the same words; it is the words that were refused."""
    before = _suggestion("before", claim(), OLD)
    again = _suggestion("again", claim(sources=(_hop("Maria"),)))
    rejected = _label("rejection:before", decision="rejected", suggestion=before)

    assert _names(_offer([again, CALM_S], rejected)) == ["calm"]


def test_what_was_accepted_or_corrected_does_not_come_back_either() -> None:
    before = _suggestion("before", claim(), OLD)
    corrected = claim(content=(span(TEXT, "Nous ne négocions pas"),))
    label = _label("claim:x", decision="corrected", claim=corrected, suggestion=before)

    assert _names(_offer([QUOTE_S, _suggestion("inner", corrected), CALM_S], label)) == ["calm"]


def test_what_was_marked_by_hand_is_not_suggested_on_top() -> None:
    label = _label("claim:x", decision="added", claim=claim())

    assert _names(_offer(ALL, label)) == ["title", "calm"]


def test_a_second_attribution_of_the_same_words_by_the_same_agent_stays() -> None:
    first, second = QUOTE_S, _suggestion("second", claim(sources=(_hop("Maria"),)))
    label = _label("claim:x", claim=first.claim, suggestion=first)

    assert _names(_offer([first, second], label)) == ["quote", "second"]


def test_a_decision_that_was_withdrawn_is_none() -> None:
    before = _suggestion("before", claim(), OLD)
    withdrawn = _label("claim:x", decision="withdrawn", suggestion=before)

    assert _names(_offer(ALL, withdrawn)) == ["title", "quote", "calm"]


def test_what_does_not_fit_the_sentences_as_they_are_now_is_left_out() -> None:
    """Cut or classed after the agent had read them."""
    joined = Sentence(start=QUOTE.start, end=CALM.end, kind="body")
    noise = Sentence(start=TITLE.start, end=TITLE.end, kind="boilerplate")
    one = ARTICLE.model_copy(update={"sentences": (noise, joined, MENU)})

    assert _names(_offer(ALL, one=one)) == ["quote"]
