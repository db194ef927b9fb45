"""The law's time limits and each constitution's procedure as data: TOML, no database.

``law/`` holds Act and Regulations, ``guidance/`` the national editions, ``panel/`` the Panel's own
guidance, ``frameworks/`` what partnerships agreed together and ``constitutions/`` what each agreed
for itself. Every number there carries its citation and says whether it has been confirmed. The
folder that ``LSCP_RULES`` names, when set, is read instead. Nothing here knows of Django, people or
cases.
"""
