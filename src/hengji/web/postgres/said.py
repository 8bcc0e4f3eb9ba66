"""What PostgreSQL says in English about why it does not start, in words for who started it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_KNOWN: Final = (
    ("No space left on device", "磁盘已满。请清理磁盘后再启动。"),
    ("Permission denied", "没有权限读写数据文件夹。请检查它的所有者和权限。"),
    ("could not map anonymous shared memory", "内存不足。请关掉一些程序后再启动。"),
    ("Cannot allocate memory", "内存不足。请关掉一些程序后再启动。"),
    ("Read-only file system", "数据文件夹所在的磁盘是只读的。请换一个位置。"),
    (
        "database files are incompatible",
        "数据是另一种版本或另一种电脑的数据库写的。请用备份恢复。",
    ),
    (
        "could not locate a valid checkpoint",
        "数据库文件已损坏。请用最近的备份恢复到另一个文件夹。",
    ),
    ("invalid checkpoint record", "数据库文件已损坏。请用最近的备份恢复到另一个文件夹。"),
    ("could not open file", "数据库文件不完整。请用最近的备份恢复到另一个文件夹。"),
)


def why(log: Path) -> str:
    """What the log of a start that failed comes to, and where to read it whole."""
    text = log.read_text("utf-8", "replace") if log.exists() else ""
    words = next((told for said, told in _KNOWN if said in text), "原因不明。")
    return f"数据库没有启动：{words}（详见 {log}）"


def why_not_made(said: str, log: Path) -> str:
    """What ``initdb`` comes to; its words are kept in the log."""
    log.write_text(said, "utf-8")
    words = next(
        (told for one, told in _KNOWN if one in said), "请看看磁盘空间和文件夹的权限。"
    )
    return f"数据库没有建成：{words}（详见 {log}）"
