"""Scoring: what a row should have earned, with the trace of how."""
