"""Document: what a file says, each thing with its place. Report: what it means."""
