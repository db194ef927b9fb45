"""short_versions owns the young people's and the easy-read version of a yearly report: their words
and pictures, who read them before, their release and withdrawal, their paper. It refuses to own
the report (`yearly`) and the pages on which anybody reads them (`publication`)."""
