"""Working lists and surveys of the union's units in a made-up year."""

from __future__ import annotations

from datetime import date

from hengji.web.budget.models import Project
from hengji.web.demonstration.aims import share
from hengji.web.demonstration.money import MadeYear
from hengji.web.demonstration.plan import County, WorkList, chance
from hengji.web.evidence.models import ActivityRecord, Survey

_SENT = 120


def make_work(county: County, made: MadeYear) -> None:
    """A year of records; none for units that keep no working lists here."""
    if not made.plan.work:
        return
    projects = {one.code: one for one in Project.objects.filter(**made.of)}
    by_goals = {_LIST_OF[one.goals]: projects[one.code] for one in made.plan.projects}
    ActivityRecord.objects.bulk_create(
        record for one in county.work for record in _records(made, one, by_goals)
    )
    _survey(made, None)
    for project in projects.values():
        _survey(made, project)


_LIST_OF = {
    "aid": "aid",
    "aid-centre": "aid",
    "stations": "stations",
    "culture-project": "activities",
    "venue": "activities",
}
"""Which working list a project's sheet is measured by."""


def _records(
    made: MadeYear, one: WorkList, projects: dict[str, Project]
) -> list[ActivityRecord]:
    dice = chance(made.plan.code, made.year, one.ledger)
    count = share(one.records, made.plan.work)
    found = []
    for number in range(1, count + 1):
        month = 1 + (number * 11) // count
        counts = {
            key: str(dice.randint(low, high)) for key, (low, high) in one.measures.items()
        }
        found.append(
            ActivityRecord(
                **made.of,
                ledger=one.ledger,
                day=date(made.year, min(month, 12), dice.randrange(1, 28)),
                title=f"{one.title}（第{number}次）" if count > 1 else one.title,
                place="青禾县",
                counts=counts,
                marks=list(one.marks),
                project=projects.get(one.ledger),
            )
        )
    return found


def _survey(made: MadeYear, project: Project | None) -> None:
    dice = chance(made.plan.code, made.year, "survey", project.code if project else "")
    valid = dice.randrange(100, 116)
    Survey.objects.create(
        **made.of,
        title=f"{made.year}年度{project.name if project else '职工群众'}满意度调查",
        subject="职工群众",
        project=project,
        method=Survey.Method.ENTERED,
        state=Survey.State.CLOSED,
        sent=_SENT,
        returned=dice.randrange(valid, _SENT + 1),
        valid=valid,
        satisfied=valid - dice.randrange(2, 9),
        held_on=date(made.year, 12, 15),
    )
