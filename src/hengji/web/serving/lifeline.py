"""A child's tie to its parent: a pipe on standard input that closes when the parent is gone.

It closes when the parent asks for an orderly stop, and when the parent is killed; a pipe is
the same on every system.
"""

from __future__ import annotations

import os
import signal
import sys
import threading


def follow(stop_by: signal.Signals = signal.SIGINT) -> None:
    """Stop this process, as if by that signal, when standard input ends."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as a shell starts what is behind it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=_wait, args=(stop_by,), daemon=True).start()


def _wait(stop_by: signal.Signals) -> None:
    while sys.stdin.buffer.read(1):
        pass
    if os.name == "nt":
        import _thread

        _thread.interrupt_main()
    else:
        main = threading.main_thread().ident
        if main is not None:
            signal.pthread_kill(main, stop_by)
