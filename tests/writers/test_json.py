"""The JSON is what the published schemas say, and holds no personal number."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from hengji.audit.result import AuditResult, Extraction
from hengji.kernel.figures import Figure, Hedge
from hengji.kernel.units import PERCENT, TEN_THOUSAND_YUAN, measure_unit
from hengji.report.facts import Basis, Fact, Text
from hengji.report.forms import Form, FormKind, IndicatorRow
from hengji.report.relations import (
    Average,
    Change,
    Completion,
    Difference,
    Direction,
    Enumeration,
    Exhaustive,
    Formula,
    Operation,
    PartsOfWhole,
    Relation,
    Share,
)
from hengji.report.report import Identified, Report
from hengji.writers.json import audit_json, extract_json
from writers.results import at, audited, document, result

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"


def schema(name: str) -> Draft202012Validator:
    raw = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(raw)
    return Draft202012Validator(raw)


def fact(digits: str, unit: str = "万元", **more: object) -> Fact:
    place = at(document(), "100.00万元")
    return Fact(Figure(Decimal(digits), measure_unit(unit)), place, **more)  # type: ignore[arg-type]  # fields of Fact


def relations() -> tuple[Relation, ...]:
    one, other, rate = fact("10.00"), fact("4.00", term="项目支出"), fact("40", "%")
    place = one.place
    return (
        PartsOfWhole(one, (other, other), Exhaustive.OPEN, "其中", place),
        Share(other, one, rate, place),
        Completion(None, one, rate, place),
        Change(one, None, other, rate, Direction.DOWN, "较上年", place),
        Difference(one, other, other, place),
        Formula("控制率", Operation("/", other, one), rate, place),
        Enumeration(one, (other,), 1, place),
        Average(one, None, other, place),
    )


def extraction() -> Extraction:
    paper = document()
    place = at(paper, "9场次")
    row = IndicatorRow(
        "产出指标", "数量指标", Text("场次", place), Text("≥12场次", place), None,
        Figure(Decimal(20), measure_unit("分")), None, Text("经办人13912345678", place), None,
        place,
    )  # fmt: skip
    facts = (
        fact("1E+3", term="年初预算数", basis=Basis.INITIAL, year=2024, wording="年初预算"),
        fact("3", "人"),  # has no term: bound by relations only
        Fact(Figure(Decimal("99.50"), PERCENT, Hedge.ABOUT), place, "执行率"),
        Fact(Figure(Decimal("-0.30"), TEN_THOUSAND_YUAN), place, "全年执行数"),
    )
    form = Form(FormKind.SELF_EVALUATION, "自评表", place, rows=(row,))
    report = Report(
        (paper,), Identified("青禾县总工会"), Identified("2024"), Identified("generic"),
        facts, relations(), (form,),
    )  # fmt: skip
    return Extraction(paper, report)


def test_audit_is_as_the_schema_says() -> None:
    record = json.loads(audit_json(result(), engine="0.1.0", ruleset="0" * 12))
    schema("audit").validate(record)
    first, clean, refused = record["documents"]
    assert [f["code"] for f in first["findings"]] == ["AM102", "EX101", "SC103", "XD105"]
    assert first["passed"] == 1  # of four rules that looked, three found something
    assert {u["code"] for u in first["undecided"]} == {"AM106", "LD101"}
    assert (clean["findings"], clean["unit"]) == ([], None)
    assert set(refused) == {"name", "error"}


def test_extract_is_as_the_schema_says() -> None:
    record = json.loads(extract_json(extraction()))
    schema("extract").validate(record)
    assert [f["term"] for f in record["facts"]] == ["年初预算数", "执行率", "全年执行数"]
    assert [f["digits"] for f in record["facts"]] == ["1000", "99.50", "-0.30"]
    assert record["facts"][0]["place"]["quote"] == "100.00万元"
    (row,) = record["indicators"]
    assert (row["weight"], row["score"], row["actual"]) == ("20", None, None)
    assert [r["kind"] for r in record["relations"]] == [
        "parts-of-whole", "share", "completion", "change", "difference", "formula",
        "enumeration", "average",
    ]  # fmt: skip
    assert [o["role"] for o in record["relations"][2]["operands"]] == ["budget", "rate"]
    assert record["relations"][5]["expression"] == "(4.00/10.00)"


def test_the_schemas_refuse_what_is_not_documented() -> None:
    record = json.loads(audit_json(result(), engine="0.1.0", ruleset="0" * 12))
    record["documents"][0]["findings"][0]["confidence"] = 0.9
    with pytest.raises(ValidationError):
        schema("audit").validate(record)


@pytest.mark.parametrize("name", ["audit", "extract"])
def test_every_field_is_documented(name: str) -> None:
    def walk(node: object, path: str) -> None:
        if isinstance(node, dict):
            for key, field in node.get("properties", {}).items():
                assert "$ref" in field or field.get("description"), f"{path}.{key}"
            for key, value in node.items():
                walk(value, f"{path}.{key}")
        elif isinstance(node, list):
            for value in node:
                walk(value, path)

    walk(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")), name)


def test_personal_numbers_are_masked() -> None:
    assert "13912345678" in extraction().report.indicators[0].reason.text  # type: ignore[union-attr]  # set above
    text = extract_json(extraction())
    assert "13912345678" not in text
    assert "139****5678" in text


def test_the_same_input_gives_the_same_bytes() -> None:
    once, again = (audit_json(result(), engine="0", ruleset="0" * 12) for _ in range(2))
    assert once == again
    one = AuditResult((audited(document()),))
    assert audit_json(one, engine="0", ruleset="0" * 12).endswith("}\n")
