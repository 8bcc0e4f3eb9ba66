"""写“全覆盖”的同一句里，又写明“应训多少、实训多少”，部分小于全部，表述与数字相矛盾。

全覆盖说的不是这两个数的，如“共有80家……百人以上企业全覆盖”，以及还在推进的，不报。
"""

import re
from collections.abc import Iterator

from hengji.audit.checks.covered import covered
from hengji.audit.checks.sentences import figures_by_sentence
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
    silent,
)
from hengji.kernel.patterns import lazy_pattern

_CLAIM = re.compile(r"全覆盖|全部覆盖|覆盖率(?:达到?|为|是)?\s*100(?:\.0+)?\s*%|应\S尽\S")
_NOT_YET = lazy_pattern(
    r"(?:未|尚未|没有|力争|争取|推进|推动|逐步|目标|计划|拟|将|距|离|要求|确保|努力)[^，。；]{0,10}$"
)


@rule(
    "XD114",
    "写明全覆盖而数字只是一部分",
    severity=Severity.WARNING,
    basis=Identity("全覆盖 ＝ 覆盖数等于应覆盖数"),
    message="写明“{claim}”，而同一句里 {part} 不到 {whole}",
    remedy="核对表述与数字；没有全部覆盖的，写明比例。",
    needs="没有“全覆盖”的表述，或同一句里没有两个可比的数",
    examples=(
        accepts("全县共有基层工会80家，已对80家基层工会开展审计，实现全覆盖。"),
        rejects("全县共有基层工会80家，已对62家基层工会开展审计，实现全覆盖。"),
        rejects("实现业务培训全覆盖，应参训120人，实际参训84人。"),
        accepts("实现业务培训全覆盖，应参训120人，实际参训120人。"),
        silent("全县现有基层工会80家，已建会企业62家，实现百人以上企业建会全覆盖。"),
        silent("全县应建会企业80家，已建会62家，正逐步推进建会全覆盖。"),
        rejects("农村供水实现全覆盖，全县186个行政村中已通水171个。"),
        accepts("农村供水实现全覆盖，全县186个行政村中已通水186个。"),
        rejects("困难群众帮扶全覆盖，在册困难家庭412户，已帮扶380户。"),
        silent("物资储备全覆盖，18个重点乡镇均已配备，全县26个乡镇中已建仓库22个。"),
        silent("基层工会经费审计实现全覆盖。"),
    ),
)
def full_coverage(case: Case) -> Iterator[Outcome]:
    if not _CLAIM.search(case.report.prose.text):
        return
    for paragraph, begin, end, figures in figures_by_sentence(case.report, _CLAIM.search):
        text = paragraph.text[begin:end]
        claim = _CLAIM.search(text)
        if claim is None or _NOT_YET.search(text, 0, claim.start()):
            continue
        pair = covered(paragraph.text, figures, (begin, begin + claim.start()))
        if pair is None:
            continue
        whole, part = pair
        if part.figure.amount >= whole.figure.amount:
            yield passed()
        else:
            yield breach(
                part,
                whole,
                paragraph.at(begin + claim.start(), begin + claim.end()),
                claim=claim.group(),
                part=part,
                whole=whole,
            )
