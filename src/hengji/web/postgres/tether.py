"""Run a program that is told to stop when the one who started it dies, kill -9 included.

Linux only: ``python -I -S tether.py PARENT SIGNAL USER GROUP PROGRAM …`` steps
down to the user (-1: stays who it is), asks the kernel for the signal and becomes the program.
Elsewhere a server left alone is taken over at the next start.
"""

from __future__ import annotations

import ctypes
import os
import sys

_SET_PARENT_DEATH_SIGNAL = 1


def main() -> None:
    """Become the program named on the command line."""
    parent, signal, user, group, *command = sys.argv[1:]
    if int(user) >= 0:  # before the signal is asked for: stepping down forgets it
        os.setgroups([])
        os.setgid(int(group))
        os.setuid(int(user))
    ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, int(signal))
    if os.getppid() != int(parent):  # it died before the kernel was asked
        raise SystemExit(1)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
