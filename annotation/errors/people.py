"""Who may do what, and who may come in."""

from annotation.errors.base import N_, WorkbenchError

RIGHTS = (
    N_("label"),
    N_("add"),
    N_("correct"),
    N_("assign"),
    N_("review"),
    N_("publish"),
    N_("suggest"),
    N_("sources"),
    N_("settings"),
    N_("people"),
)
"""The rights, where the catalogues find them."""


class NotAllowed(WorkbenchError):
    message = N_("{name} may not do this: it needs the right “{right}”. Ask {whom}.")


class InvalidPerson(WorkbenchError):
    message = N_("{name} was not listed: {reason}.")


class UnknownPerson(WorkbenchError):
    message = N_("{name} is not in the list of people; there is: {known}.")


class AlreadyListed(WorkbenchError):
    message = N_("{name} is in the list already. Change the role instead (selon people role).")


class SimilarName(WorkbenchError):
    message = N_(
        "{name} was not listed: {known} is in the list or was, and who reads both could not tell them apart. "
        "Write it in the same way, or choose a name that differs in more than capitals."
    )


class StalePerson(WorkbenchError):
    message = N_(
        "{name} was not changed: somebody else changed the list first. Look at it again, then decide."
    )


class SignInTaken(WorkbenchError):
    message = N_("{name} signs in as {sign_in} already. Remove {name} first, or give another address.")


class FirstAdministrator(WorkbenchError):
    message = N_(
        "{name} was not listed: the first person must be an administrator, else nobody could add another. "
        "Give --role administrator."
    )


class LastAdministrator(WorkbenchError):
    message = N_("{name} is the last administrator. Make somebody else one first.")


class SignInNeeded(WorkbenchError):
    message = N_("Sign in first: reload the page.")


class InvalidSetting(WorkbenchError):
    message = N_("The setting {name} is not valid: {reason}. docs/teams-sign-in.md says what it wants.")


class OpenToAll(WorkbenchError):
    message = N_(
        "Selon was not started: on {address} other machines reach it, and nobody would have to sign in. "
        "Set SELON_OIDC_URL and the others (docs/teams-sign-in.md), or leave the address at 127.0.0.1."
    )
