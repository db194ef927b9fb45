"""The people who sign in; their seats, not they themselves, carry what they may do."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from governance.words import Words


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
    is_active = models.BooleanField("may sign in", default=True)
    joined_at = models.DateTimeField("added", auto_now_add=True)

    objects = UserManager()
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    words = Words(personal=("email", "name", "job_title"), plain=("password", "vetting_level"))

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="governance_user_email_once")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def reference(self) -> str:
        return f"person {self.pk}" if self.pk else "unknown address"
