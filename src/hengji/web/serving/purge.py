"""``python -m hengji.web.serving.purge``: take out what is past keeping, as the owner."""

from __future__ import annotations

import os

from hengji.web.postgres.upgrading import AS, OWNER


def main() -> None:
    """Once; the supervisor calls it every day."""
    os.environ[AS] = OWNER
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengji.web.settings")
    import django

    django.setup()
    from hengji.web.accounts import retention
    from hengji.web.clock import today

    retention.purge(today())


if __name__ == "__main__":
    main()
