"""`datapackage.json`: Data Package 2.0 (https://datapackage.org/standard/data-package/)."""

from typing import Any

from annotation.datasets.describing.contents import Content, contents_of
from annotation.datasets.describing.description import Description
from annotation.datasets.describing.json_text import json_text

_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def data_package(description: Description) -> str:
    """The package with one resource a file; every table has its columns, types and key.

    The cells of a table are text, whatever its format. The types are those of the canonical CSV: a reader
    that casts text by the schema gets them.
    """
    manifest = description.manifest
    package: dict[str, Any] = {
        "$schema": _PACKAGE,
        "name": manifest.dataset.lower(),
        "title": description.title,
        "description": description.summary,
        "version": description.semantic_version,
        "created": description.published_at,
        "contributors": [{"title": manifest.author, "roles": ["publisher"]}],
    }
    if description.outlets:
        package["sources"] = [{"title": outlet} for outlet in description.outlets]
    if description.licence:
        package["licenses"] = [{"name": description.licence}]
    contents = tuple(contents_of(description))
    package["resources"] = [_resource(content, contents) for content in contents]
    return json_text(package)


def _resource(content: Content, contents: tuple[Content, ...]) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "$schema": _RESOURCE,
        "name": content.name.lower(),
        "path": content.file.path,
        "format": content.file.path.rpartition(".")[2],
        "mediatype": content.media_type,
        "bytes": content.file.bytes,
        "hash": f"sha256:{content.file.sha256}",
    }
    if content.said:
        resource["description"] = content.said
    if content.columns:
        resource |= {"type": "table", "schema": _schema(content, contents)}
    return resource


def _schema(content: Content, contents: tuple[Content, ...]) -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": column.type, "description": column.description}
        for column in content.columns
    ]
    schema: dict[str, Any] = {"$schema": _SCHEMA, "fields": fields, "missingValues": [""]}
    if content.key:
        schema["primaryKey"] = [content.key]
    names = {column.name for column in content.columns}
    if (
        "article_id" in names
        and content.key != "article_id"
        and any(one.name == "articles" for one in contents)
    ):
        reference = {"resource": "articles", "fields": ["article_id"]}
        schema["foreignKeys"] = [{"fields": ["article_id"], "reference": reference}]
    return schema
