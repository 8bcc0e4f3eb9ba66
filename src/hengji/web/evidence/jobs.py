"""Background work of the evidence: every night, what nothing names any more is removed."""

from __future__ import annotations

from procrastinate.contrib.django import app

from hengji.web.evidence import sweeping


@app.periodic(cron="40 3 * * *")
@app.task(name="evidence.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """``timestamp``: when it was due, as the queue tells it."""
    sweeping.sweep()
