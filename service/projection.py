"""Projections: a schema compiled once into a plain function, since `Schema.dump` costs a millisecond for a hundred facts.

The schema stays the contract: a test compares both ways byte for byte.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from marshmallow import Schema, fields

from service.schemas import Union, Written

Write = Callable[[Any], Any]


@cache
def projection(schema: type[Schema]) -> Write:
    """Return a function that writes an object as `schema().dump` does."""
    names: dict[str, Any] = {}
    parts = [f"{name!r}: {_expression(name, field, names)}" for name, field in schema().dump_fields.items()]
    return eval(f"lambda o: {{{', '.join(parts)}}}", names)  # type: ignore[no-any-return]


def _expression(name: str, field: fields.Field[Any], names: dict[str, Any]) -> str:
    """The source text that reads one field of `o` and writes it."""
    path = f"o.{field.attribute or name}"
    if isinstance(field, fields.List):
        return f"[{_written('v', name, field.inner, names)} for v in {path}]"
    if not field.allow_none or _written("v", name, field, names) == "v":
        return _written(path, name, field, names)
    return f"(None if (v := {path}) is None else {_written('v', name, field, names)})"


def _written(value: str, name: str, field: fields.Field[Any], names: dict[str, Any]) -> str:
    """The source text that writes a value, given by its own; what it calls goes into `names`."""
    if isinstance(field, Union):
        names[name] = {kind: projection(schema) for kind, schema in field.schemas.items()}
        return f"{name}[{value}.type]({value})"
    if isinstance(field, fields.Nested):
        names[name] = projection(type(field.schema))
    elif isinstance(field, Written):
        names[name] = field.write
    else:
        return value
    return f"{name}({value})"
