# SPDX-License-Identifier: Apache-2.0
"""What the check scripts have in common: a list of checks, each run once, a line for each: `ok NAME`, or `failed NAME` and
why. One process for all of a script's checks, since starting one costs more than a check."""

import os
import sys
import traceback

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = sys.argv[1]
REGION = os.environ["AWS_DEFAULT_REGION"]
ONE_ATTEMPT = Config(retries={"total_max_attempts": 1})
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


class Caller:
    """Somebody with keys: a client for each service, made when it is first used."""

    def __init__(self, access_key_id=None, secret_access_key=None, session_token=None):
        self._session = boto3.Session(
            aws_access_key_id=access_key_id,
            aws_secret_access_key=secret_access_key,
            aws_session_token=session_token,
            region_name=REGION,
        )
        self._clients = {}

    @staticmethod
    def of(credentials):
        """From Credentials of STS or an AccessKey of IAM."""
        return Caller(
            credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials.get("SessionToken")
        )

    def __getattr__(self, service):
        if service.startswith("_"):
            raise AttributeError(service)
        if service not in self._clients:
            self._clients[service] = self._session.client(service, endpoint_url=ENDPOINT, config=ONE_ATTEMPT)
        return self._clients[service]


def refused(code, call, status=400, **parameters):
    """The error of a call, which must be refused with this code."""
    try:
        call(**parameters)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == status, error
        assert error.response["ResponseMetadata"]["RequestId"], error
        return error
    raise AssertionError(f"{call.__name__} was not refused with {code}")


def message(error):
    return error.response["Error"]["Message"]


def run():
    failed = False
    for function in CHECKS:
        try:
            function()
            print(f"ok {function.__name__}", flush=True)
        except BaseException:  # whatever it is, the other checks run
            failed = True
            reason = traceback.format_exc().strip().replace("\n", "\n    ")
            print(f"failed {function.__name__}\n    {reason}", flush=True)
    sys.exit(1 if failed else 0)
