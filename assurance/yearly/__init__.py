"""yearly owns a partnership's yearly report: its requirements, plan, words, scrutiny, agreement and
frozen content. It refuses to own the evidence (each room below has its own), how it is published
and sent out (`publication`), and its short versions (`short_versions`)."""
