"""Partnerships, and how each organisation takes part."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from simple_history.models import HistoricalRecords

from governance.core.constraints import in_order
from governance.core.effective_dates import EffectiveDated, InForceQuerySet
from governance.core.roles import Actor, scope_of
from governance.core.text_classification import TextFields
from governance.people.models import Organisation
from governance.structure.grants import GRANTS, Permission


class PartnershipQuerySet(InForceQuerySet):
    def visible_to(self, actor: Actor) -> "PartnershipQuerySet":
        """The partnerships the actor holds a partnership-wide seat in."""
        scope = scope_of(actor, Permission.SEE_PARTNERSHIP, GRANTS)
        return self if scope.everywhere else self.filter(pk__in=scope.partnerships)


class Partnership(EffectiveDated):
    """A local safeguarding children partnership (or, before 2019, a board)."""

    class Colour(models.TextChoices):
        TEAL = "teal", "Teal"
        PLUM = "plum", "Plum"
        NAVY = "navy", "Navy"
        FOREST = "forest", "Forest"
        RUST = "rust", "Rust"
        SLATE = "slate", "Slate"
        INK = "ink", "Ink"
        BERRY = "berry", "Berry"

    key = models.SlugField("short name in addresses", max_length=60, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    area = models.CharField(max_length=160)
    colour = models.CharField(max_length=20, choices=Colour, default=Colour.TEAL)
    constitution = models.SlugField(
        "rules it made for itself",
        max_length=60,
        blank=True,
        help_text="Key of its rule set; empty when none is stated.",
    )
    guidance = models.SlugField(
        "guidance it follows",
        max_length=60,
        blank=True,
        help_text="Key of the guidance edition it says it follows.",
    )
    guidance_from = models.DateField(
        "follows it since",
        null=True,
        blank=True,
        help_text="Since when it follows this edition; empty: ever since.",
    )
    earlier_guidance = models.SlugField(
        "guidance it followed before",
        max_length=60,
        blank=True,
        help_text="Key of the edition it followed before.",
    )
    host = models.ForeignKey(
        "governance.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="host of the business office",
        related_name="hosted_partnerships",
        help_text="The organisation that hosts the business office.",
    )
    concern_text = models.CharField("concerned about a child?", max_length=300, blank=True)
    concern_phone = models.CharField("telephone for concerns", max_length=40, blank=True)
    concern_url = models.URLField("web page for concerns", blank=True)
    concern_councils = models.JSONField("whom to tell, by council", default=list, blank=True)
    office_email = models.EmailField(
        "business office’s e-mail",
        blank=True,
        help_text="Stands under every mail. Empty: the board officers’ own addresses stand there.",
    )
    office_phone = models.CharField("business office’s telephone", max_length=40, blank=True)
    source = models.CharField(max_length=300, blank=True)
    is_inferred = models.BooleanField("inferred, not stated in a source", default=False)

    objects = PartnershipQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        plain=(
            "key",
            "name",
            "short_name",
            "area",
            "colour",
            "constitution",
            "guidance",
            "earlier_guidance",
            "concern_text",
            "concern_phone",
            "concern_url",
            "office_email",
            "office_phone",
            "source",
        )
    )

    class Meta:
        constraints = [in_order()]

    def __str__(self) -> str:
        return self.name

    @property
    def concern_contacts(self) -> tuple["ConcernContact", ...]:
        """Whom to tell about a child at each of its councils; empty where none is entered."""
        return tuple(
            ConcernContact(
                council=each["council"],
                phone=each.get("phone", ""),
                out_of_hours=each.get("out_of_hours", ""),
                url=each.get("url", ""),
                is_confirmed=each.get("confirmed", False),
            )
            for each in self.concern_councils
        )

    @property
    def whom_to_tell(self) -> tuple["ContactText", ...]:
        """The same with what holds for all of its area, as pages, mails and papers say it."""
        councils = (ContactText(each.heading, each.lines) for each in self.concern_contacts)
        return contact_texts(self.concern_text, self.concern_phone, self.concern_url, councils)

    @property
    def has_confirmed_contacts(self) -> bool:
        """Whether there are contacts for concerns, and somebody has checked all of them."""
        contacts = self.concern_contacts
        return bool(contacts) and all(each.is_confirmed for each in contacts)


@dataclass(frozen=True)
class ConcernContact:
    """Whom to tell about a child at one council; ``is_confirmed`` once somebody has checked it."""

    council: str
    phone: str = ""
    out_of_hours: str = ""
    """The telephone in evenings and nights, and on days that are not working days."""
    url: str = ""
    is_confirmed: bool = False

    @property
    def heading(self) -> str:
        return self.council if self.is_confirmed else f"{self.council} (to be confirmed)"

    @property
    def lines(self) -> tuple[str, ...]:
        """As they stand on a page, in a mail, on paper."""
        return contact_lines(phone=self.phone, out_of_hours=self.out_of_hours, url=self.url)


@dataclass(frozen=True)
class ContactText:
    """Whom to tell about a child, line by line; what holds for a whole area has no heading."""

    heading: str
    lines: tuple[str, ...]


TELL_ANYWHERE = "Contact children’s social care at the council where the child lives."
"""What is said where nobody is named."""


def contact_lines(*, phone: str, out_of_hours: str = "", url: str) -> tuple[str, ...]:
    said = {"Telephone": phone, "Evenings, nights and weekends": out_of_hours, "Online": url}
    return tuple(f"{label}: {value}" for label, value in said.items() if value)


def contact_texts(
    text: str, phone: str, url: str, councils: Iterable[ContactText]
) -> tuple[ContactText, ...]:
    """What holds for the whole area first, then each council."""
    whole = ContactText("", (text or TELL_ANYWHERE, *contact_lines(phone=phone, url=url)))
    return (whole, *councils)


class Participation(EffectiveDated):
    """How an organisation takes part in a partnership, and through whom it gives assurance."""

    class Standing(models.TextChoices):
        STATUTORY_PARTNER = "statutory_partner", "Statutory safeguarding partner"
        RELEVANT_AGENCY = "relevant_agency", "Relevant agency"
        VIRTUAL_MEMBER = "virtual_member", "Virtual member"
        CO_OPTED = "co_opted", "Co-opted"
        ADVISER = "adviser", "Adviser"
        LINKED_BODY = "linked_body", "Linked body"

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="participations"
    )
    standing = models.CharField("takes part as", max_length=30, choices=Standing)
    through = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="gives assurance through",
        related_name="assurance_given_for",
        help_text="The body this one gives its assurance through; empty when it answers itself.",
    )
    source = models.CharField(max_length=300, blank=True)
    is_inferred = models.BooleanField("inferred, not stated in a source", default=False)

    objects = InForceQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("standing", "source"))

    class Meta:
        verbose_name = "organisation in a partnership"
        verbose_name_plural = "organisations in partnerships"
        constraints = [
            in_order(),
            models.UniqueConstraint(
                fields=["partnership", "organisation", "starts_on"],
                name="governance_participation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.partnership}"
