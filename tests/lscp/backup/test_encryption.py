"""Encrypted files: read again whole, and refused when a piece is changed, lost or moved."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lscp.backup.encryption import PIECE, TAG_BYTES, EncryptingWriter, decrypt
from lscp.backup.errors import BackupRefused

HEAD = 32


def encrypted(content: bytes, *, key: str = "key", name: str = "files/a", step: int = 999) -> bytes:
    target = BytesIO()
    writer = EncryptingWriter(target, key=key, name=name)
    for begin in range(0, len(content), step):
        writer.write(content[begin : begin + step])
    writer.finish()
    return target.getvalue()


def decrypted(written: bytes, *, name: str = "files/a") -> bytes:
    return b"".join(decrypt(BytesIO(written), keys=("newer key", "key"), name=name))


@given(st.binary(max_size=50), st.integers(1, 60))
def test_what_was_encrypted_is_read_again(content, step):
    assert decrypted(encrypted(content, step=step)) == content


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7])
def test_a_file_of_any_size_is_read_again(size):
    content = bytes(size)

    assert decrypted(encrypted(content, step=PIECE // 3)) == content


def test_the_same_content_is_never_encrypted_alike():
    assert encrypted(b"same") != encrypted(b"same")


def swapped(written: bytes) -> bytes:
    first, second = HEAD + PIECE + TAG_BYTES, HEAD + 2 * (PIECE + TAG_BYTES)
    return written[:HEAD] + written[first:second] + written[HEAD:first] + written[second:]


@pytest.mark.parametrize(
    "harm",
    [
        swapped,
        lambda written: written[: HEAD + PIECE + TAG_BYTES],
        lambda written: written[:-1],
        lambda written: written[:HEAD],
        lambda written: written + b"x",
        lambda written: written[:HEAD] + b"?" + written[HEAD + 1 :],
        lambda written: b"?" + written[1:],
    ],
    ids=["pieces swapped", "cut at a piece", "cut", "empty", "longer", "changed", "other head"],
)
def test_a_file_that_was_changed_is_refused(harm):
    written = encrypted(bytes(3 * PIECE))

    with pytest.raises(BackupRefused, match="files/a is damaged"):
        decrypted(harm(written))


def test_a_file_passed_off_as_another_is_refused():
    with pytest.raises(BackupRefused, match="files/b is damaged"):
        decrypted(encrypted(b"words"), name="files/b")
