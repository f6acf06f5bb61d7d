"""The settings of the public process. It serves people who did not sign in: no accounts, no sessions, no cookie, and of
the secrets of the house only one of its own, and those of gateways where there are any.
"""

from pathlib import Path

from amparo.config import content, databases, environment
from amparo.config.logs import LOGGING as LOGGING
from amparo.config.portal import gateways, leading_out
from amparo.config.portal.pages import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY

PACKAGE = Path(__file__).resolve().parents[2]
PORTAL = PACKAGE / "interfaces" / "portal"
AMPARO_DATA = environment.data_folder()
AMPARO_DEMO = environment.switch("AMPARO_DEMO", default=False)
AMPARO_HOST = environment.text("AMPARO_HOST", "127.0.0.1")
AMPARO_PORTAL_PORT = environment.number("AMPARO_PORTAL_PORT", 8001, 1, 65535)
AMPARO_THREADS = environment.number("AMPARO_THREADS", 4, 1, 64)
AMPARO_HTTPS = environment.switch("AMPARO_HTTPS", default=False)
AMPARO_TIME_ZONE = content.time_zone()
AMPARO_PRACTICE = content.of_office()
AMPARO_EXIT_ADDRESS = leading_out.address()
AMPARO_PUZZLE = environment.number("AMPARO_PUZZLE", 13, 0, 20)
AMPARO_GATEWAYS = gateways.told(AMPARO_DATA)
AMPARO_SENDERS_KEY = gateways.senders(AMPARO_DATA, AMPARO_GATEWAYS)

SECRET_KEY = environment.secret(AMPARO_DATA / "keys" / "portal.key", 48).hex()
DEBUG = False
ALLOWED_HOSTS = environment.words("AMPARO_PORTAL_HOSTS", "127.0.0.1,localhost")
ROOT_URLCONF = "amparo.config.portal.urls"
WSGI_APPLICATION = "amparo.config.portal.wsgi.application"

# Tables that the public pages read or add to, and those they point to; no others.
INSTALLED_APPS = [
    "amparo.trust.accounts",
    "amparo.trust.vault",
    "amparo.casework.directory",
    "amparo.casework.engagement",
    "amparo.casework.feedback",
    "amparo.casework.public_figures",
    "amparo.casework.own_file",
    "amparo.casework.outside",
]
AUTH_USER_MODEL = "accounts.User"
MIDDLEWARE = [
    "amparo.interfaces.ui.headers.StrictHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PORTAL / "templates", PACKAGE / "interfaces" / "ui" / "templates"],
        "OPTIONS": {
            "libraries": {name: f"amparo.interfaces.ui.templatetags.{name}" for name in ("ui", "ui_pictures")},
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "amparo.interfaces.portal.frame.around",
            ],
        },
    },
]

DATABASES = {
    "default": databases.database(AMPARO_DATA, sqlite="amparo.config.portal.sqlite") | {"ATOMIC_REQUESTS": False}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CSRF_COOKIE_NAME = "__Host-csrftoken" if AMPARO_HTTPS else "csrftoken"  # set by a page with a form to send, by no other
CSRF_COOKIE_SAMESITE, CSRF_COOKIE_SECURE, CSRF_COOKIE_HTTPONLY = "Strict", AMPARO_HTTPS, True
CSRF_COOKIE_AGE = None  # gone when the browser is closed
CSRF_FAILURE_VIEW = "amparo.interfaces.portal.problems.form_expired"
SECURE_REFERRER_POLICY = "same-origin"  # with no-referrer browsers send "Origin: null" and every form is refused
SECURE_HSTS_SECONDS = 31_536_000 if AMPARO_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL_REDIRECT = AMPARO_HTTPS
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # the preload list is for whole domains; Amparo is one host of an agency's
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("fr", "Français"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "interfaces" / "locale"]
USE_TZ, TIME_ZONE = True, "UTC"

STATIC_URL, STATIC_ROOT = "/static/", PORTAL / "static"
WHITENOISE_USE_FINDERS, WHITENOISE_ALLOW_ALL_ORIGINS, WHITENOISE_MAX_AGE = False, False, 600
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # of a larger request the fields are read and the file is left out
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
