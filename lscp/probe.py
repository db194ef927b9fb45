"""Asks this container's web server for its health page, and ends with 1 when it is not well."""

import os
import sys
from http.client import HTTPConnection

PORT = int(os.environ.get("LSCP_BIND", "127.0.0.1:8000").rpartition(":")[2])
HOST = os.environ.get("LSCP_HOSTS", "127.0.0.1").partition(",")[0]


def health_status() -> int:
    """The answer's status; a host the settings know is named, since others are refused."""
    connection = HTTPConnection("127.0.0.1", PORT, timeout=10)
    connection.request("GET", "/health/", headers={"Host": HOST})
    return connection.getresponse().status


if __name__ == "__main__":
    sys.exit(health_status() != 200)
