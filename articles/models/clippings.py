from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from newsarchive.accounts.models import User


# A first failure may be due to a busy machine.
MAX_FAILURES = 2


class ClippingQuerySet(models.QuerySet["Clipping"]):
    def stored(self) -> ClippingQuerySet:
        return self.filter(status=Clipping.Status.STORED)

    def pending(self) -> ClippingQuerySet:
        """Unsaved clippings of all users, to count and list. Only their owners may see the content."""
        return self.filter(status=Clipping.Status.PENDING)

    def pending_for(self, user: User) -> ClippingQuerySet:
        """Clippings that ``user`` has added and not saved yet. Nobody else can see them."""
        return self.pending().filter(received_by=user)

    def visible_to(self, user: User | AnonymousUser) -> ClippingQuerySet:
        """Stored clippings, and the pending ones of ``user``."""
        return self.filter(Q(status=Clipping.Status.STORED) | Q(received_by_id=user.pk))

    def parsed_by_other_version_than(self, version: str) -> ClippingQuerySet:
        """Stored clippings last parsed by another version of the parser, or marked for reprocessing."""
        return self.stored().filter(Q(parser_version__lt=version) | Q(parser_version__gt=version))

    def received_before(self, moment: datetime) -> ClippingQuerySet:
        return self.filter(received_at__lt=moment)

    def from_sample(self) -> ClippingQuerySet:
        return self.filter(origin=Clipping.Origin.SAMPLE)

    def without_content(self) -> ClippingQuerySet:
        """Defer the bytes, which lists do not show."""
        return self.defer("content", "parsed")


class Clipping(models.Model):
    """What was received: one file, paste or page, as bytes. Never altered; everything else is derived from it."""

    class Status(models.TextChoices):
        PENDING = "pending", _("pending")
        STORED = "stored", _("stored")

    class Origin(models.TextChoices):
        COMMAND = "command", _("ingest command")
        PASTE = "paste", _("pasted")
        UPLOAD = "upload", _("uploaded")
        SAMPLE = "sample", _("sample")

    sha256 = models.CharField(_("SHA-256"), max_length=64)
    content = models.BinaryField(_("content"))
    size = models.PositiveIntegerField(_("size in bytes"))
    name = models.CharField(_("file name"), max_length=255, blank=True)
    media_type = models.CharField(_("media type"), max_length=100)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    url = models.URLField(_("web address"), max_length=2000, blank=True)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.STORED)
    received_at = models.DateTimeField(_("received"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("received by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="clippings",
    )
    draft = models.JSONField(
        _("unsaved corrections"),
        default=dict,
        blank=True,
        help_text=_("Corrections made in the preview of a pending clipping."),
    )

    parser_version = models.CharField(
        _("parser version"),
        max_length=16,
        blank=True,
        editable=False,
        help_text=_("Version of the parser that parsed the clipping last; empty where it needs reprocessing."),
    )
    parsed = models.BinaryField(_("parsed form"), null=True, editable=False)
    failures = models.PositiveSmallIntegerField(
        _("failed attempts to read it"),
        default=0,
        editable=False,
        help_text=_("How often reading this pending clipping crashed or passed a limit, since the last new try."),
    )
    failure = models.TextField(_("why it could not be read"), blank=True, editable=False)
    parsed_key = models.CharField(_("digest of the parsed form’s inputs"), max_length=64, blank=True, editable=False)

    objects = ClippingQuerySet.as_manager()

    class Meta:
        verbose_name = _("clipping")
        verbose_name_plural = _("clippings")
        constraints = [
            models.UniqueConstraint(fields=["sha256"], condition=Q(status="stored"), name="clipping_stored_once"),
            models.UniqueConstraint(
                fields=["sha256", "received_by"],
                condition=Q(status="pending"),
                name="clipping_pending_once_an_owner",
            ),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="clipping_sha256_is_hex"),
            models.CheckConstraint(condition=Q(status__in=["pending", "stored"]), name="clipping_status_known"),
            models.CheckConstraint(
                condition=Q(status="stored") | Q(received_by__isnull=False), name="clipping_pending_has_owner"
            ),
        ]
        indexes = [
            # The admin's list and the list of pending clippings, newest first.
            models.Index(fields=["-received_at", "-id"], name="clipping_newest"),
            # Clippings to reprocess, in order.
            models.Index(fields=["parser_version", "id"], condition=Q(status="stored"), name="clipping_read_with"),
        ]

    def __str__(self) -> str:
        return self.name or self.url or self.sha256[:12]

    def get_absolute_url(self) -> str:
        return reverse("articles:clipping", args=[self.pk])

    @property
    def is_pending(self) -> bool:
        return self.status == self.Status.PENDING

    @property
    def is_set_aside(self) -> bool:
        """Whether reading this clipping failed so often that it is not tried again until somebody asks."""
        return self.failures >= MAX_FAILURES
