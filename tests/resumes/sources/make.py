"""Sets the sources beside this file with LaTeX and LibreOffice: `python -m tests.resumes.sources.make FOLDER`.

Needs pdflatex (with moderncv, its icons, and babel for French, German and Spanish) and soffice.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ENDINGS = {
    "writer_frame_en.fodt": ("pdf", "docx", "odt"),
    "writer_table_en.html": ("pdf", "rtf"),
    "writer_plain_de.html": ("odt",),
    "writer_grid_en.html": ("docx",),
}
FILTERS = {"docx": "docx:MS Word 2007 XML", "rtf": "rtf:Rich Text Format"}


def main() -> None:
    """Write every file into the folder that is named."""
    folder = sys.argv[1]
    for source in sorted(HERE.glob("*.tex")):
        command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", f"-output-directory={folder}", source]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for name, endings in ENDINGS.items():
        for ending in endings:
            html = ["--infilter=HTML (StarWriter)"] if name.endswith(".html") and ending != "pdf" else []
            kind = FILTERS.get(ending, ending)
            command = ["soffice", "--headless", *html, "--convert-to", kind, "--outdir", folder, HERE / name]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
