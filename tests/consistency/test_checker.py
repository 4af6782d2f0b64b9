"""A checker that follows changes says at all times what a full check says."""

from itertools import count

import pytest
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.consistency.data import HERE, dataset_of, distinction, stage
from tests.oracle.strategies import numbers, relative_times, speech, stages
from tests.oracle.strategies.stages import ACTORS, SOURCE, claims, iso

from counterclaim.consistency import ChangeError, Changes, Checker, Policy, check
from counterclaim.model import (
    About,
    Actor,
    Anchor,
    Attribute,
    Count,
    Deployment,
    PartOf,
    Place,
    Relation,
    Relative,
    Said,
    Scope,
    Source,
    TimeReference,
)
from counterclaim.structure.components import ties_of
from counterclaim.time import day_number, parse_duration, parse_edtf

KINDS = ("actors", "sources", "deployments", "claims")
DAYS = st.integers(0, 5)
NUMBERS = st.one_of(
    st.builds(
        Count,
        measure=st.sampled_from(["present", "leaving", "arriving"]),
        low=st.just(0),
        high=st.sampled_from([0, 100, 1000]),
    ),
    st.builds(Count, measure=st.just("leaving"), low=st.just(1), unit=st.just("vehicles")),
    st.builds(Count, measure=st.just("present"), low=st.sampled_from([0, 500, 900])),
    st.builds(
        Attribute, key=st.just("destination"), value=st.sampled_from(["Kuwait", "Jordan", "home"])
    ),
    st.builds(
        Attribute,
        key=st.just("destination"),
        value=st.sampled_from(["There", "IQ", "SY", "Nowhere", HERE.place.name]),
        value_type=st.just("place"),
    ),
)


SMALL = st.one_of(
    stages.datasets(5),
    numbers.numbers_datasets(4),
    speech.spoken_datasets(4),
    relative_times.relative_datasets(4),
)
POLICIES = st.builds(
    Policy,
    disabled=st.sampled_from([(), ("balance",), ("presence_persists", "own_words")]),
    max_sets=st.sampled_from([50, 50, 1]),
    as_of=st.sampled_from([None, None, day_number(2024, 9, 23)]),
)


def others(dataset, place):
    """Return the deployments and claims of a dataset under other names."""

    def new(name):
        return f"{name}_{place}"

    names = {deployment.id for deployment in dataset.deployments}

    def about(value):
        if value.deployment not in names:
            return value
        return evolve(value, deployment=new(value.deployment))

    def says(value):
        if not getattr(value, "exceptions", ()):
            return value
        return evolve(value, exceptions=tuple(map(new, value.exceptions)))

    return (
        tuple(
            evolve(
                deployment,
                id=new(deployment.id),
                part_of=tuple(evolve(part, whole=new(part.whole)) for part in deployment.part_of),
            )
            for deployment in dataset.deployments
        ),
        tuple(
            evolve(
                claim,
                id=new(claim.id),
                about=about(claim.about),
                says=says(claim.says),
                relations=tuple(
                    evolve(relation, claim=new(relation.claim)) for relation in claim.relations
                ),
            )
            for claim in dataset.claims
        ),
    )


