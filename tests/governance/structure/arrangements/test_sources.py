"""What each document says of structure, by its paragraph: bodies, days, seats, how often."""

from datetime import date

import pytest
from pydantic import ValidationError

from governance.structure.arrangements import files, schema
from governance.structure.models import Cadence, ImportSnapshot, Partnership

LSCB, LEICESTER_2019, LINCOLNSHIRE = "leicester-lscb-2018", "leicester-2019", "lincolnshire"
LEICESTER, RUTLAND, JOINT = "leicester", "leicestershire-rutland", "llr"


def content(key: str):
    return files.read_arrangements(files.find_shipped_file(key)).content


def record(key: str, section: str, name: str):
    found = [one for one in getattr(content(key), section) if one.key == name]
    assert len(found) == 1, f"{key} has {len(found)} {section} called {name}"
    return found[0]


P18, P19, PL = "leicester-lscb-2018-", "leicester-2019-", "lincolnshire-"
PARTICIPATIONS = [
    (LSCB, "004 §31.3", f"{P18}leicestershire-and-rutland-board", "linked_body", None),
    (LSCB, "004 §31.3", "leicester-health-and-wellbeing-board", "linked_body", None),
    (LSCB, "004 §31.3", "leicester-safeguarding-adults-board", "linked_body", None),
    (LSCB, "004 §31.3", f"{P18}safer-leicester-partnership", "linked_body", None),
    (LSCB, "004 §31.3", f"{P18}police-and-crime-commissioner", "linked_body", None),
    (LSCB, "004 §31.3", f"{P18}local-family-justice-board", "linked_body", None),
    (LSCB, "004 §31.3", f"{P18}youth-council", "linked_body", None),
    (LSCB, "004 §31.3", f"{P18}exploitation-operational-group", "linked_body", None),
    (LEICESTER_2019, "000 §14", f"{P19}schools-and-settings", "relevant_agency", "council"),
    (LEICESTER_2019, "000 §11", "leicester-youth-offending-service", "relevant_agency", "council"),
    (LEICESTER_2019, "000 §8", "llr-strategic-partnership-board", "linked_body", None),
    (LEICESTER_2019, "000 §8", "leicester-health-and-wellbeing-board", "linked_body", None),
    (LEICESTER_2019, "000 §8", "leicester-safeguarding-adults-board", "linked_body", None),
    (LEICESTER_2019, "000 §8", "leicester-community-safety-partnership", "linked_body", None),
    (LEICESTER_2019, "000 §11", f"{P19}corporate-parenting-board", "linked_body", None),
    (
        LEICESTER_2019,
        "000 §8",
        "leicester-youth-offending-service-management-board",
        "linked_body",
        None,
    ),
    (LEICESTER, "000 §8", "llr-strategic-partnership-board", "linked_body", None),
    (LEICESTER, "000 §8", "leicester-health-and-wellbeing-board", "linked_body", None),
    (LEICESTER, "000 §8", "leicester-safeguarding-adults-board", "linked_body", None),
    (LEICESTER, "000 §8", "leicester-community-safety-partnership", "linked_body", None),
    (
        LEICESTER,
        "000 §8",
        "leicester-youth-offending-service-management-board",
        "linked_body",
        None,
    ),
    (RUTLAND, "000 §10", "rutland-schools-and-settings", "relevant_agency", "rutland"),
    (LINCOLNSHIRE, "002 §5.3", f"{PL}adult-services", "relevant_agency", None),
    (LINCOLNSHIRE, "002 §5.3", f"{PL}community-rehabilitation-company", "relevant_agency", None),
]


@pytest.mark.parametrize(
    ("key", "paragraph", "organisation", "standing", "through"),
    PARTICIPATIONS,
    ids=[f"{paragraph} {organisation}" for _, paragraph, organisation, *_ in PARTICIPATIONS],
)
def test_a_body_that_a_document_names_takes_part(key, paragraph, organisation, standing, through):
    found = record(key, "participations", organisation)
    assert found.standing == standing
    assert paragraph.split("§")[1] in found.source
    assert (through or "") in (found.through or "")
    assert bool(found.through) == bool(through)


def test_002_5_3_all_fifteen_kinds_of_agency_take_part():
    agencies = {
        one.organisation
        for one in content(LINCOLNSHIRE).participations
        if one.standing == "relevant_agency" and "§5.3" in one.source
    }
    lead_member = record(LINCOLNSHIRE, "seats", f"{PL}strategic-management-group-lead-member")
    assert len(agencies) + bool(lead_member) == 15


