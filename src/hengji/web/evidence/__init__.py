"""Evidence: files, the ledger of what was done, surveys, and what they prove."""
