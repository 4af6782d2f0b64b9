"""Addresses of records, codes and identifiers, as full IRIs."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from counterclaim.findings import RecordKind
from counterclaim.model import Dataset, Identifier
from counterclaim.schema import VERSION

VOCABULARY = f"urn:counterclaim:{VERSION}:"
"""The start of the names of classes, properties and codes; a name, not an address."""


@frozen
class _Scheme:
    """How identifiers of a scheme are written as addresses, and found in them again."""

    form: re.Pattern[str]
    iri: str
    found: re.Pattern[str]


def _scheme(form: str, iri: str, found: str) -> _Scheme:
    return _Scheme(re.compile(form), iri, re.compile(found.format(f"({form})")))


_ISO = "https://www.iso.org/obp/ui/#iso:code:3166:"

_SCHEMES: Mapping[str, _Scheme] = MappingProxyType(
    {
        "wikidata": _scheme(
            "Q[1-9][0-9]*",
            "http://www.wikidata.org/entity/{}",
            "https?://(?:www[.])?wikidata[.]org/(?:entity|wiki)/{}",
        ),
        "geonames": _scheme(
            "[1-9][0-9]*",
            "https://sws.geonames.org/{}/",
            "https?://(?:www[.]|sws[.])?geonames[.]org/{}(?:/.*)?",
        ),
        "lei": _scheme(
            "[A-Z0-9]{18}[0-9]{2}",
            "https://search.gleif.org/#/record/{}",
            "https?://(?:search[.]gleif[.]org/#/record|(?:www[.])?lei[.]info)/{}/?",
        ),
        "iso3166_2": _scheme(
            "[A-Z]{2}-[A-Z0-9]{1,3}", _ISO + "{}", re.escape(_ISO).replace("\\-", "-") + "{}"
        ),
    }
)
"""The schemes whose identifiers have addresses that others resolve."""

_COUNTRY = re.compile(re.escape(_ISO) + "([A-Z]{2})")


def base_of(dataset: Dataset) -> str:
    """Return what the addresses of the records of a dataset start with.

    It is the address at which the dataset is published; without one, a name made of its id.
    """
    if dataset.url is not None:
        return dataset.url.partition("#")[0]
    return f"{VOCABULARY}dataset:{dataset.id or 'unnamed'}"


def record_iri(base: str, kind: RecordKind, record_id: str) -> str:
    """Return the address of a record."""
    return f"{base}#{kind}/{record_id}"


def record_id_in(iri: str, kind: RecordKind) -> str | None:
    """Return the id of a record from its address, where it is one made by `record_iri`."""
    _, found, rest = iri.partition(f"#{kind}/")
    return rest if found and rest else None


def identifier_iri(identifier: Identifier) -> str | None:
    """Return the address of an identifier; None for schemes without one and for malformed ids."""
    scheme = _SCHEMES.get(identifier.scheme)
    if scheme is None or not scheme.form.fullmatch(identifier.id):
        return None
    return scheme.iri.format(identifier.id)


def identifier_in(iri: str) -> Identifier | None:
    """Return the identifier that an address stands for, where its scheme is known."""
    for name, scheme in _SCHEMES.items():
        found = scheme.found.fullmatch(iri)
        if found is not None:
            return Identifier(scheme=name, id=found[1])
    return None


def country_iri(code: str) -> str:
    """Return the address of a country (ISO 3166-1 alpha-2)."""
    return _ISO + code


def country_in(iri: str) -> str | None:
    """Return the country that an address stands for."""
    found = _COUNTRY.fullmatch(iri)
    return None if found is None else found[1]


def code_iri(code_list: str, code: str) -> str:
    """Return the name of a code of a code list."""
    return f"{VOCABULARY}{code_list}:{code}"


def code_in(iri: str, code_list: str) -> str | None:
    """Return the code that a name stands for, where it is of that code list."""
    start = f"{VOCABULARY}{code_list}:"
    return iri.removeprefix(start) if iri.startswith(start) else None
