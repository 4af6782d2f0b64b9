"""Values that cannot be changed, can be copied and sent to other processes, and are plain JSON."""

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_DEEPEST = 64
"""How deep values are frozen; what lies deeper is refused by whoever reads it."""
_PLAIN = frozenset([str, int, float, bool, type(None)])


def _refuse(self: object, *_: object, **__: object) -> NoReturn:
    message = f"a {type(self).__name__} cannot be changed; copy it with dict(...) or list(...)"
    raise TypeError(message)


class FrozenDict(dict[_Key, _Value]):
    """A dict that refuses every change."""

    __slots__ = ()
    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Return how pickle and copy make it again."""
        return FrozenDict, (dict(self),)


class FrozenList(list[_Value]):
    """A list that refuses every change."""

    __slots__ = ()
    __setitem__ = __delitem__ = __iadd__ = __imul__ = append = clear = extend = insert = pop = (
        _refuse
    )
    remove = reverse = sort = _refuse

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Return how pickle and copy make it again."""
        return FrozenList, (list(self),)


def frozen_json(value: object, depth: int = 0) -> object:
    """Return a copy of a value of JSON, objects and lists in it frozen; others are as they are."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, Mapping):
        return FrozenDict({key: frozen_json(item, depth + 1) for key, item in value.items()})
    if isinstance(value, list):
        return FrozenList([frozen_json(item, depth + 1) for item in value])
    return plain_value(value)


def plain_value(value: object) -> object:
    """Return the text, number or flag of Python that a value of another kind is without loss.

    Such are texts and whole numbers of an enumeration, and the numbers, texts and flags of NumPy
    and pandas. Anything else is returned as it is.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        items = value
        assert isinstance(items, tuple)  # noqa: S101  (for the type)
        return (
            items if all(type(item) in _PLAIN for item in items) else tuple(map(plain_value, items))
        )
    if kind.__module__ == "numpy" and getattr(value, "ndim", None) == 0 and hasattr(value, "item"):
        return value.item()
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int.__int__(value)
    return float.__float__(value) if isinstance(value, float) else value
