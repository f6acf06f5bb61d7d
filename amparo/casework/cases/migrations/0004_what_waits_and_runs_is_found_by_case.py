"""A supervisor asks what waits and which clocks run in the cases of a few teams: the indexes know the case, and the step."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_sent_back_found_no_index_by_agency")]

    operations = [
        migrations.RemoveIndex(model_name="entry", name="entries_that_wait"),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["status", "kind", "case"], condition=models.Q(status="waiting"), name="entries_that_wait"
            ),
        ),
        migrations.RemoveIndex(model_name="deadline", name="running_clocks"),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(
                fields=["case", "due_at", "step"], condition=models.Q(met_at__isnull=True), name="running_clocks"
            ),
        ),
    ]
