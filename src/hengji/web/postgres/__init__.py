"""PostgreSQL below the office system: embedded, or another server by one setting."""
