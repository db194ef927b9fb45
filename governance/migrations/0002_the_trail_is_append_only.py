"""The trail and the remarks are append-only, whatever the code above the database does."""

from django.db import migrations

from governance.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0001_initial")]
    operations = [AppendOnly("governance_trailentry"), AppendOnly("governance_remark")]
