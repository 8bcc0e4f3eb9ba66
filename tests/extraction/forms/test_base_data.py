"""The base data form: rows below rows, stands beside each other, units."""

from __future__ import annotations

from extraction.forms.sketched import digits, forms
from hengji.extraction.forms import Tables, facts_of_forms, relations_of_tables
from hengji.report.facts import Basis
from hengji.report.forms import FormKind
from hengji.report.relations import Exhaustive, PartsOfWhole

BASE = """
部门整体支出绩效评价基础数据表
填报单位：青禾县总工会
| 财政供养人员情况 | 编制数 | 2023年实际在职人数 | 控制率 |
| ^ | 16 | 15 | 93.75% |
| 经费控制情况（万元） | 2022年决算数 | 2023年预算数 | 2023年决算数 |
| 三公经费 | 5.70 | 5.50 | 5.00 |
| 1、公务用车购置和维护经费 | 3.60 | 3.50 | 3.24 |
| 其中：公车购置 | 0 | 0 | 0 |
| 公车运行维护 | 3.60 | 3.50 | 3.24 |
| 2、出国经费 | 0 | 0 | 0 |
| 3、公务接待 | 2.10 | 2.00 | 1.76 |
| 项目支出： | 46.30 | 52.00 | 48.06 |
| 1、业务工作经费 | 36.50 | 42.00 | 38.46 |
| 2、运行维护经费 |  |  |  |
| …… |  |  |  |
| 公用经费 | 33.20 | 33.00 | 31.35 |
| 其中：办公费 | 13.90 | 14.00 | 13.10 |
| 政府采购金额 | —— | 12.00 | 11.58 |
| 厉行节约保障措施 |  |  |  |
填表人：周启明
"""


def test_base_data_hierarchy() -> None:
    (form,) = forms(BASE)
    assert form.kind is FormKind.BASE_DATA
    assert [(r.depth, r.label, r.parent) for r in form.base_rows] == [
        (0, "三公经费", ""),
        (1, "1、公务用车购置和维护经费", "三公经费"),
        (2, "其中:公车购置", "1、公务用车购置和维护经费"),
        (2, "公车运行维护", "1、公务用车购置和维护经费"),
        (1, "2、出国经费", "三公经费"),
        (1, "3、公务接待", "三公经费"),
        (0, "项目支出:", ""),
        (1, "1、业务工作经费", "项目支出:"),
        (1, "2、运行维护经费", "项目支出:"),
        (0, "公用经费", ""),
        (1, "其中:办公费", "公用经费"),
        (0, "政府采购金额", ""),
    ]
    purchase = form.base_rows[-1]
    assert purchase.prior is None and digits(purchase.final) == "11.58"


def test_facts_of_base_data() -> None:
    facts = facts_of_forms(forms(BASE), 2023)
    found = {(f.term, f.year, f.basis): str(f.figure) for f in facts}
    assert found["公用经费", 2022, Basis.PRIOR_FINAL] == "33.20 万元"
    assert found["公用经费", 2023, Basis.FINAL] == "31.35 万元"
    assert found["编制数", 2023, Basis.UNSTATED] == "16 人"
    assert found["在职人数", 2023, Basis.UNSTATED] == "15 人"
    assert all(f.certain for f in facts)


def test_three_public_expenses_are_whole_by_definition() -> None:
    found = [
        r for r in relations_of_tables(Tables([]), forms(BASE)) if isinstance(r, PartsOfWhole)
    ]
    whole = {(r.total.name, digits(r.total)): r for r in found}
    assert whole["三公经费", "5.00"].exhaustive is Exhaustive.BY_DEFINITION
    assert [digits(p) for p in whole["三公经费", "5.00"].parts] == ["3.24", "0", "1.76"]
    assert whole["公用经费", "31.35"].exhaustive is Exhaustive.OPEN
    assert whole["项目支出", "48.06"].exhaustive is Exhaustive.OPEN


def test_unstated_unit_is_uncertain() -> None:
    facts = facts_of_forms(forms(BASE.replace("（万元）", "")))
    money = [f for f in facts if f.term == "公用经费"]
    assert money and not any(f.certain for f in money)


def test_unit_of_the_form_is_taken() -> None:
    facts = facts_of_forms(forms(BASE.replace("（万元）", "（元）")))
    assert {f.figure.unit.symbol for f in facts if f.term == "公用经费"} == {"元"}


def test_a_block_starts_afresh_below_rows_nobody_knows() -> None:
    text = """
    部门整体支出绩效评价基础数据表
    | 经费控制情况（万元） | 2022年决算数 | 2023年预算数 | 2023年决算数 |
    | 项目支出 | 60 | 60 | 60 |
    | 2专项资金（一个专项一行） |  |  |  |
    | 春节慰问资金 | 30 | 30 | 30 |
    | 三公经费 | 5.70 | 5.50 | 5.00 |
    """
    (form,) = forms(text)
    assert [(r.depth, r.term) for r in form.base_rows] == [
        (0, "项目支出"),
        (1, "专项资金"),
        (1, ""),
        (0, "三公经费"),
    ]
