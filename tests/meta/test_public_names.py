"""The public names: there, in order, documented; the values: frozen."""

import importlib
import inspect
import pkgutil
from pathlib import Path

import attrs
import pytest

import counterclaim
from counterclaim import consistency, findings
from counterclaim.model.registry import MODELS

SRC = Path(counterclaim.__file__).parent
MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages([str(SRC)], "counterclaim.")
    if not found.name.endswith("__main__")
)
PUBLIC = [name for name in ("counterclaim", *MODULES) if "._" not in name]
WITH_NAMES = [name for name in PUBLIC if hasattr(importlib.import_module(name), "__all__")]
REPORTED = tuple(
    value
    for home in (consistency, findings)
    for _, value in sorted(vars(home).items())
    if isinstance(value, type) and attrs.has(value)
)


def as_written(name):
    """Return the key of the usual order: constants, then classes, then the rest."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)


@pytest.mark.parametrize("name", ["counterclaim", *MODULES])
def test_every_module_says_what_it_is(name):
    """Every module has a docstring."""
    assert (importlib.import_module(name).__doc__ or "").strip()


def test_the_packages_list_their_names():
    """The packages that users import from have a list of names."""
    wanted = {
        f"counterclaim.{package}"
        for package in ("codelists", "consistency", "documents", "model", "report", "time")
    }
    assert {"counterclaim", *wanted} <= set(WITH_NAMES)


@pytest.mark.parametrize("name", WITH_NAMES)
def test_names_are_there_and_in_order(name):
    """Every name in `__all__` exists, stands once, is not private, and is in its place."""
    module = importlib.import_module(name)
    listed = list(module.__all__)
    assert listed == sorted(set(listed), key=as_written)
    for public in listed:
        assert not public.startswith("_")
        assert hasattr(module, public)


@pytest.mark.parametrize("name", WITH_NAMES)
def test_names_of_another_package_are_the_same_things(name):
    """A name that a package passes on is what it is at home."""
    module = importlib.import_module(name)
    for public in module.__all__:
        value = getattr(module, public)
        home = getattr(value, "__module__", name)
        if home.startswith("counterclaim.") and (inspect.isclass(value) or callable(value)):
            assert getattr(importlib.import_module(home), value.__name__) is value


def own_members(value):
    """Return the public methods and properties that a class of ours defines itself."""
    for name, member in vars(value).items():
        plain = member.fget if isinstance(member, property) else member
        plain = getattr(plain, "__func__", plain)
        if not name.startswith("_") and inspect.isfunction(plain):
            yield name, plain


@pytest.mark.parametrize("name", WITH_NAMES)
def test_public_names_are_documented(name):
    """Classes and functions, with the methods of the classes, have a docstring of their own."""
    module = importlib.import_module(name)
    missing = []
    for public in module.__all__:
        value = getattr(module, public)
        if not (inspect.isclass(value) or inspect.isfunction(value)):
            continue
        if not (value.__doc__ or "").strip() or value.__doc__.startswith("Method generated"):
            missing.append(public)
        if inspect.isclass(value):
            missing += [
                f"{public}.{member}"
                for member, plain in own_members(value)
                if not (plain.__doc__ or "").strip()
            ]
    assert missing == []


@pytest.mark.parametrize("value", [*MODELS, *REPORTED], ids=lambda value: value.__name__)
def test_values_are_frozen(value):
    """Records and results cannot be changed, hold what they say and no more, and take names."""
    props = attrs.inspect(value)
    assert props.is_frozen
    assert props.is_slotted
    assert value.__bases__ == (object,)


@pytest.mark.parametrize("value", MODELS, ids=lambda value: value.__name__)
def test_fields_of_records_are_named_and_described(value):
    """A record is built with names only, and each field says what it holds."""
    for field in attrs.fields(value):
        assert field.kw_only
        assert field.metadata["description"].strip().endswith(".")


def test_a_record_refuses_to_change():
    """A value cannot be set, added or deleted; a record with a change is a new one."""
    stage = counterclaim.Stage(code="agreed")
    for change in (
        lambda: setattr(stage, "code", "rejected"),
        lambda: setattr(stage, "colour", "red"),
        lambda: delattr(stage, "code"),
    ):
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            change()
    assert stage == counterclaim.Stage(code="agreed")
    with pytest.raises(TypeError, match="positional"):
        counterclaim.Stage("agreed")


def test_a_missing_name_is_told():
    """A wrong name at the top of the package is an error that names it."""
    with pytest.raises(AttributeError, match="chek"):
        counterclaim.chek  # noqa: B018  (asking is the point)
    assert set(counterclaim.__all__) <= set(dir(counterclaim))
