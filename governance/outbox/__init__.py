"""outbox owns the mails that leave: each a row with a state, so that none is sent twice unseen. It
refuses to own what they say: each room writes its own in `notifications`."""
