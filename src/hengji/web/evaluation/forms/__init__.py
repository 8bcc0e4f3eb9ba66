"""What is typed into a self-evaluation."""
