"""Organisations and the people who sign in; seats, not people, carry what may be done."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from governance.core.constraints import in_order
from governance.core.effective_dates import EffectiveDated, InForceQuerySet
from governance.core.text_classification import TextFields
from governance.core.text_folding import Folded


class Organisation(EffectiveDated):
    """A body that takes part; end-dated and followed by its successor, never renamed."""

    class Sector(models.TextChoices):
        LOCAL_AUTHORITY = "local_authority", "Local authority"
        DISTRICT_COUNCIL = "district_council", "District or borough council"
        HEALTH = "health", "Health"
        POLICE = "police", "Police"
        PROBATION = "probation", "Probation"
        FIRE = "fire", "Fire and rescue"
        EDUCATION = "education", "Education"
        EARLY_YEARS = "early_years", "Early years"
        YOUTH_JUSTICE = "youth_justice", "Youth justice"
        FAMILY_JUSTICE = "family_justice", "Family justice"
        VOLUNTARY = "voluntary", "Voluntary and community"
        SECURE = "secure", "Prisons and secure settings"
        PARTNERSHIP_BODY = "partnership_body", "Other board or partnership"
        OTHER = "other", "Other"

    key = models.SlugField("short name in addresses", max_length=80, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, blank=True)
    sector = models.CharField(max_length=30, choices=Sector)
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )
    mailbox = models.EmailField("shared mailbox", blank=True)

    objects = InForceQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("key", "name", "short_name", "sector", "mailbox"))

    class Meta:
        constraints = [in_order()]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes people by e-mail address, as Django's own commands expect."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def administrators(self) -> models.QuerySet["User"]:
        """Who can open the administration site now, always in the same order."""
        return self.filter(is_active=True, is_superuser=True).order_by("pk")

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail. Vetting is a date and a level, never the certificate."""

    class VettingLevel(models.TextChoices):
        NONE = "", "Not recorded"
        BASIC = "basic", "Basic"
        STANDARD = "standard", "Standard"
        ENHANCED = "enhanced", "Enhanced"
        OWN_ORGANISATION = "own_organisation", "Vetted higher by own organisation"

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("full name", max_length=150)
    organisation = models.ForeignKey(
        "governance.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
    )
    job_title = models.CharField(max_length=150, blank=True)
    vetted_on = models.DateField("vetting check made on", null=True, blank=True)
    vetting_level = models.CharField(max_length=20, choices=VettingLevel, blank=True)
    wants_digest = models.BooleanField("one weekly digest instead of single mails", default=False)
    is_staff = models.BooleanField("may open the administration site", default=False)
    is_superuser = models.BooleanField("administrator", default=False)
    is_active = models.BooleanField("may sign in", default=True)
    joined_at = models.DateTimeField("added", auto_now_add=True)
    is_asked_for_second_factor = models.BooleanField(
        "signs in with a second factor whatever the seats", default=False, editable=False
    )

    objects = UserManager()
    history = HistoricalRecords(
        excluded_fields=["password", "last_login", "is_asked_for_second_factor"]
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    text_fields = TextFields(
        personal=("email", "name", "job_title"), plain=("password", "vetting_level")
    )

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="governance_user_email_once")]
        indexes = [
            models.Index(fields=["name", "id"], name="governance_user_by_name"),
            models.Index(Folded("name"), "id", name="governance_user_by_key"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def reference(self) -> str:
        return f"person {self.pk}" if self.pk else "unknown address"
