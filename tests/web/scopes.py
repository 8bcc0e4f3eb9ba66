"""The table of roles × pages, actions and tables. An app adds its lines to the three tuples.

The county: a finance bureau over everyone; a union with a culture house below it (as its
department and as its upper union); an archive apart. Everyone's role is held at the unit
where such people work: the bureau's people at the bureau, the others at the union.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from django.test import Client

from hengji.web.accounts.models import Account, Grant, UnionShare
from hengji.web.accounts.roles import ADMINISTRATORS, Role
from hengji.web.rows.session import as_system
from hengji.web.units.models import Line, Staffing, Superior, Unit
from web import keyed
from web.budget import doing as money
from web.evaluation import doing as judging
from web.goals import doing

BUREAU, UNION, HOUSE, ARCHIVE = "财政局", "总工会", "文化宫", "档案馆"
EVERYONE = (BUREAU, UNION, HOUSE, ARCHIVE)
_SINCE = date(2020, 1, 1)
_AT_THE_BUREAU = (Role.BUREAU_DESK, Role.PERFORMANCE_DESK, Role.BUREAU_HEAD, Role.ANALYST)
Names: TypeAlias = tuple[str, ...]
Allowed: TypeAlias = Mapping[Role, Names]


@dataclass(frozen=True, slots=True)
class County:
    """Four units, and one person in each role."""

    units: tuple[Unit, ...]
    people: Mapping[Role, Account]


def county() -> County:
    """Make the county."""
    with as_system("准备"):
        units = {
            name: Unit.objects.create(code=f"10{number}001", name=name)
            for number, name in enumerate(EVERYONE, 1)
        }
        for name in (UNION, HOUSE, ARCHIVE):
            _above(units[BUREAU], units[name], Line.FINANCE)
        for line in (Line.DEPARTMENT, Line.UNION):
            _above(units[UNION], units[HOUSE], line)
        people = {role: _person(role, units) for role in Role}
    return County(tuple(units.values()), people)


def _above(above: Unit, unit: Unit, line: Line) -> None:
    Superior.objects.create(above=above, unit=unit, line=line, since=_SINCE)


def _person(role: Role, units: Mapping[str, Unit]) -> Account:
    account = Account.objects.create_user(role.value, role.label)
    unit = (
        None if role in ADMINISTRATORS else units[BUREAU if role in _AT_THE_BUREAU else UNION]
    )
    Grant.objects.create(account=account, role=role, unit=unit, since=_SINCE)
    return account


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a unit: who may open it; others get 404 for units they do not see at all,
    403 with the reason otherwise.
    """

    label: str
    address: str
    allowed: Allowed

    def __str__(self) -> str:
        return self.label

    def url(self, code: str) -> str:
        return self.address.format(code=code)

    def expected(self, role: Role, unit: str) -> int:
        if unit in self.allowed.get(role, ()):
            return 200
        return 403 if unit in IDENTITY.get(role, ()) else 404


class Answer(Protocol):
    """What the test client gives back."""

    status_code: int


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is done to a unit; refused with any status from 400 on."""

    label: str
    do: Callable[[Client, County, Unit], Answer]
    allowed: Allowed

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its history: whose rows each role reads, and changes with ``touch``."""

    name: str
    make: Callable[[Unit], object]
    touch: str
    read: Allowed
    written: Allowed
    column: str = "unit_id"
    history: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "history", self.history or f"{self.name}event")

    def __str__(self) -> str:
        return self.name


