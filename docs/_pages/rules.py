"""A page for each rule of data quality, and the page that lists them."""

from collections.abc import Iterator, Mapping
from functools import partial
from textwrap import fill

from _pages.table import table
from counterclaim.rules import Rule, registry

_filled = partial(fill, width=100, break_long_words=False, break_on_hyphens=False)

_FAMILIES: Mapping[str, str] = {
    "time": "Dates",
    "speaker": "Speakers and relays",
    "utterance": "Utterances",
    "actor": "Actors",
    "source": "Sources",
    "deployment": "Deployments",
    "place": "Places",
    "identifier": "Identifiers",
    "stage": "Stages",
    "count": "Numbers",
    "code": "Codes",
    "text": "Words and languages",
    "claim": "Claims",
    "relation": "Relations between claims",
}
"""The title of each family of rules, in the order of the page."""

_INTRODUCTION = """\
# Rules of data quality

A file can follow the schema, with every reference in order, and still not say what was meant. These
rules look for what goes wrong when people encode statements. They read a dataset and change
nothing.

A rule has a code: a family, a dot and a name. A code does not change its meaning. The severity is
the one that a rule has by default:

| severity | meaning |
| --- | --- |
| `error` | The record says what cannot be. |
| `warning` | Very probably a slip. |
| `note` | Worth a look, and also found in sound data. |

Rules that look at the words of a text know English only, pass over texts whose language is not
stated, and are notes.

In Python:

```python
from counterclaim import load
from counterclaim.rules import run_rules

dataset = load("examples/iraq-2024/dataset.json")
for finding in run_rules(dataset, select=["time", "source.incomplete"], ignore=["time.undated"]):
    print(finding.severity, finding.code, finding.location.pointer)
```

```text
note source.incomplete /sources/0
note source.incomplete /sources/1
note source.incomplete /sources/2
note source.incomplete /sources/3
```

`select` and `ignore` take codes and whole families; what is ignored does not run even if it is
selected, and a code that does not exist is an error. `severities` changes the severity of a code
or a family. How to add rules is in [Write a rule](../../how-to/write-a-rule.md).
"""

_INTERNAL = """\

## When a rule itself is at fault

| code | severity | meaning |
| --- | --- | --- |
| `internal.rule-failed` | error | A rule was stopped by an error of its own. |
| `internal.rule-not-loaded` | error | A package offers rules that cannot be used. |

All other rules run, and what the rule found before is kept.
"""


def pages() -> Mapping[str, str]:
    """Return the pages of the rules of the library, whatever else is installed."""
    rules = registry(extra_rules=()).rules
    found = {rule.page: _page(rule) for rule in rules}
    listed = "\n".join(sorted(rule.code for rule in rules))
    index = "".join((_INTRODUCTION, *_tables(rules), _INTERNAL, _toctree(listed)))
    return {**found, "reference/rules/index.md": index}


def _tables(rules: tuple[Rule, ...]) -> Iterator[str]:
    unknown = {rule.family for rule in rules} - set(_FAMILIES)
    if unknown:
        raise ValueError(f"families without a title: {', '.join(sorted(unknown))}")
    for family, title in _FAMILIES.items():
        rows = (
            (f"[`{rule.code}`]({rule.code}.md)", rule.severity, rule.title)
            for rule in rules
            if rule.family == family
        )
        yield f"\n## {title}\n\n{table(('code', 'severity', 'finds'), rows)}"


def _toctree(listed: str) -> str:
    return f"\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n"


def _page(rule: Rule) -> str:
    return f"""\
# {rule.title}

`{rule.code}`, {rule.severity}

## What it does

{_filled(rule.does)}

## Why it matters

{_filled(rule.why)}

## Example

```json
{rule.example}
```

Only the fields that matter are shown. Instead:

```json
{rule.instead}
```

## What to do

{_filled(rule.fix)}
"""
