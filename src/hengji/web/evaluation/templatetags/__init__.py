"""Filters of the self-evaluation."""
