"""Ask an OpenAI-compatible endpoint once, and trust nothing that it sends."""

import json
from http.client import HTTPException, HTTPMessage, HTTPResponse
from time import monotonic
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from kg.rewriting.model import RewritingRefused
from kg.rewriting.prompt import Messages

PATH: Final = "/chat/completions"
MOST_BYTES: Final = 200_000
MOST_TOKENS: Final = 600
CHUNK: Final = 16_384
# What comes of JSON that is none, is nested without end, or has another shape.
_WRONG: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


class _Stay(HTTPRedirectHandler):
    """Follow no redirection: the key and the question belong to one address."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        """Never another request; the reply counts as an error."""


def complete(url: str, model: str, key: str, timeout: float, messages: Messages) -> str:
    """The text of the one reply. timeout: seconds until all of it is here.

    Raises RewritingRefused, with a reason that never holds the key.
    """
    body = {
        "model": model,
        "messages": messages,
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "stream": False,
    }
    return _text(_reply(_request(url, key, body), timeout))


def _request(url: str, key: str, body: dict[str, object]) -> Request:
    address = url if url.endswith(PATH) else url.rstrip("/") + PATH
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    return Request(address, json.dumps(body).encode(), headers, method="POST")


def _reply(request: Request, timeout: float) -> bytes:
    until = monotonic() + timeout
    try:
        with build_opener(_Stay).open(request, timeout=timeout) as reply:
            return _read(reply, until)
    except HTTPError as error:
        raise RewritingRefused(f"the endpoint answers {error.code}") from error
    except TimeoutError as error:
        raise RewritingRefused(f"no reply within {timeout:g} s") from error
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        told = f"no reply within {timeout:g} s" if _late(reason) else repr(reason)
        raise RewritingRefused(f"the endpoint cannot be reached: {told}") from error


def _late(reason: object) -> bool:
    return isinstance(reason, TimeoutError)


def _read(reply: HTTPResponse, until: float) -> bytes:
    """The whole body. A server that drips does not hold the citizen up."""
    body = bytearray()
    while chunk := reply.read1(CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise RewritingRefused(f"the reply is longer than {MOST_BYTES} bytes")
        if monotonic() > until:
            raise TimeoutError
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        choice = json.loads(body)["choices"][0]
        text, ended = choice["message"]["content"], choice.get("finish_reason")
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise RewritingRefused("the reply is not a chat completion") from error
    if ended == "length":
        raise RewritingRefused("the reply was cut off")
    if not isinstance(text, str) or not text.strip():
        raise RewritingRefused("the reply is empty")
    return text
