"""Answers speak the language Accept-Language likes best where a person reads them; names of fields never change."""

import httpx

GERMAN = {"accept-language": "de-AT,de;q=0.9,en;q=0.5"}


def test_refusals_are_in_the_language_that_is_accepted(api: httpx.Client) -> None:
    weak = {"email": "ada@example.org", "password": "short", "full_name": "Ada"}
    english, german = (api.post("/auth/register", json=weak, headers=one) for one in ({}, GERMAN))
    assert english.status_code == german.status_code == 422
    (english_one,), (german_one,) = english.json()["detail"], german.json()["detail"]
    assert (english_one.pop("msg"), german_one.pop("msg")) == (
        "Use at least 8 characters.",
        "Nimm mindestens 8 Zeichen.",
    )
    assert english_one == german_one
    wrong = {"email": "nobody@example.org", "password": "x"}
    assert api.post("/auth/login", json=wrong, headers=GERMAN).json() == {"detail": "E-Mail oder Passwort stimmt nicht"}
    assert api.post("/auth/login", json=wrong, headers={"accept-language": "fr"}).json() == {
        "detail": "Incorrect email or password"
    }
    nothing = api.get("/market/trending", params={"role": "no-such-role"}, headers=GERMAN).json()["detail"]
    assert nothing["message"] == "Die Rolle 'no-such-role' gibt es hier nicht."


def test_an_answer_is_kept_for_each_language_and_only_its_names_differ(anyone: httpx.Client) -> None:
    asked = {"by": "role", "days": 180}
    english, german, again = (anyone.get("/market/demand", params=asked, headers=one) for one in ({}, GERMAN, {}))
    assert "accept-language" in english.headers["vary"].lower()
    assert english.headers["etag"] == again.headers["etag"] != german.headers["etag"]
    assert english.content == again.content
    assert english.json().keys() == german.json().keys()
    tables = [anyone.get("/market/demand.csv", params=asked, headers=one).text.splitlines() for one in ({}, GERMAN)]
    assert tables[0][0] == tables[1][0]
    labels = [[line.split(",")[1] for line in table[1:]] for table in tables]
    assert "Backend engineer" in labels[0] and "Backend-Entwickler/in" in labels[1]


def test_project_ideas_are_found_and_told_in_the_language_that_is_accepted(anyone: httpx.Client) -> None:
    asked = {"query": "tide times android", "limit": 1, "skills": "python"}
    english, german, wanted_in_german = (
        anyone.get("/projects/search", params=one, headers=headers).json()["projects"][0]
        for one, headers in ((asked, {}), (asked, GERMAN), (asked | {"query": "gezeiten strandwanderer"}, GERMAN))
    )
    assert (english["title"], german["title"]) == (
        "Tide times for beach walkers on Android",
        "Gezeiten für Strandwanderer auf Android",
    )
    assert german == wanted_in_german
    assert [key for key in english if english[key] != german[key]] == ["title", "description", "roles", "deliverables"]
