"""People, their roles by unit and date, how they sign in, and the log of it."""
