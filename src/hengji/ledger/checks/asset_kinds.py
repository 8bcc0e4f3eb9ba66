"""Every kind of problem of the asset ledger, with its words. Codes are never reused."""

from __future__ import annotations

from hengji.kernel.problems import ProblemKind

VALUE_MISSING = ProblemKind(
    "LB140",
    "{record} 没有填写原值",
    "按入账凭证填写原值；以名义金额入账的填 1。",
    "value",
    False,
)
VALUE_NEGATIVE = ProblemKind(
    "LB141", "{record} 的{name} {amount} 元是负数", "填写正数。", "value"
)
WORN_MORE = ProblemKind(
    "LB142",
    "{record} 的累计折旧 {worn} 元大于原值 {value} 元",
    "核对原值和累计折旧，折旧提足以后不再计提。",
    "depreciation",
)
WORN_UNDUE = ProblemKind(
    "LB143",
    "{record} 属于{kind}，填了累计折旧 {worn} 元",
    "这一类资产不计提折旧，核对资产类别和累计折旧。",
    "depreciation",
    False,
)
CLASS_MISFIT = ProblemKind(
    "LB144",
    "{record} 列“{kind}”，分类代码“{code}”却属于{other}",
    "核对资产类别和分类代码。",
    "code",
    False,
)
GAINED_LATER = ProblemKind(
    "LB145",
    "{record} 的取得日期 {day} 晚于 {year} 年度",
    "核对日期；属于以后年度的，记入那一年的台账。",
    "gained_on",
)
DISPOSED_HALF = ProblemKind(
    "LB146",
    "{record} 的处置方式和处置日期只填了一个",
    "已经处置的，两个都填；没有处置的，都不填。",
    "disposed_on",
)
DISPOSED_OUTSIDE = ProblemKind(
    "LB147",
    "{record} 的处置日期 {day} 不在 {year} 年度内",
    "核对日期；以前年度处置的，不再列入本年台账。",
    "disposed_on",
)
DISPOSED_EARLY = ProblemKind(
    "LB148",
    "{record} 的处置日期 {day} 早于取得日期 {gained}",
    "核对两个日期。",
    "disposed_on",
)
PROCEEDS_LOOSE = ProblemKind(
    "LB149",
    "{record} 填了处置收入，没有填处置方式",
    "填写处置方式和日期；没有处置的，去掉处置收入。",
    "proceeds",
    False,
)
APPROVAL_MISSING = ProblemKind(
    "LB150",
    "{record} 已处置，没有填写批复文号",
    "填写资产处置批复或审批单的文号。",
    "disposal_document",
    False,
)
VOUCHER_MISSING = ProblemKind(
    "LB151",
    "{record} 是本年增加的，没有填写凭证号或文号",
    "填写入账凭证号，调入、捐赠的填批复文号。",
    "document",
    False,
)
QUANTITY_NEGATIVE = ProblemKind(
    "LB152", "{record} 的数量填为 {quantity}", "数量填正数。", "quantity"
)
PART_VALUE = ProblemKind(
    "LB153",
    "{record} 的处置原值填为 {part} 元，原值 {whole}",
    "处置原值填 0 到原值之间的数；全部处置的，可以不填。",
    "disposed_value",
)
PART_QUANTITY = ProblemKind(
    "LB154",
    "{record} 的处置数量填为 {part}，数量 {whole}",
    "处置数量填 0 到数量之间的数；全部处置的，可以不填。",
    "disposed_quantity",
)
PART_UNTOLD = ProblemKind(
    "LB155",
    "{record} 填了处置数量 {part}，没有填处置原值，现在按全部处置计",
    "处置一部分的，填这一部分的原值；全部处置的，去掉处置数量。",
    "disposed_value",
    False,
)
PART_LOOSE = ProblemKind(
    "LB156",
    "{record} 填了处置数量或处置原值，没有填处置方式",
    "填写处置方式和日期；没有处置的，去掉处置数量和处置原值。",
    "disposed",
    False,
)
NUMBER_TWICE = ProblemKind(
    "LB240",
    "{record} 与{other}的资产编号“{number}”相同",
    "核对是否重复登记。处置一部分的不拆行，填处置数量和处置原值；"
    "一年里分几次处置的，一次一行，编号后面加 -1、-2。",
    "number",
    False,
)
ACCOUNTS_DIFFER = ProblemKind(
    "LB241",
    "{label}台账 {held} 元，账面 {told} 元，相差 {gap} 元",
    "按盘点结果核对台账和财务账，差错的一边更正。",
    "",
    False,
)
OPENING_DIFFERS = ProblemKind(
    "LB242",
    "固定资产年初原值 {held} 元，上年年末原值 {told} 元，相差 {gap} 元",
    "核对取得日期；改扩建、重新计价的，作为本年增加另起一行。",
    "",
    False,
)
BUILDING_DIFFERS = ProblemKind(
    "LB243",
    "“{label}”台账原值 {held} 元，楼堂馆所填的实际投资 {told} 元，相差 {gap} 元",
    "已办竣工决算的，按决算数调整原值；尚未办理的，按暂估价入账并说明。",
    "",
    False,
)
WORN_UNTOLD = ProblemKind(
    "LB244",
    "有 {count} 张卡片没有填写累计折旧，净值算不出来，第一张是{record}",
    "按年末数填写累计折旧；折旧已提足的填提足的数，不需要计提的填 0。",
    "depreciation",
    False,
)
INCOME_DIFFERS = ProblemKind(
    "LB250",
    "{label}：收入 {held} 元，支出 {told} 元，相差 {gap} 元",
    "核对收入预算和支出预算，追加、追减要两边同时调整。",
    "",
    False,
)
INCOME_NEGATIVE = ProblemKind(
    "LB251",
    "{record} 的年初预算数 {amount} 元是负数",
    "填写正数；减少的，填在“调整数”。",
    "amount",
)
INCOME_MISFIT = ProblemKind(
    "LB252",
    "{record} 列“{income}”，资金性质却是“{fund}”",
    "核对两项；事业收入、上级补助收入等属于其他资金。",
    "income",
)
