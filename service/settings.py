"""Settings: what an operator may change, each an environment variable `FACTS_<NAME>`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields


class SettingError(ValueError):
    """A setting that cannot be used; the message names it and says what would be right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults."""

    max_body: int = 2 * 1024 * 1024  # bytes of a request's body, or of one line of NDJSON
    max_stream: int = 1024 * 1024 * 1024  # bytes of an NDJSON body
    max_depth: int = 32  # nesting of a JSON body
    max_digits: int = 400  # length of one JSON number
    check_every: int = 1000  # load every Nth answer back through the schemas; 0 for none


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings, those from the environment first. Raises SettingError."""
    return Settings(**{field.name: _read(field.name, environment) for field in fields(Settings) if _variable(field.name) in environment})


def _variable(name: str) -> str:
    return f"FACTS_{name.upper()}"


def _read(name: str, environment: Mapping[str, str]) -> int:
    value = environment[_variable(name)]
    if not value.isascii() or not value.isdigit():
        raise SettingError(f"{_variable(name)} is {value!r}; it takes a whole number such as {getattr(Settings(), name)}")
    return int(value)
