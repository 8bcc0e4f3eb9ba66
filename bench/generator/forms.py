"""The official forms filled in for a year: base data, self-evaluation, project form."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

from generator.grids import Grid
from generator.indicators import Row, Sheet
from generator.model import Project, Year
from generator.printing import Style
from generator.slots import ADJUSTED, FINAL, INITIAL, MONEY, PRIOR
from generator.telling import Said

Print = Callable[[str], str]


class Clerk:
    """Fills in forms for one year in one style, noting every figure printed."""

    def __init__(self, year: Year, style: Style, rng: random.Random) -> None:
        self.year, self.style, self.rng = year, style.for_table(), rng
        self.budget = rng.choice(("initial", "adjusted"))

    def amount(
        self, grid: Grid, slot: str, terms: tuple[str, ...] = (), basis: str = ""
    ) -> str:
        """The digits of a money slot, noted on the grid with what they mean."""
        value = self.year.money[slot]
        digits, unit = self.style.money(value)
        known, stand = MONEY.get(slot, ((), ""))
        stand = "" if terms and not basis else basis or stand
        year = self.year.year - slot.startswith("prior_")
        grid.said.append(Said(slot, digits, unit, terms or known, stand, year))
        return digits

    def count(self, grid: Grid, slot: str, term: str) -> str:
        digits = f"{self.year.count[slot]}"
        grid.said.append(Said(slot, digits, "人", (term,), "", self.year.year))
        return digits

    # 基础数据表 ---------------------------------------------------------------

    def base(self) -> Grid:
        """附件1 or 附件1-1, in the order of the year's own form."""
        y = self.year.year
        caption = "附件1-1" if y >= 2023 else "附件1"
        grid = Grid("部门整体支出绩效评价基础数据表", caption, kind="base")
        grid.put(0, 0, "财政供养人员情况（人）", down=2)
        for column, text in ((1, "编制数"), (3, f"{y}年实际在职人数"), (5, "控制率")):
            grid.put(0, column, text, across=2)
        grid.put(1, 1, self.count(grid, "establishment", "编制数"), across=2)
        grid.put(1, 3, self.count(grid, "in_post", "在职人数"), across=2)
        rate = self.year.count["in_post"] / self.year.count["establishment"] * 100
        grid.put(1, 5, self.style.rate(rate), across=2, name="staff_rate")
        grid.put(2, 0, f"经费控制情况（{self.style.unit}）")
        heads = (
            (f"{y - 1}年决算数", f"{y}年预算数", f"{y}年决算数")
            if y >= 2023
            else ("上年决算数", "本年预算数", "本年决算数")
        )
        for i, text in enumerate(heads):
            grid.put(2, 1 + 2 * i, text, across=2)
        row = 3
        for label, slots in self._base_rows():
            self._base_row(grid, row, label, slots)
            row += 1
        self._base_tail(grid, row)
        return grid

    def _base_rows(self) -> list[tuple[str, tuple[str, str, str] | None]]:
        three = [
            ("三公经费", ("prior_three", "three_budget", "three")),
            ("  1、公务用车购置和维护经费", ("prior_car", "car_budget", "car")),
            ("    其中：公车购置", ("prior_car_buy", "car_buy_budget", "car_buy")),
            ("          公车运行维护", ("prior_car_run", "car_run_budget", "car_run")),
            ("  2、出国经费", ("prior_abroad", "abroad_budget", "abroad")),
            ("  3、公务接待", ("prior_reception", "reception_budget", "reception")),
        ]
        project = [
            ("项目支出：", ("prior_project", f"project_{self.budget}", "project")),
            ("  1、业务工作经费", None),
            ("  2、运行维护经费", None),
            (f"  3、{self.year.who.level}级专项资金（一个专项一行）", None),
        ]
        public = [
            ("公用经费", ("prior_public", "public_budget", "public")),
            ("  其中：办公费", ("prior_office", "office_budget", "office")),
            ("        水费、电费、差旅费", ("prior_travel", "travel_budget", "travel")),
            ("        会议费、培训费", ("prior_meeting", "meeting_budget", "meeting")),
        ]
        bought = ("prior_procurement", "procurement_budget", "procurement")
        if self.year.year >= 2023:
            return [*three, *project, *public, ("政府采购金额", bought)]
        whole = [
            ("支出总额", ("prior_executed", self.budget, "executed")),
            ("基本支出", ("prior_basic", f"basic_{self.budget}", "basic")),
            ("  其中：公用经费", ("prior_public", "public_budget", "public")),
        ]
        return [*whole, *project, *three, ("政府采购金额", bought)]

    def _base_row(
        self, grid: Grid, row: int, label: str, slots: tuple[str, str, str] | None
    ) -> None:
        grid.put(row, 0, label, name=label.strip())
        for i in range(3):
            basis = (PRIOR, "", FINAL)[i]
            text = ""
            if slots is not None:
                text = self._base_cell(grid, slots[i], basis)
            elif label.strip().startswith(("1、业务", "2、运行")):
                text = self._project_part(label, i)
            grid.put(row, 1 + 2 * i, text, across=2, name=f"{label.strip()}|{i}")

    def _base_cell(self, grid: Grid, slot: str, basis: str) -> str:
        money = self.year.money
        for sub in ("office", "travel", "meeting"):
            for name in (f"prior_{sub}", f"{sub}_budget"):
                money.setdefault(name, money[sub])
        terms = {"adjusted": ("支出合计", "全年预算数"), "initial": ("支出合计", "年初预算数")}
        known, _ = MONEY.get(slot.removesuffix("_adjusted").removesuffix("_initial"), ((), ""))
        return self.amount(grid, slot, terms.get(slot, known), basis)

    def _project_part(self, label: str, i: int) -> str:
        slot = ("prior_project", f"project_{self.budget}", "project")[i]
        whole = self.year.money[slot]
        work = sum((self._of(p, i) for p in self.year.projects[::2]), Decimal(0))
        value = work if "业务" in label else whole - work
        return self.style.money(value)[0]

    def _of(self, project: Project, i: int) -> Decimal:
        return (project.prior, getattr(project, self.budget), project.executed)[i]

    def _base_tail(self, grid: Grid, row: int) -> None:
        y = self.year.year
        grid.put(row, 0, f"楼堂馆所控制情况（{y}年完工项目）", down=2)
        heads = ("批复规模（㎡）", "实际规模（㎡）", "规模控制率", "预算投资（万元）",
                 "实际投资（万元）", "投资概算控制率")  # fmt: skip
        grid.line(row, heads, 1)
        grid.line(row + 1, [""] * 6, 1)
        grid.put(row + 2, 0, "厉行节约保障措施")
        text = "严格执行公务接待、公务用车、差旅管理制度，压减一般性支出。"
        grid.put(row + 2, 1, text, across=6, name="thrift")
        phone = f"0700-{self.rng.randint(2_000_000, 8_999_999)}"
        signed = "　　单位负责人签字：沈平川" if y < 2023 or self.rng.random() < 0.6 else ""
        grid.footer = (
            f"填表人：顾明远　　填报日期：{y + 1}年{self.rng.randint(2, 6)}月"
            f"{self.rng.randint(1, 28)}日　　联系电话：{phone}{signed}"
        )

    # 整体支出绩效自评表 --------------------------------------------------------

    def evaluation(self, sheet: Sheet) -> Grid:
        """附件1-2 or 附件2: funds, goals, indicators, totals. 2024 heads with points."""
        y, who = self.year.year, self.year.who
        caption = "附件2" if y == 2022 else "附件1-2"
        grid = Grid(f"{y}年度部门整体支出绩效自评表", caption, kind="evaluation")
        grid.put(0, 0, "预算单位名称", across=2)
        grid.put(0, 2, who.name, across=7, name="unit")
        self._funds(grid, sheet)
        grid.put(6, 0, "年度总体目标", down=2)
        grid.put(6, 1, "预期目标", across=4)
        grid.put(6, 5, "实际完成情况", across=4)
        goal = "保障机构正常运转，完成年度各项工作任务，提升服务质量和水平。"
        done = "机构运转正常，年度工作任务按计划推进，详见指标完成情况。"
        grid.put(7, 1, goal, across=4, name="goal")
        grid.put(7, 5, done, across=4, name="done")
        self._indicators(grid, sheet, 8)
        return grid

    def _funds(self, grid: Grid, sheet: Sheet) -> None:
        grid.put(1, 0, f"年度预算申请（{self.style.unit}）", down=5)
        heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
        grid.put(1, 1, "", across=2)
        grid.line(1, heads, 3)
        grid.put(2, 1, "年度资金总额", across=2)
        rate = self.year.money["executed"] / self.year.money["adjusted"] * 100
        shown = self.style.rate(rate)
        values = (
            self.amount(grid, "initial", ("年初预算数",), INITIAL),
            self.amount(grid, "adjusted", ("全年预算数",), ADJUSTED),
            self.amount(grid, "executed", ("全年执行数", "支出合计"), FINAL),
            sheet.exec_weight, shown, sheet.exec_score,
        )  # fmt: skip
        names = ("initial", "adjusted", "executed", "exec_weight", "exec_rate", "exec_score")
        for i, (name, text) in enumerate(zip(names, values, strict=True)):
            grid.put(2, 3 + i, text, name=name)
        year = self.year.year
        grid.said.append(Said("exec_rate", shown.rstrip("%"), "%", ("执行率",), "", year))
        grid.put(3, 1, "按收入性质分：", across=4)
        grid.put(3, 5, "按支出性质分：", across=4)
        general = self.amount(grid, "general")
        fund = self.style.money(self.year.money["gov_fund"])[0]
        grid.put(4, 1, f"其中：一般公共预算：{general}", across=4, name="general")
        grid.put(5, 1, f"政府性基金拨款：{fund}", across=4, name="fund")
        grid.put(4, 5, f"其中：基本支出：{self.amount(grid, 'basic')}", across=4, name="basic")
        project = self.amount(grid, "project")
        grid.put(5, 5, f"项目支出：{project}", across=4, name="project")

    def _indicators(self, grid: Grid, sheet: Sheet, top: int) -> None:
        rows = sheet.rows
        grid.put(top, 0, "绩效指标", down=len(rows) + 1)
        heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
                 "偏差原因分析及改进措施")  # fmt: skip
        grid.line(top, heads, 1)
        heading = self.year.year >= 2024
        _levels(grid, rows, top + 1, sheet.headings if heading else {})
        for i, row in enumerate(rows):
            texts = (row.level3, row.target, row.actual, row.weight, row.score, row.reason)
            names = ("level3", "target", "actual", "weight", "score", "reason")
            for j, (name, text) in enumerate(zip(names, texts, strict=True)):
                grid.put(top + 1 + i, 3 + j, text, name=f"{name}{i}")
        end = top + 1 + len(rows)
        label = "绩效自评综合得分" if heading else "总分"
        grid.put(end, 0, label, across=6)
        grid.put(end, 6, sheet.total_weight, name="total_weight")
        grid.put(end, 7, sheet.total, name="total")
        grid.put(end, 8, "")
        grid.said.append(Said("score", sheet.total, "分", ("自评总分",), "", self.year.year))
        if heading or self.rng.random() < 0.5:
            grid.put(end + 1, 0, "评价等次", across=6)
            grid.put(end + 1, 6, sheet.grade, across=3, name="grade")

    # 项目支出绩效自评表 ---------------------------------------------------------

    def project(self, project: Project, sheet: Sheet) -> Grid:
        """One project's form."""
        grid = Grid(f"{self.year.year}年度项目支出绩效自评表", "附件2-1", kind="project")
        for i, (label, text) in enumerate(
            (
                ("项目名称", project.name),
                ("主管部门", self.year.who.name),
                ("实施单位", self.year.who.name),
            )
        ):
            grid.put(i, 0, label, across=2)
            grid.put(i, 2, text, across=7)
        grid.put(3, 0, f"项目资金（{self.style.unit}）", down=5)
        grid.put(3, 1, "", across=2)
        heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
        grid.line(3, heads, 3)
        self._project_funds(grid, project, sheet)
        grid.put(8, 0, "年度总体目标", down=2)
        grid.put(8, 1, "预期目标", across=4)
        grid.put(8, 5, "实际完成情况", across=4)
        grid.put(9, 1, "按计划完成项目任务，资金使用合规。", across=4)
        grid.put(9, 5, "项目任务按进度推进，资金按规定用途支出。", across=4)
        self._indicators(grid, sheet, 10)
        return grid

    def _project_funds(self, grid: Grid, project: Project, sheet: Sheet) -> None:
        values = [self.style.money(v)[0] for v in
                  (project.initial, project.adjusted, project.executed)]  # fmt: skip
        rate = self.style.rate(project.executed / project.adjusted * 100)
        labels_ = ("年初预算数", "全年预算数", "全年执行数")
        for text, term in zip((*values, rate.rstrip("%")), (*labels_, "执行率"), strict=True):
            unit = "%" if term == "执行率" else self.style.unit
            grid.said.append(Said("allowed", text, unit, (term,), "", self.year.year))
        grid.put(4, 1, "年度资金总额", across=2)
        for i, text in enumerate((*values, sheet.exec_weight, rate, sheet.exec_score)):
            grid.put(4, 3 + i, text, name=f"project_fund{i}")
        zero = self.style.money(Decimal(0))[0]
        labels = ("其中：当年财政拨款", "上年结转资金", "其他资金")
        for row, (label, figures) in enumerate(
            zip(labels, (values, [zero] * 3, [zero] * 3), strict=True)
        ):
            grid.put(5 + row, 1, label, across=2)
            for i, text in enumerate((*figures, "—", "—", "—")):
                grid.put(5 + row, 3 + i, text)


def _levels(grid: Grid, rows: list[Row], top: int, points: dict[str, str]) -> None:
    """The merged level-1 and level-2 cells."""
    for column, of in ((1, _level1), (2, _level2)):
        start = 0
        for i in range(1, len(rows) + 1):
            same = i < len(rows) and of(rows[i]) == of(rows[start])
            if same and (column == 1 or rows[i].level1 == rows[start].level1):
                continue
            text = of(rows[start])
            if column == 1 and text in points:
                text = f"{text}（{points[text]}分）"
            grid.put(top + start, column, text, down=i - start, name=f"level{column}_{start}")
            start = i


def _level1(row: Row) -> str:
    return row.level1


def _level2(row: Row) -> str:
    return row.level2
