"""Every kind of problem a book can have, with its words. Codes are never reused."""

from __future__ import annotations

from hengji.kernel.problems import ProblemKind

# the unit itself

NAME_MISSING = ProblemKind("LB001", "单位名称没有填写", "填写与公章一致的单位全称。", "name")
BUDGET_CODE_MISSING = ProblemKind(
    "LB002", "“{name}”的预算编码没有填写", "填写财政部门分配的预算编码。", "budget_code"
)
DIVISION_WRONG = ProblemKind(
    "LB003",
    "“{name}”的财政区划“{code}”不是9位数字",
    "按财政部门使用的9位财政区划代码填写。",
    "division",
)
CREDIT_CODE_WRONG = ProblemKind(
    "LB004",
    "“{name}”的统一社会信用代码“{code}”不符合编码规则",
    "对照法人证书逐位核对；共18位，不用字母 I、O、S、V、Z。",
    "credit_code",
)
SPAN_TURNED = ProblemKind(
    "LB005",
    "“{name}”的启用日期 {since} 晚于停用日期 {until}",
    "核对两个日期。",
    "since",
)

# one record by itself

AMOUNT_ZERO = ProblemKind(
    "LB101", "{record} 的金额为 0", "填写金额；不需要的，删除这条记录。", "amount"
)
AMOUNT_FINER = ProblemKind(
    "LB102", "{record} 的金额 {amount} 元不足一分", "金额填到分。", "amount"
)
AMOUNT_NEGATIVE = ProblemKind(
    "LB103",
    "{record} 的金额 {amount} 元是负数",
    "填写正数；减少预算的，在“预算调整”中填追减。",
    "amount",
)
OUTSIDE_YEAR = ProblemKind(
    "LB104",
    "{record} 的日期 {day} 不在 {year} 年度内",
    "核对日期；属于其他年度的，记入那一年的账。",
    "day",
)
FUNCTIONAL_MISSING = ProblemKind(
    "LB110", "{record} 没有填写功能分类", "按预算批复填写功能分类科目。", "functional", False
)
FUNCTIONAL_UNKNOWN = ProblemKind(
    "LB111",
    "{record} 的功能分类“{code}”不在科目表中",
    "核对科目编码，3位（类）、5位（款）或7位（项）。",
    "functional",
)
ECONOMIC_MISSING = ProblemKind(
    "LB112",
    "{record} 没有填写经济分类",
    "按支付凭证填写部门预算支出经济分类。",
    "economic",
    False,
)
ECONOMIC_UNKNOWN = ProblemKind(
    "LB113",
    "{record} 的经济分类“{code}”不在科目表中",
    "核对科目编码，3位（类）或5位（款）。",
    "economic",
)
ECONOMIC_UNLISTED = ProblemKind(
    "LB114",
    "{record} 的经济分类“{code}”没有收入本系统的科目表",
    "核对科目编码；确有此科目的，可以保留。",
    "economic",
    False,
)
SUBJECT_UNKNOWN = ProblemKind(
    "LB115",
    "{record} 的支出科目“{code}”不是工会会计科目",
    "从工会支出科目中选择。",
    "economic",
)
FUND_MISFIT = ProblemKind(
    "LB116",
    "{record} 的资金性质“{fund}”不属于{book}",
    "核对资金性质，或改记到另一套账。",
    "fund",
)
KIND_MISFIT = ProblemKind(
    "LB117",
    "{record} 列“{kind}”，经济分类却是“{code} {name}”",
    "核对支出性质和经济分类，工资福利和对个人的补助列人员经费。",
    "kind",
    False,
)
PROJECT_MISSING = ProblemKind(
    "LB120",
    "{record} 列“{kind}”，没有写明是哪个项目",
    "选择项目；不属于项目的，改列基本支出。",
    "project",
)
PROJECT_UNWANTED = ProblemKind(
    "LB121",
    "{record} 列“{kind}”，又归在项目“{project}”下",
    "属于项目的，改列项目支出；不属于的，去掉项目。",
    "project",
)
PROJECT_UNKNOWN = ProblemKind(
    "LB122",
    "{record} 所属的项目“{project}”不在本年度的项目中",
    "先建立这个项目，或核对项目编码。",
    "project",
)
DOCUMENT_MISSING = ProblemKind(
    "LB130",
    "{record} 是上级转移支付，没有填写指标文号",
    "填写下达指标的文号。",
    "document",
    False,
)
REASON_MISSING = ProblemKind(
    "LB131",
    "{record} 没有写明调整原因",
    "写明原因；政策性、临时交办等调整另填文号。",
    "reason",
    False,
)
PROCUREMENT_UNKNOWN = ProblemKind(
    "LB132",
    "{record} 所属的采购“{procurement}”不在本年度的采购中",
    "先登记这项采购，或核对编号。",
    "procurement",
)
MONTH_WRONG = ProblemKind(
    "LB133", "{record} 的月份“{month}”不在 1 至 12 之间", "填写 1 至 12。", "month"
)

