"""How each deed is told: what somebody did, with the record named where the braces stand."""

DID = {
    "accept": "accepted {}",
    "add": "added {}",
    "add_second_factor": "added a second factor for {}",
    "agree": "agreed to {}",
    "amend_appointment": "amended the appointment of {}",
    "answer": "answered {}",
    "appoint": "appointed {}",
    "ask": "asked for {}",
    "assign": "assigned {}",
    "change": "changed {}",
    "change_due": "moved the due date of {}",
    "change_password": "changed the password of {}",
    "chase": "chased {}",
    "comment": "commented {}",
    "compose": "composed {}",
    "edit": "edited {}",
    "embed": "showed the difference made by {}",
    "end": "ended {}",
    "end_appointment": "ended the appointment of {}",
    "expect": "asked for the {}",
    "fail_second_factor": "gave a wrong second factor for {}",
    "fail_sign_in": "failed to sign in as {}",
    "finish": "finished {}",
    "give": "recorded progress on {}",
    "install": "installed {}",
    "issue": "issued {}",
    "load": "loaded {} from the arrangements",
    "meet": "met the time limit for {}",
    "meet_late": "met the time limit for {}, but late",
    "open": "made a place for {}",
    "query": "queried {}",
    "raise": "raised {}",
    "raise_query": "raised {}",
    "read": "read {}",
    "receive": "received {}",
    "recompose": "composed {} again",
    "record": "recorded {}",
    "record_agreement": "recorded an agreement to {}",
    "release": "ended the assignment of {}",
    "reload": "loaded {} from the arrangements again",
    "remove_second_factor": "removed a second factor of {}",
    "renew_recovery_codes": "renewed the recovery codes of {}",
    "reopen": "reopened {}",
    "reply": "replied to {}",
    "resend": "sent {} again",
    "reset_second_factor": "reset the second factor of {}",
    "revise": "revised {}",
    "say_since": "said something of {}",
    "scrutinise": "scrutinised {}",
    "send": "sent {} for agreement",
    "send_back": "sent {} back",
    "send_password_link": "sent a link to choose a password to {}",
    "set_recheck": "set the day to look again at {}",
    "settle": "settled {}",
    "sign": "gave {}",
    "sign_in": "signed in as {}",
    "start": "started the time limit for {}",
    "stop": "stopped the time limit for {}",
    "store": "stored {}",
    "submit": "submitted {}",
    "update": "gave an {}",
    "withdraw": "withdrew {}",
    "write": "wrote {}",
}
DID_TO_A_KIND = {
    ("governance.assignment", "answer"): "answered the assignment of {}",
    ("governance.progressupdate", "change"): "changed the progress on {}",
}
"""Where the same verb reads otherwise of another kind."""
DID_TO_ITSELF = {
    "amend_appointment": "amended the appointment",
    "answer": "answered",
    "appoint": "made the appointment",
    "assign": "assigned the action",
    "change_due": "moved the due date",
    "comment": "wrote the comment",
    "embed": "showed the difference it made",
    "end_appointment": "ended the appointment",
    "expect": "asked for the receipt",
    "give": "recorded the progress",
    "meet": "met the time limit",
    "meet_late": "met the time limit, but late",
    "open": "made a place for the passage",
    "receive": "recorded the receipt",
    "release": "ended the assignment",
    "revise": "changed the words",
    "say_since": "said it since the report was sent",
    "scrutinise": "wrote the scrutiny",
    "set_recheck": "set the day to look again",
    "start": "started the time limit",
    "stop": "stopped the time limit",
    "store": "stored the file",
    "update": "gave the update",
}
"""On the record's own page or history, where it need not be named."""


def sentence(kind: str, verb: str, name: str) -> str:
    """What was done to a record of ``kind`` that is called ``name``."""
    known = DID_TO_A_KIND.get((kind, verb)) or DID.get(verb)
    return known.format(name) if known else f"did “{verb.replace('_', ' ')}” to {name}"


def own_sentence(verb: str, word: str) -> str:
    """The same on the page of the record itself, which is a ``word``: ``raised the action``."""
    return DID_TO_ITSELF.get(verb) or sentence("", verb, f"the {word}")