P_D = f"{P19}planning-and-delivery"
CRG, PANDP = f"{P19}case-review-group", f"{P19}policy-and-procedures"
SEATS = [
    (LSCB, "004 §8.1", f"{P18}board-director-of-learning-and-improvement", f"{P18}board"),
    (LSCB, "004 §15.4", f"{P18}executive-for-serious-incident-review-group", f"{P18}executive"),
    (LSCB, "004 §15.4", f"{P18}executive-for-paag", f"{P18}executive"),
    (LEICESTER_2019, "000 §8", f"{PANDP}-leicester-city-ccg", PANDP),
    *[
        (LEICESTER_2019, f"000 {paragraph}", f"{P_D}-{name}", P_D)
        for paragraph, name in (
            ("§8", "leicester-city-ccg"),
            ("§9", "national-probation-service"),
            ("§9", "dlnr-crc"),
            ("§8", "leicestershire-county-council"),
            ("§8", "rutland-county-council"),
            ("§8", "for-policy-and-procedures"),
            ("§8", "for-learning-and-development"),
            ("§8", "for-case-review-group"),
        )
    ],
    *[
        (LEICESTER_2019, "000 §8", f"{CRG}-{name}", CRG)
        for name in (
            "leicester-city-ccg",
            "university-hospitals-of-leicester",
            "leicestershire-partnership-trust",
            "leicestershire-fire-and-rescue",
        )
    ],
    (LEICESTER_2019, "000 §5", f"{P19}learning-project-officer", None),
    (LEICESTER_2019, "000 §5", f"{P19}administrative-support", None),
    *[
        (
            JOINT,
            "000 §8",
            f"llr-planning-and-delivery-for-{place}-case-review-group",
            "llr-planning-and-delivery",
        )
        for place in ("leicester", "leicestershire-rutland")
    ],
]


@pytest.mark.parametrize(
    ("key", "paragraph", "seat", "group"),
    SEATS,
    ids=[f"{paragraph} {seat}" for _, paragraph, seat, _ in SEATS],
)
def test_a_seat_that_a_document_gives_is_there(key, paragraph, seat, group):
    found = record(key, "seats", seat)
    assert found.group == group
    assert paragraph.split("§")[1] in found.source


QUORUM = {"leicester-city-council", "leicestershire-police", "leicester-city-ccg"}


@pytest.mark.parametrize("group", [f"{P18}board", f"{P18}executive"])
def test_004_16_1_three_bodies_are_required_for_a_quorum(group):
    seats = [one for one in content(LSCB).seats if one.group == group and one.required_for_quorum]
    assert {one.representing for one in seats} == QUORUM


def test_004_4_1_every_vote_is_marked_as_inferred():
    voting = [one for one in content(LSCB).seats if one.voting]
    assert len(voting) > 20
    assert [one.key for one in voting if not one.inferred] == []


def test_004_38_2_to_whom_the_joint_executive_reports_is_inferred():
    assert record(LSCB, "groups", f"{P18}llr-joint-executive").inferred


def test_004_1_3_child_deaths_are_reviewed_by_the_panel_from_the_boards_first_day():
    panel = record(JOINT, "organisations", "llr-child-death-overview-panel")
    assert panel.starts_on == date(2018, 5, 14)
    assert record(LSCB, "participations", panel.key).starts_on is None


@pytest.mark.parametrize(
    ("edition", "title"), [("version-7-6", "(full review)"), ("version-7-7", "(CBC Review)")]
)
def test_004_cover_the_editions_bear_their_titles(edition, title):
    assert record(LSCB, "editions", edition).title.endswith(title)


def test_000_8_there_are_multi_agency_audit_arrangements_which_are_no_group_by_name():
    audit = record(LEICESTER_2019, "groups", f"{P19}multi-agency-audit")
    assert (audit.reports_to, audit.inferred) == (P_D, True)


OWN_NEED = [
    *[
        (LEICESTER_2019, f"{P19}{group}-chair")
        for group in (
            "policy-and-procedures",
            "learning-and-development",
            "vcs-reference-group",
            "young-peoples-advisory-group",
        )
    ],
    *[(JOINT, f"llr-{group}-chair") for group in ("performance", "audit", "education")],
]


@pytest.mark.parametrize(("key", "seat"), OWN_NEED)
def test_000_8_names_no_chair_of_these_groups(key, seat):
    assert record(key, "seats", seat).source == "The office's own need, no source"


