"""Pages of the two books."""
