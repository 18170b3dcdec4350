"""Labels made elsewhere, as commits that fit the stored articles."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pydantic import ValidationError

from annotation.errors import LabelsRefused, StaleCommit
from annotation.standoff import changes_of, read_standoff, text_sha256
from annotation.store import Store
from annotation.validity import problem
from schemas import Acknowledgement, Change, Codebook, Commit


class Given:
    """A file of labels for one analyst."""

    def __init__(
        self, path: Path, annotator: str, *, codebook: Codebook, store: Store, made_at: datetime
    ) -> None:
        self._path = path
        self._annotator = annotator
        self._codebook = codebook
        self._store = store
        self._made_at = made_at

    def store_all(
        self,
        *,
        registry_id: Callable[[str], str],
        revisions: Callable[[str, str], Mapping[str, int]],
    ) -> tuple[Acknowledgement, ...]:
        """Store the labels of every article in the file, or of none.

        Raises:
            LabelsRefused: one does not fit, or an article is there twice.
        """
        commits = [
            self._commit(one, registry_id=registry_id, revisions=revisions)
            for one in read_standoff(self._path)
        ]
        doubled = [name for name, times in Counter(one.article_id for one in commits).items() if times > 1]
        if doubled:
            raise LabelsRefused(path=self._path, reason=f"it holds labels of article {doubled[0]} twice")
        try:
            return self._store.commit_all(commits, annotator=self._annotator, received_at=self._made_at)
        except StaleCommit as error:
            reason = "some of its labels were changed while it was read; import it again"
            raise LabelsRefused(path=self._path, reason=reason) from error

    def _commit(
        self,
        labelled: Any,
        *,
        registry_id: Callable[[str], str],
        revisions: Callable[[str, str], Mapping[str, int]],
    ) -> Commit:
        """The commit that one labelled article makes."""
        path, annotator = self._path, self._annotator
        article = self._store.article(text_sha256(labelled)[:16])
        if article is None:
            raise LabelsRefused(
                path=path, reason=f"the article {labelled.get('id')} is not stored; import it first"
            )
        changes = changes_of(
            labelled, article=article, annotator=annotator, path=path, registry_id=registry_id
        )
        known = revisions(article.article_id, annotator)
        try:
            commit = Commit(
                commit_id=str(uuid5(NAMESPACE_URL, f"{annotator}/{json.dumps(labelled, sort_keys=True)}")),
                article_id=article.article_id,
                made_at=self._made_at,
                codebook_version=self._codebook.version,
                changes=tuple(_based(change, known.get(change.key, 0)) for change in changes),
            )
        except ValidationError as error:
            reason = f"{labelled.get('id')}: {error.errors()[0]['msg']}"
            raise LabelsRefused(path=path, reason=reason) from error
        found = problem(commit, article=article, codebook=self._codebook)
        if found:
            raise LabelsRefused(path=path, reason=f"{labelled.get('id')}: {found}")
        return commit


def _based(change: Change, revision: int) -> Change:
    return change.model_copy(update={"base": revision})
