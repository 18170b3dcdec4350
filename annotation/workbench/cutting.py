"""The cut of the live store that a version is made of."""

from collections.abc import Callable, Iterable, Iterator

from annotation.datasets import Cut
from annotation.store import Snapshot, Touched
from schemas import GOLD, Article, Label, Selection


def cut_of(
    snapshot: Snapshot, selection: Selection, *, is_blind: Callable[[str, str], bool], reader: str = ""
) -> Cut:
    """The touched articles that a selection wants; they are read when somebody asks for them.

    Those that are still read blind stay out, for a version shows the labels of all to all. Of a `reader`
    only those in which this one labelled.
    """

    def read(names: Iterable[str]) -> Iterator[tuple[Article, tuple[Label, ...]]]:
        for article, labels in snapshot.readings(names):
            yield article, _with_rulings(snapshot, article.article_id, labels)

    wanted = [one for one in snapshot.touched(reader=reader) if wants(selection, one)]
    shown = tuple((one.article_id, one.state) for one in wanted if not is_blind(one.article_id, one.story))
    return Cut(shown, read, blind=len(wanted) - len(shown))


def _with_rulings(snapshot: Snapshot, article_id: str, labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels of an article; those that a lead settled say why."""
    if not any(one.annotator == GOLD for one in labels):
        return labels
    rulings = {one.commit_id: one for one in snapshot.rulings(article_id)}
    return tuple(
        one.model_copy(update={"ruling": rulings[one.commit_id]}) if one.commit_id in rulings else one
        for one in labels
    )


def wants(selection: Selection, one: Touched) -> bool:
    """Whether the selection takes an article; one without a date is in no period."""
    if selection.since or selection.until:
        if one.published is None:
            return False
        if (selection.since and one.published < selection.since) or (
            selection.until and one.published > selection.until
        ):
            return False
    return all(
        not asked or value in asked
        for asked, value in (
            (selection.languages, one.language),
            (selection.outlets, one.outlet),
            (selection.stories, one.story),
        )
    )
