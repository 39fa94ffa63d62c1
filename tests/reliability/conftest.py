"""The contract tests' bases on either engine, for promises that are kept under fire."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

_path = Path(__file__).resolve().parent.parent / "contract" / "conftest.py"
_spec = spec_from_file_location("claimsdb_test_engines", _path)
assert _spec is not None
assert _spec.loader is not None
_engines = module_from_spec(_spec)
_spec.loader.exec_module(_engines)

run_postgres = _engines.run_postgres
server_folder = _engines.server_folder
server = _engines.server
url = _engines.url
