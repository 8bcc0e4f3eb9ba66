"""``hengji demo``: audits the demonstration reports that the project ships."""

from __future__ import annotations

from pathlib import Path

from hengji.cli import options


def demo(output: options.PageOutput = None) -> int:
    """审核自带的演示报告，打印疑点，并写出网页结果。"""
    from hengji.audit.result import AuditResult
    from hengji.cli.delivery import deliver, warn
    from hengji.cli.running import Wishes, audited_paths

    folder = Path(__file__).resolve().parents[3] / "demo"
    if not folder.is_dir():
        warn(f"{folder}：没有演示报告。请在下载的项目目录中安装后再运行。")
        return 2
    entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    results = [  # a folder is one submission of several files
        audited_paths([str(one)], Wishes(), package=one.is_dir(), keep_text=True)
        for one in entries
    ]
    result = AuditResult(tuple(one for some in results for one in some.documents))
    page = output or Path.cwd() / "衡绩结果.html"
    deliver(result, "text", None)
    deliver(result, "html", page)
    warn(f"网页结果：{page.resolve()}（用浏览器打开）")
    return 0
