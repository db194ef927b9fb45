"""The secrets a machine makes for itself."""

import stat

from lscp import generate_secrets


def test_secrets_are_long_and_for_their_owner_alone(tmp_path):
    generate_secrets.make_once(tmp_path / "var")

    file = tmp_path / "var" / "secrets.env"
    made = dict(line.split("=", 1) for line in file.read_text().splitlines())
    assert list(made) == list(generate_secrets.LENGTHS)
    assert len(made["LSCP_SECRET_KEY"]) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_people_write_is_kept_where_no_other_account_looks(tmp_path):
    generate_secrets.make_once(tmp_path / "var")

    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700


def test_secrets_are_made_once_and_then_kept(tmp_path):
    generate_secrets.make_once(tmp_path)
    first = (tmp_path / "secrets.env").read_text()

    generate_secrets.make_once(tmp_path)

    assert (tmp_path / "secrets.env").read_text() == first
    assert [file.name for file in tmp_path.iterdir()] == ["secrets.env"]


def test_no_two_machines_make_the_same_secrets(tmp_path):
    generate_secrets.make_once(tmp_path / "one")
    generate_secrets.make_once(tmp_path / "other")

    one, other = (tmp_path / name / "secrets.env" for name in ("one", "other"))
    assert set(one.read_text().splitlines()).isdisjoint(other.read_text().splitlines())
