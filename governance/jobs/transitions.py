"""The transitions of a job: taken, finished, failed, put back."""

from governance.core import access as core_access
from governance.core.workflow import Transition, Workflow
from governance.jobs import access as jobs_access
from governance.jobs.models import Job

JOB_QUEUED, JOB_RUNNING, JOB_DONE, JOB_FAILED = Job.Status
JOB = Workflow(
    moves={
        "take": Transition(
            label="Take",
            past="began {}",
            source=(JOB_QUEUED,),
            target=JOB_RUNNING,
            allowed=core_access.is_scheduler,
        ),
        "finish": Transition(
            label="Finish",
            past="finished {}",
            source=(JOB_RUNNING,),
            target=JOB_DONE,
            allowed=core_access.is_scheduler,
        ),
        "fail": Transition(
            label="Fail",
            past="failed to do {}",
            source=(JOB_RUNNING,),
            target=JOB_FAILED,
            allowed=core_access.is_scheduler,
        ),
        "requeue": Transition(
            label="Put back",
            past="put {} back into the queue",
            source=(JOB_RUNNING,),
            target=JOB_QUEUED,
            allowed=core_access.is_scheduler,
        ),
        "ask_again": Transition(
            label="Try again",
            past="asked for {} again",
            source=(JOB_FAILED,),
            target=JOB_QUEUED,
            allowed=jobs_access.can_retry,
        ),
    },
    leaves_trail=False,
)
