"""Checks of a book: typed problems with words, while it is typed and when it is imported."""

from hengji.ledger.checks.assets import card_problems
from hengji.ledger.checks.book import book_problems
from hengji.ledger.checks.identity import identity_problems
from hengji.ledger.checks.people import staffing_problems
from hengji.ledger.checks.records import Entry, RecordChecker

__all__ = [
    "Entry",
    "RecordChecker",
    "book_problems",
    "card_problems",
    "identity_problems",
    "staffing_problems",
]
