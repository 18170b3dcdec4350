"""The folder of learned models: `models/000001/`, written whole or not at all, verified when it is read."""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from annotation.errors import N_, DamagedModel, UnknownModel, UnwritableModel
from annotation.folders import numbered, put_in_place, replace_file, staged, version_numbers
from schemas import FEATURES, ModelCard, Ranking

CARD, SEAL, ARRAYS = "model.json", "model.sha256", "model.npz"
RANKING = "ranking.json"


def model_numbers(root: Path) -> tuple[int, ...]:
    """The versions of the models, ascending."""
    return version_numbers(root)


def read_card(root: Path, version: int | None = None) -> ModelCard:
    """The card of a model, of the latest for none; only JSON is read.

    Raises:
        UnknownModel: naming those that there are.
        DamagedModel: it is missing, or not as it was written.
    """
    known = model_numbers(root)
    chosen = known[-1] if version is None and known else version
    if chosen not in known:
        listed = ", ".join(map(str, known)) or "none"
        raise UnknownModel(version=version if version is not None else 1, known=listed)
    folder = numbered(root, chosen)
    try:
        written = (folder / CARD).read_bytes()
        if (folder / SEAL).read_bytes() != _seal(written):
            raise DamagedModel(version=chosen, reason=N_("its card was changed"))
        card = ModelCard.model_validate_json(written)
    except (OSError, ValidationError) as error:
        raise DamagedModel(version=chosen, reason=N_("its card cannot be read")) from error
    if card.version != chosen:
        raise DamagedModel(version=chosen, reason=N_("its card is of another model"))
    return card


def read_arrays(root: Path, card: ModelCard) -> bytes:
    """The file of a model's weights, once its bytes proved to be those that were stored.

    Raises:
        DamagedModel: they are not, or another version of Selon learned them.
    """
    if card.features != FEATURES:
        raise DamagedModel(version=card.version, reason=N_("it was learned by another version of Selon"))
    try:
        found = (numbered(root, card.version) / ARRAYS).read_bytes()
    except OSError as error:
        raise DamagedModel(version=card.version, reason=N_("its arrays cannot be read")) from error
    if hashlib.sha256(found).hexdigest() != card.arrays_sha256:
        raise DamagedModel(version=card.version, reason=N_("its arrays are not those that were stored"))
    return found


def store_model(root: Path, card: ModelCard, arrays: bytes) -> ModelCard:
    """Store a model under the next free number; the card as it was stored.

    Raises:
        UnwritableModel: the disk is full, or the folder may not be written to; nothing is stored.
    """
    try:
        while True:
            number = (model_numbers(root) or (0,))[-1] + 1
            made = card.model_copy(
                update={"version": number, "arrays_sha256": hashlib.sha256(arrays).hexdigest()}
            )
            written = made.model_dump_json(indent=1).encode()
            with staged(root) as staging:
                (staging / ARRAYS).write_bytes(arrays)
                (staging / CARD).write_bytes(written)
                (staging / SEAL).write_bytes(_seal(written))
                if put_in_place(staging, number):  # else somebody else was quicker: the next number
                    return made
    except OSError as error:
        raise UnwritableModel(path=root, reason=error.strerror or str(error)) from error


def _seal(written: bytes) -> bytes:
    return f"{hashlib.sha256(written).hexdigest()}  {CARD}\n".encode()


def read_ranking(root: Path) -> tuple[str, ...]:
    """The articles in the order of their value; none when they were never ordered, or it cannot be read.

    The order is remade whenever something is learned; without it the order of import serves.
    """
    try:
        return Ranking.model_validate_json((root / RANKING).read_bytes()).articles
    except (OSError, ValidationError):
        return ()


def store_ranking(root: Path, ranking: Ranking) -> None:
    """Keep the order of the articles in the place of the former one.

    Raises:
        UnwritableModel: the former one stays.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        replace_file(root / RANKING, ranking.model_dump_json(indent=1))
    except OSError as error:
        raise UnwritableModel(path=root, reason=error.strerror or str(error)) from error
