"""Frozen dataclasses to JSON values and back: dates in ISO, enums by value, tuples as lists."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def freeze(value: Any) -> Any:
    """Plain JSON values for a dataclass and all that it holds. Raises TypeError for what JSON cannot keep."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: freeze(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [freeze(item) for item in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"a letter cannot keep a {type(value).__name__}")


def thaw(kind: type[T], frozen: Any, choices: Mapping[Any, type[Any]]) -> T:
    """The dataclass again. `choices` settles a union of dataclasses. Raises ValueError when it differs."""
    value: T = _thaw(kind, frozen, choices)
    return value


def _thaw(kind: Any, frozen: Any, choices: Mapping[Any, type[Any]]) -> Any:
    kind = choices.get(kind, kind)
    if get_origin(kind) in (Union, UnionType):
        if frozen is None and NoneType in get_args(kind):
            return None
        (kind,) = (arm for arm in get_args(kind) if arm is not NoneType)
    if get_origin(kind) is tuple:
        if not isinstance(frozen, list):
            raise ValueError(f"expected a list, not {frozen!r}")
        return tuple(_thaw(get_args(kind)[0], item, choices) for item in frozen)
    if is_dataclass(kind):
        return _thaw_fields(kind, frozen, choices)
    if kind is date:
        return date.fromisoformat(frozen)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(frozen)
    if type(frozen) is not kind:
        raise ValueError(f"expected {kind.__name__}, not {frozen!r}")
    return frozen


def _thaw_fields(kind: Any, frozen: Any, choices: Mapping[Any, type[Any]]) -> Any:
    hints = get_type_hints(kind)
    known = {field.name for field in fields(kind)}
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    if not isinstance(frozen, dict) or not needed <= frozen.keys() <= known:
        raise ValueError(f"these are not the facts of a {kind.__name__}")
    return kind(**{name: _thaw(hints[name], value, choices) for name, value in frozen.items()})
