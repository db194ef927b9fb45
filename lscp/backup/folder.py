"""A backup's folder: its files written once with size and checksum, and read again with proof."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from pydantic import ValidationError

from lscp.backup.encryption import EncryptingWriter, decrypt
from lscp.backup.errors import BackupRefused
from lscp.backup.manifest import Manifest, Member

MANIFEST, CHECKSUM = "manifest.json", "manifest.sha256"
ENCRYPTED = ".encrypted"
CHUNK = 1024 * 1024  # bytes read at once


@dataclass(frozen=True)
class BackupFolder:
    """The folder and the keys that open it; with a key, the first encrypts what is written."""

    path: Path
    keys: tuple[str, ...] = ()

    def write(self, name: str, chunks: Iterable[bytes]) -> Member:
        """Write one file, down to the disk; its size and checksum are those of what it says."""
        path = self.path / (name + ENCRYPTED if self.keys else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as target:
            writer = EncryptingWriter(target, key=self.keys[0], name=name) if self.keys else None
            member = measure(passing(chunks, writer or target))
            if writer:
                writer.finish()
            target.flush()
            os.fsync(target.fileno())
        return member

    def read(self, name: str) -> Iterator[bytes]:
        """What a file says, in pieces. Raises BackupRefused when it is missing or damaged."""
        encrypted = self.path / (name + ENCRYPTED)
        try:
            source = (encrypted if encrypted.exists() else self.path / name).open("rb")
        except FileNotFoundError as error:
            raise BackupRefused(f"{name} is missing from the backup.") from error
        with source:
            if encrypted.exists():
                yield from decrypt(source, keys=self.keys, name=name)
            else:
                yield from read_chunks(source)

    def check(self, name: str, member: Member) -> None:
        """Raises BackupRefused unless a file says to the byte what was written."""
        if measure(self.read(name)) != member:
            raise BackupRefused(f"{name} is damaged: its checksum is not that of the backup.")

    def write_manifest(self, manifest: Manifest) -> None:
        written = self.write(MANIFEST, [manifest.model_dump_json(indent=1).encode()])
        self.write(CHECKSUM, [f"{written.sha256}  {MANIFEST}\n".encode()])

    def read_manifest(self) -> Manifest:
        """Raises BackupRefused when the folder holds no backup, or one that cannot be read."""
        if not any((self.path / (MANIFEST + suffix)).is_file() for suffix in ("", ENCRYPTED)):
            raise BackupRefused(f"{self.path} is no backup: it has no {MANIFEST}.")
        content, checksum = (b"".join(self.read(name)) for name in (MANIFEST, CHECKSUM))
        if hashlib.sha256(content).hexdigest() != checksum.decode("ascii", "replace")[:64]:
            raise BackupRefused(f"{MANIFEST} is damaged: its checksum is not that of the backup.")
        try:
            return Manifest.model_validate(json.loads(content))
        except ValidationError as error:
            raise BackupRefused(
                "The backup was made in another form: restore it with the version that made it."
            ) from error


def measure(chunks: Iterable[bytes]) -> Member:
    """The size and checksum of what is read."""
    found, size = hashlib.sha256(), 0
    for chunk in chunks:
        found.update(chunk)
        size += len(chunk)
    return Member(size=size, sha256=found.hexdigest())


def passing(chunks: Iterable[bytes], target: BinaryIO | EncryptingWriter) -> Iterator[bytes]:
    """Each piece, written on its way."""
    for chunk in chunks:
        target.write(chunk)
        yield chunk


def read_chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk
