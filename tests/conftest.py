"""Shared by all tests: property tests repeat exactly, and have no deadline on a busy machine."""

from hypothesis import settings

settings.register_profile("sayso", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("sayso")
