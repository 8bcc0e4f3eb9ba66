"""What stands against freezing a year as it is, and which warnings ask for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hengji.web.evaluation.auditing import PackageAudit, audit_of
from hengji.web.evaluation.current import Current
from hengji.web.evaluation.report_outline import confirmed_figures, report_view
from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.stages import LASTING
from hengji.web.evaluation.targets import Addresses
from hengji.web.units.models import Unit, YearState

_BEGUN: Final = {YearState.EVALUATING, YearState.TO_SIGN, *LASTING} - {YearState.ARCHIVED}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands against freezing, and where it is mended."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Question:
    """A warning that may be signed with a reason; ``key`` names it in the form."""

    key: str
    code: str
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands against freezing the year as it is, and which warnings ask for a reason."""

    now: Current
    audit: PackageAudit | None
    obstacles: tuple[Obstacle, ...]
    questions: tuple[Question, ...]


def readiness(unit: Unit, year: int, route: Route = FISCAL) -> Readiness:
    """Look at the year as it stands. Raises ``NotAllSeen`` as the year does."""
    now = route.current(unit, year)
    at = Addresses.of(now.evaluation)
    if not now.has_forms:
        words = "本年度选用的表式没有官方表样，不能形成定稿。请在“单位与人员”里选择表式。"
        return Readiness(now, None, (Obstacle(words, at.url("units:basics")),), ())
    if not route.moves_year and (begun := tuple(_not_begun(now, at))):
        return Readiness(now, None, begun, ())
    audit = audit_of(now.package, at)
    return Readiness(now, audit, tuple(_obstacles(now, audit, at)), questions_of(audit))


def _not_begun(now: Current, at: Addresses) -> Iterator[Obstacle]:
    """What stands against a package whose own progress the state of the year does not tell."""
    own = now.evaluation.said.own_year
    if own is None or own.state not in _BEGUN:
        state = own.get_state_display() if own else "没有开启"
        words = f"年度的状态是“{state}”，开始自评以后才能定稿。"
        yield Obstacle(words, at.url("evaluation:overview"))
    if now.empty:
        yield Obstacle("工会账还没有数据。", at.url("union:overview"))


def _obstacles(now: Current, audit: PackageAudit, at: Addresses) -> Iterator[Obstacle]:
    loaded = now.evaluation
    start = at.url("evaluation:overview")
    if loaded.scores.total is None:
        yield Obstacle("总分还没有算出来。", start)
    for sheet in (loaded.scores, *loaded.inputs.project_scores):
        project = sheet.goals.project
        for one in sheet.outstanding:
            known = not project or project in at.projects
            url = at.sheet(project, one.indicator or "execution") if known else start
            yield Obstacle(f"{one.message}。", url)
    for gap in audit.gaps:
        lacking = "、".join(gap.lacking)
        yield Obstacle(f"报告的“{gap.title}”没有写成：缺{lacking}。", at.passage(gap.passage))
    for passage in report_view(now, confirmed_figures(now)).passages:
        if passage.edited and passage.loose:
            typed = "、".join(dict.fromkeys(figure.text for figure in passage.loose))
            words = f"报告的“{passage.title}”里 {typed} 没有关联数据，也没有说明出处。"
            yield Obstacle(words, at.passage(passage.code))
    for found in audit.errors:
        url = found.targets[0].url if found.targets else at.url("evaluation:audit")
        yield Obstacle(f"{found.finding.code} {found.finding.message}", url)


def questions_of(audit: PackageAudit) -> tuple[Question, ...]:
    """The warnings, each of which asks for a reason."""
    found = (one.finding for one in audit.warnings)
    return tuple(Question(one.fingerprint, one.code, one.title, one.message) for one in found)


def unanswered(
    questions: Iterable[Question], reasons: Mapping[str, str]
) -> tuple[Obstacle, ...]:
    """The questions to which no reason was given."""
    return tuple(
        Obstacle(f"{one.code} {one.message}须说明理由。", "#reasons")
        for one in questions
        if not reasons.get(one.key, "").strip()
    )


def accepted(questions: Iterable[Question], reasons: Mapping[str, str]) -> list[dict[str, str]]:
    """The warnings that stand, with their reasons, as a version keeps them."""
    return [
        {"code": one.code, "message": one.message, "reason": reasons[one.key].strip()}
        for one in questions
    ]
