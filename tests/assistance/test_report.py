"""From commits and proposals to figures; every number here was counted by hand."""

from datetime import timedelta

import pytest

from annotation.assistance.observed import closings, compared, fates
from annotation.assistance.report import Piece, report
from annotation.store.protocol import label_of
from schemas import Article, Change, Claim, Label, Proposal, Sentence, Span, Suggestion
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, sentence_change, span

ARTICLE = article()
TITLE, QUOTE, CALM, MENU = ARTICLE.sentences
AGENT, OTHER = "rules/0.1", "parser/0.3"


def _own(sentence: Sentence) -> Claim:
    return Claim(voice="author", content=(Span(start=sentence.start, end=sentence.end),))


def _suggestion(name: str, value: Claim, agent: str = AGENT) -> Suggestion:
    return Suggestion(suggestion_id=name, agent=agent, score=0.5, claim=value)


TITLE_S, QUOTE_S, CALM_S = (
    _suggestion("title", _own(TITLE)),
    _suggestion("quote", claim()),
    _suggestion("calm", _own(CALM)),
)


def _proposal(*suggestions: Suggestion, agent: str = AGENT, minutes: int = -60) -> Proposal:
    made_at = NOW + timedelta(minutes=minutes)
    return Proposal(
        article_id=ARTICLE.article_id, revision=1, agent=agent, made_at=made_at, suggestions=suggestions
    )


ALL = _proposal(TITLE_S, QUOTE_S, CALM_S)


def _step(*changes: Change, seconds: float = 2.0, annotator: str = "ana") -> tuple[Label, ...]:
    made = commit(*changes, seconds=seconds)
    return tuple(label_of(made, one, annotator=annotator, received_at=NOW) for one in changes)


def _close(sentence: Sentence, **before: str) -> Change:
    return sentence_change(sentence.key, **({"assistance": "shown", "agent": AGENT} | before))


def _accept(one: Suggestion) -> Change:
    return claim_change(one.claim, decision="accepted", suggestion=one)


def _reject(one: Suggestion) -> Change:
    return Change(key=f"rejection:{one.suggestion_id}", base=0, decision="rejected", suggestion=one)


def test_the_time_of_a_sentence_is_that_of_all_its_commits_until_it_is_closed() -> None:
    """Two corrections, then Enter; a look back later counts no more; another analyst's time is their own."""
    steps = [
        _step(claim_change(claim(), decision="corrected", suggestion=QUOTE_S), seconds=4),
        _step(claim_change(claim(), decision="corrected", suggestion=QUOTE_S), seconds=2.5),
        _step(_close(QUOTE), seconds=0.5),
        _step(claim_change(claim(), decision="corrected", suggestion=QUOTE_S), seconds=9),
        _step(_accept(CALM_S), _close(CALM, assistance="hidden"), seconds=3, annotator="bob"),
    ]
    found = {(one.annotator, one.key): one for one in closings(ARTICLE, steps)}

    assert {name: one.seconds for name, one in found.items()} == {
        ("ana", QUOTE.key): 7.0,
        ("bob", CALM.key): 3.0,
    }
    assert found["ana", QUOTE.key].assistance == "shown"
    assert found["bob", CALM.key].assistance == "hidden"
    assert all(one.in_flow for one in found.values())


def test_a_sentence_that_was_closed_again_counts_as_it_was_closed_first() -> None:
    reopened = sentence_change(QUOTE.key, base=1, status="open")
    again = Change(**dict(_close(QUOTE, assistance="none")) | {"base": 2})
    steps = [_step(_close(QUOTE), seconds=3), _step(reopened), _step(again, seconds=5)]
    (found,) = closings(ARTICLE, steps)

    assert (found.seconds, found.assistance) == (3, "shown")


def test_lines_outside_the_flow_and_sentences_that_are_no_more_are_not_compared() -> None:
    gone = Sentence(start=QUOTE.start, end=CALM.end, kind="body")
    steps = [_step(_close(MENU)), _step(_close(gone))]

    assert [one.in_flow for one in closings(ARTICLE, steps)] == [False, False]


@pytest.mark.parametrize(
    ("labelled", "same_voice", "same_attributions"),
    [
        (claim(), True, True),
        (claim(note="read twice", judgements={}), True, True),
        (claim(content=(span(TEXT, "Nous ne négocions pas"),)), True, False),
        (claim(sources=()), True, False),
        (_own(QUOTE), False, False),
    ],
    ids="same judged-otherwise other-content no-source author".split(),
)
@pytest.mark.parametrize("assistance", ["shown", "hidden"])
def test_a_label_is_compared_with_what_was_suggested_shown_or_not(
    labelled: Claim, same_voice: bool, same_attributions: bool, assistance: str
) -> None:
    labels = _step(claim_change(labelled), _close(QUOTE, assistance=assistance))
    closed = tuple(closings(ARTICLE, [labels]))
    (seen,) = compared(closed, labels, [ALL])

    assert seen.has_attribution is (labelled.voice == "source")
    assert (seen.same_voice, seen.same_attributions) == (same_voice, same_attributions)


def test_it_is_compared_with_what_that_agent_had_suggested_by_then() -> None:
    """A later edition was read again, and another agent said something else."""
    labels = _step(claim_change(claim()), _close(QUOTE))
    closed = tuple(closings(ARTICLE, [labels]))
    later = _proposal(_suggestion("x", _own(QUOTE)), minutes=5)
    other = _proposal(_suggestion("y", _own(QUOTE), OTHER), agent=OTHER)

    assert [one.same_voice for one in compared(closed, labels, [later, other, ALL])] == [True]
    assert [one.same_voice for one in compared(closed, labels, [other])] == [None]


