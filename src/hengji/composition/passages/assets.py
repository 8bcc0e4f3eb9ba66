"""资产管理情况：台账登记了固定资产的，写年末有多少、增减、利用率；管理的做法由单位写。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import Lacking, paragraphs, passage
from hengji.ledger import AssetClass


@passage("资产管理情况")
def draft(facts: Facts) -> Iterator[str]:
    told = facts("told.assets")
    if not told.text and not facts.positive("assets.end"):
        raise Lacking(told.label)
    if facts.positive("assets.end"):
        yield from _ledger(facts)
    yield from paragraphs(told.text)


def _ledger(facts: Facts) -> Iterator[str]:
    """What the cards come to: by class, what came and went, what is in use."""
    kinds = [
        f"{kind.value}{{{{assets.class.{kind.name.lower()}}}}}"
        for kind in AssetClass
        if facts.positive(f"assets.class.{kind.name.lower()}")
    ]
    among = f"，其中：{'、'.join(kinds)}" if len(kinds) > 1 else ""
    yield f"截至{{{{year}}}}年12月31日，固定资产原值{{{{assets.end}}}}{among}。"
    moves = [
        f"{words}{{{{{key}}}}}"
        for key, words in (
            ("assets.gained", "本年新增固定资产"), ("assets.gone", "按规定处置固定资产")
        )
        if facts.positive(key)
    ]  # fmt: skip
    if moves:
        yield f"{'，'.join(moves)}。"
    yield (
        "年末固定资产原值{{assets.end}}，在用固定资产{{assets.used}}，"
        "固定资产利用率为{{rate.assets}}。"
    )
