"""The law's time limits and each constitution's procedure as data: TOML, no database.

``guidance/`` holds the national editions, ``constitutions/`` what each partnership agreed for
itself. Every number there carries its citation and says whether it has been confirmed. The folder
that ``LSCP_RULES`` names, when set, is read instead. Nothing here knows of Django, people or cases.
"""
