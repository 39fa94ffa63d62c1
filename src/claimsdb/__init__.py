"""claimsdb keeps the record of who said what, with the receipts."""

__version__ = "0.1.0"
