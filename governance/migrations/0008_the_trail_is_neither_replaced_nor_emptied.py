"""On SQLite no row takes a kept row's place; on PostgreSQL no table is emptied at one stroke."""

from django.db import migrations

from governance.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0007_message_states_fit_a_tag")]
    operations = [
        AppendOnly("governance_trailentry", again=True),
        AppendOnly("governance_remark", again=True),
    ]
