
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0018_practice_review_signatures'),
        ('reviews', '0003_recommendations_and_earlier_reviews'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='case',
            name='reviews_case_notified_with_proof',
        ),
        migrations.AddField(
            model_name='case',
            name='proof_file',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.storedfile', verbose_name='the proof itself'),
        ),
        migrations.AddField(
            model_name='casepaper',
            name='report',
            field=models.CharField(choices=[('rapid', 'Rapid review'), ('practice', 'Practice review'), ('published', 'Practice review, as it was published')], default='rapid', max_length=10),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='proof_file',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.storedfile', verbose_name='the proof itself'),
        ),
        migrations.AddField(
            model_name='historicalpanelresponse',
            name='letter',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.storedfile', verbose_name='the letter itself'),
        ),
        migrations.AddField(
            model_name='panelresponse',
            name='letter',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.storedfile', verbose_name='the letter itself'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('notified_on__isnull', True), ('notified_recorded_at__isnull', True)), models.Q(('notified_on__isnull', False), ('notified_recorded_at__isnull', False), models.Q(('outside_reference', ''), _negated=True), models.Q(models.Q(('proof_file__isnull', True), models.Q(('proof', ''), _negated=True)), models.Q(('proof', ''), ('proof_file__isnull', False)), _connector='OR')), _connector='OR'), name='reviews_case_notified_with_proof'),
        ),
    ]
