"""``hengji demo``: audits the demonstration reports that the project ships."""

from __future__ import annotations

from pathlib import Path

from hengji.cli import options


def demo(
    output: options.Output = None,
) -> int:
    """审核自带的演示报告，打印疑点，并写出网页结果。"""
    from hengji.cli.delivery import deliver, warn
    from hengji.cli.running import Wishes, audited_paths

    folder = Path(__file__).resolve().parents[3] / "demo"
    if not folder.is_dir():
        warn(f"没有找到演示报告（{folder}）。请在项目目录中安装后再运行。")
        return 2
    result = audited_paths([str(folder)], Wishes(), keep_text=True)
    deliver(result, "text", None)
    page = output or Path.cwd() / "衡绩结果.html"
    deliver(result, "html", page)
    warn(f"网页结果：{page.resolve()}（用浏览器打开）")
    return 0
