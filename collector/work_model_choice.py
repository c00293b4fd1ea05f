"""The work model of a posting: whether its source's field, location, title or text is believed."""

from collector.work_model import from_location
from collector.work_model_sentences import WorkModelText, from_text, from_title, names_remote_work
from core.models import WorkModel


def where_one_works(
    field: WorkModel | None, location: str | None, title: str, text: str, *, is_remote: bool | None = None
) -> tuple[WorkModel | None, WorkModelText | None]:
    """The work model, and the sentence it rests on where the text decides.

    A field or location that says hybrid or on site stands. Else a text that denies remote work wins, then the field,
    the location, the title and the text. Of a job listed in a remote place the text knows better: where it says hybrid
    or on site of the role, that holds; where it says so of the company only, nothing is said.

    `is_remote` is a source's mere yes or no. A yes is an estimate of some boards and stands for hybrid work too: it
    counts only where the text speaks of working from elsewhere, or is too short to. A no counts nowhere: it does not
    tell hybrid work from work on site.
    """
    listed = from_location(location)
    for model in (field, listed):
        if model in (WorkModel.ONSITE, WorkModel.HYBRID):
            return model, None
    stated = from_text(text)
    if stated and stated.denies_remote:
        return stated.work_model, stated
    if field:
        return field, None
    if listed and not (stated and stated.work_model is not listed):
        return listed, None
    if listed and stated:
        return (stated.work_model, stated) if stated.is_about_role else (None, None)
    if titled := from_title(title):
        return titled, None
    if stated:
        return stated.work_model, stated
    return (WorkModel.REMOTE, None) if is_remote and names_remote_work(text) else (None, None)
