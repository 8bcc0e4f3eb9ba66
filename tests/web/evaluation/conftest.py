"""A union in its year of self-evaluation, for every test that asks for it."""

from __future__ import annotations

import pytest

from web.evaluation.filled import Filled, filled


@pytest.fixture
def year(db: None) -> Filled:
    return filled()
