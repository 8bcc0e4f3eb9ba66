"""Many files: the same result alone and in a pool, and nothing stops the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from hengji.audit.result import Audited
from hengji.pipeline import batch
from hengji.pipeline.auditing import Terms, agree, audit_one
from hengji.pipeline.batch import audit_many

TEXT = "青禾县总工会2024年度自评报告\n" + (
    "基本支出100.00万元，其中：人员经费60.00万元，公用经费50.00万元。"
)


@pytest.fixture
def terms() -> Terms:
    return agree(select=["AM"])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    made = {f"{n}.txt": tmp_path / f"{n}.txt" for n in range(6)}
    for n, path in enumerate(made.values()):
        path.write_text(TEXT.replace("60.00", f"6{n}.00"), "utf-8")
    return made


def test_a_pool_changes_nothing(
    files: dict[str, Path], terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = audit_many(files, terms)
    monkeypatch.setattr(batch, "_ALONE_SECONDS", -1)
    done: list[int] = []
    pooled = audit_many(files, terms, advance=lambda: done.append(1))
    assert [one.name for one in pooled.documents] == list(files)
    assert pooled.findings == alone.findings
    assert len(done) == len(files)


def test_text_is_dropped_on_demand(files: dict[str, Path], terms: Terms) -> None:
    audited = audit_many(files, terms, keep_text=False).audited
    assert len(audited) == len(files)
    for one in audited:
        assert one.document.blocks == ()
        assert one.document.sha256


class Killer(type(Path())):  # type: ignore[misc]  # the concrete path class of this system
    """A path that ends the process that receives it, as a crash inside a library would."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_a_dead_worker_costs_only_its_own_file(
    files: dict[str, Path], terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_ALONE_SECONDS", -1)
    result = audit_many({"坏.pdf": Killer("坏.pdf"), **files}, terms)
    assert [one.name for one in result.refused] == ["坏.pdf"]
    assert "意外中断" in result.refused[0].error
    assert len(result.audited) == len(files)


def test_a_mistake_of_ours_is_said_and_the_others_go_on(
    files: dict[str, Path], terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(path: Path, name: str, terms: Terms) -> object:
        if name == "3.txt":
            raise ZeroDivisionError
        return audit_one(path, name, terms)

    monkeypatch.setattr(batch, "audit_one", mistaken)
    monkeypatch.delenv("HENGJI_TRACEBACK", raising=False)
    result = audit_many(files, terms)
    (refused,) = result.refused
    assert refused.error.startswith("3.txt：处理时程序出错（ZeroDivisionError）")
    assert all(isinstance(one, Audited) for one in result.documents if one is not refused)
