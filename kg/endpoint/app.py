"""The SPARQL 1.1 Protocol over HTTP: query operations only."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from fastapi import FastAPI, Response
from fastapi import Request as HttpRequest
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from kg.endpoint.description import describe
from kg.endpoint.formats import GRAPH, preferred
from kg.endpoint.page import query_page
from kg.endpoint.pool import Limits, QueryPool, QueryTimeout
from kg.endpoint.results import Request
from kg.errors import KgError, QueryRejected
from kg.versions import KnowledgeBase

_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_MOST_BYTES: Final = 1_000_000  # of a posted query
_HTML: Final = "text/html"
Parameters = Mapping[str, Sequence[str]]


class Refused(Exception):
    """A request that is not one of the protocol's query operations."""

    def __init__(self, status: int, told: str) -> None:
        super().__init__(told)
        self.status = status


def create_app(kb: Path, limits: Limits | None = None) -> FastAPI:
    """The endpoint over the live version of a knowledge base. Raises NoKnowledgeBase.

    A version that is published later is read from the next query on.
    """
    home = KnowledgeBase(kb)
    home.require()
    pool = QueryPool(limits)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        pool.close()

    app = FastAPI(title="Kommunegraf", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.add_middleware(
        CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"]
    )

    async def get(http: HttpRequest) -> Response:
        accept = http.headers.get("accept", "*/*")
        if preferred(accept, (*GRAPH, _HTML)) == _HTML:
            return HTMLResponse(query_page())
        parameters = parse_qs(http.url.query, keep_blank_values=True)
        if not parameters:
            return await run_in_threadpool(describe, home, http, accept)
        return await _run(lambda: _request(parameters, accept), home, pool)

    async def post(http: HttpRequest) -> Response:
        body = b""
        async for chunk in http.stream():
            body += chunk
            if len(body) > _MOST_BYTES:
                return PlainTextResponse("the request is too long\n", 413)
        return await _run(lambda: _posted(http, body), home, pool)

    for path in ("/sparql", "/sparql/"):
        app.get(path)(get)
        app.post(path)(post)
    app.get("/")(lambda: RedirectResponse("/sparql"))
    return app


async def _run(
    made: Callable[[], Request], home: KnowledgeBase, pool: QueryPool
) -> Response:
    """The result of the query that a request makes, or why there is none."""
    try:
        request = made()
        reply = await run_in_threadpool(
            pool.run,
            home.require().graph_path,
            replace(request, most=pool.limits.rows),
        )
    except Refused as refused:
        return PlainTextResponse(f"{refused}\n", refused.status)
    except QueryTimeout as error:
        return PlainTextResponse(f"{error}\n", 503)
    except QueryRejected as error:
        return PlainTextResponse(f"{error}\n", 400)
    except KgError as error:
        return PlainTextResponse(f"{error}\n", 500)
    return Response(reply.body, media_type=f"{reply.media_type}; charset=utf-8")


def _posted(http: HttpRequest, body: bytes) -> Request:
    """The query of a POST. Raises Refused."""
    media, _, rest = http.headers.get("content-type", "").partition(";")
    if rest.strip() and "charset" in rest.lower() and "utf-8" not in rest.lower():
        raise Refused(415, "write the query in UTF-8")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the query is not UTF-8") from None
    parameters = parse_qs(http.url.query, keep_blank_values=True)
    match media.strip().lower():
        case "application/x-www-form-urlencoded":
            for name, values in parse_qs(text, keep_blank_values=True).items():
                parameters[name] = parameters.get(name, []) + values
        case "application/sparql-query":
            parameters["query"] = [*parameters.get("query", []), text]
        case _:
            raise Refused(415, f"post a query as {_FORM} or {_DIRECT}; no updates")
    return _request(parameters, http.headers.get("accept", "*/*"))


def _request(parameters: Parameters, accept: str) -> Request:
    """The query that parameters of the protocol make. Raises Refused."""
    if "update" in parameters:
        raise Refused(403, "this endpoint is read only")
    queries = parameters.get("query", ())
    if len(queries) != 1:
        raise Refused(400, f"give one query; there are {len(queries)}")
    default = parameters.get("default-graph-uri")
    named = parameters.get("named-graph-uri")
    return Request(
        text=queries[0],
        accept=accept,
        default=None if default is None else tuple(default),
        named=None if named is None else tuple(named),
    )
