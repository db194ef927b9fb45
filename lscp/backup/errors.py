"""Why a backup is not made or not restored, in a sentence for whoever asked."""


class BackupRefused(Exception):
    """Nothing was made or restored; the message says why and what to do."""


class BackupIncomplete(Exception):
    """It was made or restored as far as it goes; the message says what is lacking."""
