"""Findings in words: place, code, title; what was found; what to do; by what authority."""

from dataclasses import replace

from hengji.audit.result import AuditResult
from hengji.writers.text import audit_text, finding_lines
from writers.results import audited, document, result


def test_a_finding_reads_as_the_house_says() -> None:
    lines = list(finding_lines(audited(document()).findings[1]))
    assert lines == [
        "青禾县总工会自评报告.docx › 第6段: EX101 执行率与金额不符",
        "  写明预算执行率 99.00%；执行数 218.50 万元 ÷ 预算数 230.00 万元 ＝ 95.00%",
        "  怎么改：核对总数和各项；有未列出的部分，补列该项。",
        "  依据：定义：各项列全时，分项之和 ＝ 总数",
    ]


def test_other_places_are_named() -> None:
    paper = document()
    (_, _, against, *_) = finding_lines(audited(paper).findings[2])
    assert against == f"  对照：{paper.name} › 表1 › 第5行第4列"


def test_findings_stand_under_their_duty_and_are_summed_up() -> None:
    text = audit_text(result())
    assert text.index("必须改（2）") < text.index("须说明（1）") < text.index("供参考（1）")
    assert text.endswith("必须改 2 · 须说明 1 · 供参考 1 · 未判定 2 · 未能读取 1\n")
    assert "扫描件.pdf：是扫描件，没有文字。请提供可编辑的文件。" in text


def test_files_and_pipes_get_no_colours() -> None:
    assert "\x1b" not in audit_text(result())


def test_paint_is_asked_for_every_role() -> None:
    roles: set[str] = set()

    def paint(text: str, role: str) -> str:
        roles.add(role)
        return text

    assert audit_text(result(), paint) == audit_text(result())
    assert roles == {"error", "warning", "note", "title", "place", "quiet"}


def test_a_package_counts_what_was_undecided_once() -> None:
    body, attachment = audited(document()), audited(document("附件.docx"))
    assert "未判定 4" in audit_text(AuditResult((body, attachment)))
    together = replace(attachment, coverage=body.coverage)
    assert "未判定 2" in audit_text(AuditResult((body, together), packaged=True))
