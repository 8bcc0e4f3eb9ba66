"""Every value that a rule's message names can be shown to a person who reads Chinese."""

import re
from string import Formatter

import pytest

from hengji.audit.engine import all_rules
from hengji.audit.rule import Rule
from hengji.writers.labels import label_of


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_values_have_a_label(rule: Rule) -> None:
    for message in (rule.message, *rule.variants.values()):
        for _, key, _, _ in Formatter().parse(message):
            if key:
                assert re.search("[一-鿿]", label_of(key)), f"{key}: add to writers/labels.toml"
