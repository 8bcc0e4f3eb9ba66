"""Rows of business data: each belongs to a unit, has a revision, a policy and a history."""
