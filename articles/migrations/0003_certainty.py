from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_library")]

    operations = [
        migrations.RemoveIndex(model_name="appearance", name="appearance_by_person"),
        migrations.AddField(
            model_name="appearance",
            name="certainty",
            field=models.FloatField(
                default=1.0, help_text="From 0 to 1: how likely the name is a person’s.", verbose_name="certainty"
            ),
        ),
        migrations.AlterField(
            model_name="quote",
            name="certainty",
            field=models.FloatField(
                help_text="From 0 to 1: how likely the speaker is right; for reported speech, how likely it is any.",
                verbose_name="certainty",
            ),
        ),
        migrations.AddIndex(
            model_name="appearance",
            index=models.Index(fields=["person", "article"], include=["certainty"], name="appearance_by_person"),
        ),
        migrations.AddIndex(
            model_name="quote",
            index=models.Index(fields=["speaker", "kind", "certainty"], name="quote_counts"),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(certainty__gte=0, certainty__lte=1), name="appearance_certainty_is_a_share"
            ),
        ),
        # Reported speech whose words somebody corrected is some. Parsing sets this from now on; quotes stored before
        # must not disappear until then. Last, because a changed row would block the changes of its table.
        migrations.RunSQL(
            "UPDATE articles_quote SET certainty = 1 WHERE kind = 'indirect' AND (by_hand OR found_text <> '')",
            migrations.RunSQL.noop,
        ),
    ]
