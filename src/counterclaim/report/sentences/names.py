"""The names behind the ids of a dataset, as a report shows them."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from counterclaim.codelists import Process
from counterclaim.consistency import SubjectView
from counterclaim.model import About, Actor, Claim, Dataset, Deployment, Source
from counterclaim.report.sentences.days import date_words
from counterclaim.report.sentences.vocabulary import EXTENTS, PROCESSES
from counterclaim.structure.hierarchy import Structure, structure_of


@frozen
class Names:
    """The records of a dataset by id, and how its actors hang together."""

    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    deployments: Mapping[str, Deployment]
    claims: Mapping[str, Claim]
    structure: Structure


def names_of(dataset: Dataset) -> Names:
    """Collect the names of a dataset; of claims with one id the first counts, as in a check."""
    return Names(
        actors={actor.id: actor for actor in dataset.actors},
        sources={source.id: source for source in dataset.sources},
        deployments={deployment.id: deployment for deployment in dataset.deployments},
        claims={claim.id: claim for claim in reversed(dataset.claims)},
        structure=structure_of(dataset),
    )


def actor_name(names: Names, actor: str) -> str:
    """Return the name of an actor, or its id where there is no such record."""
    record = names.actors.get(actor)
    return actor if record is None else record.name


def deployment_name(names: Names, deployment: str) -> str:
    """Return the name of a deployment, or its id where there is no such record."""
    record = names.deployments.get(deployment)
    return deployment if record is None else record.name


def bare_subject(names: Names, view: SubjectView) -> str:
    """Return what a timeline is about without its process: the deployment or the matter."""
    return _subject(names, view.deployment, view.matter, view.exceptions)


def _subject(
    names: Names, deployment: str | None, matter: str | None, exceptions: Iterable[str]
) -> str:
    base = (matter or "").replace("_", " ")
    if deployment is not None:
        base = deployment_name(names, deployment)
    left_out = [deployment_name(names, name) for name in exceptions]
    return f"{base} without {listed(left_out)}" if left_out else base


def _process(
    process: Process | None, extent: str, subject: str, round_: int, phase: str | None
) -> str:
    if process is None:
        return subject
    again = f" (round {round_})" if round_ > 1 else ""
    part = "" if phase is None else f"phase {phase} of the "
    # a reduction is of the whole, whoever leaves
    whose = "" if process == "reduction" else EXTENTS[extent]
    return f"{part}{PROCESSES[process]} {whose}{subject}{again}"


def process_phrase(names: Names, view: SubjectView) -> str:
    """Return what a conflict is about with its process, such as `the withdrawal of X`."""
    subject = bare_subject(names, view)
    process = _process(view.process, "all", subject, view.round, view.phase)
    return process if view.process is None else f"the {process}"


def about_phrase(names: Names, about: About, exceptions: Iterable[str] = ()) -> str:
    """Return the subject of a claim with its process, such as `withdrawal of X`."""
    subject = _subject(names, about.deployment, about.matter, exceptions)
    return _process(about.process, about.extent, subject, about.round, about.phase)


def claim_ref(names: Names, claim_id: str) -> str:
    """Return a claim with its speaker, such as `c18 (Saif Al-Saadi)`."""
    claim = names.claims.get(claim_id)
    return claim_id if claim is None else f"{claim_id} ({actor_name(names, claim.speaker)})"


def claim_refs(names: Names, claims: Iterable[str]) -> str:
    """Return several claims with their speakers, as a list in words."""
    return listed([claim_ref(names, claim) for claim in claims])


def dated_ref(names: Names, claim_id: str) -> str:
    """Return a claim by its speaker, such as `Saif Al-Saadi (c18, 6 September 2024)`."""
    claim = names.claims.get(claim_id)
    if claim is None:
        return claim_id
    return f"{actor_name(names, claim.speaker)} ({claim_id}, {date_words(claim.stated)})"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list: `a`, `a and b`, `a, b and c`."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
