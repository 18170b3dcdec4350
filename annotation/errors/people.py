"""Who may do what."""

from annotation.errors.base import N_, WorkbenchError


class NotAllowed(WorkbenchError):
    message = N_("{name} may not do this: it needs the right “{right}”. Ask {whom}.")


class InvalidPerson(WorkbenchError):
    message = N_("{name} was not listed: {reason}.")


class UnknownPerson(WorkbenchError):
    message = N_("{name} is not in the list of people; there is: {known}.")


class AlreadyListed(WorkbenchError):
    message = N_("{name} is in the list already. Change the role instead (selon people role).")


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
