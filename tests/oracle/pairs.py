"""What two claims have to do with each other: the filters and the presumptions on pairs."""

from tests.oracle.windows import hull

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
    return any(
        target.id == one.id
        and (
            another_party
            or other.id == withdrawer.id
            or other.stated[1] >= hull(withdrawer.stated)[0]
        )
        for withdrawer, target in compilation.withdrawals
    )


def plans_apart(compilation, one, other):
    """Tell whether two claims are plans of different parties that lie far apart."""
    if (one.modality, other.modality) != ("plan", "plan"):
        return False
    same_party = one.party is not None and one.party == other.party
    distance = _largest_distance(one.stated, other.stated)
    return not same_party and distance >= compilation.policy.plan_days


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
    if compilation.on("denied_then_affirmed"):
        for one in compilation.readings:
            for other in compilation.readings:
                if _denied_then_affirmed(compilation, one, other):
                    rival(one, other)
    return found


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
