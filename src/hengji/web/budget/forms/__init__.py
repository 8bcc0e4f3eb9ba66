"""Forms of the sheets: each row checked by the core, a problem shown at its field."""
