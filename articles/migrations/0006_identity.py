"""People across articles: names that two may share, and what is decided and proposed about who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from articles.text.identity import read_name
from articles.text.name_keys import name_key

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 1000


def take_names_apart(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    aliases: Any = apps.get_model("articles", "Alias").objects.select_related("person")
    last = 0
    while rows := list(aliases.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for row in rows:
            surname_leads = " " in row.name and row.name == row.person.sort_name
            name = read_name(row.name, family=name_key(row.name).partition(" ")[0] if surname_leads else "")
            if name:
                row.bare, row.family = name.bare, name.family
        aliases.bulk_update(rows, ["bare", "family"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_saved_comparisons"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Distinction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
            ],
            options={
                "verbose_name": "two people kept apart",
                "verbose_name_plural": "people kept apart",
            },
        ),
        migrations.CreateModel(
            name="PersonCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 of the clipping")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="article in the clipping")),
                ("made_at", models.DateTimeField(auto_now=True, verbose_name="made")),
                ("key", models.CharField(max_length=200, verbose_name="key of the name")),
            ],
            options={
                "verbose_name": "person set by hand",
                "verbose_name_plural": "people set by hand",
            },
        ),
        migrations.CreateModel(
            name="ProposedJoin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("relation", models.CharField(max_length=10, verbose_name="how the names are alike")),
                ("odds", models.FloatField(verbose_name="log-odds")),
                (
                    "gain",
                    models.FloatField(
                        help_text="Articles that come together, by how likely it is right.", verbose_name="likely gain"
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed join",
                "verbose_name_plural": "proposed joins",
            },
        ),
        migrations.RemoveConstraint(
            model_name="alias",
            name="alias_key_once",
        ),
        migrations.AddField(
            model_name="alias",
            name="bare",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="What the forms of a name share that may certainly be one person's. Empty for a surname alone.",
                max_length=200,
                verbose_name="first and last word",
            ),
        ),
        migrations.AddField(
            model_name="alias",
            name="family",
            field=models.CharField(blank=True, editable=False, max_length=200, verbose_name="surname"),
        ),
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(
                choices=[
                    ("merge_people", "people merged"),
                    ("split_person", "person split"),
                    ("keep_apart", "people kept apart"),
                    ("merge_tags", "tags merged"),
                    ("rename_tag", "tag renamed"),
                    ("tag_articles", "articles tagged"),
                    ("untag_articles", "tag taken off articles"),
                    ("set_speaker", "speaker set"),
                    ("delete_quotes", "quotes removed"),
                    ("correct_field", "field corrected"),
                    ("correct_line", "line corrected"),
                    ("load_sample", "sample loaded"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AddIndex(
            model_name="alias",
            index=models.Index(fields=["bare"], name="alias_bare"),
        ),
        migrations.AddIndex(
            model_name="alias",
            index=models.Index(fields=["family"], name="alias_family"),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.UniqueConstraint(fields=("key", "person"), name="alias_once"),
        ),
        migrations.AddField(
            model_name="distinction",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="made by",
            ),
        ),
        migrations.AddField(
            model_name="distinction",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.person",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="distinction",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.person",
                verbose_name="other person",
            ),
        ),
        migrations.AddField(
            model_name="personcorrection",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="made by",
            ),
        ),
        migrations.AddField(
            model_name="personcorrection",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.person",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="proposedjoin",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.person",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="proposedjoin",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.person",
                verbose_name="other person",
            ),
        ),
        migrations.AddConstraint(
            model_name="distinction",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="distinction_once"),
        ),
        migrations.AddConstraint(
            model_name="distinction",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="distinction_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="personcorrection",
            constraint=models.UniqueConstraint(fields=("sha256", "position", "key"), name="person_correction_once"),
        ),
        migrations.AddIndex(
            model_name="proposedjoin",
            index=models.Index(fields=["-gain", "id"], name="proposed_join_by_gain"),
        ),
        migrations.AddConstraint(
            model_name="proposedjoin",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="proposed_join_once"),
        ),
        migrations.AddConstraint(
            model_name="proposedjoin",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="proposed_join_in_order"
            ),
        ),
        migrations.RunPython(take_names_apart, migrations.RunPython.noop),
    ]
