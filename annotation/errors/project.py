"""Articles, labels and the files of a project."""

from annotation.errors.base import N_, WorkbenchError


class UnknownArticle(WorkbenchError):
    message = N_("There is no article {article_id}. “selon articles” lists those that are stored.")


class StaleArticle(WorkbenchError):
    message = N_("The article was changed by somebody else after you saw it: revision {current}, not {base}.")


class ArticleRefused(WorkbenchError):
    message = N_("The article was not changed: {reason}.")


class InvalidCodebook(WorkbenchError):
    message = N_("The codebook {path} is not valid: {reason}. Correct the file and start again.")


class InvalidRegistry(WorkbenchError):
    message = N_(
        "The source registry {path} is not valid: line {line}: {reason}. Correct the file and start again."
    )


class InvalidProject(WorkbenchError):
    message = N_("The project’s settings {path} are not valid: {reason}. Correct the file.")


class UnwritableProject(WorkbenchError):
    message = N_(
        "{path} cannot be written: {reason}. Give yourself the right to write to it and to its folder."
    )


class CommitRefused(WorkbenchError):
    message = N_("The label was not stored: {reason}.")


class StaleCommit(CommitRefused):
    message = N_("The label was changed in another window after you saw it: revision {current}, not {base}.")


class StoreUnavailable(WorkbenchError):
    message = N_("The database {path} cannot be used: {reason}. {advice}")


class InvalidAddress(WorkbenchError):
    message = N_(
        "That is no address of a PostgreSQL database. Write "
        "postgresql+psycopg://user:password@host:port/name, and signs such as @ / : % in the password as %40 "
        "%2F %3A %25."
    )


class InvalidSecret(WorkbenchError):
    message = N_(
        "SELON_SECRET has {there} characters, and {needed} are needed. Set a longer one, the same for every "
        "server of the project."
    )


class CopyRefused(WorkbenchError):
    message = N_("Nothing was copied to {target}: {reason}.")


class AlreadySuggesting(WorkbenchError):
    message = N_(
        "Another process reads the articles of {path} for suggestions already. "
        "Pause it on the Suggestions page, or let it finish."
    )


class ReadersDied(WorkbenchError):
    message = N_(
        "The processes that read articles for suggestions end at once. Is there memory enough? "
        "Start again; what was read is kept."
    )


class UnmappableOffset(WorkbenchError):
    message = N_("Position {offset} is not a character of the text of {length} {unit}.")


class UnwritableFile(WorkbenchError):
    message = N_("{path} cannot be written: {reason}. Choose another place with -o.")


class PortTaken(WorkbenchError):
    message = N_(
        "Port {port} on {address} is taken by another program. Choose another: make run PORT={next}."
    )
