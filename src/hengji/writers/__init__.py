"""Results → text, JSON and HTML."""
