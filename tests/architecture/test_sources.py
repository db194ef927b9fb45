"""What no source of ours does, each law with an example of what breaks it."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.introspection import (
    ROOT,
    found_in,
    mails,
    place,
    sources,
    templates,
    tree,
)

Finds = Callable[[ast.Module], Iterator[int]]


def overridden_writes(code: ast.Module) -> Iterator[int]:
    """Saving and deleting stay what Django does; what happens lives in operations."""
    for kind in ast.walk(code):
        if isinstance(kind, ast.ClassDef):
            for item in kind.body:
                if isinstance(item, ast.FunctionDef) and item.name in WRITES:
                    yield item.lineno


WRITES = {"save", "delete", "save_model", "delete_model", "save_base", "bulk_create"}


def own_signals(code: ast.Module) -> Iterator[int]:
    """We send no signals and receive Django's none; packages' own are received in apps.py."""
    for node in ast.walk(code):
        if isinstance(node, ast.ImportFrom) and node.module in SIGNALS:
            yield node.lineno


SIGNALS = {"django.dispatch", "django.db.models.signals", "django.db.models.signals.post_save"}


def written_statuses(code: ast.Module) -> Iterator[int]:
    """Only the workflow writes a status: not by assignment, not by update, not by setattr."""
    for node in ast.walk(code):
        match node:
            case ast.Assign(targets=targets):
                written = any(names_status(each) for target in targets for each in flat(target))
            case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
                written = names_status(target)
            case ast.Call(func=ast.Attribute(attr="update"), keywords=given):
                written = any(each.arg == "status" for each in given)
            case ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Constant("status"), *_]):
                written = True
            case _:
                continue
        if written:
            yield node.lineno


def flat(target: ast.expr) -> list[ast.expr]:
    return list(target.elts) if isinstance(target, ast.Tuple | ast.List) else [target]


def names_status(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr == "status"


def late_imports(code: ast.Module) -> Iterator[int]:
    """Imports stand at the top, so that a circle shows."""
    for outer in ast.walk(code):
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(outer):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield node.lineno


def silence(code: ast.Module) -> Iterator[int]:
    """Every module says in one sentence what it is the home of."""
    if code.body and not ast.get_docstring(code):
        yield 1


def read_clocks(code: ast.Module) -> Iterator[int]:
    """The time comes in as an argument: only views, tasks and commands read the clock."""
    for node in ast.walk(code):
        match node:
            case ast.Attribute(value=ast.Name(id="timezone"), attr="now"):
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr="localdate"), args=[], keywords=[]):
                yield node.lineno
            case ast.Call(func=ast.Name(id="localdate" | "now"), args=[], keywords=[]):
                yield node.lineno
            case ast.Attribute(value=ast.Name(id="date" | "datetime"), attr="today" | "now"):
                yield node.lineno


def operations_taken_along(code: ast.Module) -> Iterator[int]:
    """An operation takes another along as a part of it only after it has asked itself who may."""
    for function in ast.walk(code):
        if isinstance(function, ast.FunctionDef):
            asked = min(map(asks_who, ast.walk(function)))
            for node in ast.walk(function):
                if is_part_of_another(node) and node.lineno <= asked:
                    yield node.lineno


NEVER = 1_000_000


def asks_who(node: ast.AST) -> float:
    """The line at which somebody not allowed is stopped; a line never reached otherwise."""
    match node:
        case ast.Call(func=ast.Attribute(attr="create" | "move" | "edit")):
            return NEVER if is_part_of_another(node) else node.lineno
        case ast.Raise(exc=ast.Call(func=ast.Name(id="NotAllowed"))):
            return node.lineno
        case ast.Call(func=ast.Name(id="ensure_allowed" | "require_can_attach")):
            return node.lineno
        case ast.Call(func=ast.Attribute(attr="require")):
            return node.lineno
    return NEVER


def is_part_of_another(node: ast.AST) -> bool:
    """A call that says of which operation it is a part; handing on is not saying."""
    return isinstance(node, ast.Call) and any(
        each.arg == "part_of" and ast.unparse(each.value) != "part_of" for each in node.keywords
    )


def parts_elsewhere(code: ast.Module) -> Iterator[int]:
    """What is part of what, operations alone say: no page and no task passes who may by."""
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and any(each.arg == "part_of" for each in node.keywords):
            yield node.lineno


def own_refusals(code: ast.Module) -> Iterator[int]:
    """A view asks the workflow, which refuses; it neither raises a refusal nor makes one."""
    for node in ast.walk(code):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in REFUSALS:
                yield node.lineno
            case ast.Raise(exc=ast.Name(id=name) | ast.Attribute(attr=name)) if name in REFUSALS:
                yield node.lineno


REFUSALS = {"Refused", "NotAllowed", "NotNow", "Stale"}


def formats_by_hand(code: ast.Module) -> Iterator[int]:
    """How a day, a count or a size is written, one module says."""
    for node in ast.walk(code):
        match node:
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=form)])):
                by_hand = bool(FORM_OF_A_VALUE.search(str(form)))
            case ast.Call(func=ast.Attribute(attr="strftime")):
                by_hand = True
            case ast.ImportFrom(names=names):
                by_hand = any(each.name in DJANGO_FORMATS for each in names)
            case ast.IfExp(body=ast.Constant(value=""), orelse=ast.Constant(value="s")):
                by_hand = True
            case _:
                continue
        if by_hand:
            yield node.lineno


FORM_OF_A_VALUE = re.compile(r"%[-a-zA-Z]|^,")
DJANGO_FORMATS = {"date_format", "dateformat", "filesizeformat", "intcomma", "pluralize"}


def caught_refusals(code: ast.Module) -> Iterator[int]:
    """What an operation refuses is handled in one place, by the runner of form pages."""
    for node in ast.walk(code):
        if isinstance(node, ast.ExceptHandler) and CAUGHT_ELSEWHERE & names_in(node.type):
            yield node.lineno


def names_in(kinds: ast.expr | None) -> set[str]:
    """The last names of the exceptions that are caught; a bare ``except`` catches them all."""
    if kinds is None:
        return {"BaseException"}
    each = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
    return {ast.unparse(kind).rpartition(".")[2] for kind in each}


CAUGHT_ELSEWHERE = REFUSALS | {"ValidationError", "Exception", "BaseException"}


def functions_in_functions(code: ast.Module) -> Iterator[int]:
    """A view hands its operation to the runner; it makes no function of its own for it."""
    for outer in ast.walk(code):
        if isinstance(outer, DEFINITIONS):
            inside = (node for part in outer.body for node in ast.walk(part))
            yield from (node.lineno for node in inside if isinstance(node, DEFINITIONS))


DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def left_out_tests(code: ast.Module) -> Iterator[int]:
    """Tests are deselected by a marker, never skipped and never expected to fail."""
    for node in ast.walk(code):
        if isinstance(node, ast.Attribute) and node.attr in LEFT_OUT:
            yield node.lineno


LEFT_OUT = {"skip", "skipif", "xfail", "importorskip", "skipTest"}


def is_no_view(path: Path) -> bool:
    return "views" not in path.relative_to(ROOT).with_suffix("").parts


def is_apps(path: Path) -> bool:
    return path.name == "apps.py"


def reads_the_clock_rightly(path: Path) -> bool:
    """Views and the administration site, tasks, commands, machinery around the request."""
    parts = {*path.relative_to(ROOT).with_suffix("").parts}
    return bool(CLOCK_READERS & parts) or place(path) == "governance/core/schedule.py"


CLOCK_READERS = {"views", "tasks", "admin", "management", "lscp"} | {
    "adapters",
    "form_pages",
    "form_recovery",
    "last_use",
    "signals",
}


LAWS: dict[str, tuple[Finds, str, Callable[[Path], bool]]] = {
    "no save or delete of our own": (
        overridden_writes,
        "class A:\n    def save(self): ...",
        lambda path: place(path) == "governance/core/admin/base.py",  # its one door to operations
    ),
    "no signals of our own": (own_signals, "from django.dispatch import receiver", is_apps),
    "a status is written by the workflow alone": (
        written_statuses,
        "record.status = 'open'",
        lambda path: place(path) == "governance/core/workflow.py",
    ),
    "no import inside a function": (late_imports, "def a():\n    import os", is_apps),
    "every module says what it is": (silence, "x = 1", lambda path: False),
    "operations are told the time": (
        read_clocks,
        "at = timezone.now()",
        reads_the_clock_rightly,
    ),
    "an operation that takes another along has asked who": (
        operations_taken_along,
        "def submit(record):\n    deadlines.meet(record.deadline, part_of=record)",
        lambda path: False,
    ),
    "operations alone say what is part of what": (
        parts_elsewhere,
        "deadlines.meet(deadline, part_of=deadline)",
        lambda path: "operations" in path.with_suffix("").parts,
    ),
    "one module says how a day, a count or a size is written": (
        formats_by_hand,
        "f'{day.day} {day:%B %Y}'",
        lambda path: place(path) == "governance/core/formatting.py",
    ),
    "a view raises no refusal": (
        own_refusals,
        "raise NotAllowed('edit', record)",
        is_no_view,
    ),
    "a view catches no refusal": (
        caught_refusals,
        "try:\n    a()\nexcept ValidationError:\n    b()",
        is_no_view,
    ),
    "a view defines no function inside a function": (
        functions_in_functions,
        "def view(request):\n    def perform():\n        pass",
        is_no_view,
    ),
}
TEST_LAWS = {
    "no import inside a function": LAWS["no import inside a function"],
    "every module says what it is": LAWS["every module says what it is"],
    "no test is left out": (
        left_out_tests,
        "@pytest.mark.skip\ndef test(): ...",
        lambda path: False,
    ),
}


def broken(laws, paths: list[Path]) -> list[str]:
    return [
        f"{place(path)}:{line}: {law}"
        for path in paths
        for law, (finds, _, is_exempt) in laws.items()
        if not is_exempt(path)
        for line in finds(tree(path))
    ]


def test_no_source_breaks_a_law_of_the_house():
    assert broken(LAWS, sources()) == []


def test_no_test_breaks_a_law_of_the_tests():
    assert broken(TEST_LAWS, sources("tests")) == []


@pytest.mark.parametrize("law", [*LAWS, "no test is left out"])
def test_a_law_finds_what_breaks_it(law):
    finds, example, _ = {**LAWS, **TEST_LAWS}[law]

    assert list(finds(ast.parse(example))) != []


def test_who_has_been_asked_may_take_another_operation_along():
    asked = "def add(one):\n    PLAN.create(one, 'add')\n    deadlines.meet(one.due, part_of=one)"

    assert list(operations_taken_along(ast.parse(asked))) == []


@pytest.mark.parametrize(
    "example",
    [
        "a.status, b = 'open', 1",
        "Return.objects.filter(pk=1).update(status='open')",
        "setattr(record, 'status', 'open')",
        "record.status: str = 'open'",
    ],
)
def test_a_status_written_by_a_side_door_is_found(example):
    assert list(written_statuses(ast.parse(example))) == [1]


@pytest.mark.parametrize(
    "example",
    ["raise NotNow", "raise errors.Stale", "return NotNow('edit', record)", "errors.Refused(v, r)"],
)
def test_a_refusal_made_by_a_side_door_is_found(example):
    assert list(own_refusals(ast.parse(example))) != []


@pytest.mark.parametrize(
    "example",
    [
        "f'{length:,}'",
        "day.strftime('%d/%m/%Y')",
        "from django.utils.formats import date_format",
        'f\'{n} day{"" if n == 1 else "s"}\'',
    ],
)
def test_a_value_that_is_written_by_hand_is_found(example):
    assert list(formats_by_hand(ast.parse(example))) != []


def test_a_number_may_be_padded_by_hand():
    assert list(formats_by_hand(ast.parse("f'{year}-{month:02d}, {share:.0%}'"))) == []


@pytest.mark.parametrize(
    "kinds", ["", "Exception", "(KeyError, errors.Stale)", "core.errors.NotNow"]
)
def test_a_refusal_caught_by_a_side_door_is_found(kinds):
    assert list(caught_refusals(ast.parse(f"try:\n    a()\nexcept {kinds}:\n    b()"))) == [3]


def test_a_view_may_handle_what_is_no_refusal():
    assert list(caught_refusals(ast.parse("try:\n    a()\nexcept KeyError:\n    b()"))) == []


def test_a_function_inside_a_branch_of_a_view_is_found():
    nested = "def view(request):\n    if request:\n        async def perform():\n            pass"

    assert list(functions_in_functions(ast.parse(nested))) == [3]


# Size and place

LONGEST = 300
MAY_BE_LONGER = {"lscp/settings.py": "everything a deployment decides is in one place"}


def test_no_module_is_longer_than_three_hundred_lines():
    lengths = {place(path): len(path.read_text().splitlines()) for path in sources()}
    too_long = {name for name, lines in lengths.items() if lines > LONGEST}

    assert too_long - set(MAY_BE_LONGER) == set()


KEPT_OUT = {".venv", "var", "node_modules", ".git", "dist", ".hypothesis", "__pycache__"}
CONTAINERS = {"Dockerfile", "docker-compose.yml"}
"""They describe a machine of their own, and may name its folders."""
TEXTS = {".py", ".toml", ".html", ".txt", ".md", ".yml", ".sh", ".scss", ".css", ".js", ".json", ""}
A_MACHINE = re.compile(
    r"(?<![\w.])/(?:root|home|work|tmp)/\w"
    r"|pypi\.(?:org|python)|python" + r"hosted\.org|registry\.npm" + r"js|npm" + r"js\.(?:org|com)"
)


def written_texts() -> Iterator[Path]:
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        kept = not (KEPT_OUT | CONTAINERS) & set(parts) and not parts[0].endswith("_cache")
        if kept and path.is_file() and path.suffix in TEXTS:
            yield path


def test_nothing_names_a_folder_of_somebodys_machine_or_a_host_of_packages():
    found = [
        f"{place(path)}: {hit.group()}"
        for path in written_texts()
        for hit in A_MACHINE.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]

    assert found == []


@pytest.mark.parametrize("text", ["/" + "root/x", "in /" + "tmp/y", "https://py" + "pi.org/simple"])
def test_a_machines_folder_and_a_host_of_packages_are_known_when_seen(text):
    assert A_MACHINE.search(text)


# Templates

INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\b(?:src=|type=\"application/json\"))"
)
UNESCAPED = re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off|\|\s*safeseq\b")
TRUSTED = {"templates/mfa/totp/activate_form.html": "the square code that allauth draws as SVG"}
FORMATS_BY_HAND = re.compile(
    r"\|\s*(?:pluralize|filesizeformat|intcomma|floatformat|time\b|date\b(?!:['\"](?:c|Ymd)['\"]))"
)
"""A date for machines, as ``datetime`` has it, is no form for readers."""
COMPARES_STATUS = re.compile(r"{%\s*(?:el)?if[^%]*\bstatus\s*[!=]=")


def hits(paths: list[Path], form: re.Pattern[str]) -> dict[str, list[str]]:
    return found_in(paths, lambda path: form.findall(path.read_text(encoding="utf-8")))


def test_a_template_has_no_style_or_script_of_its_own():
    assert hits(templates(), INLINE) == {}


def test_a_template_escapes_what_it_prints():
    assert set(hits(templates(), UNESCAPED)) == set(TRUSTED)


def test_a_template_compares_no_status():
    assert hits(templates(), COMPARES_STATUS) == {}


def test_a_template_leaves_dates_and_counts_to_our_own_filters():
    assert hits([*templates(), *mails()], FORMATS_BY_HAND) == {}


def test_the_laws_of_templates_find_what_breaks_them():
    inline = ["<p style='x'>", "<script>x</script>", "<style>", '<a onclick="x">']
    unescaped = ["{{ typed|safe }}", "{% autoescape off %}"]

    assert [bool(INLINE.search(each)) for each in inline] == [True] * 4
    assert [bool(UNESCAPED.search(each)) for each in unescaped] == [True] * 2
    by_hand = [
        '{{ day|date:"j F Y" }}',
        "{{ at|date:'H:i' }}",
        "{{ day|date }}",
        "{{ n|pluralize }}",
    ]
    for_machines = ["{{ at|date:'c' }}", '{{ at|date:"Ymd" }}', "{{ at|timesince }}"]
    assert [bool(FORMATS_BY_HAND.search(each)) for each in by_hand] == [True] * 4
    assert [bool(FORMATS_BY_HAND.search(each)) for each in for_machines] == [False] * 3
    assert COMPARES_STATUS.search('{% if record.status == "open" %}')
