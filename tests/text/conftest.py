"""Property tests judge what comes out. How long it takes is for the growth tests, which time it themselves."""

from hypothesis import settings

settings.register_profile("archive", deadline=None)
settings.load_profile("archive")
