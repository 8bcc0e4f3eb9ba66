"""What holds for every test. A slow machine breaks none: examples are counted, never timed."""

from hypothesis import settings

settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")
