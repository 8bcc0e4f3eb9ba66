"""Import of tables: a file of columns in many wordings becomes rows, whole or not at all."""
