"""What went wrong with the database, in words for the person who started it."""

from __future__ import annotations


class DatabaseProblem(Exception):
    """The database cannot be started or used. The text is Chinese and says what to do."""
