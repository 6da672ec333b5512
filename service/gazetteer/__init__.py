"""The place index: every name the service knows, folded, in one memory-mapped trie shared by the workers."""

from service.gazetteer.folding import fold
from service.gazetteer.index import LONGEST, SEPARATORS, Candidate, Gazetteer, PlacesMissing, beginning, default_folder
from service.gazetteer.names import Likeness, Tier

__all__ = ["LONGEST", "SEPARATORS", "Candidate", "Gazetteer", "Likeness", "PlacesMissing", "Tier", "beginning", "default_folder", "fold"]
