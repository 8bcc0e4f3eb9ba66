"""Rules, one a file. Saving a file here registers, documents and tests it."""
