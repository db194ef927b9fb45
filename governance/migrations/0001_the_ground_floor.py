"""The ground floor as the first ten steps left it, laid at once: an empty database is ready sooner.

Where any of the ten was taken already, Django takes the rest of them one by one instead.
"""

from importlib import import_module

import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from governance.append_only import AppendOnly

first_themes = import_module("governance.migrations.0005_the_first_themes")


class Migration(migrations.Migration):
    replaces = [
        ("governance", "0001_initial"),
        ("governance", "0002_the_trail_is_append_only"),
        ("governance", "0003_joint_groups_report_in_each_partnership"),
        ("governance", "0004_plans_and_actions"),
        ("governance", "0005_the_first_themes"),
        ("governance", "0006_signatures"),
        ("governance", "0007_message_states_fit_a_tag"),
        ("governance", "0008_the_trail_is_neither_replaced_nor_emptied"),
        ("governance", "0009_signatories"),
        ("governance", "0010_signatories_of_what_was_loaded"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Group",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("short_name", models.CharField(blank=True, max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("board", "Board"),
                            ("executive", "Executive"),
                            ("subgroup", "Subgroup"),
                            ("reference_group", "Reference group"),
                            ("task_and_finish", "Task and finish group"),
                        ],
                        max_length=30,
                    ),
                ),
                ("remit", models.TextField(blank=True)),
                (
                    "delegated_authority",
                    models.TextField(
                        blank=True,
                        help_text="What the terms of reference let the group decide by itself.",
                    ),
                ),
                (
                    "is_joint",
                    models.BooleanField(
                        default=False, verbose_name="works for several partnerships"
                    ),
                ),
                ("closing_report", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="inferred, not stated in a source"
                    ),
                ),
                (
                    "commissioned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissioned",
                        to="governance.group",
                    ),
                ),
                (
                    "reports_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reported_by",
                        to="governance.group",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_group_ends_on_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reports_to__isnull", True),
                            models.Q(("reports_to", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="governance_group_not_to_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("short_name", models.CharField(blank=True, max_length=60)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("local_authority", "Local authority"),
                            ("district_council", "District or borough council"),
                            ("health", "Health"),
                            ("police", "Police"),
                            ("probation", "Probation"),
                            ("fire", "Fire and rescue"),
                            ("education", "Education"),
                            ("early_years", "Early years"),
                            ("youth_justice", "Youth justice"),
                            ("family_justice", "Family justice"),
                            ("voluntary", "Voluntary and community"),
                            ("secure", "Prisons and secure settings"),
                            ("partnership_body", "Other board or partnership"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "mailbox",
                    models.EmailField(blank=True, max_length=254, verbose_name="shared mailbox"),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_organisation_ends_on_after",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("short_name", models.CharField(max_length=60)),
                ("area", models.CharField(max_length=160)),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("teal", "Teal"),
                            ("plum", "Plum"),
                            ("navy", "Navy"),
                            ("forest", "Forest"),
                            ("rust", "Rust"),
                            ("slate", "Slate"),
                            ("ink", "Ink"),
                            ("berry", "Berry"),
                        ],
                        default="teal",
                        max_length=20,
                    ),
                ),
                (
                    "constitution",
                    models.SlugField(
                        blank=True,
                        help_text="Key of its rule set; empty when none is stated.",
                        max_length=60,
                    ),
                ),
                (
                    "guidance",
                    models.SlugField(
                        blank=True,
                        help_text="Key of the guidance edition it says it follows.",
                        max_length=60,
                    ),
                ),
                (
                    "concern_text",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="concerned about a child?"
                    ),
                ),
                ("concern_phone", models.CharField(blank=True, max_length=40)),
                ("concern_url", models.URLField(blank=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="inferred, not stated in a source"
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        help_text="The organisation that hosts the business office.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted_partnerships",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_partnership_ends_on_after",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BusinessPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("summary", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="governance.group",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="governance.partnership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_businessplan_ends_on_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__isnull", False), ("partnership__isnull", True)),
                            models.Q(("group__isnull", True), ("partnership__isnull", False)),
                            _connector="OR",
                        ),
                        name="governance_businessplan_one_of_group",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FocusArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("why", models.TextField(blank=True, verbose_name="why it was chosen")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="focus_areas",
                        to="governance.businessplan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"), name="governance_focusarea_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("statutory_partner", "Statutory safeguarding partner"),
                            ("relevant_agency", "Relevant agency"),
                            ("virtual_member", "Virtual member"),
                            ("co_opted", "Co-opted"),
                            ("adviser", "Adviser"),
                            ("linked_body", "Linked body"),
                        ],
                        max_length=30,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                ("is_inferred", models.BooleanField(default=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="governance.organisation",
                    ),
                ),
                (
                    "through",
                    models.ForeignKey(
                        blank=True,
                        help_text="The body this one gives its assurance through; empty when it answers itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assurance_given_for",
                        to="governance.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="governance.partnership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_participation_ends_on_after",
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "organisation", "starts_on"),
                        name="governance_participation_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("key", models.SlugField(max_length=120, unique=True)),
                ("title", models.CharField(max_length=160)),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("administrator", "Administrator"),
                            ("business_manager", "Business manager"),
                            ("board_officer", "Board officer"),
                            ("independent_chair", "Independent chair"),
                            ("independent_advisor", "Independent advisor"),
                            ("partnership_chair", "Partnership chair"),
                            ("lead_safeguarding_partner", "Lead safeguarding partner"),
                            ("delegated_safeguarding_partner", "Delegated safeguarding partner"),
                            ("independent_scrutineer", "Independent scrutineer"),
                            ("young_scrutineer", "Young scrutineer"),
                            ("chair", "Chair"),
                            ("vice_chair", "Vice chair"),
                            ("member", "Member"),
                            ("lay_member", "Lay member"),
                            ("participant_observer", "Participant observer"),
                            ("adviser", "Adviser"),
                            ("virtual_member", "Virtual member"),
                            ("agency_lead", "Agency lead"),
                            ("data_provider", "Data provider"),
                            ("line_manager", "Line manager"),
                            ("training_officer", "Training officer"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "is_voting",
                    models.BooleanField(
                        blank=True,
                        help_text="Unknown: not stated in the arrangements.",
                        null=True,
                        verbose_name="votes",
                    ),
                ),
                ("is_required_for_quorum", models.BooleanField(default=False)),
                ("deputy_may_sign", models.BooleanField(blank=True, null=True)),
                (
                    "term_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="term, months"
                    ),
                ),
                (
                    "tenure_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="whole tenure, months"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="inferred, not stated in a source"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="governance.group",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="governance.participation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="governance.partnership",
                    ),
                ),
                (
                    "represents",
                    models.ForeignKey(
                        blank=True,
                        help_text="The organisation whose voice this seat is, in a group or partnership.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats_represented",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_seat_ends_on_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("group__isnull", False),
                                ("participation__isnull", True),
                                ("partnership__isnull", True),
                            ),
                            models.Q(
                                ("group__isnull", True),
                                ("participation__isnull", False),
                                ("partnership__isnull", True),
                            ),
                            models.Q(
                                ("group__isnull", True),
                                ("participation__isnull", True),
                                ("partnership__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="governance_seat_one_of_group",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Priority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("rationale", models.TextField(blank=True)),
                (
                    "different",
                    models.TextField(blank=True, verbose_name="what should be different"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities",
                        to="governance.focusarea",
                    ),
                ),
                (
                    "lead_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities_led",
                        to="governance.organisation",
                    ),
                ),
                (
                    "lead_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities_led",
                        to="governance.seat",
                    ),
                ),
                (
                    "officer_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities_kept",
                        to="governance.seat",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities",
                        to="governance.businessplan",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True, related_name="priorities", to="governance.theme"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "priorities",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lead_organisation__isnull", True), ("lead_seat__isnull", True)
                            ),
                            models.Q(
                                ("lead_organisation__isnull", True), ("lead_seat__isnull", False)
                            ),
                            models.Q(
                                ("lead_organisation__isnull", False), ("lead_seat__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="governance_priority_max1_lead_seat",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "number"), name="governance_priority_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="e-mail address"),
                ),
                ("name", models.CharField(max_length=150, verbose_name="full name")),
                ("job_title", models.CharField(blank=True, max_length=150)),
                (
                    "vetted_on",
                    models.DateField(blank=True, null=True, verbose_name="vetting check made on"),
                ),
                (
                    "vetting_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not recorded"),
                            ("basic", "Basic"),
                            ("standard", "Standard"),
                            ("enhanced", "Enhanced"),
                            ("own_organisation", "Vetted higher by own organisation"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "wants_digest",
                    models.BooleanField(
                        default=False, verbose_name="one weekly digest instead of single mails"
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False, verbose_name="may open the administration site"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                ("joined_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="governance_user_email_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("reference", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True, verbose_name="what is to be done")),
                ("origin_kind", models.CharField(blank=True, max_length=80)),
                ("origin_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "origin_label",
                    models.CharField(blank=True, max_length=200, verbose_name="raised in"),
                ),
                (
                    "needs_embedding",
                    models.BooleanField(
                        default=False, verbose_name="must be shown to have made a difference"
                    ),
                ),
                (
                    "answering",
                    models.CharField(
                        choices=[
                            ("jointly", "Together: one answer for all of them"),
                            ("each", "Each by itself: every one of them must answer"),
                        ],
                        default="jointly",
                        max_length=10,
                    ),
                ),
                ("due_text", models.CharField(blank=True, max_length=120, verbose_name="due")),
                (
                    "due_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("date", "Date"),
                            ("month", "Month"),
                            ("range", "Range"),
                            ("several", "Several"),
                            ("quarterly", "Quarterly"),
                            ("ongoing", "Ongoing"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_from", models.DateField(blank=True, null=True)),
                ("due_to", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("done", "Done"),
                            ("embedded", "Made a difference"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("outcome", models.TextField(blank=True, verbose_name="what was done")),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recheck_on",
                    models.DateField(blank=True, null=True, verbose_name="look again on"),
                ),
                (
                    "difference",
                    models.TextField(blank=True, verbose_name="what difference it made"),
                ),
                ("embedded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_done",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "embedded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_embedded",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="governance.group",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="governance.partnership",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_raised",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="governance.theme"
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_withdrawn",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="governance.priority",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["status", "due_to"], name="governance_action_due")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__isnull", False), ("partnership__isnull", True)),
                            models.Q(("group__isnull", True), ("partnership__isnull", False)),
                            _connector="OR",
                        ),
                        name="governance_action_one_of_group",
                    ),
                    models.UniqueConstraint(
                        fields=("group", "number"), name="governance_action_of_group"
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "number"), name="governance_action_of_partnership"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="governance_action_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_from__isnull", True),
                            ("due_to__isnull", True),
                            ("due_to__gte", models.F("due_from")),
                            _connector="OR",
                        ),
                        name="governance_action_due_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "embedded"), _negated=True),
                            models.Q(
                                ("needs_embedding", True),
                                models.Q(("difference", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="governance_action_embedded_says_difference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recheck_on__isnull", True), ("needs_embedding", True), _connector="OR"
                        ),
                        name="governance_action_recheck_where_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="governance_action_done_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("embedded_at__isnull", True), ("embedded_by__isnull", True)),
                            models.Q(
                                ("embedded_at__isnull", False), ("embedded_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="governance_action_embedded_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="governance_action_withdrawn_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "done"), _negated=True),
                            ("done_at__isnull", False),
                            _connector="OR",
                        ),
                        name="governance_action_done_stamped",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "embedded"), _negated=True),
                            ("embedded_at__isnull", False),
                            _connector="OR",
                        ),
                        name="governance_action_embedded_stamped",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), _negated=True),
                            ("withdrawn_at__isnull", False),
                            _connector="OR",
                        ),
                        name="governance_action_withdrawn_stamped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("given_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="governance.action",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_updates",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="governance_actionupdate_says_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[("holder", "Holder"), ("deputy", "Named deputy")],
                        default="holder",
                        max_length=10,
                    ),
                ),
                ("is_interim", models.BooleanField(default=False, verbose_name="interim")),
                ("appointed_by", models.CharField(blank=True, max_length=160)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        help_text="The meeting or letter that decided.",
                        max_length=200,
                        verbose_name="decided in",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_appointment_ends_on_after",
                    ),
                    models.UniqueConstraint(
                        fields=("seat", "person", "starts_on"), name="governance_appointment_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("assigned_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="governance.action",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments_answered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assigned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="governance.group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="governance.organisation",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments_released",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("group__isnull", True),
                                ("organisation__isnull", True),
                                ("seat__isnull", False),
                            ),
                            models.Q(
                                ("group__isnull", False),
                                ("organisation__isnull", True),
                                ("seat__isnull", True),
                            ),
                            models.Q(
                                ("group__isnull", True),
                                ("organisation__isnull", False),
                                ("seat__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="governance_assignment_one_of_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False), ("answered_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="governance_assignment_answered_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(
                                ("released_at__isnull", False), ("released_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="governance_assignment_released_pair",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("released_at__isnull", True)),
                        fields=("action", "seat"),
                        name="governance_assignment_seat_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("released_at__isnull", True)),
                        fields=("action", "group"),
                        name="governance_assignment_group_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("released_at__isnull", True)),
                        fields=("action", "organisation"),
                        name="governance_assignment_organisation_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cadence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "item",
                    models.SlugField(
                        help_text="What is done: meeting, yearly-report …", max_length=60
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("month", "month"),
                            ("quarter", "quarter"),
                            ("half_year", "half year"),
                            ("year", "year"),
                            ("two_years", "two years"),
                            ("three_years", "three years"),
                        ],
                        max_length=20,
                    ),
                ),
                ("interval", models.PositiveSmallIntegerField(default=1)),
                ("anchor_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("is_inferred", models.BooleanField(default=False)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cadences",
                        to="governance.group",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_cadence_ends_on_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interval__gte", 1)),
                        name="governance_cadence_interval_positive",
                    ),
                    models.UniqueConstraint(
                        fields=("group", "item", "starts_on"), name="governance_cadence_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=80)),
                (
                    "edition",
                    models.CharField(
                        help_text="The rule set or arrangements it is from.", max_length=80
                    ),
                ),
                ("told", models.CharField(max_length=200, verbose_name="what runs")),
                ("why", models.CharField(blank=True, max_length=300)),
                ("anchor_on", models.DateField(verbose_name="day 0")),
                ("due_on", models.DateField(verbose_name="due by the end of")),
                ("limit", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working_days", "working days"),
                            ("calendar_days", "calendar days"),
                            ("months", "months"),
                            ("years", "years"),
                            ("date_of_year", "a date of the year"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "is_confirmed",
                    models.BooleanField(default=True, verbose_name="limit confirmed in its source"),
                ),
                ("is_restricted", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("running", "Running"),
                            ("met", "Met"),
                            ("met_late", "Met late"),
                            ("stopped", "Stopped"),
                        ],
                        default="running",
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "holder_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clocks",
                        to="governance.group",
                    ),
                ),
                (
                    "holder_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clocks",
                        to="governance.organisation",
                    ),
                ),
                (
                    "holder_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clocks",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["status", "due_on"], name="governance_clock_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("holder_group__isnull", True),
                                ("holder_organisation__isnull", True),
                                ("holder_seat__isnull", True),
                            ),
                            models.Q(
                                ("holder_group__isnull", True),
                                ("holder_organisation__isnull", True),
                                ("holder_seat__isnull", False),
                            ),
                            models.Q(
                                ("holder_group__isnull", False),
                                ("holder_organisation__isnull", True),
                                ("holder_seat__isnull", True),
                            ),
                            models.Q(
                                ("holder_group__isnull", True),
                                ("holder_organisation__isnull", False),
                                ("holder_seat__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="governance_clock_max1_holder_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("status", "running")),
                            models.Q(
                                models.Q(("status", "running"), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="governance_clock_ended_when_not_running",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DueChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was_text", models.CharField(blank=True, max_length=120)),
                ("was_to", models.DateField(blank=True, null=True)),
                ("reason", models.TextField()),
                ("changed_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="due_changes",
                        to="governance.action",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="due_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="governance_duechange_has_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about_kind", models.CharField(max_length=80)),
                ("about_id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("audit", "Audit"),
                            ("data", "Data"),
                            ("feedback", "Feedback from children, families or practitioners"),
                            ("inspection", "Inspection"),
                            ("minutes", "Minutes"),
                            ("paper", "Paper or report"),
                            ("email", "E-mail"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("label", models.CharField(max_length=300, verbose_name="what it shows")),
                (
                    "ref",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where it can be read"
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "indexes": [
                    models.Index(fields=["about_kind", "about_id"], name="governance_evidence_for")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True),
                        name="governance_evidence_says_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupService",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="governance.group",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_services",
                        to="governance.partnership",
                    ),
                ),
                (
                    "reports_to",
                    models.ForeignKey(
                        blank=True,
                        help_text="The group a joint group reports to here, where each partnership has its own.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reported_by_joint",
                        to="governance.group",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_groupservice_ends_on_after",
                    ),
                    models.UniqueConstraint(
                        fields=("group", "partnership", "starts_on"), name="governance_service_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, unique=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalAction",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("reference", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True, verbose_name="what is to be done")),
                ("origin_kind", models.CharField(blank=True, max_length=80)),
                ("origin_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "origin_label",
                    models.CharField(blank=True, max_length=200, verbose_name="raised in"),
                ),
                (
                    "needs_embedding",
                    models.BooleanField(
                        default=False, verbose_name="must be shown to have made a difference"
                    ),
                ),
                (
                    "answering",
                    models.CharField(
                        choices=[
                            ("jointly", "Together: one answer for all of them"),
                            ("each", "Each by itself: every one of them must answer"),
                        ],
                        default="jointly",
                        max_length=10,
                    ),
                ),
                ("due_text", models.CharField(blank=True, max_length=120, verbose_name="due")),
                (
                    "due_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("date", "Date"),
                            ("month", "Month"),
                            ("range", "Range"),
                            ("several", "Several"),
                            ("quarterly", "Quarterly"),
                            ("ongoing", "Ongoing"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_from", models.DateField(blank=True, null=True)),
                ("due_to", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("done", "Done"),
                            ("embedded", "Made a difference"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("outcome", models.TextField(blank=True, verbose_name="what was done")),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recheck_on",
                    models.DateField(blank=True, null=True, verbose_name="look again on"),
                ),
                (
                    "difference",
                    models.TextField(blank=True, verbose_name="what difference it made"),
                ),
                ("embedded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "embedded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.partnership",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action",
                "verbose_name_plural": "historical actions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalActionUpdate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("given_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.action",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action update",
                "verbose_name_plural": "historical action updates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAppointment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[("holder", "Holder"), ("deputy", "Named deputy")],
                        default="holder",
                        max_length=10,
                    ),
                ),
                ("is_interim", models.BooleanField(default=False, verbose_name="interim")),
                ("appointed_by", models.CharField(blank=True, max_length=160)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        help_text="The meeting or letter that decided.",
                        max_length=200,
                        verbose_name="decided in",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical appointment",
                "verbose_name_plural": "historical appointments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAssignment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("assigned_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.action",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assigned_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical assignment",
                "verbose_name_plural": "historical assignments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBusinessPlan",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("summary", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical business plan",
                "verbose_name_plural": "historical business plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCadence",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "item",
                    models.SlugField(
                        help_text="What is done: meeting, yearly-report …", max_length=60
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("month", "month"),
                            ("quarter", "quarter"),
                            ("half_year", "half year"),
                            ("year", "year"),
                            ("two_years", "two years"),
                            ("three_years", "three years"),
                        ],
                        max_length=20,
                    ),
                ),
                ("interval", models.PositiveSmallIntegerField(default=1)),
                ("anchor_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("is_inferred", models.BooleanField(default=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cadence",
                "verbose_name_plural": "historical cadences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFocusArea",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("why", models.TextField(blank=True, verbose_name="why it was chosen")),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.businessplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical focus area",
                "verbose_name_plural": "historical focus areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGroup",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=160)),
                ("short_name", models.CharField(blank=True, max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("board", "Board"),
                            ("executive", "Executive"),
                            ("subgroup", "Subgroup"),
                            ("reference_group", "Reference group"),
                            ("task_and_finish", "Task and finish group"),
                        ],
                        max_length=30,
                    ),
                ),
                ("remit", models.TextField(blank=True)),
                (
                    "delegated_authority",
                    models.TextField(
                        blank=True,
                        help_text="What the terms of reference let the group decide by itself.",
                    ),
                ),
                (
                    "is_joint",
                    models.BooleanField(
                        default=False, verbose_name="works for several partnerships"
                    ),
                ),
                ("closing_report", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="inferred, not stated in a source"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "commissioned_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reports_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical group",
                "verbose_name_plural": "historical groups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGroupService",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.partnership",
                    ),
                ),
                (
                    "reports_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The group a joint group reports to here, where each partnership has its own.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical group service",
                "verbose_name_plural": "historical group services",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalObjective",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                (
                    "measure",
                    models.TextField(
                        blank=True, verbose_name="how progress and impact are measured"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical objective",
                "verbose_name_plural": "historical objectives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("key", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=160)),
                ("short_name", models.CharField(blank=True, max_length=60)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("local_authority", "Local authority"),
                            ("district_council", "District or borough council"),
                            ("health", "Health"),
                            ("police", "Police"),
                            ("probation", "Probation"),
                            ("fire", "Fire and rescue"),
                            ("education", "Education"),
                            ("early_years", "Early years"),
                            ("youth_justice", "Youth justice"),
                            ("family_justice", "Family justice"),
                            ("voluntary", "Voluntary and community"),
                            ("secure", "Prisons and secure settings"),
                            ("partnership_body", "Other board or partnership"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "mailbox",
                    models.EmailField(blank=True, max_length=254, verbose_name="shared mailbox"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOutcomeStatement",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField(verbose_name="what good looks like")),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical outcome statement",
                "verbose_name_plural": "historical outcome statements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalParticipation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("statutory_partner", "Statutory safeguarding partner"),
                            ("relevant_agency", "Relevant agency"),
                            ("virtual_member", "Virtual member"),
                            ("co_opted", "Co-opted"),
                            ("adviser", "Adviser"),
                            ("linked_body", "Linked body"),
                        ],
                        max_length=30,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                ("is_inferred", models.BooleanField(default=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
                (
                    "through",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The body this one gives its assurance through; empty when it answers itself.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical participation",
                "verbose_name_plural": "historical participations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartnership",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=160)),
                ("short_name", models.CharField(max_length=60)),
                ("area", models.CharField(max_length=160)),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("teal", "Teal"),
                            ("plum", "Plum"),
                            ("navy", "Navy"),
                            ("forest", "Forest"),
                            ("rust", "Rust"),
                            ("slate", "Slate"),
                            ("ink", "Ink"),
                            ("berry", "Berry"),
                        ],
                        default="teal",
                        max_length=20,
                    ),
                ),
                (
                    "constitution",
                    models.SlugField(
                        blank=True,
                        help_text="Key of its rule set; empty when none is stated.",
                        max_length=60,
                    ),
                ),
                (
                    "guidance",
                    models.SlugField(
                        blank=True,
                        help_text="Key of the guidance edition it says it follows.",
                        max_length=60,
                    ),
                ),
                (
                    "concern_text",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="concerned about a child?"
                    ),
                ),
                ("concern_phone", models.CharField(blank=True, max_length=40)),
                ("concern_url", models.URLField(blank=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="inferred, not stated in a source"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The organisation that hosts the business office.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical partnership",
                "verbose_name_plural": "historical partnerships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPriority",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("rationale", models.TextField(blank=True)),
                (
                    "different",
                    models.TextField(blank=True, verbose_name="what should be different"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.focusarea",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
                (
                    "lead_seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
                (
                    "officer_seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.businessplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical priority",
                "verbose_name_plural": "historical priorities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("half_year", "Half year"),
                            ("year", "Business year"),
                            ("two_years", "Two years"),
                            ("three_years", "Three years"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("label", models.CharField(max_length=80)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_period_ends_on_after",
                    ),
                    models.UniqueConstraint(fields=("kind", "code"), name="governance_period_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProgressUpdate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "rating",
                    models.CharField(
                        choices=[
                            ("green", "Green"),
                            ("amber", "Amber"),
                            ("red", "Red"),
                            ("unrated", "Not rated"),
                        ],
                        max_length=10,
                    ),
                ),
                ("narrative", models.TextField(verbose_name="what was done")),
                (
                    "impact",
                    models.TextField(
                        blank=True, verbose_name="what difference it made to children"
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.period",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical progress update",
                "verbose_name_plural": "historical progress updates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeat",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("key", models.SlugField(max_length=120)),
                ("title", models.CharField(max_length=160)),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("administrator", "Administrator"),
                            ("business_manager", "Business manager"),
                            ("board_officer", "Board officer"),
                            ("independent_chair", "Independent chair"),
                            ("independent_advisor", "Independent advisor"),
                            ("partnership_chair", "Partnership chair"),
                            ("lead_safeguarding_partner", "Lead safeguarding partner"),
                            ("delegated_safeguarding_partner", "Delegated safeguarding partner"),
                            ("independent_scrutineer", "Independent scrutineer"),
                            ("young_scrutineer", "Young scrutineer"),
                            ("chair", "Chair"),
                            ("vice_chair", "Vice chair"),
                            ("member", "Member"),
                            ("lay_member", "Lay member"),
                            ("participant_observer", "Participant observer"),
                            ("adviser", "Adviser"),
                            ("virtual_member", "Virtual member"),
                            ("agency_lead", "Agency lead"),
                            ("data_provider", "Data provider"),
                            ("line_manager", "Line manager"),
                            ("training_officer", "Training officer"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "is_voting",
                    models.BooleanField(
                        blank=True,
                        help_text="Unknown: not stated in the arrangements.",
                        null=True,
                        verbose_name="votes",
                    ),
                ),
                ("is_required_for_quorum", models.BooleanField(default=False)),
                ("deputy_may_sign", models.BooleanField(blank=True, null=True)),
                (
                    "term_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="term, months"
                    ),
                ),
                (
                    "tenure_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="whole tenure, months"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="inferred, not stated in a source"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "represents",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The organisation whose voice this seat is, in a group or partnership.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.participation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical seat",
                "verbose_name_plural": "historical seats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSignatory",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "document",
                    models.CharField(
                        choices=[
                            ("quarterly-report", "Quarterly report"),
                            ("yearly-report", "Yearly report"),
                            ("arrangements", "Published arrangements"),
                        ],
                        max_length=30,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="inferred, not stated in a source"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The group that produces the document.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whoever holds it signs in with a second factor.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical signatory",
                "verbose_name_plural": "historical signatories",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUser",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(db_index=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("name", models.CharField(max_length=150, verbose_name="full name")),
                ("job_title", models.CharField(blank=True, max_length=150)),
                (
                    "vetted_on",
                    models.DateField(blank=True, null=True, verbose_name="vetting check made on"),
                ),
                (
                    "vetting_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not recorded"),
                            ("basic", "Basic"),
                            ("standard", "Standard"),
                            ("enhanced", "Enhanced"),
                            ("own_organisation", "Vetted higher by own organisation"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "wants_digest",
                    models.BooleanField(
                        default=False, verbose_name="one weekly digest instead of single mails"
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False, verbose_name="may open the administration site"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                (
                    "joined_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="added"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical person",
                "verbose_name_plural": "historical people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True)),
                (
                    "task",
                    models.CharField(
                        help_text="The name of the task that does it.", max_length=100
                    ),
                ),
                ("about_kind", models.CharField(blank=True, max_length=80)),
                ("about_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("queued_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.TextField(blank=True)),
                (
                    "asked_for_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jobs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["status", "started_at"], name="governance_job_state")
                ],
            },
        ),
        migrations.CreateModel(
            name="LoadedRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("arrangements", models.SlugField(max_length=60)),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=160)),
                ("values", models.JSONField()),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("arrangements", "kind", "key"), name="governance_loaded_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True)),
                ("mailbox", models.EmailField(blank=True, max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("about_kind", models.CharField(blank=True, max_length=80)),
                ("about_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("uncertain", "Uncertain"),
                            ("failed", "Failed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("queued_at", models.DateTimeField()),
                ("sending_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        help_text="The group it concerns; its partnerships' offices see it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="governance.group",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["status", "queued_at"], name="governance_message_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mailbox", ""), ("recipient__isnull", False)),
                            models.Q(
                                ("recipient__isnull", True),
                                models.Q(("mailbox", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="governance_message_to_person_or_mailbox",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Objective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                (
                    "measure",
                    models.TextField(
                        blank=True, verbose_name="how progress and impact are measured"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objectives",
                        to="governance.priority",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("priority", "number"), name="governance_objective_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField(verbose_name="what good looks like")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="governance.priority",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_outcomestatement_ends_on_after",
                    ),
                    models.UniqueConstraint(
                        fields=("priority", "number"), name="governance_outcome_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="governance_outcome_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rating",
                    models.CharField(
                        choices=[
                            ("green", "Green"),
                            ("amber", "Amber"),
                            ("red", "Red"),
                            ("unrated", "Not rated"),
                        ],
                        max_length=10,
                    ),
                ),
                ("narrative", models.TextField(verbose_name="what was done")),
                (
                    "impact",
                    models.TextField(
                        blank=True, verbose_name="what difference it made to children"
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress_changed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="governance.period",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="governance.priority",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                            models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="governance_progressupdate_changed_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("priority", "period"), name="governance_progress_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("narrative", ""), _negated=True),
                        name="governance_progress_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=80)),
                ("subject_id", models.BigIntegerField()),
                ("verb", models.CharField(max_length=60)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "subject_id"], name="governance_remark_about")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="governance_remark_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signatory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day in force")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while it goes on. The last day is the day before this one.",
                        null=True,
                        verbose_name="first day no longer in force",
                    ),
                ),
                (
                    "document",
                    models.CharField(
                        choices=[
                            ("quarterly-report", "Quarterly report"),
                            ("yearly-report", "Yearly report"),
                            ("arrangements", "Published arrangements"),
                        ],
                        max_length=30,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="inferred, not stated in a source"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        help_text="The group that produces the document.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatories",
                        to="governance.group",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        help_text="Whoever holds it signs in with a second factor.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signs",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "signatories",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="governance_signatory_ends_on_after",
                    ),
                    models.UniqueConstraint(
                        fields=("group", "document", "seat", "starts_on"),
                        name="governance_signatory_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=80)),
                ("subject_id", models.BigIntegerField()),
                (
                    "label",
                    models.CharField(help_text="What is agreed to; a reference.", max_length=200),
                ),
                ("round", models.PositiveSmallIntegerField()),
                ("content_hash", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("signed", "Agreed"),
                            ("recorded", "Agreed elsewhere, recorded by the office"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="governance.seat",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who signed, or the officer who recorded what was agreed elsewhere.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject_id", "round", "seat"),
                        name="governance_signature_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                            models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="governance_signature_signed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("status", "asked")),
                            models.Q(
                                models.Q(("status", "asked"), _negated=True),
                                ("signed_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="governance_signature_given_when_signed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.FileField(upload_to="%Y/%m")),
                ("name", models.CharField(max_length=150)),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField(verbose_name="size, bytes")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "marking",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No marking"),
                            ("official", "OFFICIAL"),
                            ("official_sensitive", "OFFICIAL-SENSITIVE"),
                        ],
                        max_length=20,
                    ),
                ),
                ("about_kind", models.CharField(blank=True, max_length=80)),
                ("about_id", models.BigIntegerField(blank=True, null=True)),
                ("stored_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="governance.group",
                    ),
                ),
                (
                    "stored_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="governance_storedfile_withdrawn_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrailEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=80)),
                ("subject_id", models.BigIntegerField()),
                (
                    "label",
                    models.CharField(help_text="A reference, never free text.", max_length=200),
                ),
                ("verb", models.CharField(max_length=60)),
                ("before", models.CharField(blank=True, max_length=60)),
                ("after", models.CharField(blank=True, max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "trail entries",
                "indexes": [
                    models.Index(fields=["kind", "subject_id"], name="governance_trail_about")
                ],
            },
        ),
        AppendOnly("governance_trailentry"),
        AppendOnly("governance_remark"),
        migrations.RunPython(first_themes.keep, first_themes.leave),
    ]
