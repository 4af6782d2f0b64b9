"""The codes of the findings about configurations, and about files of TOML in general."""

from counterclaim.findings.codes import CodeEntry, finding

CONFIGURATION_CODES: tuple[CodeEntry, ...] = (
    finding(
        "parse.toml",
        "Not TOML",
        "A configuration, or a file of judgements, breaks the grammar of TOML.",
        "Nothing in it can be trusted.",
        "severity = error, without quotation marks.",
        "Correct the place that the finding names.",
    ),
    finding(
        "configuration.two-files",
        "Two configurations in one folder",
        "A folder has a counterclaim.toml and a table tool.counterclaim in its pyproject.toml.",
        "Only the first counts, and whoever edits the other one wonders.",
        "severity in both files.",
        "Leave one of the two.",
        severity="warning",
    ),
    finding(
        "configuration.not-taken",
        "Configuration that was not taken",
        "A configuration in a folder above the data lies outside their repository and outside the "
        "working folder, or belongs to somebody else.",
        "It could hide conflicts without anybody having asked for it.",
        "A counterclaim.toml in a shared folder above the data, of another user.",
        "Name it with --config if it is to count; move or remove it if it is not.",
        severity="note",
    ),
    finding(
        "configuration.outside",
        "Output outside the folder of the configuration",
        "A configuration names a file for a report that is not below its own folder, is reached "
        "through a link that leads out of it, or lies in .git; no output of it is written.",
        "A configuration comes with the data; it must not write over files elsewhere.",
        'outputs.json = "../report.json"',
        "Name a file below the folder, or ask for the report with --output.",
        severity="warning",
    ),
)
