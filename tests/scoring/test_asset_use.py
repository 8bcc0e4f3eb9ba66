"""固定资产利用率 from the asset ledger to the attainment of an indicator, cards and all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hengji.indicators.attainment import compute
from hengji.indicators.catalogue import entry
from hengji.indicators.records import Sources
from hengji.kernel.figures import Figure
from hengji.kernel.totals import RecordKind
from hengji.kernel.units import PERCENT
from hengji.ledger.balances import Balances
from hengji.scoring.measures import measures_of
from ledger.small_book import small_book
from ledger.test_assets import SEVERAL


def test_the_indicator_of_the_library_is_computed_from_the_cards() -> None:
    indicator = entry("fixed-assets-used").indicator("1")
    book = replace(small_book(), assets=SEVERAL.assets)
    attained = compute(indicator, Sources((), (), measures_of(Balances.of(book))))
    assert attained.value == Figure(Decimal("72.22"), PERCENT)
    assert {one.kind for one in attained.records} == {RecordKind.ASSET}
    bare = compute(indicator, Sources((), (), measures_of(Balances.of(small_book()))))
    assert bare.value is None
