"""Made-up years as inputs of a package: what a unit says and who signs is added."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hengji.composition import Evaluator, Rectified, Shortcoming, Signing, Told, YearInputs
from hengji.indicators import DemandKind
from years import made_up_year

if TYPE_CHECKING:
    from made_up.extremes import Shape
    from years import MadeUpYear

_ACHIEVED = "机构运转正常，年度工作任务按计划推进，具体见指标完成情况。"
TOLD = Told(
    duties="贯彻执行上级决议，指导本级各基层组织开展工作。\n"
    "维护服务对象合法权益，开展教育培训和文体活动。",
    offices="内设办公室、业务股、财务股3个股室，没有下属单位。",
    achieved={"": _ACHIEVED},
    works="围绕年度重点任务，组织开展了培训、走访慰问和文体活动，各项工作按计划推进。",
    assets="固定资产由办公室登记入账，年末盘点一次，账实相符。",
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


def told_of(made: MadeUpYear) -> Told:
    """What the unit says, with the reasons that the sheet asked for."""
    reasons = made.inputs.reasons
    achieved = {"": _ACHIEVED} | {one.key: _ACHIEVED for one in made.book.projects}
    return replace(
        TOLD,
        achieved=achieved,
        execution_reason=reasons.get(DemandKind.REASON_EXECUTION, "")
        or "部分项目跨年实施，资金结转下年使用",
        adjustment_reason=reasons.get(DemandKind.REASON_ADJUSTMENT, ""),
    )


def year_inputs(seed: int, family: str, shape: Shape | None = None) -> YearInputs:
    """One made-up unit's year, everything filled in that is asked for."""
    return inputs_of(made_up_year(seed, family, shape=shape))


def inputs_of(made: MadeUpYear) -> YearInputs:
    year = made.book.year
    place = re.match(r".*[县区市]", made.book.unit.name)
    bureau = f"{place.group() if place else ''}财政局"
    people = (
        Evaluator("沈平川", "副主席"),
        Evaluator("顾明远", "办公室主任"),
        Evaluator("叶知秋", "会计"),
    )
    signing = Signing(
        "顾明远", date(year + 1, 3, 14), "0700-2345678", "沈平川", "沈平川", bureau, "同意。",
        people,
    )  # fmt: skip
    return YearInputs(
        made.book,
        made.sheet,
        made.project_sheets,
        told_of(made),
        signing,
        surveys=made.sources.surveys,
    )
