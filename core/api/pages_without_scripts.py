"""Pages that others see without an account or Streamlit: what somebody shares, and a chart to embed."""

from html import escape

from starlette.responses import HTMLResponse

from core.api.headers import OWN_POLICY, page_policy
from core.formats.addresses import rooted
from core.sharing.content import SharedContent
from core.texts import language, moment, spoken_locale, text

STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 'Source Sans 3',system-ui,sans-serif;margin:0 auto;"
    "padding:1.5rem 1rem 3rem;max-width:60rem;color:light-dark(#1b2733,#e8eef4);background:light-dark(#fff,#10171e)}"
    "a{color:light-dark(#0b5fa5,#8cc8f8)}h1{font-size:1.75rem;line-height:1.2;margin:.2em 0}"
    "p{margin:.5em 0}.quiet{color:light-dark(#4a5763,#b4c1cd);font-size:.875rem}"
    "img{max-width:100%;height:auto;border:1px solid light-dark(#dde4eb,#2c3946);border-radius:.5rem;background:#fff}"
    "dl{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1rem 0}dt{font-size:.875rem;"
    "color:light-dark(#4a5763,#b4c1cd)}dd{margin:0;font-size:1.5rem}"
    ".scroll{overflow-x:auto;margin-top:1rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.35rem .75rem .35rem 0;border-bottom:1px solid light-dark(#dde4eb,#2c3946);"
    "vertical-align:top}"
)
EMBED_STYLE = (
    "body{margin:0;font:14px/1.4 'Source Sans 3',system-ui,sans-serif;color:#1b2733;background:#fff}"
    "img{display:block;width:100%;height:auto}a{color:#0b5fa5}p{margin:.25rem .75rem}"
)


def shared_page(content: SharedContent, name: str, path: str, site: str) -> HTMLResponse:
    """A share at `path` below `site`; `name` is whose it is, or "". Search engines are asked to leave it alone."""
    picture = escape(f"{site}{path}.png")  # read elsewhere; what the page itself shows is of this host
    dated = (
        text("share.moment", moment=moment(content.as_of, spoken_locale()))
        if content.as_of and not content.is_sample
        else text("share.moment_sample")
    )
    by = f"<p>{escape(text('share.by', name=name))}</p>" if name else ""
    facts = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in content.facts)
    head = "".join(f"<th scope='col'>{escape(column)}</th>" for column in content.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in content.rows)
    alt = escape(text("share.picture_alt", title=content.title))
    body = f"""<p class="quiet">{escape(text(f"share.kind_page_{content.kind}"))}</p>
<h1>{escape(content.title)}</h1>{by}
<p class="quiet">{escape(dated)}</p>
{f"<dl>{facts}</dl>" if facts else ""}
<p><img src="{escape(rooted(path))}.svg" width="1200" height="630" alt="{alt}" /></p>
<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>
<p class="quiet">{escape(content.base)}</p>
<p><a href="{escape(rooted("/"))}">{escape(text("share.home"))}</a></p>"""
    metadata = f"""<meta property="og:type" content="article" />
<meta property="og:title" content="{escape(content.title)}" />
<meta property="og:description" content="{escape(content.base)}" />
<meta property="og:image" content="{picture}" />
<meta name="twitter:card" content="summary_large_image" />"""
    headers = {"x-robots-tag": "noindex, nofollow", "cache-control": "private, no-store"}
    return HTMLResponse(_page(content.title, STYLE, metadata, body), headers=headers | {OWN_POLICY: page_policy()})


def embedded_page(title: str, base: str, picture: str, page: str, framers: tuple[str, ...]) -> HTMLResponse:
    """A chart and where it is from, for a frame on another site: only `framers` may have one.

    `picture` and `page` are paths of this host.
    """
    picture, page = rooted(picture), rooted(page)
    alt = escape(text("share.embed_alt", title=title, base=base))
    body = f"""<a href="{escape(page)}" target="_blank" rel="noopener">
<img src="{escape(picture)}" width="1200" height="630" alt="{alt}" /></a>
<p><a href="{escape(page)}" target="_blank" rel="noopener">{escape(text("share.embed_source"))}</a></p>"""
    headers = {"cache-control": "public, max-age=300", "vary": "Accept-Language", OWN_POLICY: page_policy(framers)}
    return HTMLResponse(_page(title, EMBED_STYLE, "", body), headers=headers)


def _page(title: str, style: str, metadata: str, body: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="{language()}">
<head>
<meta charset="utf-8" />
<title>{escape(text("app.page_title", page=title))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex, nofollow" />
{metadata}
<style>{style}</style>
</head>
<body><main>{body}</main></body>
</html>"""
