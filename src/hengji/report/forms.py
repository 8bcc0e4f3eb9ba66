"""The official forms as filled in: base data, self-evaluation, cover, sign-off."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hengji.kernel.figures import Figure
from hengji.kernel.places import Place
from hengji.kernel.values import quickly_built
from hengji.report.facts import Fact, Text


class FormKind(Enum):
    """Which official form a table is. The value is its usual title."""

    BASE_DATA = "部门整体支出绩效评价基础数据表"
    SELF_EVALUATION = "部门整体支出绩效自评表"
    PROJECT_EVALUATION = "项目支出绩效自评表"
    PROJECT_SUMMARY = "项目支出绩效自评汇总表"
    COVER = "封面"
    EVALUATORS = "评价人员"
    SIGN_OFF = "签审页"
    FINAL_ACCOUNTS = "部门决算表"
    BUDGET = "部门预算表"
    GOALS = "绩效目标表"

    __hash__ = object.__hash__  # members are single: no need to hash their names each time


@quickly_built
@dataclass(frozen=True, slots=True)
class Field:
    """A labelled cell of a form: ``label`` as printed, ``value`` blank if not filled in."""

    label: str
    value: Text


@quickly_built
@dataclass(frozen=True, slots=True)
class FundRow:
    """A row of the fund block (年度预算申请). Money in the unit the form heads it with.

    ``label`` is as printed (年度资金总额, 其中：一般公共预算); facts are ``None`` where the
    cell is blank or absent. ``rate`` and ``score`` stand only on the total row.
    """

    label: str
    initial: Fact | None
    adjusted: Fact | None
    executed: Fact | None
    weight: Fact | None
    rate: Fact | None
    score: Fact | None
    place: Place


@quickly_built
@dataclass(frozen=True, slots=True)
class BaseDataRow:
    """A row of 经费控制情况. ``depth`` is 0 for a block's own row, 1 for 其中 and so on.

    ``parent`` is the label of the row it is part of, ``""`` for none.
    """

    label: str
    term: str
    depth: int
    parent: str
    prior: Fact | None
    budget: Fact | None
    final: Fact | None
    place: Place


@quickly_built
@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of a self-evaluation, levels carried down through merged cells.

    Texts are as printed. ``weight`` and ``score`` are points, ``None`` where the cell is
    blank or no number. ``standard`` is the scoring rule printed in the row, if any.
    ``certain`` is false where a flattened table left the columns in doubt.
    """

    level1: str
    level2: str
    level3: Text
    target: Text | None
    actual: Text | None
    weight: Figure | None
    score: Figure | None
    reason: Text | None
    standard: Text | None
    place: Place
    weight_text: Text | None = None
    score_text: Text | None = None
    certain: bool = True


@quickly_built
@dataclass(frozen=True, slots=True)
class Form:
    """One official form found in the package, whatever the format it came in.

    ``title`` is as printed, ``project`` the project's name on a project form.
    ``expected`` and ``achieved`` are the goals block. ``heading_points`` are the points
    printed in level-1 headings (产出指标（50分）→ 50), by heading as printed.
    """

    kind: FormKind
    title: str
    place: Place
    fields: tuple[Field, ...] = ()
    fund_rows: tuple[FundRow, ...] = ()
    base_rows: tuple[BaseDataRow, ...] = ()
    rows: tuple[IndicatorRow, ...] = ()
    expected: Text | None = None
    achieved: Text | None = None
    total_weight: Fact | None = None
    total_score: Fact | None = None
    grade: Text | None = None
    project: str = ""
    heading_points: tuple[tuple[str, Fact], ...] = ()
    certain: bool = True

    def field(self, label: str) -> Field | None:
        """The first field whose label holds ``label``, white space ignored."""
        return next((f for f in self.fields if label in "".join(f.label.split())), None)
