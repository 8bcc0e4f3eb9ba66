"""Made-up years: consistent books, goals, attainments and points of one unit.

``made(seed)`` is deterministic. Points are worked out here in the plainest way, so that a
package does not depend on how ``hengji.scoring`` is written.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from hengji.composition import Evaluator, Rectified, Shortcoming, Signing, Told, YearInputs
from hengji.indicators import (
    Attainment,
    BandReached,
    DeadlineTarget,
    ExecutionScore,
    GoalSheet,
    Indicator,
    Manual,
    NumberTarget,
    Operator,
    QualitativeTarget,
    ScoredRow,
    ScoreSheet,
)
from hengji.indicators.records import Survey
from hengji.kernel.figures import Figure
from hengji.kernel.totals import RecordKind, RecordRef, rounded
from hengji.kernel.units import measure_unit
from hengji.ledger import (
    Adjustment,
    AdjustmentKind,
    Appropriation,
    Building,
    CarryOver,
    ExpenditureKind,
    FundType,
    Line,
    Origin,
    OriginKind,
    Payment,
    PostCount,
    PostKind,
    Procurement,
    Project,
    Staffing,
    ThreePublic,
    UnitIdentity,
    UnitKind,
    Vehicle,
    VehicleUse,
    YearBook,
)
from hengji.ledger.balances import Balances
from hengji.ledger.selection import Where
from hengji.profiles import profile as profile_of

UNITS = (
    ("青禾县总工会", "101001", "青禾县财政局"),
    ("云岭市临江区总工会", "215003", "云岭市临江区财政局"),
    ("松江县妇女联合会", "118002", "松江县财政局"),
    ("白石县档案馆", "130001", "白石县财政局"),
)
YEARS = {
    "hunan-2022": 2022, "hunan-2023": 2023, "hunan-2024": 2024, "yiyang-2024": 2024,
    "yueyang-2022": 2022, "project-2020": 2023,
}  # fmt: skip
_PROJECTS = ("职工服务活动经费", "劳动竞赛专项经费", "档案数字化项目", "困难群众帮扶资金")
_CENT = Decimal("0.01")


@dataclass(slots=True)
class Maker:
    """Draws one year's records; every amount is in 元 to the cent."""

    rng: random.Random
    year: int
    number: int = 0
    payments: list[Payment] = field(default_factory=list)
    granted: list[Appropriation] = field(default_factory=list)
    moved: list[Adjustment] = field(default_factory=list)
    carried: list[CarryOver] = field(default_factory=list)

    def ref(self, kind: RecordKind, label: str = "") -> RecordRef:
        self.number += 1
        return RecordRef(kind, f"{self.year}-{self.number:04d}", label)

    def yuan(self, low: int, high: int) -> Decimal:
        return Decimal(self.rng.randint(low * 100, high * 100)) * _CENT

    def spend(self, amount: Decimal, line: Line) -> None:
        """Some payments that add up to the amount."""
        left = amount
        for _ in range(self.rng.randint(0, 3)):
            part = rounded(left * Decimal(self.rng.randint(10, 60)) / 100)
            self._pay(part, line)
            left -= part
        self._pay(left, line)

    def _pay(self, amount: Decimal, line: Line) -> None:
        day = date(self.year, self.rng.randint(1, 12), self.rng.randint(1, 28))
        ref = self.ref(RecordKind.PAYMENT, "支付凭证")
        self.payments.append(Payment(ref, amount, line, day))

    def grant(self, amount: Decimal, line: Line) -> None:
        ref = self.ref(RecordKind.APPROPRIATION, "年初预算批复")
        self.granted.append(Appropriation(ref, amount, line))

    def basic(self) -> None:
        """基本支出: personnel, office, travel, meetings, reception, cars."""
        rng = self.rng
        people = Line(FundType.GENERAL, ExpenditureKind.PERSONNEL, "2012901", "30101")
        wages = self.yuan(300_000, 3_000_000)
        self.grant(wages, people)
        raised = rounded(wages * Decimal(rng.randint(0, 12)) / 100)
        if raised:
            ref = self.ref(RecordKind.ADJUSTMENT, "增资追加")
            reason = "政策性增资，追加人员经费"
            self.moved.append(
                Adjustment(ref, raised, people, AdjustmentKind.POLICY, reason=reason)
            )
        self.spend(wages + raised, people)
        for code, high in (("30201", 90_000), ("30211", 60_000), ("30215", 30_000)):
            self._public(code, self.yuan(2_000, high))
        for kind in ThreePublic:
            if rng.random() < 0.6 and kind is not ThreePublic.CAR_PURCHASE:
                self._public("30299", self.yuan(500, 30_000), kind)

    def _public(self, code: str, amount: Decimal, kind: ThreePublic | None = None) -> None:
        line = Line(FundType.GENERAL, ExpenditureKind.PUBLIC, "2012901", code,
                    three_public=kind)  # fmt: skip
        self.grant(amount, line)
        share = Decimal(self.rng.choice((100, 100, 98, 95)))
        self.spend(rounded(amount * share / 100), line)

    def project(self, one: Project) -> None:
        """A project's own money, perhaps carried over or transferred from above."""
        kind, origin = one.kind, one.origin
        line = Line(FundType.GENERAL, kind, "2012906", "30299", one.key, origin=origin)
        amount = self.yuan(20_000, 900_000)
        match origin.kind:
            case OriginKind.CARRIED_OVER:
                ref = self.ref(RecordKind.CARRY_OVER, "上年结转")
                self.carried.append(CarryOver(ref, amount, line))
            case OriginKind.UPPER_TRANSFER:
                ref = self.ref(RecordKind.ADJUSTMENT, "上级转移支付")
                reason = "上级下达转移支付资金"
                self.moved.append(
                    Adjustment(ref, amount, line, AdjustmentKind.UPPER_TRANSFER, reason=reason)
                )
            case OriginKind.OWN_LEVEL:
                self.grant(amount, line)
        share = Decimal(self.rng.choice((100, 100, 97, 92, 86)))
        self.spend(rounded(amount * share / 100), line)


