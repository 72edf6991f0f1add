"""Saying who a name in one article is, as a change of its own."""

from django.db import migrations, models

KINDS = [
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
    ("load_sample", "sample loaded"),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_gathered_entries")]

    operations = [
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="kind"),
        ),
    ]
