"""One installation: the folder its data lives in, and its secrets.

The folder is ``HENGJI_DATA``, else ``hengji-data`` in the working directory. In it:
``postgres/`` (the embedded cluster), ``attachments/``, ``dumps/``, ``logs/``, ``run/``,
``settings.toml`` (what the office may change) and ``secrets.toml`` (0600, ours).
"""

from __future__ import annotations

import errno
import os
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path

DATA = "HENGJI_DATA"
DEFAULT_FOLDER = "hengji-data"
_PRIVATE = 0o600
_PRIVATE_FOLDER = 0o700
_FOLDER = 0o711
"""Where the database steps down from root, its user must pass through."""
_KEYS = ("django", "superuser", "owner", "app", "public")


class BadInstallation(Exception):
    """The folder cannot be used; the text says why and what to do, in Chinese."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """Generated once per installation; never printed, never in a backup."""

    django: str
    superuser: str
    owner: str
    app: str
    public: str


@dataclass(frozen=True, slots=True)
class Installation:
    """The folder of one installation."""

    folder: Path

    @property
    def cluster(self) -> Path:
        return self.folder / "postgres"

    @property
    def attachments(self) -> Path:
        return self.folder / "attachments"

    @property
    def dumps(self) -> Path:
        return self.folder / "dumps"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def run(self) -> Path:
        return self.folder / "run"

    @property
    def settings_file(self) -> Path:
        return self.folder / "settings.toml"

    @property
    def secrets_file(self) -> Path:
        return self.folder / "secrets.toml"

    def prepare(self) -> Secrets:
        """Make the folders and the secrets where they are missing; returns the secrets.

        Raises :class:`BadInstallation`.
        """
        try:
            self._make()
        except OSError as problem:
            raise BadInstallation(_why_not(self.folder, problem)) from problem
        return self.secrets()

    def _make(self) -> None:
        if not self.folder.exists():
            self.folder.mkdir(parents=True)
            self.folder.chmod(_FOLDER if _steps_down() else _PRIVATE_FOLDER)
        for one in (self.attachments, self.dumps, self.logs):
            one.mkdir(exist_ok=True)
            one.chmod(_PRIVATE_FOLDER)
        self.run.mkdir(exist_ok=True)
        self.run.chmod(_FOLDER if _steps_down() else _PRIVATE_FOLDER)
        if not self.secrets_file.exists():
            _write_private(self.secrets_file, _fresh())

    def secrets(self) -> Secrets:
        """The secrets on disk.

        Raises :class:`FileNotFoundError` before :meth:`prepare` has run,
        :class:`BadInstallation` when they cannot be read.
        """
        text = self.secrets_file.read_text("utf-8")
        try:
            raw = tomllib.loads(text)
            return Secrets(**{key: str(raw[key]) for key in _KEYS})
        except (tomllib.TOMLDecodeError, KeyError) as problem:
            raise BadInstallation(
                f"{self.secrets_file} 读不懂，可能已被改动或损坏。"
                "请放回原来的文件，或用备份恢复。"
            ) from problem


def current() -> Installation:
    """The installation that the environment names."""
    return Installation(Path(os.environ.get(DATA) or DEFAULT_FOLDER).resolve())


def _why_not(folder: Path, problem: OSError) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"磁盘已满，{folder} 里写不进内容。请清理磁盘，或用 --data 换一个位置。"
    if isinstance(problem, NotADirectoryError | FileExistsError):
        return f"{folder} 不是文件夹。请用 --data 换一个位置。"
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"没有权限写 {folder}。请改用它的所有者运行，或用 --data 换一个位置。"
    return f"{folder} 不能用作数据文件夹。请用 --data 换一个位置。"


def _fresh() -> str:
    return "".join(f'{key} = "{secrets.token_urlsafe(48)}"\n' for key in _KEYS)


def _write_private(path: Path, text: str) -> None:
    """Whole or not at all, and never readable by others, not even for a moment."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as sink:
        sink.write(text)
        sink.flush()
        os.fsync(sink.fileno())
    part.replace(path)


def _steps_down() -> bool:
    return os.name != "nt" and os.geteuid() == 0
