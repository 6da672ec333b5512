"""Validated facts and claims out of raw English news text."""

__version__ = "0.1.0"
