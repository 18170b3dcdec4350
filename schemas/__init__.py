"""NOUNS: frozen values, their shape and local validity. Imports nothing of ours, no input or output."""

from schemas.agreement import (
    HAS_STANCE,
    IS_ATTRIBUTED,
    STANCE,
    VOICE,
    AgreementQuery,
    AgreementReport,
    Cell,
    ChainAgreement,
    ChainPart,
    CrossTable,
    Diagonal,
    DimensionAgreement,
    Disagreement,
    Divergence,
    Figure,
    Figures,
    Interval,
    LatentEstimate,
    LatentValue,
    PairAgreement,
    Reason,
    SharedUnit,
    SliceAgreement,
    SliceBy,
    SpanAgreement,
    SpanPart,
    Undefined,
)
from schemas.article import (
    LABELLED_KINDS,
    SENTENCE_KINDS,
    Article,
    DateCertainty,
    EncodingCertainty,
    Metadata,
    Sentence,
    SentenceKind,
)
from schemas.assignment import (
    Assignment,
    BlindReading,
    Drawn,
    HeldSeat,
    Means,
    Portion,
    Seating,
    SeatQuery,
    SeatState,
    Standing,
    Workload,
)
from schemas.assistance import AssistanceReport, Comparison, Difference, Haste, Rate, Side, Tally
from schemas.base import Span, Value
from schemas.claim import (
    CHAIN_SEPARATOR,
    CUE_FORCES,
    HOP_KINDS,
    LINK_RELATIONS,
    QUOTE_TYPES,
    STANCE_SEPARATOR,
    Claim,
    CueForce,
    Hop,
    HopKind,
    HopRole,
    Link,
    LinkRelation,
    QuoteType,
    Scope,
    Stance,
    Voice,
)
from schemas.codebook import (
    ADMIRALTY,
    CREDIBILITY,
    RELIABILITY,
    Axis,
    Choice,
    Codebook,
    Derivation,
    Dimension,
)
from schemas.columns import COLUMN_NAMES, COLUMNS, Column
from schemas.delivery import Delivery
from schemas.diff import CAUSES, Cause, Confusion, DiffSummary, RowChange, RowFate
from schemas.edition import Edition, EditionCause
from schemas.exchange import ARTICLES_FORMAT, Carried, CarriedArticle, CarriedClaim, CarriedLabels
from schemas.incoming import Incoming, Original
from schemas.labels import (
    CLAIM,
    REJECTION,
    SENTENCE,
    Acknowledgement,
    Assistance,
    Change,
    Commit,
    Decision,
    Label,
    SentenceState,
    Status,
)
from schemas.ledger import LedgerQuery, LedgerRole
from schemas.listing import ArticleOrder, ArticleQuery, ArticleSummary, Progress, ProgressState
from schemas.model import (
    FEATURES,
    DimensionFigures,
    Judge,
    LabelCounts,
    Measured,
    ModelCard,
    OpenSentence,
    Ranking,
    Shortage,
    ValueFigures,
)
from schemas.person import RIGHTS, ROLES, Person, PersonRevision, Right, Role, is_address
from schemas.progress import (
    ARTICLE_STATES,
    AnalystFigures,
    ArticleFigures,
    ArticleState,
    Closing,
    DayFigures,
    Forecast,
    NoForecast,
    ProgressReport,
    Reading,
    Unforeseen,
    WholeFigures,
)
from schemas.project import MOST_HIDDEN, MOST_READERS, ProjectSettings
from schemas.readers import (
    GOLD,
    MOST_NAME,
    is_analyst,
    is_repeat,
    is_reserved,
    may_be_person,
    person_of,
    repeat_of,
)
from schemas.reading import ReadingFailure, ReadingState
from schemas.ruling import MOST_REASON, Review, Ruling, Seen
from schemas.source import (
    AFFILIATIONS,
    RELIABILITIES,
    SOURCE_STATES,
    Affiliation,
    Grade,
    Reliability,
    Source,
    SourceCause,
    SourceQuery,
    SourceRevision,
    SourceState,
    UnmatchedName,
)
from schemas.split import SPLITS, GroupBy, Groups, Place, Share, Split, SplitPlan, TestRows
from schemas.split_report import (
    Balance,
    Deviation,
    Leaks,
    Prediction,
    Shortcut,
    SplitCounts,
    SplitReport,
)
from schemas.story import StoryClaim, StoryView
from schemas.suggestion import Agent, Proposal, Suggestion
from schemas.training import (
    Answered,
    CodeFigures,
    CurvePoint,
    Estimate,
    Gain,
    Lack,
    LackOf,
    Part,
    TaskReport,
    TrainReport,
)
from schemas.version import (
    Manifest,
    Missing,
    Preview,
    Publication,
    PublishedFile,
    Readers,
    Selection,
    Texts,
    Verification,
)
