"""What two claims have to do with each other: the filters and the presumptions on pairs."""

from itertools import product

from tests.oracle.windows import hull

from counterclaim.model import Stage

IS_SO = ("under_way", "final_stages", "suspended", "completed", "started")
"""The stage codes that say that a process has started."""


def never_together(compilation, one, other):
    """Tell whether a filter keeps two claims out of one set (asked both ways round)."""
    modalities = (one.modality, other.modality)
    another_party = one.party is None or one.party != other.party
    if one.claim.commitment == other.claim.commitment == "possible":
        return True
    if (
        modalities == ("conditional", "conditional")
        and one.claim.condition != other.claim.condition
    ):
        return True
    if modalities == ("forecast", "fact") and other.stated[0] > one.stated[1]:
        return True
    if one.modality == "plan" and other.stated[0] >= compilation.update_day(one.id):
        return True
    if _agreed_since(compilation, one, other):
        return True
    return any(
        target.id == one.id
        and (
            another_party
            or other.id == withdrawer.id
            or other.stated[1] >= hull(withdrawer.stated)[0]
        )
        for withdrawer, target in compilation.withdrawals
    )


def _agreed_since(compilation, one, other):
    """Tell whether a plan was later replaced by one that its side made together with others."""
    if (one.modality, other.modality) != ("plan", "plan"):
        return False
    joined = bool(one.committed) and one.committed < other.committed
    near = other.subject in compilation.records.related(one.subject)
    return joined and near and _aspect(one) == _aspect(other) and other.stated[0] > one.stated[1]


def _aspect(reading):
    process = reading.claim.about.process
    if not isinstance(reading.claim.says, Stage):
        return "people"
    about_people = (None, "withdrawal", "reduction", "arrival", "stay")
    return "people" if process in about_people else process


def plans_apart(compilation, one, other):
    """Tell whether two claims are plans of different parties that lie far apart."""
    if (one.modality, other.modality) != ("plan", "plan"):
        return False
    if _told_after_owner(compilation, one, other) or _told_after_owner(compilation, other, one):
        return False
    distance = _largest_distance(one.stated, other.stated)
    return not one.committed & other.committed and distance >= compilation.policy.plan_days


def _told_after_owner(compilation, one, other):
    """Tell whether a plan of the owner of a force is told otherwise, later, by an observer."""
    records, deployment = compilation.records, one.subject.deployment
    if deployment is None or other.stated[0] <= one.stated[1]:
        return False
    force = records.deployments[deployment].force
    owner = records.party(force) or force
    kinds = {records.actors[root].kind for root in records.roots(other.claim.speaker)}
    return owner in one.committed and kinds <= {"organization", "person", "unnamed"}


def rivals(compilation):
    """Return the pairs of which two presumptions say that they cannot both hold."""
    found = {}

    def rival(one, other):
        found[frozenset((one.id, other.id))] = max(1, one.tier, other.tier)

    if compilation.on("explicit_dispute"):
        for claim, target in compilation.disputes:
            one, other = compilation.by_id.get(claim.id), compilation.by_id.get(target.id)
            if one is None or other is None or one is other:
                continue
            if other.subject in compilation.records.related(one.subject):
                rival(one, other)
    for rule, holds in (
        ("entered_once", _entered_twice),
        ("denied_then_affirmed", _denied_then_affirmed),
    ):
        for one, other in product(compilation.readings, repeat=2):
            if compilation.on(rule) and holds(compilation, one, other):
                rival(one, other)
    return found


def _entered_twice(compilation, one, other):
    """Tell whether one claim gives a day of a change, and the other a later one."""
    if one.timeline is None or one.timeline != other.timeline or one.code != other.code:
        return False
    if one.timeline.facet == "presence" or not (one.times.enters and other.times.enters):
        return False
    if one.weak.last >= other.weak.first:
        return False
    states = compilation.content(one)[0].states
    between = [
        reading
        for reading in compilation.readings
        if reading.timeline == one.timeline
        and reading.affirmed
        and reading.id not in compilation.withdrawn
        and not compilation.content(reading)[0].states & states
        and reading.weak.first < other.weak.first
        and reading.weak.last > one.weak.last
    ]
    return not between


def _denied_then_affirmed(compilation, one, other):
    if one.timeline is None or other.timeline is None:
        return False
    if one.party is None or one.party != other.party or one.timeline != other.timeline:
        return False
    if one.modality != "fact" or other.modality != "fact" or not other.affirmed:
        return False
    denials = ("none", "absent") if one.affirmed else ("under_way", "started", "present")
    if one.code not in denials or other.code not in (*IS_SO, "present"):
        return False
    later = other.stated[0] > one.stated[1]
    near = _largest_distance(one.stated, other.stated) <= compilation.policy.denial_days
    if not (later and near):
        return False
    after, up_to = one.stated[1], other.time[1]
    if one.timeline.facet == "presence":
        windows = compilation.covered("in", one.subject)
        return not any(max(first, after + 1) <= min(last, up_to) for first, last in windows)
    return not any(after < day <= up_to for day in compilation.starts(one.timeline))


def _largest_distance(one, other):
    return max(abs(one[1] - other[0]), abs(other[1] - one[0]))
