"""Background work of the budget: long files are checked and loaded by the worker."""

from __future__ import annotations

from procrastinate.contrib.django import app

from hengji.web.budget.imports.running import carry_out


@app.task(name="budget.import", queueing_lock=None)
def run_import(step: str, batch: int, account: int) -> None:
    """A step of an import; done again after a crash it changes nothing that is done."""
    carry_out(step, batch, account)
