# `make demo` shows what claimsdb does, `make test` proves it; both make .venv themselves.
# They need Python 3.11 or newer; PYTHON=python3.12 chooses one, uv is used where it is found.

VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: help demo test check docs clean distclean

help:
	@echo "make demo       walk through the main job on a base of its own"
	@echo "make test       run all tests"
	@echo "make check      run the quality gates: style, types, layers, documents"
	@echo "make docs       write the command reference, the tables and the examples anew"
	@echo "make clean      remove caches and build products"
	@echo "make distclean  remove these and .venv"

demo:
	@sh tools/environment.sh
	@$(VENV)/bin/claimsdb demo

test:
	@sh tools/environment.sh test
	@$(RUN) -m pytest -n auto --dist loadgroup

check:
	@sh tools/environment.sh test check
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(RUN) -m pytest -q tests/gates

docs:
	@sh tools/environment.sh
	@$(RUN) tools/command_reference.py docs/commands.md
	@$(RUN) tools/schema_picture.py docs/schema.md
	@$(RUN) tools/formats_page.py docs/formats.md
	@$(RUN) tools/console_blocks.py README.md docs/*.md

clean:
	rm -rf build dist .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests tools alembic benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV)
