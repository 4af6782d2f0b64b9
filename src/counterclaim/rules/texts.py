"""Rules about the words of claims: language, quotation, modality, doubles."""

import re
from collections.abc import Iterator

from counterclaim.findings.characters import comparable
from counterclaim.findings.quoting import quoted
from counterclaim.model import Attribute, Claim, Content, Count, Dataset, Stage
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, RecordPath, at, rule
from counterclaim.rules._words import CONDITIONAL, HEDGED, PLANNED, found_in, is_english

LONGEST_QUOTATION = 75
"""In words; a longer quotation gets a note."""

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_SHOWN = 5
_KINDS = ("actor", "source", "deployment", "claim")


@rule(
    "text.language-case",
    "Language tag in odd case",
    "note",
    does="Finds language tags that are not written as is usual: the language small, a script "
    "with a capital, a region in capitals (RFC 5646, section 2.1.1). There is one finding a tag.",
    why="Tags mean the same in any case, but a program that compares texts takes EN and en for "
    "two languages.",
    fix="Write it as the finding says.",
    example='{"claims": [{"id": "c1", "language": "EN-us"}]}',
    instead='{"claims": [{"id": "c1", "language": "en-US"}]}',
)
def language_case(dataset: Dataset, _: Context) -> Iterator[Observation]:
    tags = {tag for _, _, tag in _tags(dataset)}
    usual = {tag: _usual_case(tag) for tag in sorted(tags)}
    odd: dict[str, list[tuple[str, RecordPath]]] = {tag: [] for tag in usual if usual[tag] != tag}
    if not odd:
        return
    for place, name, tag in _tags(dataset):
        if tag in odd:
            odd[tag].append((name, place))
    for tag, found in odd.items():
        found.sort(key=lambda entry: (_KINDS.index(entry[1].kind), entry[0]))
        first, *others = (place for _, place in found)
        more = f", here and at {len(others)} more places" if others else ""
        yield Observation(
            first,
            f"the language tag {tag} is usually written {usual[tag]}{more}",
            related=tuple(others[:_SHOWN]),
        )


def _tags(dataset: Dataset) -> Iterator[tuple[RecordPath, str, str]]:
    """Yield the places of language tags, the ids of their records, and the tags."""
    for index, actor in enumerate(dataset.actors):
        for number, name in enumerate(actor.names):
            if name.language is not None:
                place = at("actor", index, "names", number, "language")
                yield place, actor.id, name.language
    for index, source in enumerate(dataset.sources):
        if source.language is not None:
            yield at("source", index, "language"), source.id, source.language
    for index, deployment in enumerate(dataset.deployments):
        for number, name in enumerate(deployment.place.names):
            if name.language is not None:
                place = at("deployment", index, "place", "names", number, "language")
                yield place, deployment.id, name.language
    for index, claim in enumerate(dataset.claims):
        if claim.language is not None:
            yield at("claim", index, "language"), claim.id, claim.language


def _usual_case(tag: str) -> str:
    language, *others = tag.lower().split("-")
    found = [language]
    for part in others:
        # behind a single letter stands an extension, which is small
        if len(found[-1]) > 1 and not any(len(before) == 1 for before in found):
            if len(part) == 2:
                found.append(part.upper())
                continue
            if len(part) == 4 and part.isalpha():
                found.append(part.title())
                continue
        found.append(part)
    return "-".join(found)


def _quotations(dataset: Dataset) -> Iterator[tuple[int, Claim]]:
    for index, claim in enumerate(dataset.claims):
        if claim.text_kind == "quotation":
            yield index, claim