@pytest.mark.parametrize("key", [LEICESTER, LEICESTER_2019])
def test_000_8_the_case_review_chair_is_the_councils_initially(key):
    seat = record(key, "seats", f"{key}-case-review-group-chair")
    assert (seat.confirmed, "nitially" in seat.note) == (False, True)


FROM_2024 = [
    f"{RUTLAND}-{role}"
    for role in (
        *(
            f"{kind}-{partner}"
            for kind in ("lead", "delegated")
            for partner in (
                "leicestershire-county-council",
                "rutland-county-council",
                "leicestershire-police",
                "llr-icb",
            )
        ),
        "partnership-chair",
        "independent-scrutineer",
        "young-scrutineer-1",
        "young-scrutineer-2",
    )
]


@pytest.mark.parametrize("seat", FROM_2024)
def test_003_roles_of_working_together_2023_begin_with_the_joint_groups(seat):
    assert record(RUTLAND, "seats", seat).starts_on == date(2024, 4, 1)


def test_003_the_guidance_followed_before_was_that_of_2018():
    place = content(RUTLAND).partnership
    assert (place.guidance, place.guidance_from) == ("wt2023", date(2024, 4, 1))
    assert place.earlier_guidance == "wt2018"


@pytest.mark.parametrize(
    "name", ["lado", "front-door", "iro", "send", "corporate-parenting", "domestic-abuse-board"]
)
def test_003_that_each_council_has_its_own_service_is_inferred_everywhere(name):
    for key, place in ((LEICESTER, "leicester"), (RUTLAND, "leicestershire"), (RUTLAND, "rutland")):
        assert record(key, "organisations", f"{place}-{name}").inferred
        assert record(key, "participations", f"{place}-{name}").inferred


def test_000_9_it_is_said_where_the_district_councils_went():
    assert "seven district councils" in content(LEICESTER).partnership.note


NOT_SECTION_11 = [
    (LSCB, f"{P18}section-11"),
    (LEICESTER_2019, f"{P19}section-11"),
    (JOINT, "section-11"),
    (JOINT, "practitioner-survey"),
    (LINCOLNSHIRE, f"{PL}section-11"),
]


@pytest.mark.parametrize(("key", "item"), NOT_SECTION_11)
def test_002_5_4_schools_and_early_years_are_not_asked_for_section_11(key, item):
    assert {"education", "early_years"} <= set(record(key, "timetable", item).not_asked_sectors)


@pytest.mark.parametrize("item", ["section-11", "practitioner-survey"])
def test_003_each_member_assesses_itself_virtual_ones_included(item):
    assert "virtual_member" in record(JOINT, "timetable", item).asked_standings


def test_003_eight_kinds_of_report_go_straight_to_the_partnership():
    assert (
        len(record(LEICESTER, "timetable", "leicester-assurance-report").asked_organisations) == 8
    )


@pytest.mark.parametrize("partner", ["lincolnshire-county-council", "lincolnshire-police"])
def test_002_5_1_partners_have_lead_and_delegated_representatives(partner):
    for role in ("Lead", "Delegated"):
        seat = record(LINCOLNSHIRE, "seats", f"{PL}{role.lower()}-{partner}")
        assert seat.title.startswith(f"{role} representative, ")


def test_002_5_1_one_chief_nurse_stands_for_four_groups():
    note = record(LINCOLNSHIRE, "seats", f"{PL}delegated-lincolnshire-ccgs").note
    assert "South West Lincolnshire" in note
    assert "four" in note


