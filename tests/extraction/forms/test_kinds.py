"""Which table is which form, and which is none."""

from __future__ import annotations

from extraction.forms.sketched import forms
from hengji.extraction.forms import facts_of_forms
from hengji.report.facts import Basis
from hengji.report.forms import FormKind


def test_goals_without_results() -> None:
    text = """
    | 一级指标 | 二级指标 | 三级指标 | 指标值 |
    | 产出指标 | 数量指标 | 竞赛场次 | ≥8场 |
    """
    (form,) = forms(text)
    assert form.kind is FormKind.GOALS and form.rows[0].actual is None


def test_cover_and_sign_off() -> None:
    text = """
    部门（单位）名称：云岭市临江区总工会
    预算编码：129001
    评价方式：部门（单位）绩效自评
    报告日期：2025年4月18日
    | 姓名 | 职务/职称 | 单位 | 签字 |
    | 宁若溪 | 主任 | 云岭市临江区总工会 |  |
    | 部门（单位）意见： 同意。 负责人（签章）： 日期：2025年4月18日 | < | < | < |
    """
    kinds = [f.kind for f in forms(text)]
    assert kinds == [FormKind.COVER, FormKind.EVALUATORS, FormKind.SIGN_OFF]
    code = forms(text)[0].field("预算编码")
    assert code is not None and code.value.text == "129001"


def test_plain_table_is_no_form() -> None:
    assert forms("| 姓名 | 年龄 |\n| 甲 | 3 |") == ()


ACCOUNTS = """
青禾县总工会收入支出决算总表
单位：万元
| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |
| 一、一般公共预算财政拨款收入 | 1 | 281.26 | 一、一般公共服务支出 | 8 | 226.46 |
| 二、事业收入 | 2 | 5.00 | 二、住房保障支出 | 9 | 59.80 |
| 本年收入合计 | 3 | 286.26 | 本年支出合计 | 10 | 286.26 |
"""


def test_final_accounts_for_comparison() -> None:
    (form,) = forms(ACCOUNTS)[:1]
    assert form.kind is FormKind.FINAL_ACCOUNTS
    facts = {f.term: f for f in facts_of_forms(forms(ACCOUNTS))}
    assert str(facts["事业收入"].figure) == "5.00 万元"
    assert facts["一般公共服务支出"].basis is Basis.FINAL and facts["一般公共服务支出"].certain
