"""The page that a browser gets from the endpoint: write a query, see the rows."""

import html
from functools import cache
from importlib.resources import files

from kg.endpoint.examples import examples


@cache
def query_page() -> str:
    """The page, with the example queries in it. It loads nothing from elsewhere."""
    template = files("kg.endpoint").joinpath("page.html").read_text("utf-8")
    options = "\n".join(
        f'<option value="{html.escape(query.text)}">{html.escape(query.title)}</option>'
        for query in examples()
    )
    return template.replace("<!-- examples -->", options)
