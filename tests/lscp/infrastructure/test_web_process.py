"""What the process of a web worker has loaded before it draws its first page."""

import subprocess
import sys

LEFT_TO_WHO_USES_IT = ("openpyxl", "docx", "lxml", "PIL", "fontTools", "weasyprint", "holidays")
STARTED = """
import sys
from lscp.wsgi import application
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_what_makes_and_reads_files_is_loaded_by_who_first_uses_it():
    done = subprocess.run(
        [sys.executable, "-c", STARTED], check=True, stdout=subprocess.PIPE, text=True
    )
    loaded = set(done.stdout.split())

    assert {"django", "governance", "assurance", "reviews", "lscp"} <= loaded
    assert loaded.isdisjoint(LEFT_TO_WHO_USES_IT)