BOARD, OF_2019, ASSURANCE = f"{P18}board", f"{P19}partnership", f"{PL}assurance-executive"
PLANNING = "llr-planning-and-delivery"
CADENCES = [
    (LSCB, "§21.3", BOARD, "finance-report", "quarter"),
    (LSCB, "§21.3", BOARD, "audit-report", "year"),
    (LSCB, "§20.1", BOARD, "budget", "year"),
    (LSCB, "§15.7", BOARD, "cdop-report", "year"),
    (LSCB, "§32.2", BOARD, "childrens-trust-report", "quarter"),
    (LSCB, "§32.4", BOARD, "annual-report-to-the-health-and-wellbeing-board", "year"),
    (LSCB, "§24.1", BOARD, "effectiveness-assessment", "year"),
    (LSCB, "§24.1", BOARD, "visits-report", "not_stated"),
    (LSCB, "§15.4", BOARD, "minutes", "quarter"),
    (LEICESTER_2019, "§14", OF_2019, "quality-assurance-event", "year"),
    (LEICESTER_2019, "§6", OF_2019, "learning-and-development-event", "year"),
    (LEICESTER_2019, "§14", OF_2019, "focus-area", "quarter"),
    (LEICESTER_2019, "§14", OF_2019, "peer-review", "three_years"),
    (LEICESTER_2019, "§17", OF_2019, "threshold-review", "year"),
    (LEICESTER_2019, "§18", OF_2019, "cdop-report", "year"),
    (LEICESTER_2019, "§5", OF_2019, "leadership-discussion", "not_stated"),
    (
        LEICESTER_2019,
        "§14",
        f"{P19}learning-and-development",
        "practice-improvement-evaluation",
        "year",
    ),
    *[
        (key, part, f"{key}-partnership", item, unit)
        for key in (LEICESTER, RUTLAND)
        for part, item, unit in (
            ("Independent Scrutiny", "learning-and-development-event", "year"),
            ("Agree key focus areas", "quality-assurance-event", "year"),
            ("Appendix 1", "inspection-findings", "as_it_arises"),
        )
    ],
    (JOINT, "Learning from reviews", PLANNING, "learning-from-reviews", "as_it_arises"),
    (JOINT, "Learning from reviews", PLANNING, "national-reviews", "as_it_arises"),
    (JOINT, "Appendix 1", PLANNING, "jtai-update", "not_stated"),
    (JOINT, "Performance data", "llr-performance", "year-end-performance-report", "year"),
    (JOINT, "Multi-agency audits", "llr-audit", "multi-agency-audits", "quarter"),
    (JOINT, "Appendix 1", "llr-communications-and-engagement", "voices-update", "year"),
    (
        JOINT,
        "workforce feedback",
        "llr-learning-and-development",
        "safeguarding-matters-feedback",
        "not_stated",
    ),
    (LINCOLNSHIRE, "§7", ASSURANCE, "annual-general-meeting", "year"),
    (LINCOLNSHIRE, "§10", ASSURANCE, "financial-contributions", "half_year"),
    (LINCOLNSHIRE, "§5.4", f"{PL}education-sub-group", "designated-leads-briefing", "term"),
    (LINCOLNSHIRE, "§5.4", f"{PL}education-sub-group", "schools-bulletin", "twice_a_week"),
    (LINCOLNSHIRE, "§9", f"{PL}ppet", "peer-review-of-training", "not_stated"),
]


@pytest.mark.parametrize(
    ("key", "paragraph", "owner", "item", "unit"),
    CADENCES,
    ids=[f"{each[0]} {each[1]} {each[3]}" for each in CADENCES],
)
def test_what_is_done_again_and_again_is_there_as_often_as_its_paragraph_says(
    key, paragraph, owner, item, unit
):
    found = record(key, "cadences", f"{owner}/{item}")
    assert found.unit == unit
    assert paragraph in found.source


@pytest.mark.parametrize("item", ["peer-review"])
def test_000_14_an_aspiration_is_neither_stated_nor_confirmed(item):
    found = record(LEICESTER_2019, "cadences", f"{OF_2019}/{item}")
    assert (found.inferred, found.confirmed) == (True, False)


def test_000_17_the_threshold_document_is_reviewed_in_2020_only():
    found = record(LEICESTER_2019, "cadences", f"{OF_2019}/threshold-review")
    assert (found.starts_on, found.ends_on) == (date(2020, 1, 1), date(2021, 1, 1))


def test_000_8_the_partnership_meets_quarterly_in_its_first_year():
    assert record(LEICESTER_2019, "cadences", f"{OF_2019}/meeting").ends_on == date(2020, 9, 29)


@pytest.mark.parametrize("key", [LEICESTER, RUTLAND])
def test_003_the_yearly_report_is_published_by_the_end_of_september(key):
    assert record(key, "cadences", f"{key}-partnership/yearly-report").anchor_month == 9


def test_002_7_the_yearly_report_has_no_day_but_that_of_the_law():
    found = record(LINCOLNSHIRE, "cadences", f"{ASSURANCE}/yearly-report")
    assert (found.unit, found.anchor_month) == ("year", None)
    assert found.source == "Children Act 2004, s 16G; Lincolnshire arrangements 2019, §7"


@pytest.mark.parametrize("key", [LEICESTER, RUTLAND])
def test_delegates_agree_to_the_yearly_report_for_each_partner_whose_lead_signs_it(key):
    signs = [each for each in content(key).signatories if each.document == "yearly-report"]
    agrees = [
        each for each in content(key).signatories if each.document == "yearly-report-delegates"
    ]

    assert signs
    assert [each.seat for each in agrees] == [
        each.seat.replace("-lead-", "-delegated-") for each in signs
    ]
    assert {(each.inferred, each.confirmed, bool(each.note)) for each in agrees} == {
        (True, False, True)
    }


