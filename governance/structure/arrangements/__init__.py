"""Arrangements: a partnership's structure as files.

The TOML files beside this module are the starting point and the interchange form of who a
partnership is: its organisations, groups, seats, cadences and timetable, each with the source
that says so. Groups that serve several partnerships are defined once, under ``joint/``. A period
is half-open: ``ends_on`` is the first day on which the thing no longer is.

This package reads and checks files. It knows no database.
"""