@rule(
    "text.quotation-of-machine",
    "Quotation of a machine's words",
    "warning",
    does="Finds a claim whose text is a quotation while every source of it was translated by a "
    "machine.",
    why="What is printed there are not the words of the speaker, and quoted terms may be errors "
    "of the machine.",
    fix="Make it a paraphrase; or add the source with the words that were said.",
    example="""
        {"sources": [{"id": "article", "machine_translated": true}],
         "claims": [{"id": "c1", "sources": ["article"], "text_kind": "quotation"}]}
    """,
    instead="""
        {"sources": [{"id": "article", "machine_translated": true}],
         "claims": [{"id": "c1", "sources": ["article"], "text_kind": "paraphrase"}]}
    """,
)
def quotation_of_machine(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, claim in _quotations(dataset):
        sources = [context.sources.get(source_id) for source_id in claim.sources]
        if all(source is not None and source[1].machine_translated for source in sources):
            yield Observation(
                at("claim", index, "text_kind"),
                "a quotation of a source that was translated by a machine",
                related=tuple(
                    at("source", source[0], "machine_translated") for source in sources if source
                ),
            )


@rule(
    "text.long-quotation",
    "Long quotation",
    "note",
    does=f"Finds a quotation of more than {LONGEST_QUOTATION} words.",
    why="One claim is seldom that long, and somebody's words may be protected: how much may be "
    "quoted in a published dataset depends on the law of the place.",
    fix="Quote the sentence that makes the claim, or paraphrase.",
    example=f"""
        {{"claims": [{{"id": "c1", "text_kind": "quotation",
                     "text": "{" ".join(["And so on and on."] * 16)}"}}]}}
    """,
    instead="""
        {"claims": [{"id": "c1", "text_kind": "quotation", "text": "And so on."}]}
    """,
)
def long_quotation(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in _quotations(dataset):
        # a word and the space behind it take two characters at least
        if len(claim.text) <= 2 * LONGEST_QUOTATION:
            continue
        words = sum(1 for _found in _WORD.finditer(claim.text))
        if words > LONGEST_QUOTATION:
            yield Observation(at("claim", index, "text"), f"a quotation of {words} words")


@rule(
    "text.quotation-in-other-language",
    "Quotation in another language than its sources",
    "note",
    does="Finds a quotation in a language in which none of its sources is; regions and scripts "
    "are not looked at, and sources without a language may be in any.",
    why="Words that are printed in Arabic cannot be quoted in English: they are a translation, "
    "and it may be wrong.",
    fix="Make it a translation, or correct the language of the claim or of the source.",
    example="""
        {"sources": [{"id": "speech", "language": "ar"}],
         "claims": [{"id": "c1", "sources": ["speech"], "language": "en",
                     "text_kind": "quotation"}]}
    """,
    instead="""
        {"sources": [{"id": "speech", "language": "ar"}],
         "claims": [{"id": "c1", "sources": ["speech"], "language": "en",
                     "text_kind": "translation"}]}
    """,
)
def quotation_in_other_language(dataset: Dataset, context: Context) -> Iterator[Observation]:
    for index, claim in _quotations(dataset):
        if claim.language is None:
            continue
        sources = [context.sources.get(source_id, (0, None))[1] for source_id in claim.sources]
        languages = {_primary(source.language if source else None) for source in sources}
        if None not in languages and _primary(claim.language) not in languages:
            yield Observation(
                at("claim", index, "language"),
                f"a quotation in {claim.language}, and no source of it is in that language",
                related=(at("claim", index, "sources"),),
            )


def _primary(tag: str | None) -> str | None:
    return tag.casefold().partition("-")[0] if tag is not None else None


def _english_facts(dataset: Dataset) -> Iterator[tuple[int, Claim]]:
    """Yield the facts in English that are a stage or a number."""
    for index, claim in enumerate(dataset.claims):
        if claim.modality == "fact" and isinstance(claim.says, Stage | Count) and is_english(claim):
            yield index, claim


@rule(
    "claim.plan-as-fact",
    "Words of a plan told as a fact",
    "note",
    does="Finds a stage or a number of the modality `fact` where an English text says will, "
    "shall, is going to, plans to, intends to.",
    why="A fact takes part in errors, a plan in warnings at most: what will be may yet change.",
    fix="Make it a plan where the speaker decides it, else a forecast.",
    example="""
        {"claims": [{"id": "c1", "text": "They will stay.", "language": "en", "modality": "fact",
                     "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "present"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "They will stay.", "language": "en", "modality": "plan",
                     "about": {"deployment": "army"},
                     "says": {"type": "stage", "code": "present"}}]}
    """,
)
def plan_as_fact(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in _english_facts(dataset):
        found = found_in(claim.text, PLANNED)
        if found:
            yield Observation(
                at("claim", index, "modality"),
                f"a fact, and the text says {quoted(found)}",
                related=(at("claim", index, "text"),),
            )


@rule(
    "claim.condition-as-fact",
    "Words of a condition told as a fact",
    "note",
    does="Finds a stage or a number of the modality `fact` where an English text says if, unless, "
    "provided that, on condition that, as long as.",
    why="What holds under a condition is no plain fact: a conflict with it is only a note.",
    fix="Make it conditional and give the condition; or deny nothing that the condition leaves "
    "open.",
    example="""
        {"claims": [{"id": "c1", "text": "They leave, if the talks succeed.", "language": "en",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "started"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "They leave, if the talks succeed.", "language": "en",
                     "modality": "conditional", "condition": "the talks succeed",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "started"}}]}
    """,
)
def condition_as_fact(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in _english_facts(dataset):
        found = found_in(claim.text, CONDITIONAL)
        if found:
            yield Observation(
                at("claim", index, "modality"),
                f"a fact, and the text says {quoted(found)}",
                related=(at("claim", index, "text"),),
            )


@rule(
    "claim.hedge-as-certain",
    "Hedge told as certain",
    "note",
    does="Finds a stage or a number of the modality `fact` and the commitment `certain` where an "
    "English text says may, might, probably, possibly, perhaps, reportedly, allegedly.",
    why="A certain fact takes part in errors. A speaker who hedges has not said so much.",
    fix="Set the commitment to probable, possible or none, and put the words into cue.",
    example="""
        {"claims": [{"id": "c1", "text": "They have probably left.", "language": "en",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed"}}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "text": "They have probably left.", "language": "en",
                     "about": {"deployment": "army", "process": "withdrawal"},
                     "says": {"type": "stage", "code": "completed"},
                     "commitment": "probable", "cue": "probably"}]}
    """,
)
def hedge_as_certain(dataset: Dataset, _: Context) -> Iterator[Observation]:
    for index, claim in _english_facts(dataset):
        found = found_in(claim.text, HEDGED) if claim.commitment == "certain" else None
        if found:
            yield Observation(
                at("claim", index, "commitment"),
                f"certain, and the text says {quoted(found)}",
                related=(at("claim", index, "text"),),
            )


@rule(
    "claim.duplicate",
    "Claim that is recorded twice",
    "warning",
    does="Finds two claims with the same speaker, words, date, subject, content, time, polarity "
    "and modality, where neither repeats another of them and they share no utterance.",
    why="One statement that is recorded twice doubles every conflict it is in.",
    fix="Keep one of them and list all sources there; if it was said twice, add the relation "
    "repeats.",
    example="""
        {"sources": [{"id": "s1"}, {"id": "s2"}],
         "claims": [{"id": "c1", "text": "They stay.", "sources": ["s1"]},
                    {"id": "c2", "text": "They stay.", "sources": ["s2"]}]}
    """,
    instead="""
        {"sources": [{"id": "s1"}, {"id": "s2"}],
         "claims": [{"id": "c1", "text": "They stay.", "sources": ["s1", "s2"]}]}
    """,
)
def duplicate(dataset: Dataset, _: Context) -> Iterator[Observation]:
    by_words: dict[tuple[str, str, str], list[int]] = {}
    for index, claim in enumerate(dataset.claims):
        by_words.setdefault((comparable(claim.text), claim.speaker, claim.stated.text), []).append(
            index
        )
    for indexes in by_words.values():
        if len(indexes) > 1:
            yield from _duplicates(dataset, indexes)


def _duplicates(dataset: Dataset, indexes: list[int]) -> Iterator[Observation]:
    first: dict[object, int] = {}
    group = {dataset.claims[index].id for index in indexes}
    repeated = {
        one
        for index in indexes
        for relation in dataset.claims[index].relations
        if relation.kind == "repeats" and relation.claim in group
        for one in (dataset.claims[index].id, relation.claim)
    }
    for index in sorted(indexes, key=lambda one: dataset.claims[one].id):
        claim = dataset.claims[index]
        key = (claim.about, _content(claim.says), claim.when, claim.polarity, claim.modality)
        earlier = first.setdefault(key, index)
        other = dataset.claims[earlier]
        shared = claim.utterance is not None and claim.utterance == other.utterance
        if earlier != index and claim.id not in repeated and not shared:
            yield Observation(
                at("claim", index),
                f"this is word for word the claim {quoted(other.id)}",
                related=(at("claim", earlier),),
            )


def _content(says: Content) -> object:
    """Return a content apart from how its words are written."""
    if not isinstance(says, Attribute):
        return says
    lists = (sorted(map(comparable, says.excludes)), sorted(map(comparable, says.implies)))
    return (
        says.key,
        comparable(says.value),
        says.value_type,
        says.exclusive,
        says.daily,
        *map(tuple, lists),
    )


RULES = (
    language_case,
    quotation_of_machine,
    long_quotation,
    quotation_in_other_language,
    plan_as_fact,
    condition_as_fact,
    hedge_as_certain,
    duplicate,
)
