"""What several rules share: comparisons and look-ups, no judgements."""
