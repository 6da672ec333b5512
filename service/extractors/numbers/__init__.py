"""Numbers: figures and number words, with bounds, units and what is counted."""

from service.extractors.numbers.extraction import extract
from service.extractors.numbers.rules_bounded import RULES

__all__ = ["RULES", "extract"]
