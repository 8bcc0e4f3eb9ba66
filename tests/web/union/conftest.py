"""A year on the union's line."""

from __future__ import annotations

import pytest

from web.evaluation.filled import Filled
from web.union.line import keep_book, led


@pytest.fixture
def year(db: None) -> Filled:
    """A year ready to be signed, with a union book and an upper union."""
    made = led()
    keep_book(made)
    return made
