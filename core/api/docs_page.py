"""`/docs`: the OpenAPI as a page for people. One file, no script, nothing from another host."""

import re
from html import escape
from typing import Any

from core.formats.addresses import rooted

STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
h2 { border-bottom: 1px solid; margin-top: 2.5rem; padding-bottom: .2rem; }
details { border: 1px solid #8888; border-radius: .5rem; margin: .6rem 0; padding: .5rem .8rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; }
.method { display: inline-block; font-weight: 700; min-width: 4.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; width: 100%; }
th, td { border-bottom: 1px solid #8884; padding: .25rem .6rem; text-align: left; vertical-align: top; }
"""


def documentation(schema: dict[str, Any]) -> str:
    """The page: routes by tag, each with its parameters, body and answers; then every schema by name."""
    info = schema["info"]
    routes: dict[str, list[str]] = {}
    for path, methods in schema["paths"].items():
        for method, route in methods.items():
            routes.setdefault(next(iter(route.get("tags", ["Other"]))), []).append(_route(method, path, route))
    parts = [f"<h2>{escape(tag)}</h2>{''.join(entries)}" for tag, entries in routes.items()]
    shapes = "".join(_shape(name, shape) for name, shape in sorted(schema["components"]["schemas"].items()))
    title = f"{escape(info['title'])} HTTP API {escape(info['version'])}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
        f"<body><main><h1>{title}</h1><p>{_prose(info['description'])}</p>"
        f'<p>For programs: <a href="{rooted("/openapi.json")}">{rooted("/openapi.json")}</a> (OpenAPI 3.1). '
        'Routes marked "bearer" need '
        "<code>Authorization: Bearer …</code> with the token of <code>POST /auth/login</code>.</p>"
        f"{''.join(parts)}<h2>Schemas</h2>{shapes}</main></body></html>"
    )


def _route(method: str, path: str, route: dict[str, Any]) -> str:
    access = " · bearer" if route.get("security") else ""
    rows = [
        (parameter["name"], _type(parameter["schema"], parameter.get("required", False)), _about(parameter))
        for parameter in route.get("parameters", ())
    ]
    body = route.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    answers = [
        (status, _media(response.get("content", {})), _prose(response.get("description", "")))
        for status, response in sorted(route["responses"].items())
    ]
    return (
        f"<details><summary><code><span class='method'>{method.upper()}</span>{escape(path)}</code> "
        f"{escape(route.get('summary', ''))}{access}</summary><p>{_prose(route.get('description', ''))}</p>"
        + _table(("Parameter", "Type", ""), rows)
        + (f"<p>Body: {_type(body)}</p>" if body else "")
        + _table(("Status", "Answer", ""), answers)
        + "</details>"
    )


def _prose(text: str) -> str:
    """Escaped, what stands between backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def _media(content: dict[str, Any]) -> str:
    return ", ".join(
        f"{escape(media)}: {_type(described_by.get('schema', {}))}" for media, described_by in content.items()
    )


def _shape(name: str, schema: dict[str, Any]) -> str:
    needed = schema.get("required", ())
    rows = [
        (field, _type(property_schema, field in needed), _about(property_schema))
        for field, property_schema in schema.get("properties", {}).items()
    ]
    about = _prose(schema.get("description", ""))
    return (
        f"<details id='{escape(name)}'><summary><code>{escape(name)}</code></summary><p>{about}</p>"
        f"{_table(('Field', 'Type', ''), rows)}</details>"
    )


def _about(parameter: dict[str, Any]) -> str:
    schema = parameter.get("schema", parameter)
    sentences = [str(parameter.get("description") or schema.get("description") or "")]
    sentences += [f"{word} {schema[key]}" for key, word in (("minimum", "from"), ("maximum", "to")) if key in schema]
    if schema.get("default") is not None:
        sentences.append(f"default {schema['default']}")
    return _prose(", ".join(filter(None, sentences)))


def _type(schema: dict[str, Any], required: bool = False) -> str:
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        kind = f"<a href='#{name}'>{name}</a>"
    elif "anyOf" in schema:
        kind = " or ".join(_type(choice) for choice in schema["anyOf"])
    elif "enum" in schema:
        kind = escape(" | ".join(map(str, schema["enum"])))
    elif schema.get("type") == "array":
        kind = f"list of {_type(schema.get('items', {}))}"
    else:
        kind = escape(str(schema.get("type", "any")))
    return f"{kind}, required" if required else kind


def _table(head: tuple[str, str, str], rows: list[tuple[str, str, str]]) -> str:
    """`rows` hold a name, which is escaped here, and HTML."""
    if not rows:
        return ""
    lines = "".join(
        f"<tr><td><code>{escape(str(name))}</code></td><td>{kind}</td><td>{description}</td></tr>"
        for name, kind, description in rows
    )
    titles = "".join(f"<th>{title}</th>" for title in head)
    return f"<div class='scroll'><table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table></div>"
