# Everything a developer or CI calls. Each target installs what it needs first.
PY := .venv/bin/python

.PHONY: run demo test check lock clean
run: .venv/.ready locales
	$(PY) -m kiosk run

demo: .venv/.ready locales
	$(PY) -m kiosk demo

test: check
	$(PY) -m pytest tests/flow tests/unit/domain --cov=kiosk.flow --cov=kiosk.domain --cov-branch \
	  --cov-fail-under=100 --cov-report=term:skip-covered
	$(PY) -m pytest -n 2 --dist loadfile

check: .venv/.ready locales
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports

.PHONY: locales
locales: .venv/.ready
	@$(PY) scripts/locales

.venv/.ready: packages.apt requirements.lock scripts/setup
	@scripts/setup

lock:  ## re-resolve requirements.lock (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --quiet requirements.in -o requirements.lock

clean:
	rm -rf build .venv
