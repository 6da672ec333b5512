"""Settings: what an operator may change, each an environment variable `FACTS_<NAME>`. docs/operations.md has them in one table."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_type_hints


class SettingError(ValueError):
    """A setting that cannot be used; the message names it and says what would be right."""


def _whole(value: str) -> int:
    if not value.isascii() or not value.isdigit():
        raise ValueError("it takes a whole number such as 100")
    return int(value)


def _seconds(value: str) -> float:
    whole, _, part = value.partition(".")
    return float(f"{_whole(whole)}.{_whole(part or '0')}")


def _level(value: str) -> str:
    if value not in ("info", "warning", "error"):
        raise ValueError("it takes info, warning or error")
    return value


def _file(value: str) -> Path:
    if not Path(value).is_file():
        raise ValueError("it takes the path of a file that is there")
    return Path(value)


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(value.split())
    if not all(origin == "*" or origin.startswith(("https://", "http://")) for origin in origins):
        raise ValueError("it takes origins such as https://cms.example.org, with blanks between them, or *")
    return origins


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults."""

    max_body: int = 2 * 1024 * 1024  # bytes of a request's body, unpacked, or of one line of NDJSON
    max_stream: int = 1024 * 1024 * 1024  # bytes of an NDJSON body, unpacked
    max_ratio: int = 100  # how many times its size a packed body may unpack to
    max_drain: int = 16 * 1024 * 1024  # bytes of a refused body that are still read, so that its sender sees why
    max_text: int = 2 * 1024 * 1024  # characters of a text
    max_depth: int = 32  # nesting of a JSON body
    max_digits: int = 400  # length of one JSON number
    deadline: float = 5.0  # seconds for one text
    check_every: int = 1000  # load every Nth answer back through the schemas; 0 for none
    log_level: str = "info"  # info has a line for each request
    keys_file: Path | None = None  # who may ask; without it everybody may
    rate: int = 0  # requests a minute for each key; 0 for any number
    cors_origins: tuple[str, ...] = ()  # pages of other origins that may ask

    def __post_init__(self) -> None:
        if self.rate and self.keys_file is None:
            raise SettingError("FACTS_RATE counts by key, so it needs FACTS_KEYS_FILE")


# How a variable is read: each type of setting has one meaning.
READ: dict[Any, Callable[[str], Any]] = {int: _whole, float: _seconds, str: _level, Path | None: _file, tuple[str, ...]: _origins}


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings, those from the environment first; an empty variable is none. Raises SettingError."""
    given = {name: environment.get(variable(name), "") for name in get_type_hints(Settings)}
    return Settings(**{name: _read(name, value) for name, value in given.items() if value})


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return f"FACTS_{name.upper()}"


def _read(name: str, value: str) -> Any:
    try:
        return READ[get_type_hints(Settings)[name]](value)
    except ValueError as error:
        raise SettingError(f"{variable(name)} is {value!r}; {error}") from None
