"""Everything the deployment may decide, read from the environment and typed.

Every variable is documented in ``.env.example``; a test keeps the two alike. Secrets have
no default: without them the process refuses to start and says what to set.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from lscp import celery_schedule, generate_secrets, logs, single_sign_on_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def required_secret(name: str, purpose: str) -> str:
    """A setting that must be given; raises with a sentence on how to give it."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"Set {name} ({purpose}) in the environment: a long random text. "
            "A machine with its own SQLite database makes its own; see .env.example."
        )
    return value


VAR = Path(env.str("LSCP_VAR", default=str(BASE_DIR / "var"))).resolve()
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds whatever people write
if not env.str("DATABASE_URL", default=""):
    generate_secrets.make_once(VAR)  # one machine, its own database: it makes its own secrets too
if (VAR / "secrets.env").exists():
    env.read_env(str(VAR / "secrets.env"))

DEBUG = env.bool("LSCP_DEBUG", default=False)
DEMO = env.bool("LSCP_DEMO", default=(VAR / "is-a-demo").exists())  # `load_demo` leaves that sign
DEMO_PASSWORD = env.str("LSCP_DEMO_PASSWORD", default="")
BEHIND_TLS = env.bool("LSCP_BEHIND_TLS", default=not (DEBUG or DEMO))
SECRET_KEY = required_secret("LSCP_SECRET_KEY", "signs sessions and links")
FIELD_KEY = required_secret("LSCP_FIELD_KEY", "encrypts second-factor secrets")
ALLOWED_HOSTS = env.list("LSCP_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("LSCP_ORIGINS", default=[])
BASE_URL = env.str("LSCP_BASE_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}")
PRODUCT_NAME = env.str("LSCP_PRODUCT_NAME", default="Safeguarding partnership workspace")

INSTALLED_APPS = [
    "lscp",
    "governance",
    "reviews",
    "training",
    "assurance",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "lscp.apps.OpenSessionsConfig",
    "crispy_forms",
    "simple_history",
    "csp",
]

MIDDLEWARE = [
    "lscp.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lscp.middleware.no_store",
    "lscp.request_limits.RequestHeadMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lscp.request_limits.IdentityFirstMiddleware",
    "lscp.middleware.last_use",
    "lscp.middleware.FormRecoveryMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "lscp.middleware.actor",
    "lscp.middleware.readings",
    "lscp.middleware.SecondFactorMiddleware",
    "lscp.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "lscp.urls"
WSGI_APPLICATION = "lscp.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lscp.context.page",
            ],
        },
    }
]

DATABASES = {
    "default": env.db_url_config(
        env.str("DATABASE_URL", default="") or f"sqlite:///{VAR / 'db.sqlite3'}"
    )
}
DATABASE_CONNECTS_WITHIN = 5  # seconds
DATABASE_LOCKED_AT_MOST = 10  # seconds that a request waits for another's lock, then gives up
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": DATABASE_LOCKED_AT_MOST,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            " PRAGMA secure_delete=ON;"  # what is deleted is not left in the file
        ),
    }
else:
    DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
        "connect_timeout": DATABASE_CONNECTS_WITHIN,
        "tcp_user_timeout": DATABASE_LOCKED_AT_MOST * 1000,
        # jit: compiling a page's queries takes longer than running them
        "options": f"-c lock_timeout={DATABASE_LOCKED_AT_MOST}s -c jit=off",
    }