@pytest.mark.parametrize("key", [LEICESTER, RUTLAND, LINCOLNSHIRE])
def test_the_partners_are_asked_for_their_part_of_the_yearly_report_and_no_source_says_so(key):
    found = record(key, "timetable", f"{key}-yearly-contribution")
    assert (found.asked_standings, found.every) == (("statutory_partner",), "year")
    assert (found.inferred, found.confirmed) == (True, False)
    assert found.source.startswith("To be confirmed")


ASKED = [
    ("performance-data", "quarter", "asked_standings"),
    ("context-data", "year", "asked_organisations"),
    ("year-end-performance-report", "year", "asked_group"),
    ("multi-agency-audits", "quarter", "asked_group"),
    ("voices-update", "year", "asked_group"),
]


@pytest.mark.parametrize(("item", "every", "asked"), ASKED)
def test_003_what_the_framework_asks_is_asked_with_no_day_that_it_does_not_state(
    item, every, asked
):
    found = record(JOINT, "timetable", item)
    assert (found.every, found.due_working_days) == (every, None)
    assert getattr(found, asked)


@pytest.mark.parametrize("key", [LSCB, LEICESTER_2019, LEICESTER, RUTLAND, JOINT, LINCOLNSHIRE])
def test_titles_are_spelt_out_and_in_english(key):
    said = content(key)
    titles = [seat.title for seat in said.seats]
    titles += [group.short_name for group in said.groups]
    titles += [one.short_name for one in said.organisations if one.sector != "health"]
    titles += [one.short_name for one in said.organisations if one.key == "llr-icb"]
    unspelt = {"CCG", "VCS", "DLNR", "PPET", "LSCB", "CRC", "LLR"}
    assert [title for title in titles if unspelt & set(title.split())] == []
    notes = [seat.note for seat in said.seats]
    assert not [note for note in notes if "an own " in note]


WRONG = [
    (
        schema.Cadence,
        {"owner": "a", "item": "b", "unit": "term", "interval": 2},
        "only beside a unit of time",
    ),
    (
        schema.TimetableItem,
        {
            "key": "a",
            "instrument": "b",
            "title": "C",
            "returns_to": "d",
            "every": "year",
            "asked_group": "e",
            "not_asked_sectors": ["education"],
        },
        "only beside asked_standings",
    ),
    (
        schema.Partnership,
        {
            "key": "a",
            "name": "A",
            "short_name": "A",
            "colour": "teal",
            "area": "A",
            "starts_on": date(2024, 4, 1),
            "guidance": "wt2023",
            "guidance_from": date(2024, 4, 1),
            "concern": {"text": "Call."},
        },
        "guidance_from and earlier_guidance together",
    ),
]


@pytest.mark.parametrize(("form", "said", "told"), WRONG, ids=[told for *_, told in WRONG])
def test_what_makes_no_sense_together_is_refused(form, said, told):
    with pytest.raises(ValidationError, match=told):
        form.model_validate({"source": "Somewhere", **said})


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        ("as_it_arises", "As it arises"),
        ("not_stated", "How often is not stated"),
        ("term", "Each school term"),
        ("twice_a_week", "Twice a week"),
        ("quarter", "Every quarter"),
    ],
)
def test_how_often_reads_as_english(unit, label):
    assert Cadence(unit=unit).frequency_label == label


def test_the_guidance_followed_before_is_loaded_and_written_again_over_an_earlier_load(
    load, folder, rewrite
):
    path = folder / "leicestershire-rutland.toml"
    said = path.read_text()

    def before(document):
        del document["partnership"]["guidance_from"]
        del document["partnership"]["earlier_guidance"]

    load(rewrite(path, before))
    forget_columns("partnership", RUTLAND, "guidance_from", "earlier_guidance")
    path.write_text(said)
    told = load(path)

    place = Partnership.objects.get(key=RUTLAND)
    assert (place.guidance_from, place.earlier_guidance) == (date(2024, 4, 1), "wt2018")
    assert [line for line in told if "guidance" in line and "file says" in line]
    assert load(path) == []


def forget_columns(kind: str, key: str, *columns: str) -> None:
    """What was loaded before a column was there knows nothing of it."""
    last = ImportSnapshot.objects.get(kind=kind, key=key)
    last.values["columns"] = {
        name: value for name, value in last.values["columns"].items() if name not in columns
    }
    last.save()
