"""`README.md`: the card of a version, with the header that Hugging Face reads."""

from annotation.datasets.describing.contents import Content, contents_of
from annotation.datasets.describing.description import Description
from annotation.datasets.describing.header import header
from annotation.datasets.describing.responsible import LIMITATIONS, PROTOCOL
from annotation.datasets.markdown import escaped, percent, table
from annotation.datasets.splits.report_markdown import to_markdown

_ASSISTANCE = {
    "shown": "with suggestions on screen",
    "hidden": "with suggestions held back",
    "none": "without any suggestion",
    "": "not recorded",
}


def dataset_card(description: Description) -> str:
    """Markdown; what users wrote is escaped."""
    sections = (
        _title(description),
        _what(description),
        _counts(description),
        _values(description),
        _suggestions(description),
        _splits(description),
        _files(tuple(contents_of(description))),
        _columns(description),
        _loading(description),
        _limits(description),
    )
    return header(description) + "\n" + "\n".join(section for section in sections if section)


def _title(description: Description) -> str:
    manifest = description.manifest
    parent = f"version {manifest.parent}" if manifest.parent else "none, it is the first"
    facts = (
        ("Published", description.published_at),
        ("By", escaped(manifest.author)),
        ("Follows", parent),
        ("Codebook", f"version {escaped(manifest.codebook_version)}, `codebook.toml`"),
        ("Licence", description.licence or "nobody said"),
        ("SHA-256 of the CSV", f"`{manifest.csv_sha256}`"),
    )
    said = f"# {escaped(description.title)}\n\n> {escaped(manifest.message) or '(no message)'}\n\n"
    return said + table(("", ""), facts)


def _what(description: Description) -> str:
    lines = (
        f"- Articles: {escaped(description.which_articles)}",
        f"- Labels: {escaped(description.whose_labels)}",
        *([f"- Outlets: {', '.join(map(escaped, description.outlets))}"] if description.outlets else []),
        *(
            [f"- Languages: {', '.join(map(escaped, description.languages))}"]
            if description.languages
            else []
        ),
        f"- {description.texts}",
    )
    return f"## What it is\n\n{description.content}\n\n{PROTOCOL}\n\n" + "\n".join(lines) + "\n"


def _counts(description: Description) -> str:
    counts = [
        (escaped(name.replace("_", " ")), count)
        for name, count in sorted(description.manifest.counts.items())
    ]
    return "## Counts\n\n" + table(("what", "how many"), counts)


def _values(description: Description) -> str:
    rows = [
        (escaped(dimension), escaped(value), count, percent(count / sum(counts.values())))
        for dimension, counts in sorted(description.values.items())
        for value, count in sorted(counts.items())
        if count
    ]
    if not rows:
        return ""
    return "## Values\n\nRows, and their share of the rows that the dimension has.\n\n" + table(
        ("dimension", "value", "rows", "share"), rows
    )


def _suggestions(description: Description) -> str:
    parts = ["## Suggestions\n", _share(description)]
    if description.agents:
        parts.append(
            table(("agent", "labels"), [(escaped(one), n) for one, n in sorted(description.agents.items())])
        )
    if description.assistance:
        rows = [(_ASSISTANCE.get(one, escaped(one)), n) for one, n in sorted(description.assistance.items())]
        parts.append(table(("sentence closed", "rows"), rows))
    return "\n".join(parts)


def _share(description: Description) -> str:
    decided = description.decided_on_suggestions
    if not decided:
        return "No label was decided on a suggestion.\n"
    of = f" of {description.labels} ({percent(decided / description.labels)})" if description.labels else ""
    return f"Labels that were decided on a suggestion (accepted, corrected or rejected): {decided}{of}.\n"


def _splits(description: Description) -> str:
    if description.splits is None:
        return "## Splits\n\nNone are drawn. Split by `story_id`, not by `article_id`.\n"
    return f"## Splits\n\n{to_markdown(description.splits)}"


def _files(contents: tuple[Content, ...]) -> str:
    rows = [
        (f"`{content.file.path}`", content.file.bytes, content.said or content.media_type)
        for content in contents
    ]
    return "## Files\n\n" + table(("file", "bytes", "what it holds"), rows)


def _columns(description: Description) -> str:
    rows = [
        (escaped(column.name), escaped(column.type), escaped(column.description))
        for column in description.columns
    ]
    return "## Columns of the labels\n\n" + table(("column", "type", "meaning"), rows)


def _loading(description: Description) -> str:
    name, number = description.manifest.dataset, description.manifest.version
    return f"""## How to load it

```python
from annotation import load_dataset

labels = load_dataset("{name}", version={number})
```

Without Selon, every cell as text:

```python
import pandas as pd

labels = pd.read_parquet("labels.parquet")
```

## How to verify it

`selon verify {name} --version {number}` compares every file and the CSV with what was published.
`selon export {name} --version {number} -o labels.csv` writes the CSV whose SHA-256 stands above.
Without Selon, `sha256sum -c manifest.sha256` checks the manifest, which has the hash of each file.
"""


def _limits(description: Description) -> str:
    left_out = description.manifest.counts.get("left_out", 0)
    said = [*LIMITATIONS]
    if left_out:
        said.append(f"{left_out} labels are left out: their sentences were cut or joined since.")
    return "## Known limits\n\n" + "".join(f"- {line}\n" for line in said)
