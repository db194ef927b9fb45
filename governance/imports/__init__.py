"""imports owns the taking over of an office's registers: what was read from which file, its
preview, its saving and undoing, how columns were mapped, and the ledger of all that. It refuses to
own what a register means, which the room whose records it makes says in its ``register``."""
