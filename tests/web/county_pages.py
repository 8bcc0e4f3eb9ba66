"""Every page of a unit's year in the demonstration county that is opened by an address."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from hengji.web.budget.models import Project
from hengji.web.evidence.models import Survey
from hengji.web.goals.models import GoalSheet, Indicator
from hengji.web.rows.session import as_system
from hengji.web.shell.steps import LABELS

YEAR = 2024
CLERKS = (("union-clerk", "129001"),)
"""Who looks, and at which unit: the union has the most of everything."""
_SHEETS = (
    "projects", "appropriations", "carry-over", "adjustments", "plan", "payments", "receipts",
)  # fmt: skip
_PAGES = (
    "",
    *(f"missing/{step}/" for step in LABELS),
    "basics/",
    "basics/staffing/",
    "basics/staffing/rate/",
    "basics/vehicles/",
    "basics/buildings/",
    "basics/assets/",
    "basics/assets/notes/",
    "basics/assets/overview/",
    "basics/assets/overview/compared/",
    "basics/assets/trace/end/",
    *(
        f"{book}/{rest}"
        for book in ("budget", "union")
        for rest in (
            "",
            "transfers/",
            "consolidation/",
            "imports/",
            "trace/adjusted@all/",
            *(f"sheets/{key}/" for key in _SHEETS),
            *(f"sheets/{key}/notes/" for key in _SHEETS),
        )
    ),
    "budget/sheets/procurement/",
    "budget/sheets/income/",
    "budget/trace/income_current/",
    "goals/",
    "evidence/",
    "evidence/files/",
    "evidence/ledgers/",
    "evidence/ledgers/activities/",
    "evidence/surveys/",
    "evaluation/",
    "evaluation/last-year/",
    "evaluation/scope/",
    "evaluation/sheet/",
    "evaluation/sheet/results/",
    "evaluation/what-if/",
    "evaluation/what-if/outcome/",
    "evaluation/statements/",
    "evaluation/statements/problems/",
    "evaluation/statements/rectification/",
    "evaluation/people/",
    "evaluation/people/evaluators/",
    "evaluation/forms/",
    "evaluation/forms/2/",
    "evaluation/forms/3/",
    "evaluation/trace/final.total/",
    "evaluation/audit/",
    "evaluation/audit/findings/",
    "evaluation/union/",
    "union/line/report/",
    "union/line/report/findings/",
    "union/line/report/passages/works/",
    "union/line/forms/",
    "union/line/forms/3/",
    "union/line/trace/final.total/",
    "union/line/audit/",
    "union/line/audit/findings/",
    "union/line/signing/",
    "union/line/signing/freeze/",
    "union/line/signing/freeze/check/",
    "union/line/signing/handover/",
    "report/",
    "report/findings/",
    "report/passages/duties/",
    "signing/",
    "signing/freeze/",
    "signing/freeze/check/",
    "signing/handover/",
    "rollover/",
    "rollover/first-year/",
)


def addresses(code: str) -> Iterator[str]:
    """The pages, those of single rows too."""
    year = f"/units/{code}/years/{YEAR}/"
    yield from ("/", "/units/", "/accounts/mine/")
    yield from (year + one for one in chain(_PAGES, _of_rows(code)))


def _of_rows(code: str) -> list[str]:
    of = {"unit__code": code, "year": YEAR}
    with as_system("看"):
        sheet = GoalSheet.objects.filter(**of).order_by("pk")[0].pk
        row = Indicator.objects.filter(sheet=sheet).order_by("pk")[0].pk
        project = Project.objects.filter(**of, book="fiscal").order_by("pk")[0].pk
        survey = Survey.objects.filter(**of).order_by("pk")[0].pk
    pages = ("", "remarks/", "library/", "adjustments/", "comparison/", f"rows/{row}/")
    return [
        *(f"goals/{sheet}/{rest}" for rest in pages),
        f"evidence/indicators/{row}/",
        f"evidence/surveys/{survey}/",
        f"evaluation/projects/{project}/",
        f"evaluation/projects/{project}/results/",
    ]
