"""Files to compare with are known by their title; one that does not fit is refused."""

import pytest

import hengji
from hengji.audit.case import AgainstKind
from hengji.audit.example import sketch
from hengji.pipeline.comparison import NotComparable, must_fit, recognise
from hengji.report.report import Identified, Report


def report(text: str, unit: str | None = None, year: int | None = None) -> Report:
    return Report(
        (sketch(text, "对照.docx"),),
        Identified(unit) if unit else None,
        Identified(str(year)) if year else None,
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青禾县总工会2023年度部门整体支出绩效自评报告", AgainstKind.PRIOR_REPORT),
        ("2024年度青禾县总工会部门决算公开", AgainstKind.FINAL_ACCOUNTS),
        ("关于批复2024年部门预算的通知", AgainstKind.APPROVED),
        ("2024年部门整体支出绩效目标申报表", AgainstKind.APPROVED),
        (
            "第一部分\n青禾县总工会概况\n部门决算情况说明\n绩效自评情况",
            AgainstKind.FINAL_ACCOUNTS,
        ),
    ],
)
def test_a_title_tells(title: str, kind: AgainstKind) -> None:
    assert recognise(report(title)) is kind


def test_the_title_counts_more_than_what_follows() -> None:
    text = "2024年度部门决算\n" + "一、概况\n" * 5 + "绩效自评报告见附件"
    assert recognise(report(text)) is AgainstKind.FINAL_ACCOUNTS


def test_what_nothing_tells_is_refused_with_its_name() -> None:
    with pytest.raises(NotComparable, match="^对照.docx：.*请"):
        recognise(report("会议纪要\n研究有关事项"))


@pytest.mark.parametrize(
    ("kind", "unit", "year", "fits"),
    [
        (AgainstKind.PRIOR_REPORT, "青禾县总工会", 2023, True),
        (AgainstKind.PRIOR_REPORT, "青禾县总工会", 2024, False),
        (AgainstKind.PRIOR_REPORT, "安澜县总工会", 2023, False),
        (AgainstKind.PRIOR_REPORT, None, None, True),
        (AgainstKind.FINAL_ACCOUNTS, "青禾县总工会", 2024, True),
        (AgainstKind.FINAL_ACCOUNTS, "青禾县总工会", 2023, True),
        (AgainstKind.FINAL_ACCOUNTS, "青禾县总工会", 2021, False),
        (AgainstKind.APPROVED, "青禾县总工会（本级）", 2024, True),
        (AgainstKind.APPROVED, "青禾县总工会", 2023, False),
    ],
)
def test_it_must_fit(kind: AgainstKind, unit: str | None, year: int | None, fits: bool) -> None:
    audited = report("自评报告", "青禾县总工会", 2024)
    given = report("对照", unit, year)
    if fits:
        must_fit(given, kind, audited)
    else:
        with pytest.raises(NotComparable, match="请换成"):
            must_fit(given, kind, audited)


def test_a_file_that_does_not_fit_refuses_the_audit() -> None:
    text = "青禾县总工会2024年度部门整体支出绩效自评报告\n一、基本情况\n"
    result = hengji.audit_file(text.encode(), name="今年.txt", against=[text.encode()])
    (refused,) = result.refused
    assert refused.error.startswith("今年.txt：未审核。")
    before = text.replace("2024", "2023").encode()
    assert not hengji.audit_file(text.encode(), against=[before]).refused
