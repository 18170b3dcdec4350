"""Files made in code, and what becomes of them."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from annotation.errors import UnreadableFile
from annotation.ingest import Options, Parcel, Record, incoming_of, parcel_of_bytes, records_of
from schemas import Incoming

OPTIONS = Options()


def records(name: str, data: bytes, **options: Any) -> list[Record]:
    return list(records_of(parcel_of_bytes(name, data), Options(**options)))


def incomings(name: str, data: bytes, **options: Any) -> list[Incoming]:
    return [incoming_of(record, Options(**options)) for record in records(name, data, **options)]


def incoming(name: str, data: bytes, **options: Any) -> Incoming:
    (one,) = incomings(name, data, **options)
    return one


def texts(name: str, data: bytes, **options: Any) -> list[str]:
    """The text of each record by its origin's number; of a refused one, why."""
    found = []
    for record in records(name, data, **options):
        try:
            found.append(incoming_of(record, Options(**options)).article.text)
        except UnreadableFile as error:
            found.append(f"refused: {error}")
    return found


def zipped(members: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _drawn(line: str) -> str:
    left, _, right = line.partition("\t")
    return f"({left}) Tj" + (f" 270 0 Td ({right}) Tj -270 0 Td" if right else "") + " T*\n"


def pdf(pages: Iterable[Iterable[str]], *, info: str = "", locked: bool = False) -> bytes:
    """A PDF with one line of Latin text under another on each page; a tab leads to a second column."""
    shown = [[_escaped(line) for line in page] for page in pages]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(shown)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(shown)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    font = "/Resources << /Font << /F1 3 0 R >> >>"
    for index, lines in enumerate(shown):
        drawn = "BT /F1 11 Tf 14 TL 50 780 Td\n" + "".join(map(_drawn, lines)) + "ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {5 + 2 * index} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    objects.append(f"<< {info} >>")
    return _pdf_file(objects, locked=locked)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf_file(objects: list[str], *, locked: bool) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    zeros = "00" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{zeros}> /U <{zeros}> /P -4 >> /ID [<00> <00>]"
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {lock if locked else ''} >>"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return out + f"{head}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF".encode()


class Fake(io.RawIOBase):
    """A stream as long as it is asked to be, which is never held as a whole."""

    def __init__(self, head: bytes, row: bytes, times: int) -> None:
        self._head, self._row, self._left = head, row * 100, times // 100

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while len(self._head) < len(buffer) and self._left:
            self._head += self._row
            self._left -= 1
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def endless(name: str, head: bytes, row: bytes, times: int) -> Parcel:
    """A parcel of `times` rows, a multiple of 100."""
    return Parcel(name, lambda: io.BufferedReader(Fake(head, row, times)), None)
