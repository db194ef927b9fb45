import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from governance.core.alter_together import AlterTogether


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0001_initial'),
    ]

    operations = [
        AlterTogether([
        migrations.AddField(
            model_name='action',
            name='repeat_source',
            field=models.CharField(blank=True, max_length=200, verbose_name='which rule asks for it'),
        ),
        migrations.AddField(
            model_name='action',
            name='repeats',
            field=models.CharField(blank=True, choices=[('monthly', 'Every month'), ('quarterly', 'Every 3 months'), ('half', 'Every 6 months'), ('yearly', 'Every year')], max_length=10, verbose_name='comes again'),
        ),
        migrations.AddField(
            model_name='action',
            name='repeats_from',
            field=models.DateField(blank=True, null=True, verbose_name='first due in its series'),
        ),
        migrations.AddField(
            model_name='action',
            name='repeats_until',
            field=models.DateField(blank=True, null=True, verbose_name='comes again until'),
        ),
        migrations.AddField(
            model_name='action',
            name='series',
            field=models.BigIntegerField(blank=True, help_text='The key of the first of its series.', null=True),
        ),
        migrations.AddField(
            model_name='action',
            name='turn',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='which of its series'),
        ),
        migrations.AddField(
            model_name='duechange',
            name='is_met',
            field=models.BooleanField(default=False, verbose_name='one of several that was met'),
        ),
        migrations.AddField(
            model_name='historicalaction',
            name='repeat_source',
            field=models.CharField(blank=True, max_length=200, verbose_name='which rule asks for it'),
        ),
        migrations.AddField(
            model_name='historicalaction',
            name='repeats',
            field=models.CharField(blank=True, choices=[('monthly', 'Every month'), ('quarterly', 'Every 3 months'), ('half', 'Every 6 months'), ('yearly', 'Every year')], max_length=10, verbose_name='comes again'),
        ),
        migrations.AddField(
            model_name='historicalaction',
            name='repeats_from',
            field=models.DateField(blank=True, null=True, verbose_name='first due in its series'),
        ),
        migrations.AddField(
            model_name='historicalaction',
            name='repeats_until',
            field=models.DateField(blank=True, null=True, verbose_name='comes again until'),
        ),
        migrations.AddField(
            model_name='historicalaction',
            name='series',
            field=models.BigIntegerField(blank=True, help_text='The key of the first of its series.', null=True),
        ),
        migrations.AddField(
            model_name='historicalaction',
            name='turn',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='which of its series'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('repeats', ''), models.Q(('is_restricted', False), ('repeats_from__isnull', False), ('repeats_until__isnull', False), ('series__isnull', False)), _connector='OR'), name='governance_action_repeats_in_a_series'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.UniqueConstraint(fields=('series', 'turn'), name='governance_action_turn_of_series_once'),
        ),
        ]),
        migrations.AlterField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
    ]
