"""Where the base is and who is writing: flag, then environment, then config file, then default.

Read once at the door (command line, web, `claimsdb.open`) and handed down; nothing further
in looks at the environment.
"""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimsdb.errors import InputError

ENV_URL = "CLAIMSDB_URL"
ENV_AUTHOR = "CLAIMSDB_AUTHOR"
ENV_CONFIG = "CLAIMSDB_CONFIG"
CONFIG_KEYS = ("url", "author")


@dataclass(frozen=True, slots=True)
class Settings:
    """`url` is a SQLAlchemy URL; `origin` says where it came from, for messages."""

    url: str
    author: str
    origin: str

    @property
    def place(self) -> str:
        """Where the base is, as it may be shown: without a password."""
        return str(self.path) if self.path is not None else shown_url(self.url)

    @property
    def path(self) -> Path | None:
        """The file of an SQLite base, else None."""
        return sqlite_path(self.url)


def read_settings(
    db: str | None = None,
    author: str | None = None,
    *,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Return the settings in force. Raises InputError on a config file that cannot be read."""
    environ = os.environ if environ is None else environ
    config = _config(environ)
    if db:
        url, origin = as_url(db), "--db"
    elif environ.get(ENV_URL):
        url, origin = as_url(environ[ENV_URL]), ENV_URL
    elif config.get("url"):
        url, origin = as_url(config["url"]), "the config file"
    else:
        url, origin = as_url(str(default_path())), "the default place"
    author = author or environ.get(ENV_AUTHOR) or config.get("author") or _login()
    return Settings(url=url, author=author, origin=origin)


def default_path() -> Path:
    """The base that is used when nothing says another."""
    import platformdirs

    return platformdirs.user_data_path("claimsdb", appauthor=False) / "claims.db"


def config_path(environ: Mapping[str, str]) -> Path:
    """The config file's place; it need not exist."""
    if environ.get(ENV_CONFIG):
        return Path(environ[ENV_CONFIG])
    import platformdirs

    return platformdirs.user_config_path("claimsdb", appauthor=False) / "config.toml"


def as_url(path_or_url: str) -> str:
    """Return a SQLAlchemy URL for a path or a URL.

    >>> as_url("notes/claims.db").startswith("sqlite:///")
    True
    >>> as_url("postgresql+psycopg://localhost/claims")
    'postgresql+psycopg://localhost/claims'
    """
    if "\0" in path_or_url:
        raise InputError("The base's path has a NUL character in it.")
    scheme, found, rest = path_or_url.partition("://")
    if not found:
        return f"sqlite:///{Path(path_or_url).expanduser().absolute()}"
    if scheme in ("postgres", "postgresql"):
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite":
        return f"sqlite:///{Path(rest.removeprefix('/')).expanduser().absolute()}"
    if scheme == "postgresql+psycopg":
        return path_or_url
    raise InputError(
        f"claimsdb keeps no base at {scheme}://.",
        hint="Give a file's path, sqlite:///PATH or postgresql+psycopg://HOST/NAME.",
    )


def shown_url(url: str) -> str:
    """A URL without its password.

    >>> shown_url("postgresql+psycopg://ann:secret@db.example/claims")
    'postgresql+psycopg://ann:***@db.example/claims'
    """
    masked = re.sub(r"(//[^:/@]*):[^@/]*@", r"\1:***@", url)
    return re.sub(r"([?&]password=)[^&]*", r"\1***", masked)


def sqlite_path(url: str) -> Path | None:
    """The file that an SQLite URL names, else None."""
    prefix = "sqlite:///"
    return Path(url.removeprefix(prefix)) if url.startswith(prefix) else None


def _config(environ: Mapping[str, str]) -> dict[str, str]:
    path = config_path(environ)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if environ.get(ENV_CONFIG):
            raise InputError(f"There is no config file {path}.") from None
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The config file {path} cannot be read: {error}.") from None
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"The config file {path} is not TOML: {error}.") from None
    for key, value in values.items():
        if key not in CONFIG_KEYS or not isinstance(value, str):
            raise InputError(
                f"The config file {path} has {key!r}, which claimsdb does not know.",
                hint='It may hold: url = "PATH_OR_URL" and author = "YOUR NAME".',
            )
    return values


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
