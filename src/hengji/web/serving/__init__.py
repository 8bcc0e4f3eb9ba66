"""The office system as one process tree: a supervisor, the database, the web, the worker."""