class Following(RuleBasedStateMachine):
    """Records come, change and go; after each step the report is that of a full check."""

    @initialize(first=SMALL, second=stages.datasets(5), policy=POLICIES)
    def begin(self, first, second, policy):
        """Begin with two datasets that share actors and sources only."""
        places, more = others(second, 2)
        self.dataset = evolve(
            first,
            deployments=first.deployments + places,
            claims=first.claims + more,
            sources=(SOURCE, Source(id="copy", derived_from=("paper",))),
        )
        self.policy = policy
        self.checker = Checker(self.dataset, policy)
        self.report = check(self.dataset, policy)
        self.numbers = count()

    def followed(self, changes, **lists):
        """Hold the model to the change, and the change to the two reports."""
        self.dataset = evolve(self.dataset, **lists)
        before = {frozenset(found.claims): found for found in self.report.conflicts}
        self.report = check(self.dataset, self.policy)
        after = {frozenset(found.claims): found for found in self.report.conflicts}
        conflicts = self.report.conflicts
        assert changes == Changes(
            appeared=tuple(x for x in conflicts if frozenset(x.claims) not in before),
            vanished=changes.vanished,
            altered=tuple(x for x in conflicts if before.get(frozenset(x.claims), x) != x),
        )
        assert {frozenset(x.claims): x for x in changes.vanished} == {
            name: found for name, found in before.items() if name not in after
        }

    @rule(data=st.data())
    def add_claim(self, data):
        """Add a claim about one of the deployments, or about two by a distinction."""
        names = [found.id for found in self.dataset.deployments] or ["d0"]
        number = next(self.numbers)
        new = evolve(
            data.draw(claims(0, names, DAYS, coarse=False, plain=data.draw(st.booleans()))),
            id=f"new{number}",
            utterance=data.draw(st.sampled_from([None, None, "u"])),
        )
        kept = [found.id for found in self.dataset.claims]
        how = data.draw(
            st.sampled_from(["plain", "relation", "distinction", "said", "number", "scope", "wait"])
        )
        if how == "relation" and kept:
            kind = data.draw(st.sampled_from(["retracts", "disputes", "repeats", "updates"]))
            relation = Relation(kind=kind, claim=data.draw(st.sampled_from(kept)))
            new = evolve(new, relations=(relation,))
        elif how == "distinction":
            two = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2))
            new = distinction(new.id, *two)
        elif how == "said" and kept:
            says = Said(actor="usa", stance="said", claim=data.draw(st.sampled_from(kept)))
            new = evolve(new, says=says, sources=("copy", "nowhere"))
        elif how == "number":
            about = About(deployment=data.draw(st.sampled_from(names)))
            new = evolve(new, about=about, says=data.draw(NUMBERS))
        elif how == "scope":
            two = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2))
            subjects = tuple(About(deployment=name) for name in two)
            new = evolve(new, about=subjects[0], says=Scope(relation="part_of", subjects=subjects))
        elif how == "wait":
            anchor = Anchor(
                deployment=data.draw(st.sampled_from(names)), process="withdrawal", code="completed"
            )
            relative = Relative(offset=parse_duration("P2D"), anchor=anchor)
            new = evolve(new, when=TimeReference(role="until", relative=relative))
        self.followed(self.checker.add(new), claims=(*self.dataset.claims, new))

    @rule(data=st.data())
    def add_deployment(self, data):
        """Add a deployment, now and then one that others name already or that joins two."""
        taken = [found.id for found in self.dataset.deployments]
        free = [name for name in ("d0", "d1", "d0_2") if name not in taken]
        wholes = data.draw(st.lists(st.sampled_from(taken or ["d0"]), max_size=2, unique=True))
        place = Deployment(
            id=data.draw(st.sampled_from([*free, f"place{next(self.numbers)}"])),
            name="Another place",
            force="forces",
            place=Place(
                name="There", kind="base", country=data.draw(st.sampled_from(["IQ", "SY"]))
            ),
            part_of=tuple(PartOf(whole=name, partition="place") for name in wholes),
        )
        changes = self.checker.add(place)
        self.followed(changes, deployments=(*self.dataset.deployments, place))

    @precondition(lambda self: any(getattr(self.dataset, kind) for kind in KINDS))
    @rule(data=st.data())
    def remove(self, data):
        """Take a record away, whatever refers to it."""
        kind = data.draw(st.sampled_from([k for k in KINDS if getattr(self.dataset, k)]))
        record = data.draw(st.sampled_from(getattr(self.dataset, kind)))
        kept = tuple(found for found in getattr(self.dataset, kind) if found != record)
        self.followed(self.checker.remove(**{kind: [record.id]}), **{kind: kept})

    @precondition(lambda self: self.dataset.actors)
    @rule(data=st.data())
    def move_actor(self, data):
        """Put an actor under another one, or back where it was."""
        actor = data.draw(st.sampled_from(self.dataset.actors))
        above = data.draw(st.sampled_from([found.id for found in ACTORS]))
        new = evolve(actor, represents=(), part_of=() if above == actor.id else (above,))
        changed = tuple(new if found.id == new.id else found for found in self.dataset.actors)
        self.followed(self.checker.replace(new), actors=changed)

    @rule(data=st.data())
    def bring_actor_back(self, data):
        """Add an actor that is missing, or a new one."""
        known = {actor.id for actor in self.dataset.actors}
        missing = [actor for actor in ACTORS if actor.id not in known]
        fresh = Actor(id=f"actor{next(self.numbers)}", kind="state", name="Another state")
        actor = data.draw(st.sampled_from([*missing, fresh]))
        self.followed(self.checker.add(actor), actors=(*self.dataset.actors, actor))

    @precondition(lambda self: self.dataset.claims)
    @rule(data=st.data())
    def change_claim(self, data):
        """Put a claim in the place of another one."""
        old = data.draw(st.sampled_from(self.dataset.claims))
        model = data.draw(st.sampled_from(self.dataset.claims))
        new = evolve(model, id=old.id, stated=parse_edtf(iso(data.draw(DAYS))))
        changed = tuple(new if found.id == new.id else found for found in self.dataset.claims)
        self.followed(self.checker.replace(new), claims=changed)

    @invariant()
    def same_as_a_full_check(self):
        """Dataset and report are those of a full check."""
        if hasattr(self, "checker"):
            assert self.checker.dataset == self.dataset
            assert self.checker.report == self.report


