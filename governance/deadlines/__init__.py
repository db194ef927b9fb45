"""deadlines owns time limits that run for one record: since when, until when, how they ended. It
refuses to own the limits themselves (`rules`) and the records they run for."""
