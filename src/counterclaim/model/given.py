"""Values of Python that stand for those of a field, where nothing is lost: dates and lists."""

from collections.abc import Callable
from datetime import date
from types import UnionType
from typing import Any, Union, get_args, get_origin

from counterclaim.time import Duration, Edtf, parse_duration, parse_edtf

Convert = Callable[[object], object]


def conversion_for(annotation: Any) -> Convert | None:  # noqa: ANN401
    """Return what turns other values into those of an annotation, or None where nothing does.

    Texts, dates and times become EDTF expressions, texts durations, lists tuples. What cannot
    be turned is returned as it is; a text that is no date raises the error that says why.
    """
    options = _options(annotation)
    if Edtf in options:
        return _edtf
    if Duration in options:
        return _duration
    return _tuple if tuple in options else None


def _options(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401
    bare = get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation
    if get_origin(bare) in (Union, UnionType):
        return tuple(kind for option in get_args(bare) for kind in _options(option))
    return (get_origin(bare) or bare,)


def _edtf(value: object) -> object:
    if isinstance(value, str):
        return parse_edtf(str.__str__(value))
    return parse_edtf(value.isoformat()) if isinstance(value, date) else value


def _duration(value: object) -> object:
    return parse_duration(str.__str__(value)) if isinstance(value, str) else value


def _tuple(value: object) -> object:
    return tuple(value) if type(value) is list else value
