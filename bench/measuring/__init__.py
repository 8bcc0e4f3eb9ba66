"""Judge the auditor from outside: by its JSON alone, against what the generator printed."""
