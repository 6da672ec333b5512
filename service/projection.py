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
    names: dict[str, Write] = {}
    parts = [f"{name!r}: {_expression(name, field, names)}" for name, field in schema().dump_fields.items()]
    return eval(f"lambda o: {{{', '.join(parts)}}}", names)  # type: ignore[no-any-return]


def _expression(name: str, field: fields.Field[Any], names: dict[str, Write]) -> str:
    """The source text that reads one field of `o`."""
    path = f"o.{field.attribute or name}"
    if isinstance(field, fields.List):
        inner = _writer(field.inner)
        names[name] = (lambda values: [inner(value) for value in values]) if inner else list
        return f"{name}({path})"
    writer = _writer(field)
    if writer is None:
        return path
    names[name] = writer
    return f"(None if {path} is None else {name}({path}))" if field.allow_none else f"{name}({path})"


def _writer(field: fields.Field[Any]) -> Write | None:
    """How a value is written; None when it stands as it is."""
    if isinstance(field, fields.Nested):
        return projection(type(field.schema))
    if isinstance(field, Union):
        writers = {name: projection(schema) for name, schema in field.schemas.items()}
        return lambda value: writers[value.type](value)
    return field.write if isinstance(field, Written) else None
