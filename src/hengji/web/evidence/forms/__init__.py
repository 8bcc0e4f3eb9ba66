"""What is typed into the evidence, checked in the words of the forms."""
