"""Scoring methods, one a file. Saving a file here registers it."""