_OWN: Names = (UNION,)
_UNDER: Names = (UNION, HOUSE)
SEES: Allowed = {
    Role.CLERK: _OWN,
    Role.HEAD: _OWN,
    Role.EVALUATION_GROUP: _OWN,
    Role.SUPERVISOR: _UNDER,
    Role.BUREAU_DESK: EVERYONE,
    Role.PERFORMANCE_DESK: EVERYONE,
    Role.BUREAU_HEAD: EVERYONE,
    Role.UPPER_UNION: _UNDER,
    Role.UNION_AUDIT: _UNDER,
    Role.ANALYST: EVERYONE,
}
_WORKS_THERE = (Role.CLERK, Role.HEAD, Role.EVALUATION_GROUP)
IDENTITY: Allowed = {**SEES, **dict.fromkeys(_WORKS_THERE, _UNDER)}
"""Whose name, year and staff: those that are seen, and those that are put together."""
EVALUATED: Allowed = {
    role: names
    for role, names in SEES.items()
    if role not in (Role.UPPER_UNION, Role.UNION_AUDIT)
}
FISCAL: Allowed = {**EVALUATED, **dict.fromkeys(_WORKS_THERE, _UNDER)}
"""The fiscal book: a department's own people read those of its subordinate units too."""
UNION_BOOK: Allowed = {
    Role.CLERK: _OWN,
    Role.HEAD: _OWN,
    Role.EVALUATION_GROUP: _OWN,
    Role.UPPER_UNION: (HOUSE,),
    Role.UNION_AUDIT: (HOUSE,),
}
PERSONS: Allowed = {Role.CLERK: _OWN, Role.HEAD: _OWN}
FILLS: Allowed = {Role.CLERK: _OWN}
SIGNS: Allowed = {Role.HEAD: _OWN, Role.EVALUATION_GROUP: _OWN}
_OF_THE_BUREAU: Names = (UNION, HOUSE, ARCHIVE)
REVIEWS: Allowed = {
    Role.SUPERVISOR: (HOUSE,),
    Role.BUREAU_DESK: _OF_THE_BUREAU,
    Role.PERFORMANCE_DESK: _OF_THE_BUREAU,
    Role.BUREAU_HEAD: _OF_THE_BUREAU,
    Role.UPPER_UNION: (HOUSE,),
    Role.UNION_AUDIT: (HOUSE,),
}

