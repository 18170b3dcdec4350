"""What people want of the reading in the background, and what failed: small files beside the database.

The page writes the wishes and the reading process the failures, so that neither overwrites the other's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from annotation.errors import UnwritableProject
from schemas import ReadingFailure

_PAUSED, _AGAIN, _FAILURES = "paused", "again", "failures.jsonl"


class Wishes:
    """The files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def lock(self) -> Path:
        """Held by the process that reads."""
        return self._folder / "lock"

    def is_paused(self) -> bool:
        """Whether nothing shall be read for now."""
        return (self._folder / _PAUSED).exists()

    def pause(self) -> None:
        """Read nothing until `resume`, after a restart of the server either."""
        with self._writing(_PAUSED) as path:
            path.touch()

    def resume(self) -> None:
        """Go on."""
        with self._writing(_PAUSED) as path:
            path.unlink(missing_ok=True)

    def again(self) -> frozenset[str]:
        """The agents that shall also read what another one has read already."""
        return frozenset(self._lines(_AGAIN))

    def ask_again(self, agents: frozenset[str]) -> None:
        """Have these agents read what others have read."""
        with self._writing(_AGAIN) as path:
            path.write_text("\n".join(sorted(agents | self.again())), encoding="utf-8")

    def failures(self) -> tuple[ReadingFailure, ...]:
        """Articles that an agent could not read, the first first."""
        found = []
        for line in self._lines(_FAILURES):
            try:
                found.append(ReadingFailure.model_validate_json(line))
            except ValidationError:  # cut short when the machine went down
                continue
        return tuple(found)

    def fail(self, failures: list[ReadingFailure]) -> None:
        """Remember what could not be read, so that it is not tried at every start."""
        if failures:
            with self._writing(_FAILURES) as path, path.open("a", encoding="utf-8") as file:
                file.writelines(f"{one.model_dump_json()}\n" for one in failures)

    def forgive(self) -> None:
        """Try everything anew that could not be read."""
        with self._writing(_FAILURES) as path:
            path.unlink(missing_ok=True)

    @contextmanager
    def _writing(self, name: str) -> Iterator[Path]:
        """A file of ours.

        Raises:
            UnwritableProject: it cannot be written.
        """
        path = self._folder / name
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            yield path
        except OSError as error:
            raise UnwritableProject(path=path, reason=error.strerror or str(error)) from error

    def _lines(self, name: str) -> list[str]:
        path = self._folder / name
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
