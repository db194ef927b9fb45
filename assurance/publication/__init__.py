"""publication owns what happens once a yearly report is signed: that it is published, to whom it is
sent, before which boards it comes, its errata, and its public pages. It refuses to own what the
report says and who signs it (`yearly`), and how its short versions come to be (`short_versions`),
of which it owns the public pages alone."""