JUDGES: Allowed = {**FILLS, **SIGNS}
WRITES_YEARS: Allowed = {**FILLS, **SIGNS, **REVIEWS}
_YEAR = "/units/{code}/years/2024/"
PAGES: tuple[Page, ...] = (
    Page("年度总览", _YEAR, SEES),
    Page("一步还缺什么", f"{_YEAR}missing/goals/", SEES),
    Page("财政账还缺什么", f"{_YEAR}missing/budget/", EVALUATED),
    *(Page(label, address, SEES) for label, address in money.BASICS.items()),
    *(Page(label, address, FISCAL) for label, address in money.book_pages("budget").items()),
    *(Page(label, address, UNION_BOOK) for label, address in money.book_pages("union").items()),
    Page("绩效目标", f"{_YEAR}goals/", SEES),
    Page("指标完成情况", f"{_YEAR}evidence/", SEES),
    Page("附件", f"{_YEAR}evidence/files/", SEES),
    Page("业务台账", f"{_YEAR}evidence/ledgers/", SEES),
    Page("文体活动台账", f"{_YEAR}evidence/ledgers/activities/", SEES),
    Page("台账模板", f"{_YEAR}evidence/ledgers/activities/template/", SEES),
    Page("满意度调查", f"{_YEAR}evidence/surveys/", SEES),
    *(
        Page(label, f"{_YEAR}evaluation/{rest}", EVALUATED)
        for label, rest in judging.PAGES.items()
    ),
    *(
        Page(label, f"{_YEAR}report/{rest}", EVALUATED)
        for label, rest in judging.REPORT_PAGES.items()
    ),
    Page("工会经费自评", f"{_YEAR}evaluation/union/", UNION_BOOK),
)
ACTIONS: tuple[Action, ...] = (
    Action(
        "共享工会账",
        lambda client, _, unit: client.post(
            f"/accounts/union-book/{unit.code}/", {"share": "yes"}
        ),
        {Role.HEAD: _OWN},
    ),
    Action("填写支付", money.save_payment("budget"), FILLS),
    Action("填写工会账支付", money.save_payment("union"), FILLS),
    Action("导入支付", money.upload, FILLS),
    Action("登记固定资产", money.save_card, FILLS),
    Action("撤销导入", money.undo, FILLS),
    Action("登记账间划转", money.transfer, FILLS),
    Action("改单位名称", money.rename, FILLS),
    Action("开启年度", money.open_year, FILLS),
    Action("新建目标表", doing.new_sheet, FILLS),
    Action("填写目标表", doing.fill_sheet, FILLS),
    Action("目标表送审", doing.submit, FILLS),
    Action(
        "目标审核意见",
        doing.opinion,
        {Role.SUPERVISOR: (HOUSE,), Role.BUREAU_DESK: (UNION, ARCHIVE)},
    ),
    Action("登记纸质批复", doing.approve_on_paper, SIGNS),
    Action("上传附件", doing.upload, FILLS),
    Action("打开附件", doing.open_file, {**FILLS, **SIGNS, **REVIEWS}),
    Action("打开含个人信息的附件", doing.open_personal_file, {**FILLS, **SIGNS}),
    Action("登记台账", doing.record, FILLS),
    Action("填写完成值", doing.attain, FILLS),
    Action("新建调查", doing.survey, FILLS),
    Action("开始自评", judging.begin, FILLS),
    Action("退回自评", judging.take_back, JUDGES),
    Action("写情况说明", judging.state, FILLS),
    Action("写偏差原因", judging.judge, JUDGES),
    Action("写存在的问题", judging.name_problem, FILLS),
    Action("注明上年没有问题", judging.none_named, FILLS),
    Action("写签字信息", judging.who_signs, FILLS),
    Action("写评价组成员", judging.evaluator, FILLS),
    Action("选择自评范围", judging.consolidate, FILLS),
    Action("写报告段落", judging.write_passage, FILLS),
    Action("说明数字的出处", judging.vouch_for_figure, FILLS),
    Action("带入上年的文字", judging.take_last_years_text, FILLS),
    Action("确认报告", judging.confirm_report, FILLS),
)
_REWRITES, _RESOURCES = "markup = '改'", "basis = '改'"
TABLES: tuple[Table, ...] = (
    Table(
        "units_staffing",
        lambda unit: Staffing.objects.create(unit=unit, year=2024, kind="retired", count=1),
        "count = 2",
        read=IDENTITY,
        written=FILLS,
    ),
    Table(
        "units_unit",
        lambda unit: unit,
        "name = name || '（改）'",
        read=IDENTITY,
        written=FILLS,
        column="id",
    ),
    Table(
        "accounts_unionshare",
        lambda unit: UnionShare.objects.create(unit=unit, since=_SINCE, until=_SINCE),
        "until = NULL",
        read=SEES,
        written=SIGNS,
    ),
    *(Table(name, make, touch, IDENTITY, FILLS) for name, make, touch in money.unit_rows()),
    *(
        Table(name, make, touch, FISCAL, FILLS)
        for name, make, touch in money.book_rows("fiscal")
    ),
    *(
        Table(name, make, touch, UNION_BOOK, FILLS)
        for name, make, touch in money.book_rows("union")
    ),
    Table(
        "budget_importfile",
        money.file_of,
        "data = ''",
        FISCAL,
        FILLS,
        history="budget_importfile",
    ),
    Table(
        "units_unityear",
        money.year_of,
        "frugality = '改'",
        IDENTITY,
        WRITES_YEARS,
    ),
    Table("units_succession", money.came_of, "share = 0.5", IDENTITY, REVIEWS),
    Table("goals_goalsheet", doing.make_sheet, "overall = '改'", SEES, FILLS),
    Table("goals_indicator", doing.make_sheet, "target = '9'", SEES, FILLS),
    Table(
        "goals_review", doing.make_sheet, "document = '改'", SEES, {**FILLS, **SIGNS, **REVIEWS}
    ),
    Table("evidence_attachment", doing.make_attachment, "note = '改'", SEES, FILLS),
    Table("evidence_binding", doing.make_binding, "claim = '改'", SEES, FILLS),
    Table("evidence_activityrecord", doing.make_record, "title = '改'", SEES, FILLS),
    Table("evidence_activityimport", doing.make_import, "rows = 2", SEES, FILLS),
    Table("evidence_attainment", doing.make_attainment, "value = '9'", SEES, FILLS),
    Table("evidence_survey", doing.make_survey, "title = '改'", SEES, FILLS),
    Table("evidence_question", doing.make_survey, "text = '改'", SEES, FILLS),
    Table("evidence_tally", doing.make_tally, "count = 2", SEES, FILLS),
    *(
        Table(name, make, touch, SEES, JUDGES if name in judging.SIGNED else FILLS)
        for name, make, touch in judging.ROWS
    ),
    *(
        table
        for book, reads in (("fiscal", FISCAL), ("union", UNION_BOOK))
        for table in (
            Table("evaluation_passage", keyed.passage_of(book), _REWRITES, reads, FILLS),
            Table("evaluation_handfigure", keyed.figure_of(book), _RESOURCES, reads, FILLS),
            Table(
                "evaluation_handover",
                keyed.handed_over(book, "return"),
                "name = '改'",
                reads,
                {**FILLS, **{role: names for role, names in REVIEWS.items() if role in reads}},
            ),
        )
    ),
    Table(
        "evidence_usedslip",
        doing.make_used_slip,
        "number = 2",
        SEES,
        FILLS,
        history="evidence_usedslip",
    ),
    Table(
        "evidence_answersheet",
        doing.make_answers,
        "choices = '{}'",
        SEES,
        FILLS,
        history="evidence_answersheet",
    ),
)
