"""Titles of stories that people set."""

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
    ("correct_text", "text corrected"),
    ("confirm_story", "story confirmed"),
    ("move_accounts", "articles moved to another story"),
    ("merge_stories", "stories merged"),
    ("split_story", "story split"),
    ("title_story", "story given a title"),
    ("load_sample", "sample loaded"),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_corrected_text")]

    operations = [
        migrations.AddField(
            model_name="story",
            name="titled_by_hand",
            field=models.BooleanField(default=False, verbose_name="title set by hand"),
        ),
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="kind"),
        ),
    ]