def test_following_changes_equals_a_full_check():
    """After any sequence of changes the report, and what is said to have changed, are right."""
    few = settings(
        settings.default,
        max_examples=max(1, settings.default.max_examples * 3 // 5),
        stateful_step_count=8,
    )
    run_state_machine_as_test(Following, settings=few)


THERE = evolve(HERE, id="d1", name="There")
APART = About(deployment="d1", process="withdrawal")


def apart_from_talks():
    """Return a claim that holds a deployment and a matter apart."""
    subjects = (APART, About(matter="talks"))
    return evolve(FAR, about=APART, says=Scope(relation="distinct_from", subjects=subjects))


FAR = evolve(stage("c9", "under_way", "withdrawal", speaker="iraq"), about=APART)


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        (FAR, set()),
        (stage("c9", "absent", speaker="iraq"), {"c0"}),
        (evolve(FAR, says=evolve(FAR.says, exceptions=("d0",))), {"c0"}),
        (evolve(FAR, relations=(Relation(kind="disputes", claim="c0"),)), {"c0"}),
        (evolve(FAR, utterance="u"), {"c0"}),
        (evolve(FAR, says=Said(actor="usa", stance="said", claim="c0")), {"c0"}),
        (distinction("c9", "d1", "d0"), {"c0"}),
        (apart_from_talks(), {"c1"}),
        (evolve(FAR, about=About(matter="talks", process="withdrawal")), {"c1"}),
    ],
    ids=[
        *("nothing", "deployment", "exception", "relation", "utterance", "said"),
        *("distinction", "matters of a distinction", "matter"),
    ],
)
def test_what_bears_on_a_claim_is_checked_with_it(second, joined):
    """Claims hang together by subjects, relations, speech, scope and utterances, and only so."""
    first = evolve(stage("c0", "present", speaker="usa"), utterance="u")
    talks = evolve(stage("c1", "present", speaker="usa"), about=About(matter="talks"))
    checker = Checker(dataset_of(first, talks, second, places=(HERE, THERE)))
    (own,) = [part for part in checker._components.values() if ("claim", "c9") in part.keys]
    assert {name for kind, name in own.keys if kind == "claim"} == {"c9", *joined}


