"""The project's own settings: the file `project.toml` in and out."""

import json
import tomllib
from pathlib import Path

from pydantic import ValidationError

from annotation.errors import InvalidProject, UnwritableProject
from annotation.folders import replace_file
from schemas import ProjectSettings

_FORM = """\
# Settings of the project, also on the Settings and Team pages. docs/suggestions.md and docs/teams.md say what
# they do.

# The share of sentences whose suggestions an analyst does not see, from 0 to 0.5.
hidden_share = {hidden_share}

# Which sentences these are: the same seed draws the same ones.
hidden_seed = {hidden_seed}

# Whether the next article is the most valuable to label, once a model is learned; else the next imported.
order_by_value = {order_by_value}

# Of a team: the share of the stories, from 0 to 1, whose articles several analysts read, how many these are,
# and which stories: the same seed draws the same ones.
overlap_share = {overlap_share}
overlap_readers = {overlap_readers}
overlap_seed = {overlap_seed}

# Whether analysts take the next article that waits for a reader, else a lead assigns all.
takes_next = {takes_next}

# An assignment in which nothing was labelled for so many days is stuck: its article goes to the next who
# takes one. 0 is never.
release_after_days = {release_after_days}

# The share of the stories whose articles an analyst is given a second time, after so many days at least.
repeat_share = {repeat_share}
repeat_after_days = {repeat_after_days}
"""


def read_project(path: Path) -> ProjectSettings:
    """What the file says; a project without one has the defaults.

    Raises:
        InvalidProject: unreadable, not TOML, or a value that cannot be.
    """
    if not path.exists():
        return ProjectSettings()
    try:
        return ProjectSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidProject(path=path, reason=str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = " > ".join(map(str, first["loc"]))
        raise InvalidProject(path=path, reason=f"{where}: {first['msg']}") from error


def write_project(path: Path, settings: ProjectSettings) -> None:
    """Replace the file whole or not at all.

    Raises:
        UnwritableProject: the file is as it was.
    """
    try:
        said = {name: json.dumps(value) for name, value in settings.model_dump().items()}  # as TOML has it
        replace_file(path, _FORM.format_map(said))
    except OSError as error:
        raise UnwritableProject(path=path, reason=error.strerror or str(error)) from error
