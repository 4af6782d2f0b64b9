"""What rules look at besides the claims themselves: the policy and how records hang together."""

from collections.abc import Mapping

from attrs import frozen

from counterclaim.consistency.interpretation.claims import Interpretation
from counterclaim.consistency.policy import Policy
from counterclaim.model import Claim
from counterclaim.structure.hierarchy import Structure, Subject
from counterclaim.structure.places import Places


@frozen
class Context:
    """The policy, the parties and deployments, their places, and the claims by id."""

    policy: Policy
    structure: Structure
    places: Places
    claims: Mapping[str, Claim]

    def owner(self, subject: Subject) -> str | None:
        """Return the party of the force of a deployment, or None for a matter."""
        if subject.deployment is None:
            return None
        return self.structure.decider(subject.deployment, None)

    def owns(self, claim: Interpretation) -> bool:
        """Tell whether the speaker commits the party of the force that it speaks of."""
        owner = self.owner(claim.subject)
        return owner is not None and owner in self.structure.parties(claim.claim.speaker)

    def one_party(self, first: Interpretation, second: Interpretation) -> bool:
        """Tell whether some party is committed to both claims."""
        return self.structure.share_a_party((first.claim.speaker, second.claim.speaker))

    def pace(self, subject: Subject) -> int:
        """Return the days that a withdrawal from the place of a subject needs at least."""
        if subject.deployment is None:
            return 0
        place = self.structure.deployments[subject.deployment].place
        return self.policy.pace[place.kind]