def _projects(maker: Maker) -> tuple[Project, ...]:
    rng = maker.rng
    kinds = (ExpenditureKind.OPERATIONS, ExpenditureKind.MAINTENANCE, ExpenditureKind.EARMARKED)
    chosen = []
    for i, name in enumerate(rng.sample(_PROJECTS, rng.randint(0, 3))):
        origin = Origin(rng.choice(list(OriginKind)), "" if i else "青财预〔2023〕18号")
        ref = maker.ref(RecordKind.PROJECT, name)
        chosen.append(Project(ref, f"p{i + 1}", name, rng.choice(kinds), origin))
    return tuple(chosen)


def book(rng: random.Random, unit: UnitIdentity, year: int, prior: bool = True) -> YearBook:
    """A fiscal book whose records fit together, with last year's below it."""
    maker = Maker(rng, year)
    projects = _projects(maker)
    maker.basic()
    for one in projects:
        maker.project(one)
    posts = rng.randint(3, 30)
    staffing = Staffing(
        maker.ref(RecordKind.STAFFING, "年末人员"),
        (PostCount(PostKind.ADMINISTRATIVE, posts, posts - rng.randint(0, 1)),),
        retired=rng.randint(0, 9),
    )
    cost = maker.yuan(5_000, 200_000)
    bought = Procurement(
        maker.ref(RecordKind.PROCUREMENT, "办公设备"),
        "办公设备",
        cost,
        rounded(cost * 97 / 100),
    )
    return YearBook(
        unit, year,
        projects=projects,
        appropriations=tuple(maker.granted),
        adjustments=tuple(maker.moved),
        carried_in=tuple(maker.carried),
        payments=tuple(maker.payments),
        procurements=(bought,) if rng.random() < 0.7 else (),
        staffing=staffing,
        vehicles=(Vehicle(maker.ref(RecordKind.VEHICLE), VehicleUse.SECURED),)
        if rng.random() < 0.4 else (),
        buildings=_buildings(maker, year),
        frugality="严格执行公务接待、差旅和会议管理制度，压减一般性支出，从严控制采购。",
        prior=book(rng, unit, year - 1, prior=False) if prior else None,
    )  # fmt: skip


def _buildings(maker: Maker, year: int) -> tuple[Building, ...]:
    if maker.rng.random() < 0.7:
        return ()
    ref = maker.ref(RecordKind.BUILDING, "职工活动中心")
    area, cost = Decimal(maker.rng.randint(300, 2000)), maker.yuan(800_000, 6_000_000)
    spent = rounded(cost * Decimal("0.96"))
    return (Building(ref, "职工活动中心", area, area - 20, cost, spent, year),)


def _sheet(
    rng: random.Random, unit: str, figures: Balances, weights: tuple[int, ...], key: str,
    family: str, project: str = "", name: str = "",
) -> ScoreSheet:  # fmt: skip
    rows = tuple(_rows(rng, weights, key, figures.books[0].year))
    where = Where(project=project) if project else Where()
    ratio = figures.execution_rate(where)
    rate = ratio.value
    points = None if rate is None else rounded(min(rate, Decimal(1)) * 10)
    execution = ExecutionScore(ratio, Decimal(10), points)
    goals = GoalSheet(
        unit, 0, "保障机构正常运转，完成年度各项工作任务，提升服务质量和水平。",
        tuple(row.indicator for row in rows), project, name,
    )  # fmt: skip
    total = sum((row.points or Decimal(0) for row in rows), points or Decimal(0))
    known = total if points is not None else None
    grade = profile_of(family).grade_of(total)
    return ScoreSheet(
        goals, family, rows, execution, known, Decimal(100),
        grade.name if grade and known is not None else "",
    )  # fmt: skip


