"""Other people's formats read into records: bytes in, one record or one complaint at a time.

A reader never stops at a broken record: it says where it stood and what was wrong with it,
and goes on. What a format does not say stays unknown. Readers know no base: what is the same
as something stored is for the services to find.
"""
