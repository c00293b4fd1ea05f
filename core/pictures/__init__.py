"""Charts as files: SVG and PNG for link previews, embeds and shared pages, drawn without a browser."""
