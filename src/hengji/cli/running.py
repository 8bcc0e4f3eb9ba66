"""From a command line's wishes to a result, delivered with its exit status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hengji.audit.result import AuditResult
from hengji.audit.rule import Severity
from hengji.cli.delivery import deliver, progress, warn
from hengji.pipeline.auditing import Terms, agree, audit_together
from hengji.pipeline.batch import audit_many
from hengji.pipeline.gathering import gather
from hengji.readers import Limits


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the options of ``audit`` ask for. ``limits`` by the field of ``Limits``."""

    profile: str | None = None
    year: int | None = None
    purpose: str = "review"
    against: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: dict[str, int] = field(default_factory=dict)

    def agreed(self) -> Terms:
        return agree(
            profile=self.profile,
            year=self.year,
            purpose=self.purpose,
            against=self.against,
            select=self.select,
            ignore=self.ignore,
            limits=replace(Limits(), **self.limits),
        )


def run_audit(
    paths: Sequence[str],
    wishes: Wishes,
    format: str,
    output: Path | None,
    fail_on: str,
    *,
    package: bool,
) -> int:
    """Audit what the paths name and write the result. Returns the exit status."""
    result = audited_paths(paths, wishes, package=package, keep_text=format == "html")
    deliver(result, format, output)
    return exit_status(result, Severity(fail_on))


def audited_paths(
    paths: Sequence[str], wishes: Wishes, *, package: bool = False, keep_text: bool
) -> AuditResult:
    """The result for everything that files, folders and wildcards name."""
    terms = wishes.agreed()
    found = gather(paths)
    if found.skipped:
        warn(f"文件夹中有 {found.skipped} 个文件不是文档，未审核")
    if package:
        result = audit_together(found.files, terms)
    else:
        with progress(len(found.files)) as advance:
            result = audit_many(found.files, terms, keep_text=keep_text, advance=advance)
    return replace(result, documents=(*result.documents, *found.refused))


def exit_status(result: AuditResult, fail_on: Severity) -> int:
    """0 clean, 1 findings at or above ``fail_on``, 2 a file could not be audited."""
    if result.refused:
        return 2
    gravest = result.gravest
    return int(gravest is not None and gravest.rank >= fail_on.rank)