def test_only_what_a_change_touches_is_checked(monkeypatch):
    """A change of one claim, or of an actor, checks only the components that lead to it."""
    seen = []

    def counting(dataset, policy):
        seen.append({found.id for found in dataset.claims})
        return check(dataset, policy)

    monkeypatch.setattr("counterclaim.consistency.checker.check", counting)
    far = evolve(stage("c1", "present", speaker="minister"), about=About(deployment="d1"))
    checker = Checker(dataset_of(stage("c0", "present", speaker="usa"), far, places=(HERE, THERE)))
    seen.clear()
    checker.add(stage("c2", "absent", speaker="iraq"))
    assert seen == [{"c0", "c2"}]
    seen.clear()
    checker.replace(Actor(id="minister", kind="person", name="A minister", represents=("usa",)))
    assert seen == [{"c1"}]
    seen.clear()
    checker.add(Source(id="unused"))
    assert seen == []


def test_changes_tell_what_came_and_went():
    """A conflict that appears, one that changes its reason, and one that vanishes are told."""
    checker = Checker(dataset_of(stage("c0", "present", speaker="usa")))
    added = checker.add(stage("c1", "absent", speaker="iraq"))
    assert [found.claims for found in added.appeared] == [("c0", "c1")]
    assert checker.report.conflicts == added.appeared
    copied = checker.replace(evolve(SOURCE, derived_from=("wire",)))
    assert (copied.appeared, copied.vanished) == ((), ())
    assert [found.support[0].unresolved for found in copied.altered] == [("wire",)]
    gone = checker.remove(claims=["c0"])
    assert gone == Changes(vanished=copied.altered)
    assert checker.report.conflicts == ()


def test_a_change_that_cannot_be_made_changes_nothing():
    """An unknown id, a repeated one and a value that is no record are refused with a code."""
    first = stage("c0", "present", speaker="usa")
    checker = Checker(dataset_of(first))
    before = (checker.dataset, checker.report)
    for code, kind, name, change in (
        ("unknown_id", "claim", "c9", lambda: checker.remove(claims=["c0", "c9"])),
        ("unknown_id", "actor", "nobody", lambda: checker.remove(actors="nobody")),
        ("unknown_id", "claim", "c9", lambda: checker.replace(evolve(first, id="c9"))),
        ("repeated_id", "claim", "c0", lambda: checker.replace(first, first)),
        ("repeated_id", "claim", "c0", lambda: checker.add(first)),
        ("not_a_record", None, None, lambda: checker.add("c1")),
        ("repeated_id", "claim", "c0", lambda: Checker(dataset_of(first, first))),
    ):
        with pytest.raises(ChangeError) as refused:
            change()
        assert (refused.value.code, refused.value.kind, refused.value.record_id) == (
            code,
            kind,
            name,
        )
        assert name is None or name in str(refused.value)
    assert (checker.dataset, checker.report) == before


def test_references_that_are_not_there_are_followed():
    """A claim about a missing deployment takes part as soon as the deployment comes."""
    checker = Checker(dataset_of(stage("c0", "present", speaker="usa"), places=()))
    assert checker.report.checked == 0
    checker.add(HERE)
    assert checker.report.checked == 1
    assert ties_of(HERE).context == {("actor", HERE.force)}


def test_a_place_elsewhere_is_known():
    """A claim needs to know the places that it names, wherever a deployment at them belongs."""
    where = Place(name="Ain al-Asad", kind="base")
    far = Deployment(id="far", name="Far", force="forces", place=where)
    whole = Deployment(
        id="whole", name="Whole", force="forces", place=Place(name="Anbar", kind="region")
    )
    part = evolve(far, part_of=(PartOf(whole="whole", partition="place"),))

    def go(name, value):
        says = Attribute(key="destination", value=value, value_type="place")
        return evolve(stage(name, "none", "withdrawal"), says=says)

    checker = Checker(dataset_of(go("a", "Ain al-Asad"), go("b", "Anbar")))
    for change in (
        lambda: checker.add(far),
        lambda: checker.add(whole),
        lambda: checker.replace(part),
        lambda: checker.replace(far),
        lambda: checker.replace(evolve(part, place=Place(name="Elsewhere", kind="base"))),
        lambda: checker.remove(deployments=["whole"]),
        lambda: checker.remove(deployments=["far"]),
    ):
        change()
        assert checker.report == check(checker.dataset)
