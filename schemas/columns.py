"""The columns of `labels.csv`, in order, with what each holds: the data dictionary."""

from schemas.base import Value


class Column(Value):
    """A column of the published table.

    Attributes:
        type: `string`, `integer`, `number`, `boolean`, `date` or `datetime` (Frictionless names).
    """

    name: str
    type: str
    description: str


def _columns(*rows: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(name=name, type=kind, description=text) for name, kind, text in rows)


COLUMNS = _columns(
    ("dataset", "string", "Name of the dataset."),
    ("version", "integer", "Number of the published version."),
    ("row_id", "string", "Same for the same article, sentence, claim and annotator in every version."),
    ("article_id", "string", "First 16 hexadecimal digits of article_sha256."),
    ("article_sha256", "string", "SHA-256 of the article's text in UTF-8."),
    ("outlet", "string", "Publisher of the article."),
    ("title", "string", "Title of the article."),
    ("published_at", "date", "Date of publication, when the article says it."),
    ("language", "string", "ISO 639-1 code."),
    ("story_id", "string", "Id of the first article of its story: of its near-duplicates, or its own id."),
    ("split", "string", "train, validation or test; empty while none is drawn."),
    ("sentence_index", "integer", "Place of the sentence in the article, from 0."),
    ("sentence_start", "integer", "First code point of the sentence in the article's text."),
    ("sentence_end", "integer", "Code point behind the sentence's last."),
    ("sentence_kind", "string", "title, byline, body, caption or boilerplate."),
    ("sentence_text", "string", "article_text[sentence_start:sentence_end]; each line break a space."),
    ("claim_id", "string", "The claim; the same on every row of a claim that covers several sentences."),
    ("claim_sentences", "string", "Indexes of the sentences that the claim covers, separated by a space."),
    ("voice", "string", "source (an attribution), author (the article's own voice), or empty when skipped."),
    ("scope", "string", "span, or article for a credit of the whole article in its byline."),
    ("source_name", "string", "Resolved name of the first hop of the chain."),
    ("source_id", "string", "Its entry in the source registry."),
    ("source_kind", "string", "person, official, government, agency, media, document, ..."),
    ("source_text", "string", "article_text[source_start:source_end]."),
    ("source_start", "integer", "First code point of the source; empty when it is implicit."),
    ("source_end", "integer", "Code point behind the source's last."),
    ("chain", "string", "Names from the originator outwards to the outlet, joined by ' > '."),
    ("chain_depth", "integer", "Number of names in the chain."),
    ("root_name", "string", "First name of the chain; the outlet where the author speaks."),
    ("root_id", "string", "Its entry in the source registry."),
    ("cue_text", "string", "article_text[cue_start:cue_end]; the lexical anchor."),
    ("cue_start", "integer", "First code point of the cue; empty when there is none."),
    ("cue_end", "integer", "Code point behind the cue's last."),
    ("cue_force", "string", "neutral, endorsing or distancing."),
    ("content_text", "string", "The content's pieces joined by ' […] ', line breaks as spaces."),
    ("content_spans", "string", "start-end of each piece of the content, separated by a space."),
    ("quote_type", "string", "direct, mixed or indirect."),
    ("stance_target", "string", "What the stance is towards; several are joined by ' | '."),
    ("stance", "string", "FAVOR, AGAINST, NEUTRAL or UNCLEAR, in the order of stance_target."),
    ("factuality_source", "string", "FactBank code as the originator presents the claim."),
    ("factuality_outlet", "string", "FactBank code as the article presents it."),
    ("source_reliability", "string", "NATO Admiralty code A to F."),
    ("information_credibility", "string", "NATO Admiralty code 1 to 6."),
    ("links", "string", "Claims that it is about: relation:article_id/claim_id, separated by a space."),
    ("note", "string", "The annotator's remark."),
    ("annotator", "string", "Who labelled; #gold for what a lead settled."),
    ("adjudicated_by", "string", "Who settled it; empty for what nobody settled."),
    ("adjudication_reason", "string", "Why it was settled so."),
    ("status", "string", "labelled, skipped, flagged or open (a claim in a sentence not yet left)."),
    (
        "decision",
        "string",
        "accepted, corrected, rejected, added or skipped: what was done with the suggestion.",
    ),
    ("suggested_by", "string", "Agent and version whose suggestion was decided on."),
    ("suggestion_shown", "boolean", "Whether the suggestion was on screen."),
    ("suggestion_score", "number", "The agent's score, in [0, 1]."),
    (
        "assistance",
        "string",
        "What was on screen when the sentence was closed: shown, hidden (held back), none; empty if unknown.",
    ),
    ("source_blind", "boolean", "Whether names of sources and outlets were hidden when the label was made."),
    ("seconds", "number", "Time from the last commit or arrival at the sentence to this label."),
    ("labelled_at", "datetime", "When the annotator made the label, in UTC; never later than its receipt."),
    ("codebook_version", "string", "The codebook that the label follows."),
)

COLUMN_NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
