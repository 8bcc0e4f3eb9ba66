"""Every page can be read: a mistake in a template is found before anybody opens it."""

from __future__ import annotations

from hengji.web.serving.warming import warm


def test_every_page_form_and_rule_can_be_read() -> None:
    warm()
