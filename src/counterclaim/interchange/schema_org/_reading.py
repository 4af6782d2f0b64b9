"""Reading schema.org: feeds of reviews and claims into sources, speakers and statements."""

from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.findings import Location
from counterclaim.findings.quoting import quoted
from counterclaim.interchange._gathering import Gathering
from counterclaim.interchange._iris import record_id_in
from counterclaim.interchange._parsing import parsed
from counterclaim.interchange._values import Imported
from counterclaim.interchange.schema_org._nodes import Node, nodes_of, plain_text
from counterclaim.interchange.schema_org._things import (
    Nodes,
    actor_of,
    fill_actor,
    fill_source,
    is_actor,
    is_work,
    register,
    source_of,
)
from counterclaim.time import Edtf

_SPDX = "https://spdx.org/licenses/"


def from_schema_org(data: str | bytes, path: str | None = None) -> Imported:
    """Read claims and reviews of schema.org in JSON-LD.

    A file may hold one object, a list, an `@graph`, or a `DataFeed`. What is said in it comes
    back as statements, which a person still has to read; no claim is made. Two descriptions of
    an actor are one where they have the same `@id`, or no `@id` and the same type, name and
    url; a `sameAs` joins nothing.

    Args:
        data: The text of the file, or its UTF-8 bytes.
        path: Its name, for the findings.
    """
    gathering = Gathering(path)
    value = parsed(data, Location(path=path), gathering)
    nodes = [] if value is None else nodes_of(value, gathering)
    known = {node.id: node for node in nodes if node.id is not None and not node.is_reference}
    actors = [(node, register(node, "actor", gathering)) for node in nodes if is_actor(node)]
    works = [node for node in nodes if is_work(node) and not _is_ours(node)]
    sources = [(node, register(node, "source", gathering)) for node in works]
    for node, actor in actors:
        fill_actor(node, actor, known, gathering)
    for node, source in sources:
        fill_source(node, source, known, gathering)
    claims: dict[str, str] = {}
    for node in nodes:
        if "Claim" in node.types:
            _claim(node, known, claims, gathering)
    read = {id(node) for node, _ in (*actors, *sources)}
    for node in nodes:
        _other(node, read, known, claims, gathering)
    if not nodes and value is not None:
        gathering.remark("document", "there is no object of schema.org in it", "")
    return gathering.imported()


def _other(
    node: Node, read: set[int], known: Nodes, claims: dict[str, str], gathering: Gathering
) -> None:
    if "ClaimReview" in node.types:
        _review(node, known, claims, gathering)
    elif _is_ours(node):
        _dataset(node, gathering)
    elif id(node) not in read and "Claim" not in node.types:
        shown = quoted(", ".join(node.types)) if node.types else "without a type"
        gathering.remark("unread", f"an object {shown} is not read", node.pointer)


def _is_ours(node: Node) -> bool:
    """Tell whether a node is the head of a dataset that was exported."""
    return "Dataset" in node.types and "#" not in (node.id or "#")


def _dataset(node: Node, gathering: Gathering) -> None:
    for key, field in (
        ("identifier", "id"),
        ("name", "title"),
        ("description", "description"),
        ("url", "url"),
    ):
        for value in node.take(key):
            gathering.put("dataset", "", field, value, node.at(key))
    for publisher in node.nodes("publisher"):
        name = publisher if isinstance(publisher, str) else publisher.values.get("name")
        gathering.put("dataset", "", "publisher", name, node.at("publisher"))
    for work in node.nodes("license"):
        named = work if isinstance(work, str) else work.id or work.values.get("name")
        is_spdx = isinstance(named, str) and named.startswith(_SPDX)
        text = named.removeprefix(_SPDX) if is_spdx and isinstance(named, str) else named
        gathering.put("dataset", "", "license", text, node.at("license"))
    date = _date(node, "datePublished", gathering)
    if date is not None:
        gathering.put("dataset", "", "published", date, node.at("datePublished"))
    node.finish(gathering)


def _claim(node: Node, known: Nodes, claims: dict[str, str], gathering: Gathering) -> None:
    """Read a claim that stands by itself."""
    text = _words(node, "text") or _words(node, "name")
    if text is None:
        gathering.remark("left-out", "the claim has no text", node.pointer, "Give it `text`.")
        return
    node.take("name")
    wanted = None if node.id is None else record_id_in(node.id, "claim")
    for subject in node.nodes("about"):
        # the deployments of an export come out only
        if isinstance(subject, str) or "#deployment/" not in (subject.id or ""):
            gathering.remark("unread", "about: it has no counterpart", node.at("about"))
    name = gathering.statement(
        wanted,
        text,
        speaker=_speaker(node, known, gathering),
        sources=tuple(_appearances(node, known, gathering)),
        stated=_date(node, "datePublished", gathering),
        language=node.text("inLanguage", gathering),
        note=_words(node, "description"),
        pointer=node.pointer,
    )
    if node.id is not None:
        claims[node.id] = name
    node.finish(gathering)