DATABASES["default"]["CONN_MAX_AGE"] = env.int("LSCP_CONN_MAX_AGE", default=600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TRAIL_MAY_BE_EMPTIED = False  # by `manage.py flush`; a test run's own database may
AUTH_USER_MODEL = "governance.User"

CACHES = {
    # Rate limits alone: in the database, so that nobody waits outside because Redis is away.
    "default": {"BACKEND": "lscp.cache.StrictDatabaseCache", "LOCATION": "cache_entries"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", **options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"OPTIONS": {"min_length": 12}}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "governance.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "change_password": "governance.accounts.forms.ChangePasswordForm",
    "login": "governance.accounts.forms.SignInForm",
    "reset_password": "governance.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "governance.accounts.forms.ResetPasswordKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to, and nothing kept of, an address unknown here
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a person is told when their password or second factor changes
ACCOUNT_RATE_LIMITS = {
    "login": None,  # only wrong tries count
    "login_failed": "5/5m/key,30/m/ip",  # the key: an account's address and who tries
    "invitation": "10/m/key,60/m/ip",  # the key: a link's token
    "single_sign_on": "60/m/ip",  # to the identity provider, and back
}
KNOWN_BROWSER_RATE_LIMITS = {"login_failed": "5/5m/key"}
TRUSTED_PROXIES = env.int("LSCP_TRUSTED_PROXIES", default=0)
SINGLE_SIGN_ON = single_sign_on_settings.read(env)
OIDC_SERVER_URL = SINGLE_SIGN_ON.server_url  # empty: there is no single sign-on
OIDC_CLIENT_ID = SINGLE_SIGN_ON.client_id
OIDC_CLIENT_SECRET = SINGLE_SIGN_ON.client_secret
OIDC_NAME = SINGLE_SIGN_ON.name
OIDC_ONLY = SINGLE_SIGN_ON.is_only_way
OIDC_SECOND_FACTOR_TRUSTED = SINGLE_SIGN_ON.is_second_factor_trusted
SOCIALACCOUNT_ADAPTER = "governance.accounts.single_sign_on.SocialAccountAdapter"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10  # seconds that the identity provider may be silent
MFA_ADAPTER = "governance.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = not OIDC_ONLY  # a second factor it may be all the same
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the office gave the address; nobody chose it for themselves
MFA_TOTP_TOLERANCE = 1  # clocks of phones may be half a minute out
MFA_TOTP_ISSUER = PRODUCT_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_COOKIE_AGE = env.int("LSCP_SESSION_SECONDS", default=4 * 60 * 60)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lscp.views.errors.forgery_suspected"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from inside, past the proxy that speaks TLS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("LSCP_PROXY_TLS", default=False) else None
)
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *SINGLE_SIGN_ON.origins],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "camera",
        "display-capture",
        "fullscreen",
        "geolocation",
        "microphone",
        "payment",
        "usb",
    )
}
PERMISSIONS_POLICY["publickey-credentials-get"] = ["self"]
PERMISSIONS_POLICY["publickey-credentials-create"] = ["self"]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
DATE_FORMAT = "j F Y"
FORMAT_MODULE_PATH = "lscp.formats"

