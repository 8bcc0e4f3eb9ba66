"""正文写各项指标“均达到”目标，而自评表里有指标没有达到，表述与数字相矛盾。

同一段接着写的“目标5座，实际完成4座”也算。
"""

from collections.abc import Iterator

from hengji.audit.checks.claims import claims
from hengji.audit.checks.rows import name, rows
from hengji.audit.checks.told_targets import told_targets
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
    undecided,
)
from hengji.audit.samples import indicator_form
from hengji.report.facts import Text
from hengji.scoring import Unscored


@rule(
    "XD112",
    "写明均达到而有指标未达到",
    severity=Severity.WARNING,
    basis=Identity("均达到 ＝ 每个指标的完成值都达到目标值"),
    message="写明“{claim}”，而{name} 目标值“{target}”，完成值“{actual}”，没有达到",
    remedy="改写表述，或核对该指标的完成值。",
    needs="没有“均达到”一类的表述，或没有可以按数比较的指标",
    examples=(
        accepts(
            indicator_form(("产出指标", "数量指标", "开展活动", "≥10场", "12场", "10", "10"))
            + "各项指标均达到年初计划数。"
        ),
        rejects(
            indicator_form(("产出指标", "数量指标", "开展活动", "≥10场", "9场", "10", "9"))
            + "各项指标均达到年初计划数。"
        ),
        rejects("各项指标均已完成年初目标。其中培训目标5期，实际完成4期。"),
        accepts("各项指标均已完成年初目标。其中培训目标5期，实际完成6期。"),
        silent("培训目标5期，实际完成4期，因场地维修。"),
        silent("各项指标均达到年初计划数。"),
    ),
)
def reached_but_missed(case: Case) -> Iterator[Outcome]:
    stated_claims = list(claims(case, "reached"))
    if not stated_claims:
        return
    yield from _told(case, stated_claims[0])
    for one in rows(case):
        row = one.row
        found = one.score
        if isinstance(found, Unscored):
            yield undecided(found.reason)
        elif found.met:
            yield passed()
        else:
            yield breach(
                stated_claims[0],
                row.actual or row.level3,
                claim=stated_claims[0],
                name=name(row),
                target=one.target,
                actual=one.actual,
            )


def _told(case: Case, claim: Text) -> Iterator[Outcome]:
    """Targets and results that the paragraph of the claim tells itself."""
    for paragraph, target, actual in told_targets(case.report):
        if (paragraph.place.document, paragraph.place.block) != _at(claim):
            continue
        if not case.span(actual.figure).below(case.span(target.figure)):
            yield passed()
        else:
            yield breach(
                claim,
                actual,
                target,
                claim=claim,
                name=target.name,
                target=target,
                actual=actual,
            )


def _at(claim: Text) -> tuple[str, int]:
    return claim.place.document, claim.place.block
