"""The verbs of learned models: learn, list, judge, order. What is heavy is loaded when it is asked for."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from annotation.errors import DamagedModel, UnknownModel
from annotation.settings import Settings
from annotation.store import Store
from annotation.workbench.models import model_numbers, read_arrays, read_card, read_ranking, store_ranking
from annotation.workbench.suggesting import Propose, agent_of
from schemas import Article, Codebook, ModelCard, OpenSentence, Ranking, Suggestion

if TYPE_CHECKING:
    from annotation.learning import Model

NONE = "none"
"""What a model answers where no stance is taken; no code of a codebook, and never stored."""


@dataclass(frozen=True)
class Judging:
    """The newest model at work; without one, the rules alone.

    Attributes:
        card: of the model; none when the rules go on alone.
        winners: the dimensions that it judges.
        problem: why a model that there is cannot be used.
    """

    card: ModelCard | None = None
    model: "Model | None" = None
    winners: frozenset[str] = frozenset()
    problem: DamagedModel | None = None

    @property
    def agent(self) -> str:
        """Who judges beside the proposing agent, `name/version`; empty when nobody does."""
        return str(self.card.agent) if self.card and self.winners else ""

    def beside(self, agent: str) -> str:
        """Who suggests when `agent` proposes: that one, and the model where it judges its claims."""
        return _together(agent, self.card) if self.card and self.model else agent

    def __call__(self, article: Article, suggestions: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
        """The suggestions with the values of the dimensions that the model won."""
        if self.model is None or not self.winners:
            return suggestions
        from annotation.learning import judged  # noqa: PLC0415 (numpy stays off the annotation path)

        return judged(article, suggestions, self.model, self.winners)


class Learning:
    """What a project has learned from its labels."""

    def __init__(
        self,
        settings: Settings,
        *,
        store: Store,
        codebook: Codebook,
        propose: Propose,
        may_show: Callable[[], Callable[[str], bool]],
        clock: Callable[[], datetime],
    ) -> None:
        self._may_show = may_show
        self._settings = settings
        self._root = settings.models
        self._store = store
        self._codebook = codebook
        self._propose = propose
        self._now = clock
        self._sound: dict[int, bool] = {}  # by the version of the model

    def train(self, *, author: str, seed: int = 0) -> ModelCard:
        """Learn from all labels, measure beside the rules on held-out articles, store the next version.

        Left out are articles that are still read blind: the model would tell what others made of them.
        The open sentences are ordered anew with it, for a project that works by value.

        Raises:
            TooFewLabels: there is nothing to learn from yet; no version is made.
            UnwritableModel: no version is made.
        """
        from annotation.workbench import modelling  # noqa: PLC0415 (scikit-learn only when it is needed)

        card = modelling.learn(
            self._store, self._root, self._propose, may_show=self._may_show(), author=author, seed=seed,
            made_at=self._now(),
        )  # fmt: skip
        self.rank()
        return card

    def train_apart(self, *, author: str, seed: int = 0) -> ModelCard:
        """The same in a process of its own: the server stays small, and quick for those who label.

        Raises:
            TooFewLabels, UnwritableModel: as `train`.
        """
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            return pool.submit(_train_there, self._settings, author, seed).result()

    def versions(self) -> tuple[ModelCard | DamagedModel, ...]:
        """The card of each model, oldest first, or why it cannot be read."""
        return tuple(map(self._card, model_numbers(self._root)))

    def _card(self, version: int) -> ModelCard | DamagedModel:
        try:
            return read_card(self._root, version)
        except DamagedModel as error:
            return error

    def card(self, version: int | None = None) -> ModelCard:
        """What is said of a model; of the newest for none.

        Raises:
            UnknownModel: naming those that there are.
            DamagedModel: it is not as it was stored.
        """
        return read_card(self._root, version)

    def has_model(self) -> bool:
        """Whether anything was learned yet."""
        return bool(model_numbers(self._root))

    def model(self, version: int | None = None) -> "Model":
        """A model, verified; the newest for none.

        Raises:
            UnknownModel: naming those that there are.
            DamagedModel: it is not as it was stored, or was learned by another version of Selon.
        """
        from annotation.workbench import modelling  # noqa: PLC0415 (numpy stays off the annotation path)

        return modelling.read_model(self._root, self.card(version))

    def current(self) -> Judging:
        """The newest model, ready to judge what the rules propose; the rules alone where there is none.

        A damaged one is no error here: the rules go on alone, and `Judging.problem` says why.
        """
        card = None
        try:
            card = self.card()
            model = self.model(card.version)
        except UnknownModel:
            return Judging()
        except DamagedModel as error:
            if card:
                self._sound[card.version] = False
            return Judging(problem=error)
        allowed = {one.name: one.allowed | {NONE} for one in self._codebook.dimensions}
        winners = frozenset(
            name
            for name in card.winners  # a value that the codebook has lost could not be stored
            if name not in allowed or model.values(name) <= allowed[name]
        )
        return Judging(card, model, winners)

    def beside(self, agent: str) -> str:
        """Who suggests when `agent` proposes, as `Judging.beside`; cheap, the model itself is not loaded."""
        try:
            card = self.card()
        except (UnknownModel, DamagedModel):
            return agent
        if card.version not in self._sound:  # its bytes are not proved again for every article
            self._sound[card.version] = self.problem(card) is None
        return _together(agent, card) if self._sound[card.version] else agent

    def problem(self, card: ModelCard) -> DamagedModel | None:
        """Why a model cannot be used, as far as its bytes tell; none when it can."""
        try:
            read_arrays(self._root, card)
        except DamagedModel as error:
            return error
        return None

    def unmeasured(self, card: ModelCard) -> tuple[str, ...]:
        """The agents of today that the model was not measured beside: what they propose it does not judge."""
        codes = {code for code, _ in self._store.facets().languages}
        today = sorted({str(agent_of(code)) for code in codes})
        return tuple(one for one in today if one not in card.beside)

    # The order of the open sentences

    def order(self, annotator: str = "", limit: int | None = None) -> tuple[OpenSentence, ...]:
        """The open sentences of an analyst, the most valuable first; for no name those that nobody settled.

        Raises:
            UnknownModel: nothing was learned yet.
            DamagedModel: the newest model cannot be used.
        """
        from annotation.workbench import modelling  # noqa: PLC0415 (numpy stays off the annotation path)

        return modelling.ordered(self._store, self.model(), self._propose, annotator=annotator)[:limit]

    def rank(self) -> tuple[str, ...]:
        """Order the articles by what their open sentences are worth, and keep the order for `ranking`.

        Raises:
            UnknownModel, DamagedModel, UnwritableModel: the order stays as it was.
        """
        from annotation.workbench import modelling  # noqa: PLC0415 (numpy stays off the annotation path)

        order = tuple(one.article_id for one in self._store.signed())
        found = modelling.articles_by_value(self.order(), order)
        ranking = Ranking(version=self.card().version, made_at=self._now(), articles=found)
        store_ranking(self._root, ranking)
        return found

    def ranking(self) -> tuple[str, ...]:
        """The articles in the order that was kept last; empty when there is none. Cheap."""
        return read_ranking(self._root)


def _together(agent: str, card: ModelCard) -> str:
    return f"{agent}+{card.agent}" if card.winners and agent in card.beside else agent


def _train_there(settings: Settings, author: str, seed: int) -> ModelCard:
    from annotation.workbench.opening import open_workbench  # noqa: PLC0415 (it imports the workbench)

    bench = open_workbench(settings, with_seeds=False)
    try:
        return bench.learning.train(author=author, seed=seed)
    finally:
        bench.close()
