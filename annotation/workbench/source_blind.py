"""A source-blind pass: names are hidden on the way to the screen, and put back on the way from it."""

from collections.abc import Iterable

from annotation.masking import masked_article, masked_label, masker, names_of, unmasked
from annotation.store import Store
from annotation.workbench.viewing import ArticleView
from schemas import Change, Commit, Label, Source


def masked(view: ArticleView, sources: Iterable[Source]) -> ArticleView:
    """The view without the names of sources and outlets, and without suggestions, which name them."""
    claims = [one.claim for one in view.labels if one.claim]
    names = names_of(view.article, (*claims, *(one.claim for one in view.suggestions)), sources)
    changed = {"article": masked_article(view.article, names), "suggestions": (), "assistance": {}}
    mask = masker(names)
    labels = tuple(masked_label(one, mask) for one in view.labels)
    return view.model_copy(update=changed | {"labels": labels})


def named(commit: Commit, store: Store, reader: str) -> Commit:
    """The commit of a source-blind reader as it is stored, with the names that they did not see.

    Raises:
        CommitRefused: it sets more than judgements, or holds a mask that hides nothing known.
    """
    kept = {one.key: one for one in store.labels(commit.article_id, reader)}

    def whole(change: Change) -> Change:
        was = _was(commit, change, store, reader) if change.claim else ()
        return unmasked(change, kept.get(change.key), was)

    return commit.model_copy(update={"changes": tuple(map(whole, commit.changes)), "source_blind": True})


def _was(commit: Commit, change: Change, store: Store, reader: str) -> tuple[Label, ...]:
    """The revisions that a mask may come from, the likeliest first.

    What takes a step back brings the revision before the present one; else the present one was on screen.
    """
    present, *earlier = store.history(commit.article_id, reader, change.key)[::-1] or (None,)
    if present is None:
        return ()
    return (*earlier, present) if commit.undo_of else (present, *earlier)
