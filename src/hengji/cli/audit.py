"""``hengji audit``: findings of files, folders and packages."""

from __future__ import annotations

from hengji.cli import options


def audit(
    paths: options.Paths,
    format: options.Format = "text",
    output: options.Output = None,
    profile: options.Profile = None,
    year: options.Year = None,
    package: options.Package = False,
    against: options.AgainstFiles = None,
    purpose: options.For = "review",
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = "warning",
    max_mb: options.MaxMegabytes = None,
    max_cells: options.MaxCells = None,
    max_rows: options.MaxRows = None,
    max_pages: options.MaxPages = None,
) -> int:
    """审核文件：指出疑点、位置、原因和改法。

    退出状态：0 没有疑点，1 有疑点，2 有文件未能审核。
    """
    from hengji.cli.running import Wishes, run_audit

    limits = {"file_bytes": max_mb and max_mb * 1_000_000, "cells": max_cells}
    limits |= {"rows": max_rows, "pages": max_pages}
    wishes = Wishes(
        profile, year, purpose, tuple(against or ()), options.split(select),
        options.split(ignore), {name: most for name, most in limits.items() if most},
    )  # fmt: skip
    return run_audit(paths, wishes, format, output, fail_on, package=package)
