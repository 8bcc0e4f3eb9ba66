"""kill -9 in the middle of saves, imports, freezing and signing: what was acknowledged is
there, nothing is half done. bench/kept.py does it a hundred times.
"""

from __future__ import annotations

import os

import pytest

from web.kept.office import killed_office

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals that Windows has not")


def test_nothing_acknowledged_is_lost_and_nothing_is_half_done() -> None:
    with killed_office() as office:
        for seconds in (1.5, 4.0):
            assert office.round(seconds) == []
        assert office.settled() == []
        assert office.work.told.saved
        assert office.work.told.taken
        assert office.work.told.stands
