"""The source registry."""

from annotation.errors.base import N_, WorkbenchError


class UnknownSource(WorkbenchError):
    message = N_(
        "There is no entry {source_id} in the source registry. Look at the list (selon sources list)."
    )


class SourceRefused(WorkbenchError):
    message = N_("{name} was not changed: {reason}.")


class StaleSource(WorkbenchError):
    message = N_(
        "{source_id} was not changed: somebody else changed the entry first. Look at it again, then decide."
    )