def _review(node: Node, known: Nodes, claims: dict[str, str], gathering: Gathering) -> None:
    """Read a review: as a remark on claims of the file, or as a source with a statement in it."""
    items = list(node.nodes("itemReviewed"))
    ids = [item if isinstance(item, str) else item.id or "" for item in items]
    reviewed = [claims[one] for one in ids if one in claims]
    authors = list(node.nodes("author"))
    verdict = _verdict(node, authors, known, gathering)
    if reviewed:
        for key in ("claimReviewed", "url"):
            node.take(key)
        for name in reviewed:
            gathering.add_note(name, verdict)
        node.finish(gathering)
        return
    source = _review_source(node, authors, known, gathering)
    texts = [text for text in (plain_text(one) for one in node.take("claimReviewed")) if text]
    works = [item for item in items if isinstance(item, Node)]
    if not texts:
        texts = [text for item in works[:1] for text in (_words(item, "text"),) if text]
    if not texts:
        hint = "Give it `claimReviewed`."
        gathering.remark("left-out", "the review does not say what was claimed", node.pointer, hint)
    for text in texts:
        _reviewed(node, text, works, source, verdict, known, gathering)
    for work in works:
        for key in ("text", "name"):
            work.take(key)
        work.finish(gathering)
    node.finish(gathering)


def _reviewed(  # noqa: PLR0917  (the parts of one statement)
    node: Node,
    text: str,
    works: list[Node],
    source: str,
    verdict: str,
    known: Nodes,
    gathering: Gathering,
) -> None:
    """Make a statement of what a review is about."""
    work = works[0] if works else Node({}, node.at("itemReviewed"))
    found = list(_appearances(work, known, gathering))
    gathering.statement(
        None,
        text,
        speaker=_speaker(work, known, gathering),
        sources=tuple(dict.fromkeys((*found, source))),
        stated=_date(work, "datePublished", gathering),
        language=node.text("inLanguage", gathering),
        note=verdict,
        pointer=node.pointer,
    )


def _review_source(
    node: Node, authors: list[Node | str], known: Nodes, gathering: Gathering
) -> str:
    """Make a source of the page with the review."""
    url = node.text("url", gathering)
    source = gathering.record("source", ("review", url or node.id or node.pointer), url or "review")
    gathering.put("source", source, "kind", "report", node.pointer)
    if url is not None:
        gathering.put("source", source, "url", url, node.at("url"))
    for author in authors[:1]:
        actor = actor_of(author, known, gathering, node.at("author"))
        gathering.put("source", source, "publisher", actor, node.at("author"))
    date = _date(node, "datePublished", gathering)
    if date is not None:
        gathering.put("source", source, "published", date, node.at("datePublished"))
    return source


def _verdict(node: Node, authors: list[Node | str], known: Nodes, gathering: Gathering) -> str:
    """Return in words what a review says, and by whom; it is a remark, not the library's word."""
    names = [_name_of(author, known) for author in authors]
    rating = next(iter(node.nodes("reviewRating")), None)
    parts = []
    if isinstance(rating, Node):
        label = _words(rating, "alternateName") or _words(rating, "name")
        value = plain_text(rating.values.get("ratingValue"))
        best = plain_text(rating.values.get("bestRating"))
        scale = "" if best is None else f" of {best}"
        parts = [quoted(label)] if label else []
        parts += [f"{value}{scale}"] if value else []
        for key in ("alternateName", "name", "ratingValue", "bestRating", "worstRating"):
            rating.take(key)
        rating.finish(gathering)
    elif isinstance(rating, str):
        parts = [quoted(rating)]
    by = f" by {', '.join(names)}" if any(names) else ""
    body = _words(node, "reviewBody")
    said = f"Rated {', '.join(parts)}{by}." if parts else f"Reviewed{by}."
    node.take("datePublished")
    return said if body is None else f"{said} {body}"


def _name_of(author: Node | str, known: Nodes) -> str:
    if isinstance(author, str):
        return author
    described = known.get(author.id or "", author) if author.is_reference else author
    values: Mapping[str, Any] = described.values
    named = plain_text(values.get("name")) or plain_text(values.get("Name"))
    return named or plain_text(values.get("url")) or described.id or "somebody"


def _speaker(node: Node, known: Nodes, gathering: Gathering) -> str | None:
    ids = [actor_of(one, known, gathering, node.at("author")) for one in node.nodes("author")]
    if len(ids) > 1:
        message = f"a statement has one speaker; {quoted(ids[0])} was taken of {len(ids)}"
        gathering.remark("value", message, node.at("author"))
    return ids[0] if ids else None


def _appearances(node: Node, known: Nodes, gathering: Gathering) -> Iterator[str]:
    for key in ("appearance", "firstAppearance"):
        for value in node.nodes(key):
            source = source_of(value, known, gathering, node.at(key))
            if source is not None:
                yield source


def _date(node: Node, key: str, gathering: Gathering) -> Edtf | None:
    text = node.text(key, gathering)
    return None if text is None else gathering.date(text, node.at(key))


def _words(node: Node, key: str) -> str | None:
    """Return the words of a key exactly as they stand."""
    for value in node.take(key):
        held = value.get("@value") if isinstance(value, Mapping) else value
        if isinstance(held, str) and held:
            return held
    return None
