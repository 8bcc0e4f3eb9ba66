"""The office system: one Django project, one app per duty, PostgreSQL below."""
