"""The roles a newcomer is likeliest to ask about."""

COMMONEST = (
    "software-engineer",
    "full-stack-engineer",
    "backend-engineer",
    "frontend-engineer",
    "data-analyst",
    "data-scientist",
    "data-engineer",
    "ml-engineer",
    "ai-engineer",
    "devops-engineer",
    "qa-engineer",
    "mobile-engineer",
)
