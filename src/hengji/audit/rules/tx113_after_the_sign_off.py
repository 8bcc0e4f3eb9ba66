"""落款以后整篇就结束了。后面又冒出一句正文，多半是修改时留下的。

附件、注释、说明、联系方式本来就写在落款以后，不报。
"""

from collections.abc import Iterator

from hengji.audit.checks.sign_off import sign_offs
from hengji.audit.checks.wording import holds_any, words
from hengji.audit.rule import (
    Case,
    Identity,
    Outcome,
    Severity,
    accepts,
    breach,
    passed,
    rejects,
    rule,
)
from hengji.report.document import Block, Paragraph

_TITLE = "青禾县总工会2024年度部门整体支出绩效自评报告\n一、基本情况\n内设股室3个。\n"
_SIGNED = _TITLE + "青禾县总工会\n2025年3月10日\n"
_SHORTEST = 12


@rule(
    "TX113",
    "落款之后还有正文",
    severity=Severity.NOTE,
    basis=Identity("落款写在全文之后"),
    message="落款之后还有一句：{text}",
    remedy="属于正文的，移到相应的部分；是修改留下的，删去。",
    needs="没有读到落款",
    examples=(
        accepts(_SIGNED),
        accepts(_SIGNED + "附件：部门整体支出绩效自评表，由各股室填写。"),
        accepts(_SIGNED + "注：本表资金不含工会经费，由财务股填报。"),
        rejects(
            _SIGNED + "我会将组织开展宣讲活动。预计观众3000人次。\n附：自评表\n| 指标 | 得分 |"
        ),
        rejects(_SIGNED + "我会将组织开展宣讲活动，预计观众3000人次。", severity="note"),
    ),
)
def after_the_sign_off(case: Case) -> Iterator[Outcome]:
    signed = sign_offs(case)
    documents = case.report.documents if signed else ()
    blocks = {(d.name, b.place.block): b for d in documents for b in d.blocks}
    for one in signed:
        at = one.place
        below, next_one = (blocks.get((at.document, at.block + n)) for n in (1, 2))
        if isinstance(below, Paragraph) and _is_sentence(below) and not _is_sentence(next_one):
            yield breach(below.place, text=below.text.strip()[:60].rstrip("。"))
        else:
            yield passed()


def _is_sentence(block: Block | None) -> bool:
    """Whether it is running text: neither a note, nor what introduces an attachment."""
    if not isinstance(block, Paragraph):
        return False
    text = block.text.strip()
    return (
        len(text) >= _SHORTEST
        and text.endswith("。")
        and not holds_any(text[:_SHORTEST], words("closing", "rightly_last"))
    )
