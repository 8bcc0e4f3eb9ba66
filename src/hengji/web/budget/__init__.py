"""The budget of a unit's year, in two books: what was granted, moved, planned and paid."""
