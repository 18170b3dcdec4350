"""The YAML header of a card, as Hugging Face reads it (https://huggingface.co/docs/hub/datasets-cards)."""

from annotation.datasets.describing.description import Description

_SIZES = {
    1_000: "n<1K",
    10_000: "1K<n<10K",
    100_000: "10K<n<100K",
    1_000_000: "100K<n<1M",
    10_000_000: "1M<n<10M",
    100_000_000: "10M<n<100M",
}
_LARGEST = "100M<n<1B"


def header(description: Description) -> str:
    """Between two lines of dashes; every word of a user is a quoted scalar."""
    lines = [f"pretty_name: {quoted(description.title)}"]
    lines += _listed("language", description.languages)
    if description.licence:
        lines.append(f"license: {quoted(description.licence.lower())}")
    lines += _listed("size_categories", (size_of(description.manifest.counts.get("rows", 0)),))
    lines += _listed("tags", ("news", "attribution", "stance", "factuality", "source-reliability"))
    tables = [file.path for file in description.files if file.path.endswith(".parquet")]
    if tables:
        lines.append("configs:")
    for path in sorted(tables, key=lambda path: path != "labels.parquet"):
        lines += _config(path)
    return "---\n" + "".join(f"{line}\n" for line in lines) + "---\n"


def _config(path: str) -> list[str]:
    """A table each, for their columns differ; its rows have their split in a column."""
    name = path.removesuffix(".parquet")
    lines = [f"  - config_name: {quoted(name)}", "    data_files:", "      - split: rows"]
    lines.append(f"        path: {quoted(path)}")
    return [*lines, "    default: true"] if name == "labels" else lines


def _listed(name: str, values: tuple[str, ...]) -> list[str]:
    return [f"{name}:", *(f"  - {quoted(value)}" for value in values)] if values else []


def size_of(rows: int) -> str:
    """The category that so many rows are in."""
    return next((name for most, name in _SIZES.items() if rows < most), _LARGEST)


def quoted(text: str) -> str:
    """A double-quoted scalar of YAML 1.2 on one line; what does not print is an escape."""
    line = " ".join(text.split())
    signs = (
        f"\\{sign}" if sign in '"\\' else sign if sign.isprintable() else f"\\U{ord(sign):08x}"
        for sign in line
    )
    return f'"{"".join(signs)}"'
