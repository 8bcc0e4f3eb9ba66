"""Made-up units and their honest or faulty reports, for measuring the auditor from outside.

Nothing here is shared with extraction or the rules: wordings, layouts and numbers are made
from :mod:`generator.data` alone.
"""
