"""Settings, read from environment variables (see docs/operations.md). Importing them does not start the database."""

import socket
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.functional import SimpleLazyObject

from newsarchive import data_folder, environment
from newsarchive.languages import SOURCE_LANGUAGE, available_languages

BASE_DIR = Path(__file__).resolve().parent.parent

# Data folder and addresses

DATA_DIR = environment.folder("NEWSARCHIVE_DATA", BASE_DIR / "var", base=BASE_DIR)
HOST = environment.host("NEWSARCHIVE_HOST", "127.0.0.1")
PORT = environment.port("NEWSARCHIVE_PORT", 8000)
ORIGIN = environment.https_origin("NEWSARCHIVE_ORIGIN")
BACKUP_RECIPIENTS = environment.recipients("NEWSARCHIVE_BACKUP_RECIPIENTS")

LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]
HOST_IN_URL = f"[{HOST}]" if ":" in HOST else HOST
ALLOWED_HOSTS = [*LOOPBACK_NAMES, socket.gethostname().lower(), HOST_IN_URL]
if ORIGIN:
    ALLOWED_HOSTS.append(ORIGIN.removeprefix("https://").partition(":")[0])
    CSRF_TRUSTED_ORIGINS = [ORIGIN]

# Apps, middleware and templates

DEBUG = False
INSTALLED_APPS = [
    "newsarchive",
    "django_otp",  # before the accounts, which take its models out of the admin
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "newsarchive.accounts",
    "articles",
    "axes",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
]
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "newsarchive.headers.permissions_policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsarchive.caching.keep_nothing",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "newsarchive.bad_requests.refuse_bad_requests",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsarchive.accounts.sessions.LoginSessionMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "newsarchive.bad_requests.FormFieldsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "newsarchive.accounts.recorded_pages.record_exports_and_deletions",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "newsarchive.urls"
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
            ]
        },
    }
]
# Forms render their fields with templates/django/forms/field.html.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
WSGI_APPLICATION = "newsarchive.wsgi.application"

# The database: the server in DATABASE_URL, else the archive's own

DATABASES = {
    "default": {
        **(
            environment.database("DATABASE_URL")
            or {"ENGINE": "newsarchive.postgres", "HOST": str(DATA_DIR / "postgres"), "NAME": "newsarchive"}
        ),
        # Each thread keeps its connection open between requests, and checks it before using it again.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time

USE_I18N = True
LANGUAGE_CODE = SOURCE_LANGUAGE
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["newsarchive.formats"]
LANGUAGES = available_languages(BASE_DIR / "locale")
LANGUAGE_COOKIE_NAME = "newsarchive-language"
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = environment.time_zone("NEWSARCHIVE_TIME_ZONE", "UTC")

# Static files

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Uploads. The Add page has stricter limits of its own, and lists the files it rejects.

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # in most scripts enough to paste a text as long as a clipping may be
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000

# Parsing: in processes of its own, within limits a file

PARSE_SECONDS = environment.number("NEWSARCHIVE_PARSE_SECONDS", 30, least=1, most=3600)  # and 5 for each megabyte
PARSE_MEMORY_MB = environment.number("NEWSARCHIVE_PARSE_MEMORY_MB", 1024, least=128, most=1024 * 1024)
PARSE_IN_PROCESS = False  # for tests, which replace the parser

# Accounts

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "newsarchive.accounts.passwords.UserNameValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
# A computer left logged in overnight is logged out in the morning, and nobody is asked twice on a working day. Every
# two weeks everybody logs in again. Whoever reads alone at home can raise the idle limit to two weeks.
SESSION_LIMIT = timedelta(days=14)
SESSION_COOKIE_AGE = int(SESSION_LIMIT.total_seconds())
SESSION_IDLE_LIMIT = timedelta(minutes=environment.number("NEWSARCHIVE_IDLE_MINUTES", 8 * 60, least=5, most=14 * 1440))
SECOND_FACTOR = environment.choice("NEWSARCHIVE_SECOND_FACTOR", "optional", ("optional", "curators", "everyone"))
SECURITY_LOG_AGE = timedelta(days=environment.number("NEWSARCHIVE_SECURITY_LOG_DAYS", 180, least=1, most=3650))
PASSWORD_RESET_TIMEOUT = int(timedelta(days=1).total_seconds())  # links for a new password
OTP_TOTP_ISSUER = "News Archive"
# Five wrong passwords for one account from one address lock that pair for 15 minutes. That allows about 480 guesses a
# day, far too few for a password of twelve characters. Locking the pair keeps attackers from locking others out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "newsarchive.accounts.addresses.client_address"
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_DISABLE_ACCESS_LOG = True  # for privacy: do not record who logged in, when and from where
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Security

SECRET_KEY = SimpleLazyObject(lambda: data_folder.secret_key(DATA_DIR))  # created when first needed
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "newsarchive-session"  # unique, because all servers on a host share cookies, whatever their port

SILENCED_SYSTEM_CHECKS: list[str] = []
if ORIGIN:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    # The server decides whether a request came by https (newsarchive/serving). It trusts only a proxy on this machine.
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # monitors on this machine use plain http
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    # HSTS for subdomains and preloading concern more than the archive, so they are left to the owner of the domain.
    SILENCED_SYSTEM_CHECKS += ["security.W005", "security.W021"]
elif environment.is_loopback(HOST):
    # These checks ask for https (HSTS, redirects, secure cookies). On loopback there is none, and nothing leaves the
    # machine.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]

# Logging: failures, to standard error. No invalid requests, and nothing about what anybody reads.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},  # forms that have expired, unknown hosts: refused, and no failure
    },
}
