"""What is told of an account: signing in, second factors, links sent."""

from governance.core.workflow import Event, Workflow

ACCOUNT = Workflow(
    events={
        "sign_in": Event(past="signed in as {}"),
        "fail_sign_in": Event(past="failed to sign in as {}"),
        "change_password": Event(past="changed the password of {}"),
        "send_password_link": Event(past="sent a link to choose a password to {}"),
        "add_second_factor": Event(past="added a second factor for {}"),
        "fail_second_factor": Event(past="gave a wrong second factor for {}"),
        "remove_second_factor": Event(past="removed a second factor of {}"),
        "renew_recovery_codes": Event(past="renewed the recovery codes of {}"),
        "reset_second_factor": Event(past="reset the second factor of {}"),
    }
)
"""What happens at the door: told of an account, and no change of its row."""
