"""Write docs/formats.md: what each format carries of a statement, read from the code.

python tools/formats_page.py docs/formats.md
python tools/formats_page.py --check docs/formats.md
"""

from __future__ import annotations

import sys
from importlib import import_module

from claimsdb.citations.carried import formats_table
from claimsdb.citations.registry import FORMATS
from claimsdb.services.import_files import READERS
from written_page import write_or_check

HEAD = """\
# The formats

How statements leave a base and how other people's files come in. This page is generated:
`make docs` writes it anew, and the gates compare it with the code.

## Out: `claimsdb export --format …`

"""
CARRIED = """
## What each format carries

● in a field of its own, ○ in a text for readers, empty: not at all. An export says on stderr
what the format left out of the records that were exported. JSON lines carry everything; places
in held texts come back only where the held texts left, too (`--with-text`), and the records of
a whole base that no statement names stand in `beside` on its last line.

"""
IN = """
## In: `claimsdb import FILE`

One batch a file, undone as one. The format is told by the file; `--format` says it better. A
broken record is reported with its place and the others are in; `--strict` stores nothing then,
and `--dry-run` stores nothing at all.

"""
SAME = """
## What is the same

| | is taken for the same by |
| --- | --- |
| statement | the base it came from and its key there; its key, with the same speaker and words; \
the words of the same speaker in the same source; those words elsewhere, from four \
words on and where the days meet |
| source | base and key; address; key, where nothing contradicts it; DOI; title, outlet and date, \
folded |
| speaker | base and key; Wikidata id; key, where a name fits; a name that one speaker has |
| claim, topic | base and key; the folded words |

Two records that one file tells apart by their keys stay two. A figure or a negation apart is
never the same. What is the same is completed field by field: an empty field is filled, and where
the base says something else its own stays and the difference is told. What may be the same is
told with the two commands that decide it, `claimsdb merge` and `claimsdb split --not-same`; the
decision is remembered. A key that is taken here by something else gets a number behind it, and
the base and key that a record came from are kept.

A colleague's base is read like a file: `claimsdb import OTHER.db --dry-run` lists what is new, the
same, different and clashing.
"""


def page() -> str:
    """The whole page."""
    out = "| format | is | file |\n| --- | --- | --- |\n" + "".join(
        f"| `{one.name}` | {one.title} | `.{one.extension}` |\n" for one in FORMATS.values()
    )
    rows = "| format | what is read |\n| --- | --- |\n"
    for name, module in READERS.items():
        doc = import_module(f"claimsdb.citations.readers.{module}").__doc__ or ""
        rows += f"| `{name}` | {doc.partition(chr(10))[0]} |\n"
    rows += "| `claimsdb` | A colleague's base, with its held texts. |\n"
    return HEAD + out + CARRIED + formats_table() + IN + rows + SAME


if __name__ == "__main__":
    sys.exit(write_or_check(page))
