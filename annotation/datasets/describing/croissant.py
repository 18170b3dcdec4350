"""`croissant.json`: Croissant 1.0 with its vocabulary for responsible AI (https://docs.mlcommons.org/croissant/)."""

from typing import Any

from annotation.datasets.describing.contents import Content, contents_of
from annotation.datasets.describing.description import Description
from annotation.datasets.describing.json_text import json_text
from annotation.datasets.describing.responsible import responsible
from schemas import Column

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""As Croissant 1.0 gives it, word for word."""

_CONFORMS_TO = ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"]

_PARQUET = "application/x-parquet"
"""The name that readers of Croissant know."""

_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "date": "sc:Date", "datetime": "sc:DateTime"}
_MAY_BE_EMPTY = frozenset({"integer", "number"})
_NEVER_EMPTY = frozenset({"version", "sentence_index", "sentence_start", "sentence_end", "seconds"})


def croissant(description: Description) -> str:
    """The dataset, its files, and a record set for each table of the version."""
    manifest = description.manifest
    value: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": _CONFORMS_TO,
        "name": manifest.dataset,
        "description": description.summary,
        "version": description.semantic_version,
        "datePublished": description.published_at,
        "creator": {"@type": "Person", "name": manifest.author},
        "citeAs": _citation(description),
    }
    if description.languages:
        value["inLanguage"] = list(description.languages)
    if description.licence:
        value["license"] = f"https://spdx.org/licenses/{description.licence}.html"
    value |= responsible(description)
    contents = tuple(contents_of(description))
    value["distribution"] = [_file(content) for content in contents]
    value["recordSet"] = [_records(content) for content in contents if content.columns]
    return json_text(value)


def _file(content: Content) -> dict[str, Any]:
    is_parquet = content.file.path.endswith(".parquet")
    file: dict[str, Any] = {
        "@type": "cr:FileObject",
        "@id": content.file.path,
        "name": content.file.path,
        "contentUrl": content.file.path,
        "contentSize": f"{content.file.bytes} B",
        "encodingFormat": _PARQUET if is_parquet else content.media_type,
        "sha256": content.file.sha256,
    }
    return file | ({"description": content.said} if content.said else {})


def _records(content: Content) -> dict[str, Any]:
    records: dict[str, Any] = {"@type": "cr:RecordSet", "@id": content.name, "name": content.name}
    records |= {"description": content.said}
    if content.key:
        records["key"] = {"@id": f"{content.name}/{content.key}"}
    return records | {"field": [_field(content, column) for column in content.columns]}


def _field(content: Content, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{content.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _type(column),
        "source": {"fileObject": {"@id": content.file.path}, "extract": {"column": column.name}},
    }


def _type(column: Column) -> str:
    """Readers cast every cell by its type, and an empty one is no number, "false" no truth value: text."""
    if column.type in _MAY_BE_EMPTY and column.name not in _NEVER_EMPTY:
        return "sc:Text"
    return _TYPES.get(column.type, "sc:Text")


def _citation(description: Description) -> str:
    """BibTeX; what it would read as markup is left out."""
    manifest = description.manifest
    cells = {
        "title": description.title,
        "author": manifest.author,
        "year": str(manifest.published_at.year),
        "version": str(manifest.version),
    }
    plain = {name: " ".join(text.translate(_BIBTEX).split()) for name, text in cells.items()}
    fields = ", ".join(f"{name} = {{{text}}}" for name, text in plain.items())
    return f"@misc{{{manifest.dataset}_{manifest.version}, {fields}}}"


_BIBTEX = str.maketrans(dict.fromkeys("{}\\%$#&~^", " "))
