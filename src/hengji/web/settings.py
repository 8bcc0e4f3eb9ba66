"""Django's settings. What an office may change stands in the data folder's settings.toml."""

from __future__ import annotations

import os
import secrets as randomness
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from hengji.web import installation
from hengji.web.generic import subscriptable
from hengji.web.office import office
from hengji.web.postgres.address import Address, addresses

subscriptable()

HERE = Path(__file__).resolve().parent
INSTALLATION = installation.current()
OFFICE = office(INSTALLATION)
_PREPARED = INSTALLATION.secrets_file.exists()
_AS_OWNER = os.environ.get("HENGJI_AS") == "owner"
"""Upgrades and purges alone may be the owner; the web process never is."""


def _duties() -> list[str]:
    """One app per duty: a folder beside this file that has an ``apps.py`` is installed."""
    return sorted(f"hengji.web.{one.parent.name}" for one in HERE.glob("*/apps.py"))


def _database(address: Address) -> dict[str, Any]:  # Django's own type of this setting
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": address.host,
        "PORT": str(address.port),
        "NAME": address.database,
        "USER": address.user,
        "PASSWORD": address.password,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(address.options),
    }


def _databases() -> dict[str, dict[str, Any]]:
    if not _PREPARED:  # commands that need no database, and the type checker
        nowhere = Address("127.0.0.1", 1, "hengji", "hengji_app", "")
        return {"default": _database(nowhere)}
    known = addresses(INSTALLATION)
    served = {"default": _database(known.app)}
    return served | {"owner": _database(known.owner)} if _AS_OWNER else served


SECRET_KEY = INSTALLATION.secrets().django if _PREPARED else randomness.token_urlsafe(48)
DATABASES = _databases()
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *OFFICE.hosts]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in OFFICE.hosts] if OFFICE.https else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "rules",
    *_duties(),
]
MIDDLEWARE = [
    "hengji.web.shell.edge.EdgeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # before the files: they too go out with a policy
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "hengji.web.accounts.middleware.ScopeMiddleware",  # last: it calls the view itself
]
ROOT_URLCONF = "hengji.web.urls"
WSGI_APPLICATION = "hengji.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hengji.web.shell.context.frame",
            ],
        },
    }
]

# Accounts
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "shell:home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
SESSION_COOKIE_NAME = "hengji_session"
SESSION_COOKIE_AGE = OFFICE.session_hours * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = OFFICE.https
CSRF_COOKIE_NAME = "hengji_csrf"
CSRF_COOKIE_SECURE = OFFICE.https
CSRF_FAILURE_VIEW = "hengji.web.shell.errors.csrf_failure"
AXES_USERNAME_FORM_FIELD = "username"  # as Django's form has it, whatever the model's field
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "hengji.web.accounts.views.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # our own log keeps who came in, and for how long

# History and background work
PGHISTORY_APPEND_ONLY = False  # kept by rights: the application may only add to a history
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# What leaves in a response
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if OFFICE.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OFFICE.https else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the arrows and ticks that Tabler's style sheet carries
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# Static files: our own and what assets.toml fetched
STATIC_URL = "/static/"
STATICFILES_DIRS = [("vendor", HERE.parent / "assets" / "web")]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a whole sheet as one form, without scripts
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 << 20
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "hengji.web.serving.logs.LineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}},  # it logs names of accounts
}
