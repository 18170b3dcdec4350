"""Learned models."""

from annotation.errors.base import N_, WorkbenchError


class TooFewLabels(WorkbenchError):
    message = N_(
        "There are too few labels to learn from: settled sentences of {there} articles of different stories; "
        "{needed} are needed, and two values of a dimension with {rows} rows each. Label some more."
    )


class UnknownModel(WorkbenchError):
    message = N_("There is no model {version}; there is: {known}.")


class DamagedModel(WorkbenchError):
    message = N_(
        "Model {version} cannot be used: {reason}. The rules suggest alone; learn from the labels again "
        "(selon learn)."
    )


class UnwritableModel(WorkbenchError):
    message = N_(
        "No model was stored, {path} cannot be written: {reason}. "
        "Make room there or get the right to write, then learn again."
    )
