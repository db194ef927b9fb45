"""The kinds of record the product knows: their tables, their operations, where each is shown,
and the entry of the service navigation that its pages belong to.

It knows no kind by itself: each app lists its own in ``<app>/records.py`` and registers them when
it is ready. Trail lines and stored origins name a record by kind and id; here these become a link,
and a kind and a verb the row that says how the verb is told.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import ModuleType
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from django.urls import reverse

from governance.core import search_index
from governance.core.forms.operation_forms import OperationForm
from governance.core.group_lists import GroupList
from governance.core.names import Names
from governance.core.record_parts import NamedPart, PartProgress, RecordPart, ShownPart
from governance.core.requests import ActorRequest
from governance.core.retained import Retained
from governance.core.roles import Actor
from governance.core.search_index import Searched
from governance.core.workflow import Event, Workflow


@dataclass(frozen=True, kw_only=True)
class RecordWorkflow:
    """One table and the module whose functions do what it says."""

    table: Workflow
    operations: ModuleType
    done_by: Mapping[str, str | Callable[..., Any]] = field(default_factory=dict)
    """Verbs whose function has another name, because it chooses among verbs or does several at
    once; or the function itself, where it stands in another module."""

    def operation(self, verb: str) -> Callable[..., Any]:
        """The function that does ``verb``; raises AttributeError when nobody wrote it."""
        found = self.done_by.get(verb, verb)
        return getattr(self.operations, found) if isinstance(found, str) else found


@dataclass(frozen=True, kw_only=True)
class InvitedVerb:
    """What somebody with no seat may do to one record of a kind, when its office invites them."""

    verb: str
    label: str
    """What is asked, as the mail and the page say it: ``Say how it stands``."""
    find: Callable[[ActorRequest, int], Any]
    """The record, for those of the office who see it; raises 404 for others."""
    place: Callable[[Any], Model]
    """The group or partnership whose office invites."""
    is_open: Callable[[Any, Actor], bool]
    """Whether it can be done to the record now: asked for who invites, and for who is invited."""
    shown: Callable[[Any], Iterable[tuple[str, str]]]
    """What the person invited reads of the record, each under a heading, and nothing else."""
    form: Callable[[Any, QueryDict | None, Actor], OperationForm]
    operation: Callable[..., Any]
    subject: Callable[[Any], tuple[Any, ...]] = lambda record: (record,)
    """What the operation is given before what the form holds."""
    name: Callable[[Any], str] = str
    """How the mail and the trail call the record."""
    needs_code: bool = False
    """Whether the link opens it only with a code that is sent apart: for what is restricted."""
    in_sittings: bool = False
    """Whether it is saved as often as one likes before it is sent."""
    sent_by: Callable[[Actor, Any], bool] | None = None
    """Who may have its link mailed to those whose task it is anyway: then no office invites anybody
    to it."""


@dataclass(frozen=True)
class NavigationEntry:
    """One entry of the navigation or of the foot of a page: its words and where it leads."""

    label: str
    url_name: str
    order: int = 0
    """Its place in the navigation: the lower stands first."""


@dataclass(frozen=True)
class RecordPage:
    """A page that shows records, by its URL name; None where no entry is lit on it."""

    url_name: str
    area: NavigationEntry | None = None


@dataclass(frozen=True)
class RecordKind:
    """One kind of record, as the product as a whole knows it."""

    model: type[Model]
    workflows: tuple[RecordWorkflow, ...]
    page: RecordPage | None = None
    """The page that shows it; None when none does."""
    page_of: str = "pk"
    """The lookup, from this record, to what that page's address names."""
    url_word: str = ""
    """How the URL names of its own pages begin, about one of it or many: ``return`` for
    ``return-chase`` and ``returns-chase``; empty where it has none of its own."""
    invited: tuple[InvitedVerb, ...] = ()
    """What may be done to one of it by invitation."""
    searched: Searched | None = None
    """Which of its words are found, and by whom; None for what is not searched."""
    found_with: str = ""
    """The key to the record with whose words its own are found: ``action`` of an update."""
    group_list: GroupList | None = None
    """How it is listed for one group, whose page leads there; None for what is not."""
    is_restricted: bool = False
    """Whether only people named on the record may see it: such a kind is never searched."""
    part: RecordPart | None = None
    """What it tells on the pages of a record of an app below."""
    named_part: NamedPart | None = None
    """How it is named on the page of a record of a room below."""
    carried_over: tuple[str, Callable[..., None]] | None = None
    """Of which kind a new record is rolled over from an old one, and what takes these rows along:
    it is given the old and the new one, ``by`` and ``at``."""
    retained: Retained | None = None
    """From when its retention counts, and what is deleted with it; None for what no rule names."""

    @property
    def kind(self) -> str:
        """As trail lines, remarks, files and jobs store it."""
        return self.model._meta.label_lower

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def area(self) -> NavigationEntry | None:
        """The entry of the navigation that is lit on its pages."""
        return self.page.area if self.page else None

    @property
    def statuses(self) -> RecordWorkflow | None:
        """The workflow that moves its status; None for a record without one."""
        return next((each for each in self.workflows if each.table.moves), None)

    def event(self, verb: str) -> Event | None:
        """The row that says how ``verb`` is told of this kind; None when there is none."""
        return next(filter(None, (each.table.event(verb) for each in self.workflows)), None)


_KINDS: dict[str, RecordKind] = {}
_INVITED_ABOVE: dict[str, tuple[InvitedVerb, ...]] = {}
"""What apps above that of a kind let somebody be invited to do about one of it."""


