"""Rules about the characters of texts: what is not seen, not meant, or not what it looks like."""

from collections.abc import Iterator

from counterclaim.findings.characters import (
    character_name,
    comparable,
    looks,
    mixed_word,
    unseen_characters,
    wrong_encoding,
)
from counterclaim.findings.quoting import quoted
from counterclaim.model import Actor, Dataset
from counterclaim.rules._context import Context, by_id
from counterclaim.rules._rule import Observation, at, rule
from counterclaim.rules._walk import texts_of


def _is_unprintable(text: str) -> bool:
    return not text.isprintable()


def _is_beyond_ascii(text: str) -> bool:
    return not text.isascii()


@rule(
    "text.unseen-character",
    "Character that is not seen",
    "warning",
    does="Finds control characters, spaces without width, marks of direction and others that are "
    "not seen, where the script of the text does not need them.",
    why="Two texts that look the same are not, what is copied holds more than is read, and some "
    "programs end a text there.",
    fix="Take the character out.",
    example=r'{"sources": [{"id": "s1", "title": "The re\u200bport"}]}',
    instead='{"sources": [{"id": "s1", "title": "The report"}]}',
)
def unseen_character(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for place, text in texts_of(dataset, _is_unprintable):
        found = list(unseen_characters(text))
        if found:
            offset, mark = found[0]
            more = f", and {len(found) - 1} more that are not seen" if len(found) > 1 else ""
            yield Observation(
                place, f"character {offset + 1} of the text is {character_name(mark)}{more}"
            )


@rule(
    "text.wrong-encoding",
    "Text read in a wrong encoding",
    "note",
    does="Finds letters such as Ã¤ for ä, which come of UTF-8 that was read as another encoding, "
    "and U+FFFD, which stands for what could not be read.",
    why="Names are not found by whoever writes them as they are, and the damage grows each time "
    "that the file is saved.",
    fix="Go back to the source, and open it as UTF-8.",
    example='{"actors": [{"id": "a1", "kind": "person", "name": "JÃ¼rgen Brandt"}]}',
    instead='{"actors": [{"id": "a1", "kind": "person", "name": "Jürgen Brandt"}]}',
)
def read_in_wrong_encoding(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for place, text in texts_of(dataset, _is_beyond_ascii):
        found = wrong_encoding(text)
        if found is None:
            continue
        part, meant = found
        message = f"{quoted(part)} is probably {quoted(meant)}, read in a wrong encoding"
        if not meant:
            message = f"it holds {character_name(part)}, which stands for what could not be read"
        yield Observation(place, message)


@rule(
    "text.mixed-scripts",
    "Letters of two scripts in one word",
    "note",
    does="Finds a word of a name, a title or a value in which letters of Latin stand beside "
    "letters of Cyrillic or Greek. Words of claims and notes are left alone.",
    why="Many of these letters look the same. A word with one of another script is not found, "
    "and is not equal to the word that it looks like.",
    fix="Write the word in one script.",
    example=r'{"actors": [{"id": "a1", "kind": "person", "name": "M\u0430ria Petrova"}]}',
    instead='{"actors": [{"id": "a1", "kind": "person", "name": "Maria Petrova"}]}',
)
def mixed_scripts(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for place, text in texts_of(dataset, _is_beyond_ascii):
        if place.path and place.path[-1] in ("note", "description"):
            continue
        if place.kind == "claim" and place.path[:1] == ("text",):
            continue
        found = mixed_word(text)
        if found is not None:
            word, mark = found
            message = f"the word {quoted(word)} mixes scripts: it holds {character_name(mark)}"
            yield Observation(place, message)


@rule(
    "actor.look-alike-name",
    "Names that look alike and are not",
    "note",
    does="Finds two actors whose names differ only in letters that look alike, such as the Latin a "
    "and the Cyrillic \u0430.",
    why="A reader takes them for one actor, and the check for two: they are of different parties.",
    fix="Write the name in one script, or make the two one record.",
    example=r"""
        {"actors": [{"id": "a1", "kind": "organization", "name": "OKO"},
                    {"id": "a2", "kind": "organization", "name": "\u041e\u041a\u041e"}]}
    """,
    instead="""
        {"actors": [{"id": "a1", "kind": "organization", "name": "OKO"},
                    {"id": "a2", "kind": "organization", "name": "OKO Media"}]}
    """,
)
def look_alike_name(dataset: Dataset, _: Context) -> Iterator[Observation]:
    first: dict[str, tuple[int, Actor, str]] = {}
    for index, actor in by_id(dataset.actors):
        for name in dict.fromkeys((actor.name, *(other.text for other in actor.names))):
            earlier = first.setdefault(looks(name), (index, actor, name))
            if earlier[1].id != actor.id and comparable(earlier[2]) != comparable(name):
                yield Observation(
                    at("actor", index, "name"),
                    f"{quoted(name)} looks like a name of {quoted(earlier[1].id)} in other letters",
                    related=(at("actor", earlier[0], "name"),),
                )
                break


RULES = (unseen_character, read_in_wrong_encoding, mixed_scripts, look_alike_name)
