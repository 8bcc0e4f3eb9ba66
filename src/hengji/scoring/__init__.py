"""Scoring: what a row should have earned, with the trace of how."""

from hengji.scoring.rows import RowScore, Unscored, score_row

__all__ = ["RowScore", "Unscored", "score_row"]
