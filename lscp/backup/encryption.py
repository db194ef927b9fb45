"""Encrypts what a backup holds, piece by piece, so that no file need fit into memory.

Each file has a key of its own, made from the backup's key, a random salt and the file's name, so
that none can be passed off as another. Pieces are numbered and the last is marked: one that is
lost, moved or cut off is noticed. (AES-256-GCM, with the nonces of the STREAM construction.)
"""

import secrets
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lscp.backup.errors import BackupRefused

MAGIC = b"LSCPBAK1"
ID_BYTES, SALT_BYTES, TAG_BYTES = 8, 16, 16
PIECE = 64 * 1024  # bytes of plain text encrypted at once


def split_keys(keys: str) -> tuple[str, ...]:
    """The keys of a comma-separated list, newest first."""
    return tuple(filter(None, map(str.strip, keys.split(","))))


def derive(key: str, info: str, length: int, salt: bytes | None = None) -> bytes:
    """``length`` bytes from a text of any length."""
    stretch = HKDF(algorithm=SHA256(), length=length, salt=salt, info=f"backup {info}".encode())
    return stretch.derive(key.encode())


def key_id(key: str) -> bytes:
    """By which a file says under which key it is, without telling anything of the key."""
    return derive(key, "key id", ID_BYTES)


def nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


class EncryptingWriter:
    """Takes plain text and writes it encrypted to ``target``; whole only after ``finish``."""

    def __init__(self, target: BinaryIO, *, key: str, name: str) -> None:
        salt = secrets.token_bytes(SALT_BYTES)
        target.write(MAGIC + key_id(key) + salt)
        self.target, self.cipher = target, AESGCM(derive(key, f"file {name}", 32, salt))
        self.waiting, self.number = bytearray(), 0

    def write(self, data: bytes) -> None:
        self.waiting += data
        while len(self.waiting) > PIECE:  # what may be the last piece waits
            self.write_piece(bytes(self.waiting[:PIECE]), is_last=False)
            del self.waiting[:PIECE]

    def finish(self) -> None:
        self.write_piece(bytes(self.waiting), is_last=True)

    def write_piece(self, piece: bytes, *, is_last: bool) -> None:
        self.target.write(self.cipher.encrypt(nonce(self.number, is_last=is_last), piece, None))
        self.number += 1


def decrypt(source: BinaryIO, *, keys: tuple[str, ...], name: str) -> Iterator[bytes]:
    """The plain text in pieces, each one proved. Raises BackupRefused."""
    head = source.read(len(MAGIC) + ID_BYTES + SALT_BYTES)
    if not head.startswith(MAGIC):
        raise BackupRefused(f"{name} is damaged: it does not begin as an encrypted file does.")
    wanted, salt = head[len(MAGIC) : -SALT_BYTES], head[-SALT_BYTES:]
    cipher = AESGCM(derive(find_key(wanted, keys), f"file {name}", 32, salt))
    try:
        for number, (piece, is_last) in enumerate(read_pieces(source)):
            yield cipher.decrypt(nonce(number, is_last=is_last), piece, None)
    except InvalidTag as error:
        raise BackupRefused(
            f"{name} is damaged: it was changed or cut off since it was encrypted."
        ) from error


def find_key(wanted: bytes, keys: tuple[str, ...]) -> str:
    """The key a file was encrypted under. Raises BackupRefused."""
    if not keys:
        raise BackupRefused("The backup is encrypted: give its key in LSCP_BACKUP_KEY.")
    for key in keys:
        if key_id(key) == wanted:
            return key
    raise BackupRefused("The backup was encrypted with another key than LSCP_BACKUP_KEY.")


def read_pieces(source: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Each encrypted piece, and whether it is the last."""
    piece = source.read(PIECE + TAG_BYTES)
    while following := source.read(PIECE + TAG_BYTES):
        yield piece, False
        piece = following
    yield piece, True
