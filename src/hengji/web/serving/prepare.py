"""``python -m hengji.web.serving.prepare [--demo]``: make the data ready, then tell the links.

Runs as the owner in a process of its own and ends; the web and the worker never are the owner.
Writes one JSON object to standard output: the one-time links to show.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hengji.web import installation
from hengji.web.backups.dump import dump_before_upgrade
from hengji.web.office import BadSettings, office, write_template
from hengji.web.postgres.problem import DatabaseProblem
from hengji.web.postgres.upgrading import set_up
from hengji.web.serving.supervisor import FAILED


def main() -> None:
    """Upgrade, load the demonstration if asked for, purge what is past keeping, make links."""
    try:
        sys.stdout.write(json.dumps(_prepared("--demo" in sys.argv), ensure_ascii=False))
    except (DatabaseProblem, BadSettings) as problem:
        sys.stderr.write(f"{problem}\n")
        raise SystemExit(FAILED) from None


def _prepared(demo: bool) -> dict[str, object]:
    where = installation.current()
    where.prepare()
    write_template(where)
    small = office(where).small_unit
    dumped: list[Path] = []
    set_up(where, lambda one: dumped.append(dump_before_upgrade(one)))
    from django.utils import timezone

    from hengji.web.accounts import retention, welcome
    from hengji.web.clock import today
    from hengji.web.serving import clock

    if demo:
        from hengji.web import demonstration

        demonstration.load()
    odd = clock.odd(timezone.now())
    if not odd:  # nothing is taken out by a clock that may be wrong
        retention.purge(today())
    links = welcome.every_link() if demo else welcome.first_links(small_unit=small)
    return {
        "links": [{"name": one.name, "role": one.role, "path": one.path} for one in links],
        "dump": str(dumped[0]) if dumped else "",
        "clock": odd,
        "nobody": welcome.never_in(),
    }


if __name__ == "__main__":
    main()
