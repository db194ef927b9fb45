"""timetable owns what a plan says of assurance and learning month by month: the quality-assurance
timetable and the plan to disseminate learning. It refuses to own the audits, surveys and briefings
themselves, which stand in rooms of their own.
"""
