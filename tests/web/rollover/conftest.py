"""The same union in its year of self-evaluation as for the tests of evaluation."""

from __future__ import annotations

import pytest

from web.evaluation.filled import Filled, filled


@pytest.fixture
def year(db: None) -> Filled:
    return filled()
