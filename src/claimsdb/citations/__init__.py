"""Statements as other people's tools read them: one record type, one module a format.

`record` says what a statement is when it leaves the base, `registry` has the formats by name,
`carried` which of it each format carries. Importing the room imports none of the writers.
"""
