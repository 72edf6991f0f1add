"""Rules that people write about lines, and with which parser a clipping was read."""

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_take_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangePart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rows",
                    models.JSONField(
                        default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="rows before"
                    ),
                ),
            ],
            options={
                "verbose_name": "part of a change",
                "verbose_name_plural": "parts of changes",
            },
        ),
        migrations.CreateModel(
            name="LineRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("exact", "is the whole line"),
                            ("prefix", "begins the line"),
                            ("pattern", "is a pattern found in the line"),
                        ],
                        default="exact",
                        max_length=10,
                        verbose_name="match",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="text")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("advertisement", "advertisement"),
                            ("sponsored", "sponsored"),
                            ("video", "video"),
                            ("caption", "caption"),
                            ("newsletter", "newsletter"),
                            ("related", "related"),
                            ("promotion", "promotion"),
                            ("navigation", "navigation"),
                            ("share", "share"),
                            ("comments", "comments"),
                            ("legal", "legal"),
                            ("author_bio", "author_bio"),
                            ("repeated", "repeated"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="reason")),
                ("enabled", models.BooleanField(default=True, verbose_name="on")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
            ],
            options={
                "verbose_name": "rule for lines",
                "verbose_name_plural": "rules for lines",
            },
        ),
        migrations.AddField(
            model_name="clipping",
            name="read_with",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="The state of the parser that read it last; empty where it is to be read again.",
                max_length=16,
                verbose_name="read with",
            ),
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
                    ("set_person", "person of a name set"),
                    ("set_speaker", "speaker set"),
                    ("delete_quotes", "quotes removed"),
                    ("correct_field", "field corrected"),
                    ("correct_line", "line corrected"),
                    ("correct_text", "text corrected"),
                    ("confirm_story", "story confirmed"),
                    ("move_accounts", "articles moved to another story"),
                    ("merge_stories", "stories merged"),
                    ("split_story", "story split"),
                    ("title_story", "story given a title"),
                    ("take_in", "article taken in"),
                    ("line_rule", "rule for lines"),
                    ("reparse", "read again"),
                    ("load_sample", "sample loaded"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AddIndex(
            model_name="clipping",
            index=models.Index(
                condition=models.Q(("status", "stored")), fields=["read_with", "id"], name="clipping_read_with"
            ),
        ),
        migrations.AddField(
            model_name="changepart",
            name="change",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parts",
                to="articles.change",
                verbose_name="change",
            ),
        ),
        migrations.AddField(
            model_name="linerule",
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
            model_name="linerule",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="line_rules",
                to="articles.source",
                verbose_name="source",
            ),
        ),
        migrations.AddConstraint(
            model_name="linerule",
            constraint=models.UniqueConstraint(fields=("match", "text", "source"), name="line_rule_once_a_source"),
        ),
        migrations.AddConstraint(
            model_name="linerule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source", None)), fields=("match", "text"), name="line_rule_once_for_all"
            ),
        ),
        migrations.AddConstraint(
            model_name="linerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("match__in", ["exact", "prefix", "pattern"])), name="line_rule_match_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="linerule",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("text", ""), _negated=True), models.Q(("name", ""), _negated=True)),
                name="line_rule_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="linerule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "",
                            "advertisement",
                            "sponsored",
                            "video",
                            "caption",
                            "newsletter",
                            "related",
                            "promotion",
                            "navigation",
                            "share",
                            "comments",
                            "legal",
                            "author_bio",
                            "repeated",
                        ],
                    )
                ),
                name="line_rule_kind_known",
            ),
        ),
    ]