# records held against each other

KEY_TWICE = ProblemKind(
    "LB201", "{record} 与另一条记录编号相同", "改用不同的编号，或删除重复的一条。", "key"
)
PAID_TWICE = ProblemKind(
    "LB202",
    "{record} 与{other} 日期、金额、用途和收款人都相同",
    "核对是否重复录入；确为两笔的，在用途中注明。",
    "",
    False,
)
OVER_BUDGET = ProblemKind(
    "LB210",
    "{record} 使{scope}累计支付 {paid} 元，超过全年预算 {budget} 元，多 {gap} 元",
    "核对金额和所属项目；预算已追加的，先登记预算调整。",
    "amount",
    False,
)
UNBUDGETED = ProblemKind(
    "LB211",
    "{scope}没有预算，{record} 等已支付 {paid} 元",
    "登记年初预算、预算调整或上年结转；归错项目的，改正项目。",
    "project",
    False,
)
REFUND_EXCEEDS = ProblemKind(
    "LB212",
    "{scope}退回的金额比支付的多 {gap} 元，见{record}",
    "核对退款金额和所属项目；退回以前年度支出的，不记在本年。",
    "amount",
    False,
)
BUDGET_NEGATIVE = ProblemKind(
    "LB213",
    "{scope}的全年预算为 {budget} 元，追减超过了预算，见{record}",
    "核对追减的金额和项目。",
    "amount",
    False,
)
PAIR_OPEN = ProblemKind(
    "LB214",
    "{record} 所在的结构调整调增 {up} 元、调减 {down} 元，不相等",
    "核对调增和调减的金额，两边应当相等。",
    "amount",
    False,
)
CARRY_BROKEN = ProblemKind(
    "LB220",
    "{scope}上年结转 {carried} 元，上年账上年末结转结余为 {left} 元，相差 {gap} 元",
    "核对上年决算；由财政收回的，在上年登记追减。",
    "amount",
    False,
)
PLAN_DIFFERS = ProblemKind(
    "LB221",
    "{scope}分月计划合计 {plan} 元，全年预算 {budget} 元，相差 {gap} 元",
    "按全年预算调整分月用款计划。",
    "amount",
    False,
)
TRANSFER_DIFFERS = ProblemKind(
    "LB222",
    "{record} 金额 {amount} 元，所对应的{other} 为 {paid} 元",
    "核对两边的金额。",
    "amount",
    False,
)
TRANSFER_LOOSE = ProblemKind(
    "LB223",
    "{record} 没有对应的{side}记录，合并时不能抵销",
    "选择对应的{side}记录。",
    "",
    False,
)
POSTS_EXCEEDED = ProblemKind(
    "LB230",
    "{kind}在职 {in_post} 人，超过编制 {approved} 人",
    "核对人数；退线、军转安置等情况在说明中写明。",
    "in_post",
    False,
)
STEPPED_BACK_EXCEED = ProblemKind(
    "LB231",
    "退线 {stepped_back} 人，多于在职 {in_post} 人",
    "退线人员占编，计入在职人数；核对两个数。",
    "stepped_back",
)
COUNT_NEGATIVE = ProblemKind("LB232", "{name}填为 {count}", "人数不能为负。", "count")
