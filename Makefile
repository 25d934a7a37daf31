# Each verb does its own set-up. They need git, make and Python 3.11.5 or newer.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
# Material and MkDocs differ over MkDocs 2, which this project does not use; the versions are pinned.
export NO_MKDOCS_2_WARNING := 1
VENV := .venv/bin
# "venv --clear" would go through a link and empty the folder at its end.
refuse_link = test ! -L $(1) || { echo "$(1) is a link to another folder, which make would empty." \
	"Remove the link (rm $(1)); make then sets up a folder here."; exit 1; }

.PHONY: help serve site test check styleguide shots shots-accept bench bench-scale portability engines lock
help:
	@echo "make serve   show the course at http://127.0.0.1:$(PORT)/ and follow edits (PORT=8001 for another port)"
	@echo "make site    build the course into site/   (SITE_URL=https://... for its public address)"
	@echo "make test    everything that must hold: code checks, unit tests, the built site, a real browser"
	@echo "make check   what an author asks: pages, questions, scenarios, then the code (python -m courseware check --help)"
	@echo "make styleguide   show every component, for authors only (PORT as above)"
	@echo "make shots   pictures of every kind of page into build/shots/   (WORDS='home 360 dark' for some)"
	@echo "make shots-accept   take how every component looks now for how it should look"
	@echo "make bench   times beside a naive and the barest page of the same words (needs npm), then bench-scale"
	@echo "make bench-scale   build courses of 6, 60 and 600 modules, beside plain MkDocs (minutes; MODULES='6 60' for fewer)"
	@echo "make portability   build with ProperDocs and MaterialX, which continue MkDocs and Material, and check that site too"
	@echo "make engines   the journeys of a learner in WebKit and Firefox, whose drivers must be there (ENGINES=webkit for one)"
	@echo "make lock    write the locks anew after a change of a dependency (needs uv: pip install uv)"

serve: .venv/ready
	$(VENV)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: .venv/ready
	$(VENV)/mkdocs build --strict --clean

test: check
	$(VENV)/python -m tests.browser.chromium
	$(VENV)/python -m tests.nginx
	$(VENV)/pytest --numprocesses auto

check: .venv/ready
	$(VENV)/python -m courseware check
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy

styleguide: .venv/ready
	$(VENV)/python -m tests.styleguide build/styleguide
	$(VENV)/python -m http.server --bind 127.0.0.1 --directory build/styleguide $(PORT)

shots: .venv/ready
	$(VENV)/python -m tests.browser.shots build/shots $(WORDS)

shots-accept: .venv/ready
	$(VENV)/python -m tests.browser.looks

bench: .venv/ready
	$(VENV)/python -m bench
	@$(MAKE) bench-scale

# Not part of make test: it installs a second set of packages, half a minute's work.
portability: .venv/ready .venv-portability/ready
	COURSE_THEME=materialx COURSE_BUILDER=$(CURDIR)/.venv-portability/bin/properdocs \
		$(VENV)/pytest tests/test_site.py tests/test_portability.py --numprocesses auto

# Not part of make test: few machines have the drivers. Without a screen WebKit gets one in memory.
engines: .venv/engines
	$(VENV)/python -m tests.engines.drivers $(ENGINES)
	$(if $(DISPLAY),,xvfb-run --auto-servernum dbus-run-session) $(VENV)/pytest tests/engines -k '$(ENGINES)'

.venv/engines: engines.lock .venv/ready
	$(VENV)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r engines.lock
	@touch $@

bench-scale: .venv/ready
	$(VENV)/python -m bench.scale $(MODULES)

.venv-portability/ready: portability.lock pyproject.toml .venv/ready
	@$(call refuse_link,.venv-portability)
	$(VENV)/python -m venv --clear .venv-portability
	.venv-portability/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r portability.lock
	.venv-portability/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Even Keel needs Python 3.11.5 or newer with its venv module." \
		"Install it (on Debian or Ubuntu: apt install python3 python3-venv), or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(call refuse_link,.venv)
	$(PYTHON) -m venv --clear .venv
	$(VENV)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# After a change of pyproject.toml's dependencies: writes the locks anew, with hashes and without registry addresses.
lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11.5 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --output-file requirements.lock
	uv pip compile pyproject.toml --group portability --no-emit-package mkdocs-material --universal \
		--python-version 3.11.5 --generate-hashes --no-header --no-annotate --no-emit-index-url --output-file portability.lock
	uv pip compile --group engines --constraint requirements.lock --universal \
		--python-version 3.11.5 --generate-hashes --no-header --no-annotate --no-emit-index-url --output-file engines.lock
