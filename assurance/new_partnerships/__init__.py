"""new_partnerships owns how a partnership is begun on screen: the draft that copies the nearest
arrangements, its lines with what is confirmed of each, and making it from them. It refuses to own
what arrangements are and how they are loaded (governance.structure, assurance.instruments): it
writes a file's tables and lets them be loaded. It stands in assurance because the timetable of
returns is part of arrangements."""
