"""A child ends with its input, also where it was started in the background of a shell."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals that Windows has not")
_CHILD = """
import signal, sys, time
if sys.argv[1] == "background":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
from hengji.web.serving.lifeline import follow
follow()
try:
    print("here", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    print("asked to stop")
"""


@pytest.mark.parametrize("where", ["terminal", "background"])
def test_it_ends_with_its_input(where: str) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, where],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "here\n"
    told, _ = child.communicate(timeout=30)  # closes its input
    assert told == "asked to stop\n"
