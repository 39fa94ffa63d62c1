"""Findings for other programs and for readers: pure functions, one module a format."""
