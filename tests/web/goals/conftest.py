"""A county for every test that asks for it."""

from __future__ import annotations

import pytest

from web.goals.county import County, made


@pytest.fixture
def county(db: None) -> County:
    return made()
