"""Parties, subjects and timelines of a dataset, and what is a part of what."""

from tests.oracle.theory import Subject, Timeline

from counterclaim.codelists import facet_of
from counterclaim.model import Change, Count, Stage

STOCKS = ("present", "remaining")


class Records:
    """The actors and deployments of a dataset, with the subjects that its claims speak of."""

    def __init__(self, dataset, claims):
        self.actors = {actor.id: actor for actor in dataset.actors}
        self.deployments = {deployment.id: deployment for deployment in dataset.deployments}
        plain = [Subject(deployment=name) for name in self.deployments]
        without = [
            subject_of(claim)
            for claim in claims
            if isinstance(claim.says, Stage) and claim.says.exceptions
        ]
        self.subjects = tuple(
            dict.fromkeys(plain + [subject for subject in without if subject.deployment])
        )
        self.parts = {
            whole: frozenset(part for part in self.subjects if self.is_part(part, whole))
            for whole in self.subjects
        }
        self.wholes = {
            part: frozenset(whole for whole in self.subjects if part in self.parts[whole])
            for part in self.subjects
        }

    def related(self, subject):
        """Return a subject with its parts and wholes."""
        return {subject} | self.parts.get(subject, set()) | self.wholes.get(subject, set())

    def roots(self, actor_id):
        """Return the actors without parents that are reached by `represents` and `part_of`."""
        roots, seen, waiting = set(), set(), [actor_id]
        while waiting:
            name = waiting.pop()
            if name in seen or name not in self.actors:
                continue
            seen.add(name)
            parents = self.actors[name].represents + self.actors[name].part_of
            waiting.extend(parents)
            if not parents:
                roots.add(name)
        return roots

    def party(self, actor_id):
        """Return the party of an actor, or None."""
        actor = self.actors[actor_id]
        if actor.kind == "unnamed" and not actor.represents and not actor.part_of:
            return None
        roots = self.roots(actor_id)
        return roots.pop() if len(roots) == 1 else None

    def committed(self, actor_id):
        """Return the parties that an actor commits; a joint speaker commits several."""
        roots = self.roots(actor_id)
        if len(roots) > 1 and self.actors[actor_id].kind != "unnamed":
            return frozenset(roots)
        return frozenset({self.party(actor_id)} - {None})

    def decider(self, about):
        """Return who decides or announces; one without a party stands for itself."""
        actor_id = about.by
        if actor_id is None and about.deployment is not None:
            actor_id = self.deployments[about.deployment].force
        if actor_id is None or actor_id not in self.actors:
            return actor_id
        return self.party(actor_id) or actor_id

    def _above(self, deployment_id, claimed=()):
        """Return the deployments of which one is a part, at any depth.

        As pairs of part and whole, some may be claimed.
        """
        above, waiting = set(), [deployment_id]
        while waiting:
            name = waiting.pop()
            wholes = [entry.whole for entry in self.deployments[name].part_of]
            wholes += [whole for part, whole in claimed if part == name]
            for whole in wholes:
                if whole in self.deployments and whole not in above:
                    above.add(whole)
                    waiting.append(whole)
        return above

    def is_part(self, part, whole, claimed=()):
        """Tell whether one subject is a part of another; some parts may be claimed.

        What lies in an exception is judged by the recorded parts alone.
        """
        if part == whole:
            return False
        if not whole.exceptions:
            # whatever is left of a deployment is a part of it and of its wholes
            itself = {part.deployment} if part.exceptions else set()
            return whole.deployment in itself | self._above(part.deployment, claimed)
        # from here on, a part without its exceptions lies where the whole of it lies
        if whole.deployment not in self._above(part.deployment, claimed):
            return False
        excepted = whole.exceptions
        contains = any(
            part.deployment in self._above(name) for name in excepted if name in self.deployments
        )
        lies_in = bool(self._above(part.deployment) & excepted)
        return part.deployment not in excepted and not contains and not lies_in


def subject_of(claim):
    """Return the subject of a claim."""
    if claim.about.matter is not None:
        return Subject(matter=claim.about.matter)
    exceptions = claim.says.exceptions if isinstance(claim.says, Stage) else ()
    return Subject(deployment=claim.about.deployment, exceptions=frozenset(exceptions))


def process_of(about):
    """Return the process; the withdrawal of a part, or of any, is a reduction.

    A phase of a process is not that process: of it the rules about processes say nothing.
    """
    if about.phase is not None:
        return None
    if about.process == "withdrawal" and about.extent != "all":
        return "reduction"
    return about.process


def presence(subject):
    return Timeline("presence", subject)


def execution(process, subject, run):
    return Timeline("execution", subject, process, run)


def timeline_of(claim, records):
    """Return the timeline of a stage claim."""
    facet = facet_of(claim.says.code)
    if facet == "presence":
        return presence(subject_of(claim))
    decider = records.decider(claim.about) if facet != "execution" else None
    about = claim.about
    process = about.process if about.phase is not None else process_of(about)
    return Timeline(facet, subject_of(claim), process, about.round, decider, about.phase)


def movement_of(claim):
    """Return `leaving` or `arriving` for a count that is read as a movement, else None."""
    count = claim.says
    if not isinstance(count, Count) or count.unit != "persons":
        return None
    if count.measure not in ("leaving", "arriving") or claim.polarity != "affirmed":
        return None
    at_least_one = count.low is not None and count.low >= 1
    return count.measure if at_least_one or count.basis == "vague" else None


def is_number(claim):
    """Tell whether a claim speaks of numbers."""
    return isinstance(claim.says, Count | Change)


def is_stock(claim):
    """Tell whether a claim speaks of a number that a day has, and not of a total over days."""
    count = claim.says
    if not isinstance(count, Count):
        return False
    return count.unit == "fraction" or count.measure in (*STOCKS, "ceiling")


def is_head_count(claim):
    """Tell whether a claim speaks of the stock of a quantity: no ceiling and no fraction."""
    return is_stock(claim) and claim.says.unit != "fraction" and claim.says.measure in STOCKS


def is_mute(claim):
    """Tell whether a vague count says nothing that can be compared."""
    count = claim.says
    if not isinstance(count, Count) or count.basis != "vague":
        return False
    return count.unit == "fraction" or count.measure in ("net_change", "ceiling", "lost")
