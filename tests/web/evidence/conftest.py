"""A county for every test that asks for it, and a folder for its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from hengji.web.evidence import sending, uploads
from hengji.web.evidence import store as stores
from hengji.web.evidence.store import Store
from web.goals.county import County, made


@pytest.fixture
def county(db: None) -> County:
    return made()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of the test's own."""
    own = Store(tmp_path / "attachments")
    for module in (stores, uploads, sending):
        monkeypatch.setattr(module, "store", lambda: own)
    return own
