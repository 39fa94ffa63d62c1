"""`python -m claimsdb` is `claimsdb`."""

from claimsdb.cli import run

run()
