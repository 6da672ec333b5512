# make serve: everything set up, and the service on http://127.0.0.1:8000 (PORT=...).
# make test: everything set up, and the tests. The rest is listed by `make help`.

PORT ?= 8000
BIN := .venv/bin
PLACES := build/places
SCORER := ../shared/score/score.py

.PHONY: help serve test check facts score openapi places lock clean
help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# The stamps hold the set-up back from running again while nothing it depends on has changed.
.venv/run: requirements-build.txt
	@test -x $(BIN)/python || python3 -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-build.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

serve: .venv/run places  ## set up and serve
	@$(BIN)/gunicorn --config gunicorn.conf.py --bind 127.0.0.1:$(PORT) 'service.app:create_app()'

test: .venv/dev places  ## set up and run the tests
	@$(BIN)/python -m pytest

check: .venv/dev  ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

places: .venv/run  ## build the place index when its sources changed

lock: .venv/dev  ## lock the requirements anew
	@for name in requirements requirements-build requirements-dev; do \
		$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 --no-annotate --no-header $$name.in -o $$name.txt; \
	done

clean:  ## remove what was set up and built
	rm -rf .venv build
