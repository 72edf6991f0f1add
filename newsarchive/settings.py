"""Settings, read from the environment (README: Configuration). Reading them connects to nothing and starts nothing."""

import socket
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from newsarchive import environment

BASE_DIR = Path(__file__).resolve().parent.parent

DATA_DIR = environment.folder("NEWSARCHIVE_DATA", BASE_DIR / "var", base=BASE_DIR)
HOST = environment.host("NEWSARCHIVE_HOST", "127.0.0.1")
PORT = environment.port("NEWSARCHIVE_PORT", 8000)
ORIGIN = environment.https_origin("NEWSARCHIVE_ORIGIN")

SECRET_KEY = "replaced by the ops work"  # noqa: S105
DEBUG = False

INSTALLED_APPS = [
    "newsarchive.accounts",
    "articles",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
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
WSGI_APPLICATION = "newsarchive.wsgi.application"

DATABASES = {
    "default": environment.database("DATABASE_URL")
    or {
        "ENGINE": "newsarchive.postgres",
        "HOST": str(DATA_DIR / "postgres"),
        "NAME": "newsarchive",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"

USE_TZ = True
TIME_ZONE = environment.time_zone("NEWSARCHIVE_TIME_ZONE", "UTC")
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"

LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [*LOOPBACK_NAMES, socket.gethostname().lower(), f"[{HOST}]" if ":" in HOST else HOST]
