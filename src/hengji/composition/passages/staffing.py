"""人员编制：编制数和在职人数取自人员台账，控制率两数相除；各类人员只写有记录的。"""

from collections.abc import Iterator

from hengji.composition.facts import Facts
from hengji.composition.passage import passage
from hengji.ledger import PostKind

_OTHERS = ("staff.retired", "staff.contract", "staff.dispatched", "staff.union_workers")


@passage("人员编制", needs=("staff.posts", "staff.in_post"))
def draft(facts: Facts) -> Iterator[str]:
    kinds = [
        f"{kind.value}{{{{staff.posts.{kind.name.lower()}}}}}"
        for kind in PostKind
        if facts.has(f"staff.posts.{kind.name.lower()}")
    ]
    among = f"，其中：{'、'.join(kinds)}" if len(kinds) > 1 else ""
    yield (
        f"{{{{unit.name}}}}编制数{{{{staff.posts}}}}{among}；{{{{year}}}}年末实际在职人数"
        "{{staff.in_post}}，在职人员控制率{{rate.staff}}。"
    )
    others = [f"{_name(facts, key)}{{{{{key}}}}}" for key in _OTHERS if facts.has(key)]
    cars = ["现有公务用车{{cars.total}}"] if facts.has("cars.total") else []
    if others or cars:
        yield f"{'，'.join([*others, *cars])}。"


def _name(facts: Facts, key: str) -> str:
    return facts(key).label.removeprefix(f"{facts.year}年")