_ROWS = (
    ("产出指标", "数量指标", "开展服务活动场次", "场"),
    ("产出指标", "质量指标", "培训考核合格率", "%"),
    ("产出指标", "时效指标", "年度任务完成时间", "day"),
    ("效益指标", "社会效益指标", "服务对象覆盖率", "%"),
    ("效益指标", "可持续影响指标", "长效机制建设", "words"),
    ("满意度指标", "服务对象满意度指标", "服务对象满意度", "%"),
)


def _rows(
    rng: random.Random, weights: tuple[int, ...], key: str, year: int
) -> Iterator[ScoredRow]:
    for i, ((level1, level2, level3, unit), weight) in enumerate(
        zip(_ROWS, weights, strict=True), 1
    ):
        points = Decimal(weight)
        value: Figure | BandReached | date
        reason = ""
        if unit == "words":
            target: NumberTarget | QualitativeTarget | DeadlineTarget
            target, value = (
                QualitativeTarget("不断完善"),
                BandReached("达成年度指标", "不断完善"),
            )
        elif unit == "day":
            target, value = DeadlineTarget(date(year, 12, 20)), date(year, 12, 10)
        else:
            wanted = rng.randint(90, 97) if unit == "%" else rng.randint(8, 40)
            done = wanted + rng.choice((-4, 0, 0, 1, 2))
            target = NumberTarget(
                Operator.AT_LEAST, Figure(Decimal(wanted), measure_unit(unit))
            )
            value = Figure(Decimal(done), measure_unit(unit))
            if done < wanted:
                points = rounded(Decimal(weight) * done / wanted)
                reason = "受人员变动影响，完成值低于目标；下一年度提前安排，按季检查进度。"
        own = Indicator(f"{key}{i}", level1, level2, level3, target, Decimal(weight))
        attained = Attainment(own.key, value, Manual(), reason)
        yield ScoredRow(
            own,
            attained,
            Decimal(weight),
            points,
            points,
            points,
            not reason,
            None,
            "按完成比例",
        )


def made(seed: int, family: str = "hunan-2023", year: int | None = None) -> YearInputs:
    """One unit's consistent year with everything filled in that is asked for."""
    rng = random.Random(f"{seed}-{family}")
    name, code, bureau = UNITS[seed % len(UNITS)]
    year = year or YEARS[family]
    unit = UnitIdentity(
        name, code, "430199000", kind=UnitKind.PEOPLE_GROUP, desk="行政政法股", profile=family
    )
    own = book(rng, unit, year)
    figures = Balances.of(own)
    whole = _sheet(rng, name, figures, (20, 20, 10, 20, 10, 10), "q", family)
    of_projects = tuple(
        _sheet(rng, name, figures, (20, 20, 10, 20, 10, 10), f"{one.key}-", family, one.key,
               one.name)
        for one in own.projects
    )  # fmt: skip
    day = date(year + 1, rng.randint(2, 4), rng.randint(1, 28))
    achieved = "机构运转正常，年度工作任务按计划推进，具体见指标完成情况。"
    people = (
        Evaluator("沈平川", "副主席"),
        Evaluator("顾明远", "办公室主任"),
        Evaluator("叶知秋", "会计"),
    )
    told = Told(
        duties="贯彻执行上级决议，指导本级各基层组织开展工作。\n维护服务对象合法权益，开展教育培训和文体活动。",
        offices="内设办公室、业务股、财务股3个股室，没有下属单位。",
        achieved={"": achieved} | {one.key: achieved for one in own.projects},
        works="围绕年度重点任务，组织开展了培训、走访慰问和文体活动，各项工作按计划推进。",
        assets="固定资产由办公室登记入账，年末盘点一次，账实相符。",
        execution_reason="部分项目合同约定验收后付款，尾款结转下年支付",
        project_reason="部分项目合同约定验收后付款，尾款结转下年支付",
        public_reason="厉行节约，压减办公和会议开支",
        three_public_reason="厉行节约，接待批次减少",
        procurement_reason="招标节余",
        prior=(Rectified("部分指标没有量化。", "已修订指标，设定了可以计数的目标值。"),),
        shortcomings=(
            Shortcoming(
                "支出进度前慢后快，第四季度支付集中。",
                "项目启动偏晚，合同多在下半年签订。",
                "年初编制分月用款计划，按季通报执行进度。",
            ),
        ),
    )
    signing = Signing(
        "顾明远", day, "0700-2345678", "沈平川", "沈平川", bureau, "同意。", people
    )
    sent = rng.randint(80, 300)
    survey = Survey(
        RecordRef(RecordKind.SURVEY, "s1", "满意度调查"), "服务对象", sent, sent - 5, sent - 9,
        (("满意", sent - 12), ("不满意", 3)), "纸质问卷",
    )  # fmt: skip
    return YearInputs(own, whole, of_projects, told, signing, surveys=(survey,))