def _fates(labels: tuple[Label, ...], *proposals: Proposal) -> list[tuple[str, str, str]]:
    closed = tuple(closings(ARTICLE, [labels]))
    return sorted((one.agent, one.voice, one.what) for one in fates(ARTICLE, closed, labels, proposals))


def test_every_suggestion_on_screen_has_one_fate() -> None:
    """The title is accepted, the quotation rejected, and the calm sentence skipped."""
    skipped = sentence_change(CALM.key, status="skipped", assistance="shown", agent=AGENT)
    labels = _step(_accept(TITLE_S), _close(TITLE), _reject(QUOTE_S), _close(QUOTE), skipped)

    assert _fates(labels, ALL) == [
        (AGENT, "author", "accepted"),
        (AGENT, "author", "passed"),
        (AGENT, "source", "rejected"),
    ]


def test_what_was_held_back_or_not_yet_reached_was_not_offered() -> None:
    labels = _step(_close(QUOTE, assistance="hidden"), claim_change(claim()))

    assert _fates(labels, ALL) == []


def test_an_attribution_marked_by_hand_is_added_beside_the_suggestions() -> None:
    moscow = claim(sources=(), cue=None, content=(span(TEXT, "dément"),))
    labels = _step(_accept(TITLE_S), claim_change(moscow), _close(TITLE))

    assert _fates(labels, ALL) == [(AGENT, "author", "accepted"), (AGENT, "source", "added")]


def test_a_rejection_counts_more_than_what_was_accepted_before() -> None:
    labels = _step(_accept(QUOTE_S), _reject(QUOTE_S), _close(QUOTE))

    assert _fates(labels, ALL) == [(AGENT, "source", "rejected")]


# A project: 8 articles, each with 6 sentences that two analysts closed


def _long(number: int) -> Article:
    return article("\n".join(f"Phrase {number} {n} du texte." for n in range(6)))


def _piece(
    number: int, *, hidden: tuple[int, ...], slow: float, analysts: tuple[str, ...] = ("ana",)
) -> Piece:
    """The author's voice is suggested everywhere; without suggestions it takes `slow` seconds more."""
    one = _long(number)
    suggestions = tuple(_suggestion(f"{number}-{n}", _own(s)) for n, s in enumerate(one.sentences))
    commits = []
    for annotator in analysts:
        for n, sentence in enumerate(one.sentences):
            is_hidden = n in hidden
            own = claim_change(_own(sentence)) if is_hidden else _accept(suggestions[n])
            state = _close(sentence, assistance="hidden" if is_hidden else "shown")
            made = commit(own, state, article_id=one.article_id, seconds=2 + slow * is_hidden + number / 10)
            labels = [label_of(made, c, annotator=annotator, received_at=NOW) for c in made.changes]
            commits.append((100 * number + len(commits), tuple(labels), False))
    proposal = Proposal(
        article_id=one.article_id, revision=1, agent=AGENT, made_at=NOW, suggestions=suggestions
    )
    return Piece(one, tuple(commits), tuple(x for _, own, _ in commits for x in own), (proposal,))


def test_both_sides_of_a_project() -> None:
    """8 x 3 sentences a side; 3 seconds more without suggestions in every article; nobody is quoted."""
    found = report(_piece(number, hidden=(0, 2, 4), slow=3) for number in range(8))
    (tally,) = found.tallies
    (pair,) = found.comparisons

    assert (tally.agent, tally.annotator, tally.voice) == (AGENT, "ana", "author")
    assert (tally.offered, tally.accepted.count, tally.added) == (24, 24, 0)
    assert (pair.annotator, pair.hidden.sentences, pair.shown.sentences) == ("ana", 24, 24)
    assert (pair.hidden.articles, pair.shown.articles) == (8, 8)
    assert pair.shown.median_seconds == pytest.approx(2.35)  # 2.0, 2.1, ... 2.7, three times each
    assert pair.hidden.mean_seconds == pytest.approx(5.35)
    assert pair.mean_seconds.value == pytest.approx(3)
    assert (pair.mean_seconds.low, pair.mean_seconds.high) == pytest.approx((3, 3))
    assert (pair.hidden.attributed.count, pair.hidden.same_voice.count) == (0, 24)
    assert pair.same_attributions.value == 0
    assert (found.hastes, found.unrecorded) == ((), 0)


def test_several_analysts_are_counted_together_and_each() -> None:
    pieces = [_piece(n, hidden=(1,), slow=1, analysts=("ana", "bob")) for n in range(5)]
    found = report(pieces)

    assert [one.annotator for one in found.tallies] == ["", "ana", "bob"]
    assert [one.offered for one in found.tallies] == [50, 25, 25]
    assert [(one.annotator, one.hidden.sentences) for one in found.comparisons] == [
        ("", 10),
        ("ana", 5),
        ("bob", 5),
    ]
    assert found.comparisons[1].hidden.median_seconds is None  # five are too few
    assert found.comparisons[1].median_seconds.value is None
    assert found.comparisons[1].hidden.attributed.share is None


def test_where_nothing_is_held_back_there_is_nothing_to_compare() -> None:
    assert report([_piece(1, hidden=(), slow=0)]).comparisons == ()


def test_what_nobody_recorded_is_counted_apart() -> None:
    labels = _step(claim_change(claim()), sentence_change(QUOTE.key))
    found = report([Piece(ARTICLE, ((1, labels, False),), labels, (ALL,))])

    assert found.unrecorded == 1
    assert found.tallies == found.comparisons == ()


def test_nothing_done_is_an_empty_report() -> None:
    found = report([])

    assert (found.tallies, found.comparisons, found.hastes, found.unrecorded) == ((), (), (), 0)
