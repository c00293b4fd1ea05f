"""Skills: the taxonomy in `data/skills.json` and the reading of it out of posting texts."""
