"""Parts of made-up years; see ``years.py`` for the door."""
