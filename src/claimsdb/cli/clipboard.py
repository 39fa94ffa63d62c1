"""Put text on the clipboard by whichever program of the desktop is there."""

from __future__ import annotations

import shutil
import subprocess

from claimsdb.errors import ClaimsdbError

PROGRAMS: tuple[tuple[str, ...], ...] = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
    ("clip",),
)


class NoClipboardError(ClaimsdbError):
    """No program here takes text for the clipboard."""


def copy(text: str) -> str:
    """Copy `text`; return the program that took it. Raises NoClipboardError."""
    for command in PROGRAMS:
        if shutil.which(command[0]) is None:
            continue
        # Some of them stay behind to hold the text: they must not hold our output too.
        done = subprocess.run(
            command,
            input=text.encode("utf-16" if command[0].startswith("clip") else "utf-8"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode == 0:
            return command[0]
    names = ", ".join(command[0] for command in PROGRAMS[:4])
    raise NoClipboardError(
        "There is no clipboard here; the citation was printed, not copied.",
        hint=f"One of these programs would do: {names}.",
    )
