"""Statements as other people's tools read them: one record type, one module a format."""
