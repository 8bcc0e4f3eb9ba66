"""The kinds that money, posts and things of a unit come in, in the forms' own words."""

from __future__ import annotations

from enum import Enum


class Book(Enum):
    """Which accounts. The official forms are filled from the fiscal book alone."""

    FISCAL = "财政账"
    UNION = "工会账"


class FundType(Enum):
    """What kind of money, by the forms' 按收入性质分."""

    GENERAL = "一般公共预算拨款"
    GOVERNMENT_FUND = "政府性基金拨款"
    STATE_CAPITAL = "国有资本经营预算拨款"
    NON_TAX = "纳入专户管理的非税收入拨款"
    OTHER = "其他资金"


class IncomeKind(Enum):
    """The rows of 收入预算 (部门预算《收入总表》). What was carried over is none of them."""

    GENERAL = "一般公共预算拨款收入"
    GOVERNMENT_FUND = "政府性基金预算拨款收入"
    STATE_CAPITAL = "国有资本经营预算拨款收入"
    SPECIAL_ACCOUNT = "财政专户管理资金收入"
    BUSINESS = "事业收入"
    UPPER_LEVEL = "上级补助收入"
    AFFILIATES = "附属单位上缴收入"
    OPERATING = "事业单位经营收入"
    OTHER = "其他收入"

    @property
    def fund(self) -> FundType:
        """The kind of money that it pays for."""
        return _FUNDS.get(self, FundType.OTHER)


_FUNDS = {
    IncomeKind.GENERAL: FundType.GENERAL,
    IncomeKind.GOVERNMENT_FUND: FundType.GOVERNMENT_FUND,
    IncomeKind.STATE_CAPITAL: FundType.STATE_CAPITAL,
    IncomeKind.SPECIAL_ACCOUNT: FundType.NON_TAX,
}


class UnionIncome(Enum):
    """What kind of income of the union book."""

    MEMBERSHIP_FEES = "会费收入"
    DUES = "拨缴经费收入"
    UPPER_UNION = "上级补助收入"
    GOVERNMENT = "政府补助收入"
    ADMINISTRATION = "行政补助收入"
    AFFILIATES = "附属单位上缴收入"
    INVESTMENT = "投资收益"
    OTHER = "其他收入"


class ExpenditureKind(Enum):
    """What it is spent for, by the forms' 按支出性质分 and the base data form."""

    PERSONNEL = "人员经费"
    PUBLIC = "公用经费"
    OPERATIONS = "业务工作经费"
    MAINTENANCE = "运行维护经费"
    EARMARKED = "专项资金"
    """市级专项资金, 县级专项资金: one row of the form for each."""
    DEVELOPMENT = "其他事业类发展资金"

    @property
    def basic(self) -> bool:
        """基本支出; all others are 项目支出."""
        return self in (ExpenditureKind.PERSONNEL, ExpenditureKind.PUBLIC)


class ThreePublic(Enum):
    """三公经费, by the rows of the base data form."""

    ABROAD = "因公出国（境）费"
    CAR_PURCHASE = "公务用车购置费"
    CAR_RUNNING = "公务用车运行维护费"
    RECEPTION = "公务接待费"

    @property
    def car(self) -> bool:
        """公务用车购置及运行维护费."""
        return self in (ThreePublic.CAR_PURCHASE, ThreePublic.CAR_RUNNING)


class OriginKind(Enum):
    """Where money comes from."""

    OWN_LEVEL = "本级"
    UPPER_TRANSFER = "上级转移支付"
    CARRIED_OVER = "上年结转"


class AdjustmentKind(Enum):
    """Why a budget was adjusted."""

    POLICY = "政策性"
    FORCE_MAJEURE = "不可抗力"
    ASSIGNED = "临时交办"
    UPPER_TRANSFER = "上级转移支付"
    RESTRUCTURING = "结构调整"
    OTHER = "其他"

    @property
    def set_apart(self) -> bool:
        """Left out before an adjustment rate is judged."""
        return self in (
            AdjustmentKind.POLICY,
            AdjustmentKind.FORCE_MAJEURE,
            AdjustmentKind.ASSIGNED,
            AdjustmentKind.UPPER_TRANSFER,
        )


class PostKind(Enum):
    """Kinds of established posts."""

    ADMINISTRATIVE = "行政编制"
    FULLY_FUNDED = "全额事业编制"
    PARTLY_FUNDED = "差额事业编制"
    SELF_FUNDED = "自收自支事业编制"
    WORKER = "工勤编制"


class VehicleUse(Enum):
    """What an official car is kept for, as the outlines list it."""

    SECURED = "定向保障"
    RECEPTION = "接待调研"
    ENFORCEMENT = "执法执勤"
    OTHER = "其他公务用车"


class AssetClass(Enum):
    """The six classes of fixed assets of GB/T 14885-2022."""

    BUILDINGS = "房屋和构筑物"
    EQUIPMENT = "设备"
    RELICS = "文物和陈列品"
    BOOKS = "图书和档案"
    FURNITURE = "家具和用具"
    LIVING = "特种动植物"


class AssetState(Enum):
    """使用状况, as the annual report on assets tells them apart."""

    IN_USE = "在用"
    IDLE = "闲置"
    LET = "出租出借"
    AWAITING = "待处置"


class AssetGained(Enum):
    """取得方式."""

    BOUGHT = "购置"
    BUILT = "自行建造"
    ASSIGNED = "无偿调入"
    GIVEN = "接受捐赠"
    EXCHANGED = "置换"
    FOUND = "盘盈"
    OTHER = "其他方式"


class AssetDisposed(Enum):
    """处置方式."""

    HANDED_OVER = "无偿划转"
    DONATED = "对外捐赠"
    SOLD = "转让"
    EXCHANGED = "置换"
    SCRAPPED = "报废"
    WRITTEN_OFF = "损失核销"


class UnitKind(Enum):
    """What kind of unit."""

    ADMINISTRATIVE = "行政单位"
    CIVIL_SERVICE_MANAGED = "参照公务员法管理单位"
    FULLY_FUNDED = "全额拨款事业单位"
    PARTLY_FUNDED = "差额拨款事业单位"
    SELF_FUNDED = "自收自支事业单位"
    PEOPLE_GROUP = "群众团体"
    OTHER = "其他单位"
