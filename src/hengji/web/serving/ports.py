"""A port to listen on."""

from __future__ import annotations

import os
import socket

USUAL = 8000
_TRIES = 20


def own_host(host: str) -> bool:
    """Is it an address of this computer?"""
    return _bound(host, 0) is not None


def free_port(host: str, wanted: int | None) -> int | None:
    """The wanted port if it is free; with none wanted the usual one, or the next free one."""
    if wanted is not None:
        return _bound(host, wanted)
    candidates = (_bound(host, port) for port in range(USUAL, USUAL + _TRIES))
    return next((port for port in candidates if port is not None), _bound(host, 0))


def _bound(host: str, port: int) -> int | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":  # what the web server will do too
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return None
        return int(probe.getsockname()[1])
