"""A page of a few words without Streamlit: a missing address, an unsubscribe link."""

from html import escape

from starlette.responses import HTMLResponse

from core.texts import language, text

STYLE = (
    "body{font:1rem/1.5 'Source Sans 3',system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1rem;"
    "color:light-dark(#1b2733,#e8eef4);background:light-dark(#fff,#10171e)}:root{color-scheme:light dark}"
    "header{margin-bottom:2.5rem}header a{display:inline-flex;align-items:center;gap:.6rem;min-height:44px;"
    "font-weight:700;color:inherit;text-decoration:none}"
    "a{color:light-dark(#0b5fa5,#8cc8f8)}h1{font-size:1.75rem;line-height:1.2}"
    "button{font:inherit;padding:.5rem 1rem;border:0;border-radius:.5rem;cursor:pointer;"
    "color:light-dark(#fff,#10171e);background:light-dark(#0b5fa5,#6cb4ee)}"
)


def small_page(title: str, words: str, base: str, *, button: str | None = None, status: int = 200) -> HTMLResponse:
    """Title and one paragraph, all escaped; with `button` a form that posts to the page's own address.

    `base` is the address of the site with a slash at its end; the page leads there.
    """
    form = f'<form method="post"><p><button>{escape(button)}</button></p></form>' if button else ""
    body = f"""<!DOCTYPE html>
<html lang="{language()}">
<head>
<meta charset="utf-8" />
<title>{escape(text("app.page_title", page=title))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<link rel="icon" href="{escape(base)}favicon.png" />
<style>{STYLE}</style>
</head>
<body><header><a href="{escape(base)}"><img src="{escape(base)}favicon.png" alt="" width="32" height="32" />\
{escape(text("app.name"))}</a></header><main><h1>{escape(title)}</h1><p>{escape(words)}</p>{form}
<p><a href="{escape(base)}">{escape(text("missing.home"))}</a></p></main></body>
</html>"""
    return HTMLResponse(body, status, headers={"cache-control": "no-store"})
