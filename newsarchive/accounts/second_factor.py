"""The second factor: codes of an authenticator app (TOTP), and recovery codes for whoever has lost it."""

from __future__ import annotations

import base64
import hashlib
import secrets
from enum import Enum
from typing import TYPE_CHECKING

import segno
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

if TYPE_CHECKING:
    from django.http import HttpRequest

    from newsarchive.accounts.models import User

DIGITS = 6
RECOVERY_CODES = 10
RECOVERY_CODE_LENGTH = 12  # of 32 letters: 60 bits
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no letters that look like digits
GROUP = 4
QUIET_ZONE = 4  # the white border that readers of QR codes need, in modules


class Answer(Enum):
    RIGHT = "right"
    WRONG = "wrong"
    TOO_SOON = "too soon"  # after wrong codes the next is looked at only after a while


def device_of(account: User) -> TOTPDevice | None:
    """Return the authenticator app of ``account``; ``None`` if its second factor is off."""
    return TOTPDevice.objects.filter(user=account, confirmed=True).first()


def unconfirmed_device_of(account: User) -> TOTPDevice | None:
    """Return the app that is being set up."""
    return TOTPDevice.objects.filter(user=account, confirmed=False).first()


def begin(account: User) -> TOTPDevice:
    """Make a secret for an app. It counts once a code confirms that the app has it."""
    TOTPDevice.objects.filter(user=account, confirmed=False).delete()
    return TOTPDevice.objects.create(user=account, name="app", confirmed=False)


def confirm(account: User, code: str) -> list[str] | None:
    """Turn the second factor on if ``code`` is right. Returns the recovery codes; ``None`` if it is wrong."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=account, confirmed=False).first()
        if device is None or not _is_code(code) or not device.verify_token(_plain(code)):
            return None
        TOTPDevice.objects.filter(user=account, confirmed=True).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        return make_recovery_codes(account)


def turn_off(account: User) -> bool:
    """Turn the second factor off. Returns whether it was on."""
    deleted, _rows = TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()
    return deleted > 0


def make_recovery_codes(account: User) -> list[str]:
    """Replace the recovery codes, and return the new ones. Only their hashes are stored."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=account).delete()
        device = StaticDevice.objects.create(user=account, name="recovery codes")
        codes = ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_CODE_LENGTH)) for _ in range(RECOVERY_CODES)]
        StaticToken.objects.bulk_create([StaticToken(device=device, token=_hashed(code)) for code in codes])
    return ["-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP)) for code in codes]


def recovery_codes_left(account: User) -> int:
    return StaticToken.objects.filter(device__user=account).count()


def verify(account: User, code: str) -> tuple[Answer, bool]:
    """Check a code of the app or a recovery code, which each work once. Also returns whether it was a recovery code."""
    recovery = not _is_code(code)
    token = _hashed(_plain(code)) if recovery else _plain(code)
    model = StaticDevice if recovery else TOTPDevice
    with transaction.atomic():
        # Locked, so that of two requests with the same code only one is accepted.
        device = model.objects.select_for_update().filter(user=account, confirmed=True).first()
        if device is None:
            return Answer.WRONG, recovery
        allowed, _reason = device.verify_is_allowed()
        if not allowed:
            return Answer.TOO_SOON, recovery
        return (Answer.RIGHT if device.verify_token(token) else Answer.WRONG), recovery


def is_locked_out(request: HttpRequest, account: User) -> bool:
    """Whether this address has given too many wrong passwords or codes. Then axes shows its page instead of ours."""
    locked = not AxesProxyHandler.is_allowed(request, {"username": account.get_username()})
    if locked:
        request.axes_locked_out = True  # type: ignore[attr-defined]
    return locked


def count_failure(request: HttpRequest, account: User) -> None:
    """Count a wrong password or code like one on the log-in page."""
    user_login_failed.send(sender=__name__, credentials={"username": account.get_username()}, request=request)


def is_confirmed_by(request: HttpRequest, account: User, given: str) -> bool:
    """Whether ``given`` is the password of ``account``, or a code. Wrong ones are counted."""
    if is_locked_out(request, account):
        return False
    if account.check_password(given) or verify(account, given)[0] is Answer.RIGHT:
        return True
    count_failure(request, account)
    return False


def secret_of(device: TOTPDevice) -> str:
    """Return the secret as people type it into an app: groups of four letters."""
    text = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def qr_code_of(device: TOTPDevice) -> tuple[int, str]:
    """Return the width of the QR code in modules, and its dark modules as the path of an SVG."""
    code = segno.make(device.config_url, micro=False)
    path = [
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h1v1h-1z"
        for y, row in enumerate(code.matrix)
        for x, dark in enumerate(row)
        if dark
    ]
    return len(code.matrix) + 2 * QUIET_ZONE, "".join(path)


def is_required_of(account: User) -> bool:
    return settings.SECOND_FACTOR == "everyone" or (settings.SECOND_FACTOR == "curators" and account.is_curator)


def _plain(code: str) -> str:
    return "".join(each for each in code.casefold() if each.isalnum())


def _is_code(code: str) -> bool:
    plain = _plain(code)
    return len(plain) == DIGITS and plain.isascii() and plain.isdecimal()


def _hashed(code: str) -> str:
    """Return what is stored of a recovery code: as much of its SHA-256 as fits, 64 bits. Codes are long and random."""
    return hashlib.sha256(code.encode()).hexdigest()[: StaticToken._meta.get_field("token").max_length]