def register(kinds: Iterable[RecordKind]) -> None:
    """Called by each app when it is ready; raises ValueError for a kind that is known otherwise,
    and for one that is restricted and yet searched.
    """
    for each in kinds:
        if _KINDS.get(each.kind, each) is not each:
            raise ValueError(f"{each.kind} is registered twice.")
        if each.is_restricted and (each.searched or each.found_with):
            raise ValueError(f"{each.kind} is restricted: it may not be searched.")
        _KINDS[each.kind] = each
        register_search(each)


def register_search(kind: RecordKind) -> None:
    """Tell the index what is found of a kind, if anything is."""
    if kind.searched:
        search_index.register(kind.model, kind.searched)
    if kind.found_with:
        search_index.register_part(kind.model, kind.found_with)


def all_kinds() -> tuple[RecordKind, ...]:
    """Every kind of every app, the lower apps' first, each app's in the order of its list."""
    return tuple(_KINDS.values())


def group_lists() -> list[GroupList]:
    """Every list that is read for one group too."""
    return [each.group_list for each in all_kinds() if each.group_list]


def parts_about(kind: str) -> list[RecordPart]:
    """What the apps above tell on the pages of a record of this kind."""
    return [each.part for each in all_kinds() if each.part and each.part.about == kind]


def shown_parts(
    kind: str, record: Model, actor: Actor, *, is_whole: bool = False
) -> list[ShownPart]:
    """The sections that they put there for one reader."""
    found = (each.show(actor, record, is_whole=is_whole) for each in parts_about(kind))
    return [each for each in found if each is not None]


def named_parts(kind: str) -> list[NamedPart]:
    """Whose rows the page of a record of this kind names besides its own."""
    found = filter(None, (each.named_part for each in all_kinds()))
    return [each for each in found if each.about == kind]


def shown_names(kind: str, found: Sequence[Names]) -> list[ShownPart]:
    """The sections that they make, of the names of each in the order of ``named_parts``."""
    parts = zip(named_parts(kind), found, strict=True)
    return [shown for part, names in parts if (shown := part.show(names)) is not None]


def part_progress(kind: str, pks: Sequence[int], on: date) -> dict[int, PartProgress]:
    """How far what they asked for each of these records has come; none where nothing was asked."""
    found: dict[int, PartProgress] = {}
    for each in parts_about(kind):
        found |= each.progress(pks, on)
    return found


def carry_over(old: Model, new: Model, *, by: Actor, at: datetime) -> None:
    """Take along what hangs on a record that was rolled over, kind by kind."""
    for each in all_kinds():
        if each.carried_over and each.carried_over[0] == new._meta.label_lower:
            each.carried_over[1](old, new, by=by, at=at)


def record_kind(kind: str) -> RecordKind | None:
    """The kind that trail lines store so; None for one that nobody registered."""
    return _KINDS.get(kind)


def find_record(kind: str, pk: int) -> Model | None:
    """The row that a stored kind and id name; None when it is gone or of no kind of ours."""
    found = record_kind(kind)
    return found.model._default_manager.filter(pk=pk).first() if found else None


def invited_verb(kind: str, verb: str) -> InvitedVerb | None:
    """What may be done by invitation to a record of this kind under this verb; None if nothing."""
    found = record_kind(kind)
    offered = (*(found.invited if found else ()), *_INVITED_ABOVE.get(kind, ()))
    return next((each for each in offered if each.verb == verb), None)


def add_invited(kind: str, verbs: tuple[InvitedVerb, ...]) -> None:
    """Called by an app when it is ready, for a kind of an app below it."""
    _INVITED_ABOVE[kind] = verbs


def navigation_area(url_name: str) -> NavigationEntry | None:
    """The entry that is lit on the page of this name; None for a page that belongs to none."""
    app, _, name = url_name.rpartition(":")
    word = name.partition("-")[0]
    own = (each for each in all_kinds() if each.model._meta.app_label == app and each.url_word)
    return next((each.area for each in own if word in (each.url_word, f"{each.url_word}s")), None)


def single_workflow(
    table: Workflow, operations: ModuleType, **done_by: str | Callable[..., Any]
) -> tuple[RecordWorkflow, ...]:
    """The workflow of a kind that has a single table."""
    return (RecordWorkflow(table=table, operations=operations, done_by=done_by),)


def direct_link(kind: str, pk: int) -> str:
    """The address of the page that shows a record, where its id alone names it; runs no query.

    Empty when none does, or only another record's: that the row is still there is not looked up.
    """
    found = record_kind(kind)
    if found is None or found.page is None or found.page_of != "pk":
        return ""
    return reverse(found.page.url_name, args=[pk])


def link(kind: str, pk: int) -> str | None:
    """The address of the page that shows a record; None when there is none or it is gone."""
    found = record_kind(kind)
    if found is None or found.page is None:
        return None
    rows = found.model._default_manager.filter(pk=pk)
    shown = pk if found.page_of == "pk" else rows.values_list(found.page_of, flat=True).first()
    return reverse(found.page.url_name, args=[shown]) if shown is not None else None


def links(kind: RecordKind, pks: Iterable[int]) -> dict[int, str]:
    """The address of each record's page, by its id; one query where the id alone names none."""
    if kind.page is None:
        return {}
    shown = {pk: pk for pk in pks}
    if kind.page_of != "pk":
        rows = kind.model._default_manager.filter(pk__in=shown)
        shown = dict(rows.values_list("pk", kind.page_of))
    url_name = kind.page.url_name
    return {pk: reverse(url_name, args=[to]) for pk, to in shown.items()}
