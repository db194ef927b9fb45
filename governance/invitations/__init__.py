"""invitations owns how somebody with no seat does one task: the link, who sent it, until when it
works. It refuses to own the tasks: each room says in `records` what may be done by invitation."""
