"""Tables of the self-evaluation: what the unit says, how it judges, what it signed."""

from hengji.web.evaluation.models.report import HandFigure, Passage, PassageState
from hengji.web.evaluation.models.scores import Evaluation, Judgement
from hengji.web.evaluation.models.statements import (
    Evaluator,
    Problem,
    Rectification,
    SigningDetails,
    Statement,
    Topic,
)
from hengji.web.evaluation.models.versions import (
    Handover,
    Signature,
    Version,
    VersionFile,
)

__all__ = [
    "Evaluation",
    "Evaluator",
    "HandFigure",
    "Handover",
    "Judgement",
    "Passage",
    "PassageState",
    "Problem",
    "Rectification",
    "Signature",
    "SigningDetails",
    "Statement",
    "Topic",
    "Version",
    "VersionFile",
]
