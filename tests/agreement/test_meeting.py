"""Claims that stand for each other, of as many readers as there are."""

from annotation.agreement.meeting import same_claims
from schemas import Claim, Label, Span
from tests.factories import NOW


def _label(who: str, start: int, end: int) -> Label:
    return Label(
        article_id="a", annotator=who, key=f"claim:{start}", revision=1, decision="added",
        claim=Claim(voice="author", content=(Span(start=start, end=end),)),
        commit_id="c", seconds=0, labelled_at=NOW, codebook_version="1",
    )  # fmt: skip


def _keys(**claims: list[Label]) -> list[dict[str, str]]:
    return [{who: one.name for who, one in same.items()} for same in same_claims(claims)]


def test_the_same_claim_of_three_readers_is_one() -> None:
    found = _keys(ana=[_label("ana", 0, 10)], bob=[_label("bob", 1, 10)], cleo=[_label("cleo", 2, 10)])

    assert found == [{"ana": "0", "bob": "1", "cleo": "2"}]


def test_a_claim_without_a_counterpart_stands_alone() -> None:
    found = _keys(ana=[_label("ana", 0, 10), _label("ana", 20, 30)], bob=[_label("bob", 21, 30)])

    assert found == [{"ana": "0"}, {"ana": "20", "bob": "21"}]


def test_two_claims_of_one_reader_are_never_one() -> None:
    """The long claim of ana is nearest to the second halves; the first halves overlap it too."""
    found = _keys(
        ana=[_label("ana", 0, 20)],
        bob=[_label("bob", 0, 8), _label("bob", 8, 20)],
        cleo=[_label("cleo", 0, 8), _label("cleo", 8, 20)],
    )

    assert found == [{"ana": "0", "bob": "8", "cleo": "8"}, {"bob": "0", "cleo": "0"}]


def test_readers_without_claims_make_none() -> None:
    assert _keys(ana=[], bob=[]) == []
