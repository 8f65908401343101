# Everything a developer or CI calls. Each target installs what it needs first.
PY := .venv/bin/python
# Tested apart, with their coverage. The guest's kernel comes first after them: it is the longest of all tests.
PURE := tests/flow tests/unit/domain

.PHONY: run demo gallery test check readers fuzz bench image image-lock image-repro image-test lock clean
run: .venv/.ready locales  ## READER=… takes another emulated reader: see `python -m hw emulate reader --list`; PAPER=roll
	$(PY) -m kiosk run $(if $(READER),--reader $(READER)) $(if $(filter roll,$(PAPER)),--roll)

demo: .venv/.ready locales  ## READER=… and PAPER=roll as above
	$(PY) -m kiosk demo $(if $(READER),--reader $(READER)) $(if $(filter roll,$(PAPER)),--roll)

gallery: .venv/.ready locales  ## every screen in every state, on every panel, in every language, into build/gallery/
	$(PY) -m tests.gallery $(NAMES)

test: .venv/.ready locales
	$(MAKE) --no-print-directory -j 2 -O check flow
	$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not exhaustive" tests/kernel tests \
	  $(PURE:%=--ignore=%)

.PHONY: flow
flow: .venv/.ready locales  ## the rules of what may happen next, every line and branch of them
	$(PY) -m pytest $(PURE) --cov=kiosk.flow --cov=kiosk.domain --cov-branch \
	  --cov-fail-under=100 --cov-report=term:skip-covered

.PHONY: vouchers
vouchers: .venv/.ready  ## draw the voucher's pictures in docs/pictures anew
	$(PY) -m tests.unit.voucher_gallery docs/pictures

.PHONY: guide
guide: .venv/.ready locales  ## draw the pictures of the guide and the README in docs/pictures anew
	$(PY) -m tests.guide

readers: .venv/.ready  ## every point of a swipe on a real kernel: some 40 minutes
	$(PY) -m pytest tests/kernel -m exhaustive

fuzz: .venv/.ready  ## a million mutated swipes: some 10 minutes
	$(PY) -m tests.fuzz --runs 1000000

bench: .venv/.ready locales  ## speed as ratios of one run, into build/bench/; NAMES="…" takes some parts, or `kiosk`, or `readers`
	$(PY) -m tests.bench $(NAMES)

.PHONY: soak
soak: .venv/.ready locales  ## 3,000 visits, the memory stays flat; VISITS=… for fewer: some 40 minutes
	$(PY) -m tests.bench.soak $(VISITS)

image: .venv/.ready locales image/.ready  ## the flashable image, into build/image/; MIRROR=… takes another mirror or a folder
	$(PY) -m image build

image-lock: .venv/.ready image/.ready  ## re-resolve image/packages.lock from signed indexes
	$(PY) -m image lock

image-repro: .venv/.ready locales image/.ready  ## two builds elsewhere must be one image: some 30 minutes
	$(PY) -m image repro

image-test: image  ## boot the image and use it; NAMES="…" takes some scenarios: some 40 minutes
	$(PY) -m image.boot_test $(NAMES)

image/.ready: image/packages.apt image/setup
	@image/setup
	@touch $@

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
	rm -rf build .venv image/.ready
