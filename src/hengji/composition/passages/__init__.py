"""Passages of a report, one a file. Saving a file here registers it."""
