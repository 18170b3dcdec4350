"""How a version came about and what it is not good for, in Croissant's words for responsible AI.

Nothing is said of who the annotators are: nobody asked them.
"""

from annotation.datasets.describing.description import Description

PROTOCOL = (
    "Analysts read each article sentence by sentence and mark who speaks (source, relays, cue, content) and, "
    "of each claim, its stance, its factuality as the source and as the outlet present it, the reliability "
    "of the source and the credibility of the information, as the codebook of the version defines them."
)
PLATFORM = "Selon, a workbench for annotation"
LIMITATIONS = (
    "Labels that were made with a suggestion on screen lean towards it.",
    "Rows are not independent: a claim over two sentences has two, and so has a sentence of two annotators.",
    "Copies and rewritten copies of one dispatch are one story; split by story_id, or use the column split.",
    "Codes that mean “cannot be judged” (F, 6, Uu) are not the middle of a scale.",
    "Sentences that nobody touched have no row.",
)
PERSONAL = (
    "News articles name persons, mostly public ones, with what they are reported to have said; the column "
    "annotator names who labelled."
)


def responsible(description: Description) -> dict[str, str | list[str]]:
    """The properties that something is known of."""
    collection = f"News articles that the project imported: {description.which_articles}"
    if description.outlets:
        collection += f" Outlets: {', '.join(description.outlets)}."
    found: dict[str, str | list[str]] = {
        "rai:dataCollection": collection,
        "rai:dataAnnotationProtocol": f"{PROTOCOL} Codebook: {description.manifest.codebook_version}. "
        f"Labels: {description.whose_labels}",
        "rai:dataAnnotationPlatform": PLATFORM,
        "rai:annotationsPerItem": per_item(description),
        "rai:dataLimitations": list(LIMITATIONS),
        "rai:personalSensitiveInformation": PERSONAL,
    }
    if description.agents:
        found["rai:machineAnnotationTools"] = [
            f"{agent} (suggestions that an analyst decided on: {labels} labels)"
            for agent, labels in sorted(description.agents.items())
        ]
    return found


def per_item(description: Description) -> str:
    """How many annotators a sentence has."""
    most = description.manifest.counts.get("annotators", 0)
    return "none" if not most else "1" if most == 1 else f"1 to {most}"
