"""Scoring: what a row should have earned, with the trace of how."""

from hengji.scoring.rows import RowScore, RowValues, Unscored, read_row, score_row

__all__ = ["RowScore", "RowValues", "Unscored", "read_row", "score_row"]
