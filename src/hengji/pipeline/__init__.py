"""Read, extract and judge in one call. The public API stands on it."""
