"""Words by key: ``unit.name``, ``year``, ``signing.filler``, ``words.bureau``."""

from __future__ import annotations

from collections.abc import Mapping

from hengji.composition import printing
from hengji.composition.runs import TextField
from hengji.composition.year import YearInputs

_BLANK = "　　　　"


def word(inputs: YearInputs, wordings: Mapping[str, str], key: str) -> TextField | None:
    """The word of this key, ``None`` where the key is no word's."""
    stem, _, name = key.partition(".")
    match stem:
        case "unit" | "year" | "prior_year" | "next_year":
            return _unit(inputs, key)
        case "signing":
            return _signing(inputs, key, name)
        case "told":
            return _told(inputs, key, name)
        case "words" if name in wordings:
            return TextField(key, wordings[name])
        case _:
            return None


def _unit(inputs: YearInputs, key: str) -> TextField | None:
    unit, year = inputs.book.unit, inputs.book.year
    texts = {
        "unit.name": (unit.name, "单位名称"),
        "unit.code": (unit.budget_code, "预算编码"),
        "unit.desk": (unit.desk or "归口业务股室", "归口业务股室"),
        "unit.kind": (unit.kind.value, "单位性质"),
        "unit.parent": (unit.parent or unit.name, "主管部门"),
        "year": (str(year), "年度"),
        "prior_year": (str(year - 1), "上年度"),
        "next_year": (str(year + 1), "下年度"),
    }
    found = texts.get(key)
    return TextField(key, *found) if found else None


def _signing(inputs: YearInputs, key: str, name: str) -> TextField | None:
    signing = inputs.signing
    texts = {
        "filler": (signing.filler or _BLANK, "填表人"),
        "filled_on": (printing.day(signing.filled_on), "填报日期"),
        "telephone": (signing.telephone or _BLANK, "联系电话"),
        "head": (signing.head or _BLANK, "单位负责人"),
        "blank_date": (printing.day(None), "签字日期"),
        "leader": (signing.leader or _BLANK, "评价组组长"),
        "bureau": (signing.bureau or "财政局", "财政局名称"),
        "opinion": (signing.opinion, "部门（单位）意见"),
        "evaluators": ("、".join(one.name for one in signing.evaluators), "评价人员"),
    }
    found = texts.get(name)
    return TextField(key, *found) if found else None


def _told(inputs: YearInputs, key: str, name: str) -> TextField | None:
    told = inputs.told
    texts = {
        "frugality": (inputs.book.frugality, "厉行节约保障措施"),
        "overall": (inputs.scores.goals.overall, "年度总体目标"),
        "achieved": (told.achieved.get("", ""), "目标实际完成情况"),
        "duties": (told.duties, "职能职责"),
        "offices": (told.offices, "机构设置"),
        "works": (told.works, "年度主要工作"),
        "assets": (told.assets, "资产管理情况"),
        "other": (told.other, "其他需要说明的情况"),
    }
    found = texts.get(name)
    return TextField(key, *found) if found else None
