"""From one year to the next, and into a first year from the papers of the one before."""