STATIC_URL = "/static/"
STATICFILES_DIRS = [("dist", BASE_DIR / "static" / "dist")]
STATIC_ROOT = env.str("LSCP_STATIC_ROOT", default="") or None
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
STORAGES = {
    "default": {
        "BACKEND": "governance.files.storage.WholeFileStorage",
        "OPTIONS": {"location": str(VAR / "files")},
    },
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if STATIC_ROOT
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
BACKUP_KEY = env.str("LSCP_BACKUP_KEY", default="")
BACKUP_EXPIRES_AFTER_DAYS = env.int("LSCP_BACKUP_DAYS", default=35)
"""After so many days a backup is deleted, and holds nothing any more of what was deleted before it;
our own number, to be confirmed by those who answer for the data."""
BACKUPS_FOLDER = env.str("LSCP_BACKUPS", default="")
POSTGRES_PROGRAMS = env.str("LSCP_POSTGRES_PROGRAMS", default="")
CLAMAV_URL = env.str("LSCP_CLAMAV_URL", default="")
CLAMAV_SECONDS = 15.0  # less than SQLite waits for a lock, which a paper beside a return holds
LIST_ROWS_AT_ONCE = env.int("LSCP_LIST_ROWS", default=1000)  # a longer list is made by a worker
LONG_LIST_URL = "long-list"
FILE_UPLOAD_MAX_BYTES = env.int("LSCP_UPLOAD_MAX_BYTES", default=20 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

FORM_RENDERER = "governance.core.forms.renderer.Renderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["lscp"]
CRISPY_TEMPLATE_PACK = "lscp"
CRISPY_FAIL_SILENTLY = False
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_REVERT_DISABLED = True  # the past is read, not put back past the doors

EMAIL_URL = env.str("LSCP_EMAIL_URL", default="")
NOWHERE = "dummy" if DEMO else "console"  # the demo's mail is read in its outbox
vars().update(
    env.email_url("LSCP_EMAIL_URL") | {"EMAIL_BACKEND": "governance.outbox.delivery.SMTPBackend"}
    if EMAIL_URL
    else {"EMAIL_BACKEND": f"django.core.mail.backends.{NOWHERE}.EmailBackend"}
)
EMAIL_TIMEOUT = 10  # seconds that the mail server may be silent
DEFAULT_FROM_EMAIL = env.str("LSCP_FROM_EMAIL", default="business.office@example.org")

MESSAGE_SENDING_AT_MOST = timedelta(minutes=15)  # after that nobody knows whether it went out
MESSAGE_PAUSES = [
    timedelta(minutes=minutes) for minutes in (1, 4, 10, 15, 30, 60, 120, 240, 480, 960, 960)
]
"""Between tries of a mail not taken yet: growing, as RFC 5321 §4.5.4.1 asks, two days in all."""
JOB_RUNS_AT_MOST = timedelta(minutes=15)  # after that its worker is taken for dead
JOB_WAITS_AT_MOST = timedelta(minutes=2)  # after that a worker is called again
JOB_ATTEMPTS = 3

OPERATOR_EMAIL = env.str("LSCP_OPERATOR_EMAIL", default="")
EMERGENCY_ACCESS_LASTS = timedelta(hours=env.int("LSCP_EMERGENCY_HOURS", default=24))
"""How long somebody reads a case by emergency access; our own number, to be confirmed by those
who answer for the data."""
ALERT_JOB_WAITS_AT_MOST = timedelta(minutes=env.int("LSCP_ALERT_JOB_MINUTES", default=30))
ALERT_MAIL_WAITS_AT_MOST = timedelta(minutes=env.int("LSCP_ALERT_MAIL_MINUTES", default=60))
ALERT_FAILED_MAILS = env.int("LSCP_ALERT_FAILED_MAILS", default=1)  # in a day
ALERT_BACKUP_AGE_AT_MOST = timedelta(hours=env.int("LSCP_ALERT_BACKUP_HOURS", default=26))
ALERT_DISK_FREE_PERCENT = env.int("LSCP_ALERT_DISK_FREE_PERCENT", default=10)

REDIS_URL = env.str("REDIS_URL", default="")
REDIS_OPTIONS = {
    "visibility_timeout": 60 * 60,
    "socket_connect_timeout": 2,  # seconds: a page that calls a worker waits no longer
    "socket_timeout": 5,  # seconds: more than the second that a worker listens at a time
    "max_retries": 0,  # the sweep calls again
}
CELERY_BROKER_URL = REDIS_URL or "folder://localhost"
CELERY_BROKER_CONNECTION_TIMEOUT = 2
if REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = REDIS_OPTIONS
else:
    BROKER_FOLDER = VAR / "broker"
    BROKER_FOLDER.mkdir(exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_FOLDER),
        "data_folder_out": str(BROKER_FOLDER),
        "control_folder": str(BROKER_FOLDER / "control"),
        "polling_interval": 0.1,
    }
    CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True  # what became of a piece of work is a row of ours
CELERY_TASK_ROUTES = {"*.render_*": {"queue": "pdf"}}  # one at a time, beside the short tasks
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = celery_schedule.SCHEDULE

LOGGING = logs.as_json(level=env.str("LSCP_LOG_LEVEL", default="INFO"))
