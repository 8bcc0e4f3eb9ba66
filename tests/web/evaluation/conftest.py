"""A union in its year of self-evaluation, for every test that asks for it."""

from __future__ import annotations

import pytest

from web.evaluation.filled import Filled, filled
from web.evaluation.handed import submitted


@pytest.fixture
def year(db: None) -> Filled:
    return filled()


@pytest.fixture
def submission(year: Filled) -> bytes:
    return submitted(year)
