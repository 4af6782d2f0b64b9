"""What somebody is said to have said, and what it says itself."""

from attrs import evolve
from tests.oracle.reading.claims import LIKELY, View
from tests.oracle.reading.ways import Way

from counterclaim.model import Said

YES, NO, QUIET = ("said", "confirmed"), ("denied",), ("silent", "evasive")


def _content(claim):
    return (claim.about, claim.says, claim.when and claim.when.edtf, claim.polarity, claim.modality)


def speaks_in_the_name_of(structure, speaker, actor):
    """Tell whether a speaker is an actor, or represents it at any remove."""
    seen, pending = set(), [speaker]
    while pending:
        name = pending.pop()
        if name in seen or name not in structure.actors:
            continue
        seen.add(name)
        pending += (*structure.actors[name].represents, *structure.actors[name].part_of)
    return actor in seen


def _ended(view):
    return view.s1 if view.when is None else view.days()[0].last


def meaning(view):
    """Return whether somebody is said to have said so, not, to have denied, not, or to be quiet."""
    stance = view.says.stance
    kind = "said" if stance in YES else "denied" if stance in NO else "quiet"
    if view.affirmed:
        return kind
    return {"said": "not said", "denied": "not denied"}.get(kind)


def clashes(world, report, other, pair):
    """Yield the ways in which a claim about words excludes another one."""
    if not isinstance(report.says, Said):
        return
    target = world.claims.get(report.says.claim)
    kind = meaning(report)
    if target is None or kind is None:
        return
    grade = max(LIKELY, report.grade, other.grade)
    if isinstance(other.says, Said):
        yield from _reports(report, other, grade)
        return
    if not speaks_in_the_name_of(report.structure, other.claim.speaker, report.says.actor):
        return
    by_then = other.s1 <= _ended(report)
    if kind in ("denied", "not said") and _content(other.claim) == _content(target) and by_then:
        yield Way(grade, "own_words")
    alike = other.subject == View(world, target).subject and type(other.says) is type(target.says)
    if kind == "quiet" and alike and by_then:
        yield Way(grade, "own_words")
    if kind in ("said", "not denied") and other.id != target.id:
        said = View(world, evolve(target, id="target", speaker=report.says.actor, relations=()))
        for way in pair(world, said, other):
            yield Way(max(grade, way.grade), "own_words")


EXCLUDED = {"said": ("not said", "denied", "quiet"), "denied": ("not denied", "quiet")}


def _reports(one, other, grade):
    if one.says.claim != other.says.claim:
        return
    named = speaks_in_the_name_of(one.structure, one.says.actor, other.says.actor)
    if named and meaning(other) in EXCLUDED.get(meaning(one), ()):
        yield Way(grade, "own_words")
