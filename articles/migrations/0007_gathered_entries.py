"""Search indexes gather new entries, which ``articles.ingest`` sorts in at the end of each batch."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

INDEXES = (
    ("article", "search", "article_search"),
    ("article", "sketch", "article_sketch"),
    ("article", "terms", "article_terms"),
    ("quote", "search", "quote_search"),
    ("quote", "prints", "quote_prints"),
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_identity")]

    operations = [
        # The setting alone: the indexes of a large archive take minutes to build.
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"ALTER INDEX {name} RESET (fastupdate)",
                    f"ALTER INDEX {name} SET (fastupdate = off)",
                )
                for _model, _field, name in INDEXES
            ],
            state_operations=[
                operation
                for model, field, name in INDEXES
                for operation in (
                    migrations.RemoveIndex(model, name),
                    migrations.AddIndex(model, GinIndex(fields=[field], name=name)),
                )
            ],
        )
    ]
