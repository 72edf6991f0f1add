"""What quotes and names are found by: hashes of a quote's words, the words of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

from articles.text.utterances import prints_of

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 1000


def print_quotes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    quotes: Any = apps.get_model("articles", "Quote").objects.exclude(kind="indirect")
    last = 0
    while rows := list(quotes.filter(pk__gt=last).only("pk", "text").order_by("pk")[:BATCH]):
        for row in rows:
            row.prints = list(prints_of(row.text))
        quotes.bulk_update(rows, ["prints"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_search_at_once")]

    operations = [
        migrations.AddField(
            model_name="quote",
            name="prints",
            field=ArrayField(
                base_field=models.BigIntegerField(),
                default=list,
                editable=False,
                help_text="Hashes by which the same words are found in other articles; none for indirect speech.",
                size=None,
                verbose_name="prints",
            ),
        ),
        migrations.AddIndex(
            model_name="alias",
            index=GinIndex(
                models.Func(
                    models.F("key"),
                    models.Value(" "),
                    function="string_to_array",
                    output_field=ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                fastupdate=False,
                name="alias_words",
            ),
        ),
        migrations.AddIndex(
            model_name="quote",
            index=GinIndex(fastupdate=False, fields=["prints"], name="quote_prints"),
        ),
        migrations.RunPython(print_quotes, migrations.RunPython.noop),
    ]
