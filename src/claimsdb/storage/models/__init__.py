"""The tables, one file a noun. Importing this room registers all of them."""

from claimsdb.storage.models.base import Editable, Model
from claimsdb.storage.models.batch import Batch, BatchRange, Change, ImportRun
from claimsdb.storage.models.claim import Claim, ClaimLink, StatementClaim, Verdict
from claimsdb.storage.models.figure import Figure
from claimsdb.storage.models.judgement import Judgement
from claimsdb.storage.models.key import Key
from claimsdb.storage.models.origin import Base, Origin
from claimsdb.storage.models.position import Position
from claimsdb.storage.models.quote import Quote, QuoteSpan
from claimsdb.storage.models.source import Source, SourceCreator, SourceVersion
from claimsdb.storage.models.speaker import Speaker, SpeakerName
from claimsdb.storage.models.statement import Statement
from claimsdb.storage.models.topic import ClaimTopic, StatementTopic, Topic

__all__ = [
    "Base",
    "Batch",
    "BatchRange",
    "Change",
    "Claim",
    "ClaimLink",
    "ClaimTopic",
    "Editable",
    "Figure",
    "ImportRun",
    "Judgement",
    "Key",
    "Model",
    "Origin",
    "Position",
    "Quote",
    "QuoteSpan",
    "Source",
    "SourceCreator",
    "SourceVersion",
    "Speaker",
    "SpeakerName",
    "Statement",
    "StatementClaim",
    "StatementTopic",
    "Topic",
    "Verdict",
]
