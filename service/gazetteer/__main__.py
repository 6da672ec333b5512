"""`python -m service.gazetteer build/places` builds the place index."""

import sys
from pathlib import Path

from service.gazetteer.build import build
from service.gazetteer.index import default_folder

if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else default_folder())
