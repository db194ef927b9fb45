"""Reading arrangements: one file with the joint files it names, or every fault in it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pydantic import ValidationError

from governance.core.text_cleaning import clean_text_deep
from governance.rules.files import rule_sets
from governance.structure.arrangements.error_messages import describe_error
from governance.structure.arrangements.field_types import NONE_STATED
from governance.structure.arrangements.problems import (
    InvalidArrangements,
    NoSuchArrangements,
    Problem,
    display_name,
)
from governance.structure.arrangements.references import (
    Fault,
    Table,
    defined_differently,
    find_faults,
    head_table,
)
from governance.structure.arrangements.schema import JointFile, PartnershipFile

SHIPPED = Path(__file__).parent
FORMS: dict[str, type[PartnershipFile] | type[JointFile]] = {
    "partnership": PartnershipFile,
    "joint": JointFile,
}
KIND_NAMED = {
    "constitution": "constitution",
    "guidance": "guidance",
    "earlier_guidance": "guidance",
}
"""The fields of a partnership that name a rule set, each with its kind."""


@dataclass(frozen=True)
class Arrangements:
    """One sound file: where it is, what it says, and the joint files it draws on."""

    path: Path
    content: PartnershipFile | JointFile
    joints: tuple["Arrangements", ...] = ()

    @property
    def key(self) -> str:
        return self.content.head.key

    @property
    def name(self) -> str:
        return self.content.head.name


def read_arrangements(path: Path) -> Arrangements:
    """The arrangements in ``path``; raises ``InvalidArrangements`` with every fault at once."""
    document = parse_toml(path)
    problems: list[Problem] = []
    joints: list[Arrangements] = []
    tables: dict[Path, Table] = {}
    for key in joint_keys(document):
        joint_path = joint_file(key, beside=path)
        try:
            tables[joint_path] = parse_toml(joint_path)
            joints.append(read_arrangements(joint_path))
        except InvalidArrangements as fault:
            problems += fault.problems
    content, misshapen = build_model(document)
    found = [*misshapen, *find_faults(document, list(tables.values())), *unknown_rules(document)]
    found += joint_file_conflicts(document, path, tables)
    problems += [Problem(display_name(path), where, expected) for where, expected in found]
    if problems or content is None:
        raise InvalidArrangements(problems)
    return Arrangements(path, content, tuple(joints))


def shipped_files() -> tuple[Path, ...]:
    """The files that come with the product: partnerships first, then the joint ones."""
    return (*sorted(SHIPPED.glob("*.toml")), *sorted(SHIPPED.glob("joint/*.toml")))


def find_shipped_file(key: str) -> Path:
    """The shipped file that bears ``key``; raises ``NoSuchArrangements`` naming those there are."""
    by_key = {path.stem: path for path in shipped_files()}
    if key not in by_key:
        raise NoSuchArrangements(key, by_key)
    return by_key[key]


def parse_toml(path: Path) -> Table:
    """The file's plain tables; raises ``InvalidArrangements`` when it is not there or not TOML."""
    try:
        return clean_text_deep(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError:
        fault = "expected a file that can be read"
    except UnicodeDecodeError:
        fault = "expected text in UTF-8"
    except tomllib.TOMLDecodeError as error:
        fault = f"expected TOML; {error}"
    raise InvalidArrangements([Problem(display_name(path), "", fault)])


def build_model(document: Table) -> tuple[PartnershipFile | JointFile | None, list[Fault]]:
    """The finished model, or the faults of form that prevent it."""
    heads = [name for name in FORMS if name in document]
    if len(heads) != 1:
        return None, [("", "expected exactly one of the tables [partnership] and [joint]")]
    try:
        return FORMS[heads[0]].model_validate(document), []
    except ValidationError as error:
        return None, [describe_error(one) for one in error.errors()]


def joint_keys(document: Table) -> list[str]:
    named = head_table(document).get("joint", [])
    return [key for key in named if isinstance(key, str)] if isinstance(named, list) else []


def joint_file(key: str, *, beside: Path) -> Path:
    """``joint/<key>.toml`` beside the file that names it, else the shipped one."""
    own = beside.parent / "joint" / f"{key}.toml"
    return own if own.exists() else SHIPPED / "joint" / f"{key}.toml"


def unknown_rules(document: Table) -> Iterator[Fault]:
    """Rule sets the partnership names that are not among those of their kind."""
    for field, kind in KIND_NAMED.items():
        named = head_table(document).get(field, NONE_STATED)
        there = [one.key for one in rule_sets().values() if one.kind == kind]
        if isinstance(named, str) and there and named not in (NONE_STATED, *there):
            expected = f"expected one of {', '.join(there)}"
            yield f"partnership.{field}", f"{expected}, found “{named}”"


def joint_file_conflicts(document: Table, path: Path, joints: dict[Path, Table]) -> Iterator[Fault]:
    """What this file defines otherwise than a joint file, named by it or shipped, does."""
    others = {**joints, **{one: parse_toml(one) for one in sorted(SHIPPED.glob("joint/*.toml"))}}
    for one, two in combinations(joints, 2):
        for where, expected in defined_differently(joints[one], joints[two], display_name(two)):
            yield "partnership.joint", f"{display_name(one)}: {where}: {expected}"
    heard: set[str] = set()
    for other_path, other in others.items():
        key = str(head_table(other).get("key"))
        if other_path != path and key != head_table(document).get("key") and key not in heard:
            heard.add(key)
            yield from defined_differently(document, other, display_name(other_path))
