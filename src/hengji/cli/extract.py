"""``hengji extract``: what was understood from one file."""

from __future__ import annotations

from hengji.cli import options


def extract(
    file: options.OneFile,
    format: options.ExtractFormat = "text",
    output: options.Output = None,
    profile: options.Profile = None,
    year: options.Year = None,
    max_mb: options.MaxMegabytes = None,
) -> int:
    """提取文件中的单位、年度、数字、指标和数字之间的关系。"""
    from hengji.cli.delivery import write
    from hengji.pipeline.extracting import extract_file
    from hengji.readers import Limits

    limits = Limits(file_bytes=max_mb * 1_000_000) if max_mb else Limits()
    extraction = extract_file(file, profile=profile, year=year, limits=limits)
    if format == "json":
        from hengji.writers.json import extract_json

        write(extract_json(extraction), output)
    else:
        from hengji.writers.text import extract_text

        write(extract_text(extraction), output)
    return 0
