"""Every variable the product reads from its environment is documented, and nothing else is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
READ = re.compile(
    r'(?:\benv(?:\.\w+)?|\bsecret|os\.environ\.get|getenv)\(\s*"([A-Z][A-Z_]+)"|environ\["([A-Z][A-Z_]+)"\]'
)
NAMED = re.compile(r"^#? ?([A-Z][A-Z_]+)=", re.MULTILINE)
USED_BY_COMPOSE = re.compile(r"\$\{([A-Z_]+)")


def read_by_the_product() -> set[str]:
    sources = [*ROOT.glob("lscp/**/*.py"), *ROOT.glob("governance/**/*.py")]
    sources += [*ROOT.glob("assurance/**/*.py"), *ROOT.glob("reviews/**/*.py")]
    sources += ROOT.glob("training/**/*.py")
    found = (name for source in sources for name in READ.findall(source.read_text()))
    return {one or other for one, other in found} - {"DJANGO_SETTINGS_MODULE"}


def used_by_compose() -> set[str]:
    return set(USED_BY_COMPOSE.findall((ROOT / "docker-compose.yml").read_text()))


def documented() -> set[str]:
    return set(NAMED.findall((ROOT / ".env.example").read_text()))


def test_every_environment_variable_is_documented_and_every_documented_one_is_read():
    assert documented() == read_by_the_product() | used_by_compose()


def test_no_secret_has_a_value_in_the_example():
    lines = (ROOT / ".env.example").read_text().splitlines()

    secrets = [line for line in lines if re.match(r"#? ?\w*(KEY|PASSWORD)=", line)]
    assert secrets
    assert [line for line in secrets if not line.endswith("=")] == []
