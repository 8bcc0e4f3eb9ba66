"""Files, folders and wildcards → files, each under a name of its own."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hengji.audit.result import Refused

DOCUMENT_ENDINGS = frozenset(
    (".docx", ".docm", ".doc", ".wps", ".rtf", ".xlsx", ".xlsm", ".xls", ".et", ".csv")
    + (".pdf", ".ofd", ".htm", ".html", ".mht", ".txt", ".md")
)  # fmt: skip
RESULT_NAME = "衡绩结果"


@dataclass(frozen=True, slots=True)
class Gathered:
    """``files`` by name, in order; ``refused`` what was named and is not there.

    ``skipped`` counts files of folders that are no documents by their ending.
    """

    files: dict[str, Path]
    refused: tuple[Refused, ...] = ()
    skipped: int = 0


def gather(patterns: Sequence[str]) -> Gathered:
    """Everything that these paths, folders and wildcards name, each file once."""
    files: dict[Path, str] = {}
    refused: list[Refused] = []
    skipped = 0
    for pattern in patterns:
        paths = _matches(pattern)
        if not paths:
            refused.append(Refused(pattern, f"{pattern}：没有这个文件。请核对路径和文件名。"))
        for path in paths:
            if not path.is_dir():
                files.setdefault(path, path.name)
                continue
            inside = [one for one in sorted(path.rglob("*")) if _counts(one, path)]
            found = {one: one.relative_to(path).as_posix() for one in inside if _reads(one)}
            skipped += len(inside) - len(found)
            if not found:
                refused.append(
                    Refused(pattern, f"{pattern}：文件夹里没有能审核的文档。请核对文件夹。")
                )
            for one, name in found.items():
                files.setdefault(one, name)
    return Gathered(_apart(files), tuple(refused), skipped)


def _matches(pattern: str) -> list[Path]:
    path = Path(pattern)
    if path.exists():
        return [path]
    if glob.has_magic(pattern):
        return sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    return []


def _counts(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return path.is_file() and not hidden and not path.name.startswith(RESULT_NAME)


def _reads(path: Path) -> bool:
    return path.suffix.lower() in DOCUMENT_ENDINGS


def _apart(files: dict[Path, str]) -> dict[str, Path]:
    """Names that tell all files apart: a name met twice gives way to the whole path."""
    times = Counter(files.values())
    return {path.as_posix() if times[name] > 1 else name: path for path, name in files.items()}
