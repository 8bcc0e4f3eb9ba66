"""Standards of points tables, one a file. Saving a file here registers it."""
