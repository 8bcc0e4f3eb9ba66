"""Pages of rolling over."""
