"""Small real files of every kind, and some that are not what they say."""

from io import BytesIO
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import Workbook

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"
CSV = "Name,Näme\n1,2\n".encode("cp1252")
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"
PAGE = b"<html><script>alert(1)</script></html>"


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def an_archive(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


DOCX, XLSX = saved(Document()), saved(Workbook())
PPTX = an_archive(**{"[Content_Types].xml": b"", "ppt/presentation.xml": b""})
ODT = an_archive(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b""})
LOCKED = bytearray(ODT)
LOCKED[6] |= 1  # the first part says that it needs a password, here and in the table at the end
LOCKED[ODT.index(b"PK\x01\x02") + 8] |= 1
CUT = ODT[:20] + ODT[30:]
WITH_MACRO = an_archive(**{"word/document.xml": b"", "word/vbaProject.bin": b""})
WITH_MACRO_IN_SMALL = an_archive(**{"word/document.xml": b"", "word/vbaproject.bin": b""})
WITH_SCRIPT = an_archive(
    mimetype=b"application/vnd.oasis.opendocument.text", **{"Scripts/python/a.py": b""}
)


def an_upload(name: str = "notes.txt", content: bytes = b"Notes.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
