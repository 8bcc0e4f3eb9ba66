"""Mutated files by seed, and what becomes of them. Used by tests and by bench/fuzz.py."""
