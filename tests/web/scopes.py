"""The table of roles × pages, actions and tables. An app adds its lines to the three tuples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.test import Client

from hengji.web.accounts.models import UnionShare
from hengji.web.accounts.roles import Role
from hengji.web.units.models import Staffing, Unit
from web.budget import doing as money
from web.county import (
    ARCHIVE,
    EVALUATED,
    FILLS,
    FISCAL,
    HOUSE,
    IDENTITY,
    JUDGES,
    REVIEWS,
    SEES,
    SIGNS,
    SINCE,
    UNION,
    UNION_BOOK,
    WRITES_YEARS,
    Allowed,
    Answer,
    County,
)
from web.evaluation import doing as judging
from web.goals import doing
from web.keyed.evaluation import figure_of, passage_of
from web.keyed.signing import handed_over


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
        {Role.HEAD: (UNION,)},
    ),
    Action("填写支付", money.save_payment("budget"), FILLS),
    Action("填写工会账支付", money.save_payment("union"), FILLS),
    Action("导入支付", money.upload, FILLS),
    Action("登记固定资产", money.save_card, FILLS),
    Action("撤销导入", money.undo, FILLS),
    Action("登记账间划转", money.transfer, FILLS),
    Action("修改账间划转", money.change_transfer, FILLS),
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
        lambda unit: UnionShare.objects.create(unit=unit, since=SINCE, until=SINCE),
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
            Table("evaluation_passage", passage_of(book), _REWRITES, reads, FILLS),
            Table("evaluation_handfigure", figure_of(book), _RESOURCES, reads, FILLS),
            Table(
                "evaluation_handover",
                handed_over(book, "return"),
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
