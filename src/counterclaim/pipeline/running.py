"""From files, or datasets, to all that is to be said about them."""

import os
from collections.abc import Callable, Iterable

from attrs import frozen

from counterclaim.configuration import Configuration
from counterclaim.documents import Reading, locate_claims, reading_of
from counterclaim.judgements import Applied
from counterclaim.model import Dataset
from counterclaim.pipeline.judging import judged
from counterclaim.pipeline.reading import read
from counterclaim.pipeline.result import Checked, Result, left_out
from counterclaim.pipeline.stages import Examined, examined, rules_at_hand

Source = str | os.PathLike[str] | Dataset | Reading
"""A file or folder, a dataset, or what was read already."""

_NOTHING_SET = Configuration()


@frozen(kw_only=True)
class Task:
    """A dataset to be checked.

    Attributes:
        source: The file or folder, the dataset, or what was read.
        configuration: What is set for it.
        name: What reports call it; by default the path, or the id of a dataset.
    """

    source: Source
    configuration: Configuration = _NOTHING_SET
    name: str | None = None


def run(
    source: Source,
    configuration: Configuration = _NOTHING_SET,
    *,
    consistency: bool = True,
    near: bool = False,
    stop: Callable[[], bool] | None = None,
) -> Result:
    """Take one dataset through all stages, as the command `counterclaim check` does.

    The stages are: reading, rules about the quality of data, the check for conflicts, judgements,
    and what is selected, ignored and regraded. A record with a fault takes no part in the later
    stages, and the result says so. Nothing that is in the data raises.

    Args:
        source: A file or a folder of tables, in any format of the project; a dataset; or what
            was read.
        configuration: What is set; `configuration_for` finds that of a project.
        consistency: Whether to look for conflicts.
        near: Whether to look for near misses as well.
        stop: Asked now and then; where it returns true the search for conflicts ends, what was
            found is reported, and `Report.truncated` names what was not searched.

    Returns:
        The result, with one dataset. What is slighter than the threshold of the configuration is
        in it too: a report is given the threshold.
    """
    task = Task(source=source, configuration=configuration)
    return run_all([task], consistency=consistency, near=near, stop=stop)


def run_all(
    tasks: Iterable[Task],
    *,
    consistency: bool = True,
    near: bool = False,
    progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Result:
    """Take several datasets through all stages; each is checked on its own.

    Datasets that share a file of judgements are judged together, so that a judgement on one of
    them is not missed in the others.

    Args:
        tasks: The datasets, each with its configuration.
        consistency: Whether to look for conflicts.
        near: Whether to look for near misses as well.
        progress: Called with the number of datasets that have been checked.
        stop: Asked now and then whether the search for conflicts is to end, as in `run`. All
            datasets are read and their faults told, even where nothing is searched any more.
    """
    rules = rules_at_hand()
    results: list[Examined] = []
    for task in tasks:
        reading = _reading(task.source)
        name = task.name or _name(task.source, reading)
        result = examined(
            name,
            reading,
            task.configuration,
            rules,
            consistency=consistency,
            near=near,
            stop=stop,
        )
        results.append(result)
        if progress is not None:
            progress(len(results))
    applied, beside = judged(results, rules.codes)
    datasets = [_checked(result, left) for result, left in zip(results, applied, strict=True)]
    return Result(datasets=tuple(datasets), beside=beside)


def _reading(source: Source) -> Reading:
    if isinstance(source, Reading):
        return source
    return reading_of(source) if isinstance(source, Dataset) else read(source)


def _name(source: Source, reading: Reading) -> str:
    if isinstance(source, Reading | Dataset):
        return reading.path or reading.dataset.id or "dataset"
    return os.fspath(source)


def _checked(result: Examined, left: Applied) -> Checked:
    raw = Checked(name=result.name, dataset=result.dataset, findings=result.findings)
    conflicts = () if result.report is None else result.report.conflicts
    wanted = {claim for conflict in conflicts for claim in conflict.claims}
    return Checked(
        name=result.name,
        dataset=result.dataset,
        findings=left.findings,
        report=left.report,
        configuration=result.configuration.source,
        faulty=left_out(raw),
        # what comes from no file stands nowhere
        places=locate_claims(result.reading, wanted if result.reading.path else ()),
        judged=left.judged,
        judged_findings=left.judged_findings,
        near=result.near,
    )
