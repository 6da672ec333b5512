"""Extractors: each reads a document and returns facts of one type, none overlapping another."""

from collections.abc import Callable

from service.document import Document
from service.extractors import dates, locations, numbers, weapons
from service.facts import Fact
from service.rules import Rules

Extractor = Callable[[Document], list[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (numbers.extract, weapons.extract, locations.extract, dates.extract)
RULES: tuple[Rules, ...] = (numbers.RULES, weapons.RULES, locations.RULES, dates.RULES)
