"""Where the HTTP API answers, told without loading it: that is done for the first request (`routes.py`)."""

from starlette.convertors import Convertor, register_url_convertor


class AnyText(Convertor[str]):
    """A part of a path that may hold slashes and line ends; Starlette's own `path` ends at a line end."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """The text itself."""
        return value

    def to_string(self, value: str) -> str:
        """The text itself."""
        return value


register_url_convertor("text", AnyText())

# In the order in which they are tried.
API_PATHS = (
    "/openapi.json",
    "/docs",
    "/auth/register",
    "/auth/reset",
    "/auth/reset/confirm",
    "/auth/confirmation",
    "/auth/login",
    "/auth/me",
    "/auth/logout",
    "/auth/password",
    "/auth/keys",
    "/auth/keys/{key_id}",
    "/auth/sessions",
    "/auth/sessions/{session_id}",
    "/auth/log",
    "/market/trending.csv",
    "/market/trending",
    "/market/demand.csv",
    "/market/demand",
    "/market/roles.csv",
    "/market/roles",
    "/market/refresh",
    "/market/compare.csv",
    "/market/compare",
    "/market/changes.csv",
    "/market/changes",
    "/skills/gap-analysis.csv",
    "/skills/gap-analysis",
    "/learning/roadmap.csv",
    "/learning/roadmap",
    "/learning/plan.pdf",
    "/projects/recommendations.csv",
    "/projects/recommendations",
    "/projects/search.csv",
    "/projects/search",
    "/profile/resume",
    "/searches",
    "/searches/{search_id}",
    "/searches/{search_id}/test",
    "/searches/{search_id}/retry",
    "/searches/{search_id}/feed",
    "/feeds/{secret}.atom",
    "/unsubscribe/{secret}/all",
    "/unsubscribe/{secret}",
    "/confirm/{secret}",
    "/shares",
    "/shares/{share_id}",
    "/shared/{secret}.{kind}",
    "/shared/{secret}",
    "/charts/explore.{kind}",
    "/charts/trends.{kind}",
    "/charts/gap.{kind}",
    "/embed/explore",
    "/embed/trends",
    "/embed/gap",
    "/postings/read",
    "/postings.csv",
    "/postings",
    "/postings/by-id.csv",
    "/postings/by-id",
    "/postings/{posting_id:text}.csv",
    "/postings/{posting_id:text}",
    "/applications.csv",
    "/applications",
    "/applications/outcomes.csv",
    "/applications/outcomes",
    "/applications.ics",
    "/applications/{application_id}",
    "/applications/{application_id}/events",
    "/applications/{application_id}/undo",
    "/profile/groups",
    "/profile/groups/invitation",
    "/profile/groups/join",
    "/profile/groups/{group_id}/leave",
    "/profile/groups/{group_id}",
    "/profile/groups/{group_id}/report",
    "/operator/state",
    "/operator/users",
    "/operator/users/{user_id}",
    "/operator/collector",
    "/operator/boards",
    "/operator/names",
    "/operator/reports",
    "/operator/reports/{report_id}",
    "/operator/log",
)
