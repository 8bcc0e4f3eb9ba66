"""The whole installation in one checked file, and back."""
