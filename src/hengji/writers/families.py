"""Families of rules and what they are called."""

FAMILIES = {
    "RD": "读取",
    "ST": "结构与签审",
    "AM": "合计与勾稽",
    "EX": "预算与执行",
    "IN": "绩效指标",
    "SC": "评分",
    "XD": "前后与表间一致",
    "TM": "时间与年度",
    "TX": "用语与残留",
    "PI": "个人信息",
    "LD": "与台账核对",
}
