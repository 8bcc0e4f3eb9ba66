"""Goals: sheets of indicators, their review, and what was changed after approval."""
