"""Tags of the evidence."""
