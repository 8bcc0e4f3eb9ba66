"""正文列出了各个项目的名称和金额，附的项目自评表比项目少，就要看是哪个项目没有自评表。

表比列出的项目多或者一样多的，名称写法不同也不提。
"""

from collections.abc import Iterator

from hengji.audit.checks.package import enclose, severity_of_gap, where
from hengji.audit.rule import (
    Case,
    Outcome,
    PrintedForm,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
    silent,
)
from hengji.audit.samples import indicator_form
from hengji.report.facts import Fact
from hengji.report.forms import FormKind
from hengji.report.relations import PartsOfWhole

_TEXT = "2024年项目支出决算数12.00万元，其中：职工关爱专项5.00万元，文化宫运行维护7.00万元。\n"
_SHORTEST = 4
"""Characters below which a label is no name of a project."""


def _form(project: str) -> str:
    row = ("产出指标", "数量指标", "开展活动", "≥10场", "12场", "10", "10")
    head, _, rows = indicator_form(row, title="项目支出绩效自评表").partition("\n")
    return f"{head}\n| 项目名称 | {project} | < | < | < | < | < | < |\n{rows}\n"


@rule(
    "XD119",
    "有的项目没有自评表",
    severity=Severity.NOTE,
    basis=PrintedForm("每个项目填报一张项目支出绩效自评表"),
    message="项目支出中的 {names} 未见项目支出绩效自评表，{where}只有 {forms} 张{enclose}",
    remedy="补附这个项目的项目支出绩效自评表；已并入其他项目自评的，在正文写明。",
    needs="正文没有列出各个项目，或者没有写明项目名称的自评表",
    examples=(
        accepts(_TEXT + _form("职工关爱专项") + _form("文化宫运行维护")),
        accepts(_TEXT + _form("职工关爱") + _form("工人文化宫开放")),
        rejects(_TEXT + _form("职工关爱专项"), severity="note"),
        rejects(_TEXT + _form("职工关爱专项"), packaged=True, severity="warning"),
        silent(_TEXT),
    ),
)
def project_left_out(case: Case) -> Iterator[Outcome]:
    forms = case.report.forms_of(FormKind.PROJECT_EVALUATION)
    if not forms or case.report.forms_of(FormKind.PROJECT_SUMMARY):
        return
    own = ["".join(form.project.split()) for form in forms]
    projects = {_name(part): part for part in _projects(case)}
    if not projects or not all(own):
        return
    missing = [name for name in projects if not any(name in o or o in name for o in own)]
    if not missing or len(projects) <= len(forms):
        yield passed()
        return
    yield breach(
        *(projects[name] for name in missing),
        severity=severity_of_gap(case),
        names=[f"“{name}”" for name in missing],
        where=where(case),
        forms=len(forms),
        enclose=enclose(case),
    )


def _projects(case: Case) -> Iterator[Fact]:
    """Parts of 项目支出 with names of their own, not classes of spending or sources."""
    for one in case.report.relations_of(PartsOfWhole):
        if one.total.term == "项目支出" and one.certain and all(map(_is_project, one.parts)):
            yield from (part for part in one.parts if part.figure.digits)


def _is_project(part: Fact) -> bool:
    return bool(part.scope or not part.term) and len(_name(part)) >= _SHORTEST


def _name(part: Fact) -> str:
    return "".join((part.scope or part.wording).split()).strip("：:，、；“”")
