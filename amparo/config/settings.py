"""One settings file: what is fixed for everyone stands here, what may change comes from config/environment."""

from pathlib import Path

from amparo.config import addresses, content, databases, environment
from amparo.config.logs import LOGGING as LOGGING
from amparo.config.outward import post, provider
from amparo.config.pages import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY

PACKAGE = Path(__file__).resolve().parents[1]
AMPARO_DATA = environment.data_folder()
AMPARO_NEW_HERE = not (AMPARO_DATA / "keys" / "vault.key").exists()  # asked before the key is made
AMPARO_VAULT_KEY = environment.secret(AMPARO_DATA / "keys" / "vault.key")
AMPARO_LOG_KEY, AMPARO_SENDERS_KEY = (environment.secret(AMPARO_DATA / f"keys/{one}.key") for one in ("log", "senders"))
AMPARO_CHECKPOINT_DROP = environment.text("AMPARO_CHECKPOINT_DROP", "")
_POST = post.server()
AMPARO_CHECKPOINT_MAIL, DEFAULT_FROM_EMAIL = post.readers(_POST), post.sender(_POST)
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _POST.host, _POST.port, _POST.user, _POST.password
EMAIL_USE_SSL, EMAIL_USE_TLS, EMAIL_TIMEOUT = _POST.tls_first, not _POST.tls_first, 30
AMPARO_DEMO, AMPARO_OIDC = environment.switch("AMPARO_DEMO", default=False), provider.told()
AMPARO_HOST, AMPARO_PORT, AMPARO_PORTAL_ADDRESS = addresses.listening()
AMPARO_THREADS = environment.number("AMPARO_THREADS", 4, 1, 64)
AMPARO_HTTPS = environment.switch("AMPARO_HTTPS", default=False)
AMPARO_BACKUP_RECIPIENTS = environment.public_keys("AMPARO_BACKUP_RECIPIENTS")
AMPARO_BACKUP_FOLDER = environment.text("AMPARO_BACKUP_FOLDER", "")
AMPARO_BACKUP_KEEP = environment.number("AMPARO_BACKUP_KEEP", 30, 1, 3650)
AMPARO_GRANTS_DAYS = environment.number("AMPARO_GRANTS_DAYS", 35, 1, 365)
AMPARO_PASSKEYS, AMPARO_SECOND_FACTOR = environment.switch("AMPARO_PASSKEYS", default=AMPARO_HTTPS), not AMPARO_DEMO
AMPARO_HSDS, AMPARO_TIME_ZONE, AMPARO_PRACTICE = content.published(), content.time_zone(), content.of_office()
AMPARO_AGREEMENTS = content.agreements_needed()

SECRET_KEY = environment.secret(AMPARO_DATA / "keys" / "sessions.key", 48).hex()
DEBUG = False
ALLOWED_HOSTS = environment.words("AMPARO_ALLOWED_HOSTS", "127.0.0.1,localhost")
ROOT_URLCONF = "amparo.config.urls"
WSGI_APPLICATION = "amparo.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "amparo.trust.vault",
    "amparo.trust.audit",
    "amparo.trust.history",
    "amparo.trust.accounts",
    "amparo.trust.probes",
    "amparo.trust.honey",
    "amparo.trust.escrow",
    "amparo.trust.staffing",
    *(f"amparo.casework.{room}" for room in ("people", "notices", "partnership")),
    "amparo.casework.consent",
    "amparo.casework.cases",
    *(f"amparo.casework.{room}" for room in ("matching", "outside", "referrals")),
    *(f"amparo.casework.{room}" for room in ("emergency", "rights", "communities", "mainstreaming", "places")),
    *(f"amparo.casework.{room}" for room in ("own_file", "directory", "engagement", "feedback")),  # public in part
    *(f"amparo.analysis.{room}" for room in ("evidence", "leadership")),
    "amparo.interfaces.ui",
    "amparo.interfaces.staff",
    "amparo.config.apps.Wiring",
]
MIDDLEWARE = [
    "amparo.interfaces.ui.headers.StrictHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "amparo.interfaces.staff.session.StaffSession",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "amparo.interfaces.staff.session.page_context",
            ],
        },
    },
]
FORM_RENDERER = "amparo.interfaces.ui.renderer.AmparoRenderer"

DATABASES, AMPARO_DATABASE_KEY = {"default": databases.database(AMPARO_DATA)}, databases.key_file()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["amparo.trust.staffing.hashing.Stretched", "django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "amparo.trust.staffing.passphrases.HardToGuess"}]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "today"
ACCOUNT_ADAPTER = "amparo.interfaces.staff.adapters.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION, ACCOUNT_SESSION_REMEMBER = "none", False
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "provider": "60/m/ip"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("AMPARO_PROXIES", 0, 0, 5)  # else anybody writes X-Forwarded-For
MFA_ADAPTER = "amparo.interfaces.staff.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if AMPARO_PASSKEYS else [])]
MFA_TOTP_ISSUER, MFA_TOTP_TOLERANCE = "Amparo", 1  # laptops without internet drift; a code is still taken only once
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not AMPARO_HTTPS  # browsers allow passkeys without HTTPS on localhost alone

_HOST = "__Host-" if AMPARO_HTTPS else ""  # a browser takes a cookie called so from this host over HTTPS only
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_HOST}amparo", f"{_HOST}csrftoken"
LANGUAGE_COOKIE_NAME, AMPARO_DEVICE_COOKIE_NAME = f"{_HOST}django_language", f"{_HOST}amparo_device"
AMPARO_KEY_COOKIE_NAME, SESSION_EXPIRE_AT_BROWSER_CLOSE = f"{_HOST}amparo_key", True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = AMPARO_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "amparo.interfaces.staff.problems.form_expired"
AMPARO_WARNING_MINUTES, AMPARO_IDLE_MINUTES, AMPARO_SESSION_HOURS = 13, 15, 12
AMPARO_JOBS = "amparo.interfaces.jobs.schedule.SCHEDULE"
SECURE_REFERRER_POLICY = "same-origin"  # with no-referrer browsers send "Origin: null" and every form is refused
SECURE_HSTS_SECONDS = 31_536_000 if AMPARO_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL_REDIRECT = AMPARO_HTTPS
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # the preload list is for whole domains; Amparo is one host of an agency's
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("fr", "Français"), ("ar", "العربية")]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # not in a cookie
LOCALE_PATHS = [PACKAGE / "interfaces" / "locale"]
USE_TZ, TIME_ZONE = True, "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS, WHITENOISE_ALLOW_ALL_ORIGINS = True, False
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 11 * 1024 * 1024
