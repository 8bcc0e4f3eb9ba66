"""The one task file: ``python tasks.py TASK``. Needs nothing but Python 3.11 or newer.

Every task first makes ``.venv`` and installs the locked dependencies when they changed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


def run(*command: str | Path) -> None:
    """Run one command in the project; stop with its exit status when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT)
    if done.returncode:
        raise SystemExit(done.returncode)


def setup(lock: str = "requirements.lock") -> None:
    """Make .venv from the lock file, fetch the fonts and front-end files.

    Nothing is done when both are already so.
    """
    _install(lock)
    from assets import fetch  # after the check of the Python version

    fetch()


def _install(lock: str) -> None:
    wanted = hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    stamp = VENV / f".installed-{lock}"
    if stamp.exists() and stamp.read_text("utf-8") == wanted.hexdigest():
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - runs before anything has checked it
        raise SystemExit("衡绩需要 Python 3.11 或更高版本。请安装后再运行。")
    print("正在准备运行环境（只在第一次或依赖变化时需要）……", flush=True)
    if not PYTHON.exists():
        venv.EnvBuilder(with_pip=True).create(VENV)
    pip = (PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    run(*pip, "--require-hashes", "-r", ROOT / lock)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    run(PYTHON, "-m", "compileall", "-q", ROOT / "src")  # a quick first start
    stamp.write_text(wanted.hexdigest(), "utf-8")


def demo() -> None:
    """Start the office system with a made-up county; prints its address and sign-in links."""
    setup()
    _hengji("serve", "--demo")


def audit() -> None:
    """Audit the demonstration reports: print the findings, write 衡绩结果.html."""
    setup()
    _hengji("demo")


def _hengji(*arguments: str) -> None:
    try:
        done = subprocess.run([str(PYTHON), "-m", "hengji.cli", *arguments])
    except KeyboardInterrupt:  # the program has had it too, and has stopped in order
        raise SystemExit(0) from None
    raise SystemExit(done.returncode)


def format_() -> None:
    """Format the code."""
    setup()
    run(PYTHON, "-m", "ruff", "format", ".")
    run(PYTHON, "-m", "ruff", "check", "--fix", ".")


def docs() -> None:
    """Write the generated pages, the rule index and the demonstration reports again."""
    setup()
    run(PYTHON, "-m", "hengji.cli.docs")


def lint() -> None:
    """Format, lint, types and import contracts."""
    setup()
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "mypy")
    run(BIN / "lint-imports")


def test() -> None:
    """All tests, on every core."""
    setup()
    run(PYTHON, "-m", "pytest", "-n", "auto", "--dist", "loadfile")


def check() -> None:
    """Everything CI runs: format, lint, types, import contracts, tests, docs drift."""
    lint()
    test()


def bench() -> None:
    """Install what the benchmarks compare with; then run the scripts in bench/ by hand."""
    setup("requirements-bench.lock")


TASKS: dict[str, Callable[[], None]] = {
    "demo": demo,
    "audit": audit,
    "check": check,
    "test": test,
    "lint": lint,
    "format": format_,
    "docs": docs,
    "bench": bench,
    "setup": setup,
}


def main() -> None:
    """Run the tasks that are named, or list them."""
    names = sys.argv[1:]
    asked = not names or names[0] in ("-h", "--help")
    if asked or any(name not in TASKS for name in names):
        for name, task in TASKS.items():
            print(f"  python tasks.py {name:8s} {(task.__doc__ or '').splitlines()[0]}")
        raise SystemExit(0 if asked else 2)
    for name in names:
        TASKS[name]()


if __name__ == "__main__":
    main()
