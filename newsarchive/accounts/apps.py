from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "newsarchive.accounts"
    label = "accounts"
    verbose_name = _("accounts")

    def ready(self) -> None:
        from newsarchive.accounts import signals  # noqa: F401 - its receivers need the models
