"""Who belongs to whom: parties of actors, parts and wholes of deployments."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from counterclaim.model import Actor, Claim, Dataset, Deployment, Scope
from counterclaim.solver.graphs import above_each


@frozen(cache_hash=True)
class Subject:
    """What a timeline is about: a deployment (without its exceptions), or a matter."""

    deployment: str | None
    matter: str | None = None
    exceptions: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A stable text for ordering and display."""
        base = self.deployment if self.deployment is not None else f"matter:{self.matter}"
        return base + "".join(f"-{exception}" for exception in self.exceptions)


@frozen
class Structure:
    """The resolved references of a dataset that the meaning of claims depends on.

    `roots` gives the actors that each actor speaks for in the end, `wholes` and `parts` the
    deployments above and below each deployment, at any depth and in a stable order. `recorded`
    is `wholes` without what claims join.
    """

    actors: Mapping[str, Actor]
    deployments: Mapping[str, Deployment]
    roots: Mapping[str, frozenset[str]]
    wholes: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    recorded: Mapping[str, tuple[str, ...]]

    def party(self, actor: str) -> str | None:
        """Return the party of an actor, or None for a joint or unaffiliated unnamed speaker."""
        roots = self.roots.get(actor, frozenset())
        if len(roots) != 1:
            return None
        (root,) = roots
        return None if self.actors[root].kind == "unnamed" else root

    def parties(self, actor: str) -> frozenset[str]:
        """Return the parties that an actor commits: those of all who speak jointly.

        Unnamed sources of several sides commit none of them: each may have said a part.
        """
        roots = self.roots.get(actor, frozenset())
        if len(roots) > 1 and self.actors[actor].kind != "unnamed":
            return roots
        party = self.party(actor)
        return frozenset() if party is None else frozenset((party,))

    def speaks_for(self, actor: str, other: str) -> bool:
        """Tell whether an actor commits the party of another, alone or with others."""
        return self.party(other) in self.parties(actor)

    def only_observes(self, actor: str) -> bool:
        """Tell whether an actor commits nobody who could send or call back a force."""
        roots = self.roots.get(actor, frozenset())
        return all(
            self.actors[root].kind in ("organization", "person", "unnamed") for root in roots
        )

    def share_a_party(self, actors: Iterable[str]) -> bool:
        """Tell whether some actors all commit one party, alone or with others."""
        return bool(frozenset.intersection(*(self.parties(actor) for actor in actors)))

    def decider(self, deployment: str | None, by: str | None) -> str | None:
        """Return who decides or announces: `by`, else the force, each read as its party."""
        actor = by
        if actor is None and deployment is not None:
            actor = self.deployments[deployment].force
        return actor if actor is None else self.party(actor) or actor

    def is_part(self, part: Subject, whole: Subject) -> bool:
        """Tell whether one subject lies within another, properly."""
        if part.deployment is None or whole.deployment is None:
            return False
        if part.exceptions:
            base = Subject(part.deployment)
            return base == whole or self.is_part(base, whole)
        above = self.wholes[part.deployment]
        if whole.deployment not in above:
            return False
        # what lies in an exception is recorded: else a join could take a part out of the rest
        recorded = self.recorded[part.deployment]
        return not any(
            exception == part.deployment
            or exception in recorded
            or part.deployment in self.recorded.get(exception, ())
            for exception in whole.exceptions
        )

    def related(self, left: Subject, right: Subject) -> bool:
        """Tell whether two subjects are the same, or part and whole."""
        return left == right or self.is_part(left, right) or self.is_part(right, left)

    def joined(self, pairs: Iterable[tuple[str, str]]) -> "Structure":
        """Return the structure in which further deployments are parts of others, as pairs."""
        up: dict[str, list[str]] = {name: [*above] for name, above in self.wholes.items()}
        for part, whole in pairs:
            if part in up and whole in up and part != whole:
                up[part].append(whole)
        wholes = above_each(up)
        return evolve(self, wholes=wholes, parts=_below(wholes))


def _below(wholes: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    parts: dict[str, list[str]] = {name: [] for name in wholes}
    for part, above in wholes.items():
        for whole in above:
            parts[whole].append(part)
    return {whole: tuple(sorted(below)) for whole, below in parts.items()}


def _roots(actors: Mapping[str, Actor]) -> dict[str, frozenset[str]]:
    above = {
        actor.id: tuple(up for up in (*actor.represents, *actor.part_of) if up in actors)
        for actor in actors.values()
    }
    closure = above_each(above)
    return {
        actor: frozenset(up for up in (actor, *closure[actor]) if not above[up]) for actor in actors
    }


def structure_of(dataset: Dataset) -> Structure:
    """Resolve the references of a dataset; those that do not resolve are left out."""
    actors = {actor.id: actor for actor in dataset.actors}
    deployments = {deployment.id: deployment for deployment in dataset.deployments}
    up = {
        deployment.id: tuple(part.whole for part in deployment.part_of if part.whole in deployments)
        for deployment in deployments.values()
    }
    wholes = above_each(up)
    return Structure(
        actors=actors,
        deployments=deployments,
        roots=_roots(actors),
        wholes=wholes,
        parts=_below(wholes),
        recorded=wholes,
    )


def is_claimed_part(claim: Claim) -> bool:
    """Tell whether a claim joins deployments: one a part of the other, or the same."""
    says = claim.says
    return (
        isinstance(says, Scope)
        and says.relation in ("part_of", "same_as")
        and claim.polarity == "affirmed"
        and len(says.subjects) == 2
        and all(subject.deployment is not None for subject in says.subjects)
    )
