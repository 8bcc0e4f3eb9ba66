"""Tables of the evidence. No table holds names of persons; a survey holds no persons at all."""

from hengji.web.evidence.models.activities import ActivityImport, ActivityRecord
from hengji.web.evidence.models.attachments import Attachment, Binding
from hengji.web.evidence.models.attainments import Attainment
from hengji.web.evidence.models.surveys import (
    AnswerSheet,
    Question,
    Survey,
    Tally,
    UsedSlip,
)

__all__ = [
    "ActivityImport",
    "ActivityRecord",
    "AnswerSheet",
    "Attachment",
    "Attainment",
    "Binding",
    "Question",
    "Survey",
    "Tally",
    "UsedSlip",
]
