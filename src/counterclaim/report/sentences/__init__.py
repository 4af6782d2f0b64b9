"""From results to English."""

from counterclaim.consistency import Conflict
from counterclaim.model import Dataset


def sentence(conflict: Conflict, dataset: Dataset) -> str:
    """Return a conflict as one neutral sentence: whose statements, about what, cannot all be true.

    Args:
        conflict: A conflict of a check of the dataset.
        dataset: The dataset, in which the names of its records are looked up.
    """
    from counterclaim.report.sentences.conflicts import message_of  # noqa: PLC0415  (a circle)
    from counterclaim.report.sentences.names import names_of  # noqa: PLC0415

    return message_of(conflict, names_of(dataset))
