"""The pages of timetables."""
