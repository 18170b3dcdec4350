"""Who reads what, and what a lead settles."""

from annotation.errors.base import N_, WorkbenchError


class StaleAssignment(WorkbenchError):
    message = N_("Somebody else was given article {article_id} first, or reads it already. Look again.")


class NotAssigned(WorkbenchError):
    message = N_("Article {article_id} is read by others. Take the next one, or ask a lead for it.")


class NotThisReader(WorkbenchError):
    message = N_(
        "This was done in article {article_id} as “{reader}”, as whom {name} does not read it. "
        "Nothing is lost: ask a lead for the article, then save again."
    )


class NothingToTake(WorkbenchError):
    message = N_("No article waits for a reader. Ask a lead to add articles or readers.")


class RepeatStays(WorkbenchError):
    message = N_(
        "Article {article_id} is a second reading by {name}, which nobody else can do. Release it instead."
    )


class StaleReview(WorkbenchError):
    message = N_("Somebody else opened or closed the review of article {article_id} first. Look at it again.")


class ReviewClosed(WorkbenchError):
    message = N_("Article {article_id} is still being read blind. Wait for its readers, or open its review.")


class RulingRefused(WorkbenchError):
    message = N_("Nothing was settled: {reason}.")
