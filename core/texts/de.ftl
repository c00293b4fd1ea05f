### Alle Sätze der Seiten auf Deutsch, in der Reihenfolge von en.ftl. Wer liest, wird geduzt.
### Eine Zahl kommt, wie man sie schreibt, als `$count`, und als Zahl für Einzahl und Mehrzahl als `$count-n`.
### Am Ende stehen die Namen aus den Daten: Rollen, Bereiche, Arten und Skills.

## app

app-name = Career Navigator
app-language = Deutsch
# Stehen Namen von Rollen im Satz klein? yes oder no
app-lower_names = no
app-page_title = { $page } · Career Navigator

## language

language-label = Sprache

## access

access-sign_in_first = Bitte melde dich an.
access-operators_only = Diese Seite ist nur für die Betreiber.
## store

store-gone_title = Diese Seite lässt sich gerade nicht zeigen
store-gone = Die Datenbank ist nicht erreichbar. Deine Daten sind sicher, und diese Seite versucht es von selbst wieder.
store-retry = Noch einmal versuchen
busy-page = Gerade sind viele Leute hier. Diese Seite lädt sich in ein paar Sekunden von selbst.
failure-page = Auf dieser Seite ist etwas schiefgegangen. Es steht im Protokoll unter { $request_id }; wer diese Seite betreibt, kann dort nachsehen.
## sample

sample-banner = Beispieldaten: Diese Anzeigen sind erfunden.
sample-never_collected = jetzt (Beispiel)
sample-gone = Die Zahlen aus dieser Adresse gibt es nicht mehr. Dies sind die aktuellen.
sample-stored = Das sind ältere Zahlen, wie es die Adresse verlangt. Nimm `snapshot=…` heraus, um die aktuellen zu sehen.

## nav

nav-home = Start
nav-gap = Skill-Lücke
nav-trends = Trends
nav-roles = Rollen vergleichen
nav-roadmap = Lernplan
nav-projects = Projekte
nav-openings = Offene Stellen
nav-my_applications = Bewerbungen
nav-application = Bewerbung
nav-read_advert = Anzeige lesen
nav-explore = Erkunden
nav-data = Daten & Methode
nav-posting = Anzeige
nav-profile = Profil
nav-sign_in = Anmelden
nav-register = Konto anlegen
nav-sign_out = Abmelden
nav-plan = Mein Plan
nav-jobs = Jobs
nav-market = Markt
nav-account = Konto
nav-skill = Skill
nav-role = Rolle
nav-about = Über uns
nav-theme = Hell oder dunkel
nav-saved_searches = Gespeicherte Suchen
nav-groups = Gruppen
nav-operator = Betrieb
nav-operator_state = Zustand
nav-operator_users = Konten
nav-operator_collector = Sammler
nav-operator_readings = Namen und Meldungen
nav-operator_import = Import
nav-operator_log = Protokoll
## gap

gap-title = Skill-Lücke
gap-role = Rolle
gap-threshold = Ein Skill zählt, wenn ihn mindestens so viele verlangen
gap-threshold_help = Ein Skill gilt als gefragt, wenn mindestens dieser Anteil der Anzeigen ihn verlangt.
gap-theta = Eine Anzeige passt, wenn ich mindestens so viel habe
gap-theta_help = Eine Anzeige passt zu dir, wenn du mindestens diesen Teil von dem hast, was sie verlangt. Was Pflicht ist, zählt dreimal so viel wie ein Plus, eine Alternative von dir zählt halb.
gap-readiness = Anzeigen, die zu dir passen
gap-readiness_help = Anzeigen, von denen du mindestens { $theta } des Verlangten hast. { $left_out-n ->
        [one] Eine Anzeige, die weniger als 3 gewertete Skills nennt, zählt
       *[other] { $left_out } Anzeigen, die weniger als 3 gewertete Skills nennen, zählen
    } nicht mit.
gap-fit = Vom Verlangten hast du
gap-fit_help = Der Teil von dem, was eine Anzeige verlangt, den du hast, im Mittel über alle Anzeigen. Er wächst mit jedem verlangten Skill.
gap-apart = Auch verlangt, aber nicht mitgezählt: { $names }.
gap-adds = bringt dich auf { $share }
gap-what_if = Was wäre, wenn ich das lerne …
gap-what_if_help = Wähle Skills aus und sieh, wie viele Anzeigen dann zu dir passen. Nichts wird gespeichert.
gap-what_if_same = Noch passt keine weitere Anzeige. Probier zwei oder drei Skills zusammen.
gap-asked_for = Was Anzeigen für { $role } verlangen
gap-too_few = { $role } – { $words }.
gap-table = Alle Zahlen
gap-chart_alt = Balkendiagramm: Anteil der Anzeigen für { $role }, die den jeweiligen Skill verlangen. { $owned-n ->
        [one] Einen Skill hast du
       *[other] { $owned } Skills hast du
    }, { $missing } fehlen dir. „Alle Zahlen“ darunter zeigt dasselbe als Tabelle.
gap-nothing_in_demand = Kein Skill erreicht { $threshold } der Anzeigen.
gap-lower = Auch seltenere Skills zählen
gap-compare = Mit einer anderen Rolle vergleichen
gap-finding = Von mindestens { $share } der Anzeigen verlangt: { $owned } hast du, { $missing } fehlen dir
gap-near = Wie nah bin ich dran?
gap-then = dann
gap-more = { $count } weitere
gap-missing = Was dich am weitesten bringt
gap-missing_order = Geordnet danach, was jeder Skill für sich bringt. Dein Lernplan wägt auch die Stunden und was man vorher braucht, darum ordnet er anders.
gap-missing_row = von { $share } verlangt
gap-finding_all = { $count-n ->
        [one] Einen Skill verlangen
       *[other] { $count } Skills verlangen
    } mindestens { $share } der Anzeigen
gap-no_skills = Trag ein, was du kannst: Dann steht hier, wie nah du dran bist.
gap-have_it = Kann ich
gap-to_plan = In den Plan
gap-table_count = Alle Zahlen ({ $count-n ->
        [one] ein Skill
       *[other] { $count } Skills
    })

## trends

trends-title = Trends
trends-role = Rolle
trends-all_roles = Alle Rollen
trends-section = Zeigen
trends-skills = Skills
trends-roles = Rollen
trends-places = Orte
trends-pay = Gehalt
trends-companies = Unternehmen
trends-years = Erfahrung
trends-degrees = Abschlüsse
trends-one_skills = Skill
trends-one_roles = Rolle
trends-one_places = Land
trends-one_companies = Unternehmen
trends-one_years = Erfahrung
trends-one_degrees = Abschluss
trends-none_said = Keine dieser Anzeigen sagt etwas dazu.
trends-all_places = Alle Länder
trends-rising = **Steigt:** { $names }.
trends-falling = **Fällt:** { $names }.
trends-no_change = { $count-n ->
        [one] Keine klare Änderung bei dem einen übrigen.
       *[other] Keine klare Änderung bei den übrigen { $count }.
    }
trends-collecting_since = Gesammelt wird seit { $day }. Über die Zeit davor können wir nichts sagen.
trends-method = Wie das entschieden wird
trends-method_text = Verglichen werden die letzten 28 Tage ({ $now } Anzeigen) mit den 28 davor ({ $before } Anzeigen). „Steigt“ und „fällt“ sagen wir nur, wenn die Änderung einen Test besteht, der mehrere Anzeigen desselben Unternehmens und den Blick auf viele Zeilen zugleich berücksichtigt (Falscherkennungsrate 5 %), und nicht, wenn ein einziges Unternehmen mehr als die Hälfte ausmacht. Alles andere heißt „keine erkennbare Änderung“: Es mag sich bewegt haben, aus den Anzeigen lässt es sich nicht sagen.
trends-fixed_mix = Über alle Rollen wird die Mischung aus Rolle, Land und Quelle festgehalten, damit eine neue Quelle nicht wie ein Sinneswandel aussieht; { $share } der Anzeigen ließen sich so vergleichen.
trends-roles_note = Anteile an allen Anzeigen, welche Rolle oben auch gewählt ist.
trends-movers = Was sich in vier Wochen geändert hat
trends-movers_unsure = Die größten Änderungen in vier Wochen, keine davon sicher
trends-movers_alt = Punktdiagramm: Änderung des Anteils der Anzeigen mit 95‑%‑Intervall für { $count-n ->
        [one] eine Zeile
       *[other] { $count } Zeilen
    } ({ $section }). { $rising-n ->
        [one] Eine steigt
       *[other] { $rising } steigen
    }, { $falling-n ->
        [one] eine fällt
       *[other] { $falling } fallen
    }. Dieselben Zahlen stehen in der Tabelle darunter.
trends-weekly = Woche für Woche
trends-weekly_names = Linien
trends-weekly_alt = Liniendiagramm: wöchentlicher Anteil der Anzeigen mit 95‑%‑Band für { $names }. Dieselben Zahlen stehen in der CSV-Datei dieser Seite.
trends-map = Wo die Anzeigen sind
trends-map_alt = Weltkarte: Anteil der Anzeigen nach Land. Am meisten: { $names }. Die Tabelle darunter nennt alle.
trends-no_outline = Zu klein für die Karte: { $names }.
trends-pay_title = Gehalt, Woche für Woche
trends-pay_alt = Liniendiagramm: wöchentlicher Median des Jahresgehalts in US-Dollar mit dem Band zwischen den Quartilen.
trends-pay_median = Mittleres Gehalt
trends-pay_half = Übliche Spanne
trends-pay_sure = Median, wahrscheinlicher Bereich
trends-pay_sure_help = Wo der Median aller solchen Anzeigen liegen kann. Anzeigen einer Firma zahlen ähnlich und zählen daher weniger.
trends-pay_few = In keiner Woche nennen 30 Anzeigen ein Gehalt, also gibt es keine Linie. Wähle eine Rolle mit mehr Anzeigen oder alle Rollen.
trends-pay_count = Anzeigen mit Gehalt
trends-pay_help = Jahresgehalt in US-Dollar; die Mitte der Spanne, die die Anzeige nennt. Wochen mit weniger als 30 solchen Anzeigen fehlen.
trends-forecast_shown = **{ $name }** ({ $method }): In Tests an { $origins } vergangenen Wochen lag diese Vorhersage im Mittel { $error } Punkte daneben („wie letzte Woche“ { $naive }). Schattiert: wo 4 von 5 Ergebnissen lagen.
trends-forecast_none = Keine Vorhersage für { $names }: Keine wäre besser gewesen als „wie letzte Woche“.
trends-forecast_few = Keine Vorhersage für { $names }: noch zu wenige volle Wochen.
trends-hollow = Hohl = Woche noch nicht vollständig
trends-table = Alle Zahlen
trends-too_few = { $words }.
trends-heading_rising = Steigt: { $names }
trends-heading_falling = Fällt: { $names }
trends-heading_both = Steigt: { $rising }; fällt: { $falling }
trends-heading_pay = Die Hälfte der Anzeigen mit Gehalt bietet { $low } bis { $high } im Jahr
trends-heading_work_model = { $name }: { $share } der Anzeigen, die es sagen
trends-heading_nothing = In den letzten vier Wochen hat sich nichts klar geändert
trends-show_all = Alle { $count } zeigen
trends-map_finding = Die meisten Anzeigen: { $names }
trends-forecast = Wie gut ist diese Vorhersage?
trends-work_model = Remote, hybrid, vor Ort
trends-work_model_title = Wo gearbeitet wird, Woche für Woche
trends-work_model_axis = Anteil der Anzeigen, die es sagen
trends-work_model_alt = Liniendiagramm: wöchentliche Anteile der Anzeigen für remote, hybrid und vor Ort, unter denen, die es sagen.
trends-work_model_note = Von den { $known } Anzeigen, die sagen, ob man remote, hybrid oder vor Ort arbeitet.

## roles

roles-ranked = Wie gut jede Rolle zu dir passt
roles-ranked_help = Danach, wie ähnlich deine Skills dem sind, was eine Rolle verlangt: Was wenige Rollen verlangen, zählt mehr. Bei Gleichstand entscheiden die Skills, die du hast; häufige zählen mehr.
roles-ranked_alt = Balkendiagramm: wie ähnlich deine Skills dem sind, was { $count-n ->
        [one] eine Rolle verlangt
       *[other] { $count } Rollen verlangen
    }, und wie viel davon du hast, die nächste zuerst: { $first }. Dieselben Zahlen stehen in der Tabelle darunter.
roles-unranked = { $count-n ->
        [one] Eine Rolle hat
       *[other] { $count } Rollen haben
    } zu wenige Anzeigen für die Rangfolge: { $names }.
roles-no_skills = Ohne Skills ist jede Rolle gleich weit weg. Trag ein paar ein und sieh, welcher du am nächsten bist.
roles-add_skills = Skills eintragen
roles-pair = Zwei Rollen im Vergleich
roles-first = Erste Rolle
roles-second = Zweite Rolle
roles-too_few = Keine Rolle hat genug Anzeigen für eine Rangfolge. Versuch einen längeren Zeitraum oder weniger Filter.
roles-similarity = Überschneidung
roles-similarity_help = Was beide verlangen, geteilt durch das, was wenigstens eine verlangt (gewichteter Jaccard-Index der Anteile).
roles-similarity_value = { $shared-n ->
        [one] ein gefragter Skill gemeinsam
       *[other] { $shared } gefragte Skills gemeinsam
    }
roles-pay = Mittleres Gehalt, { $role }
roles-pay_value = { $n } Anzeigen nennen es; üblich sind { $low } bis { $high }. Der Median liegt wohl zwischen { $median_low } und { $median_high }
roles-pay_few = Weniger als 30 Anzeigen nennen ein Gehalt
roles-pair_alt = Punktdiagramm: Anteil der Anzeigen, die den jeweiligen Skill verlangen, für { $first } und { $second }. Dieselben Zahlen stehen in der Tabelle darunter.
roles-pair_base = { $first }: { $first_count-n ->
        [one] eine Anzeige
       *[other] { $first_count } Anzeigen
    } · { $second }: { $second_count-n ->
        [one] eine Anzeige
       *[other] { $second_count } Anzeigen
    }
roles-carry = **{ $owned } von { $total }** gefragten Skills für { $role } hast du schon.
roles-to_gap = Was dir fehlt: { $role }
roles-table = Alle Zahlen
roles-heading = Am nächsten bist du dieser Rolle: { $role }
roles-none_near = Noch ist dir keine Rolle nah
roles-none_near_words = Von den Skills, die eine Rolle ausmachen, hast du jeweils höchstens einen. Unten siehst du, welche Rollen am wenigsten weit weg sind; dein Plan führt zu der, die du willst.
roles-pair_finding = Was Anzeigen für { $first } und { $second } verlangen
roles-one_role = Es gibt nur Anzeigen für eine Rolle ({ $role }), also noch nichts zu vergleichen.

## columns

columns-name = Skill
columns-owned = Hast du
columns-demand_share = Anteil der Anzeigen
columns-share_low = Anteil, von
columns-share_high = Anteil, bis
columns-asked_count = Anzeigen
columns-required_share = Pflicht
columns-alone_share = Für sich
columns-choice_share = Einer von mehreren
columns-lift = Typisch für die Rolle (×)
columns-unlock_count = Anzeigen, die neu passen
columns-gain = Bringt
columns-gain_low = Bringt, von
columns-gain_high = Bringt, bis
columns-in_demand = Gefragt
columns-kind = Art
columns-satisfied_by = Weil du kannst
columns-soft_match = Nah an deinem
columns-rank = Rang
columns-role_name = Rolle
columns-posting_count = Anzeigen
columns-likeness = Ähnlichkeit
columns-coverage = Skills, die du hast
columns-matched_count = Gefragte Skills, die du hast
columns-in_demand_count = Gefragte Skills
columns-first_share = Erste Rolle
columns-second_share = Zweite Rolle
columns-difference = Unterschied
columns-verdict = Urteil
columns-one_company = Vor allem ein Unternehmen
columns-share = Anteil der Anzeigen
columns-now_share = Anteil jetzt
columns-after_share = Anteil danach
columns-market_part = Wegen des Markts
columns-taxonomy_part = Wegen neuer Skill-Regeln
columns-duplicates_part = Wegen Duplikaten
columns-before_share = Anteil davor
columns-now_count = Anzeigen jetzt
columns-before_count = Anzeigen davor
columns-trend_pp = Änderung (Punkte)
columns-trend_low = Änderung, von
columns-trend_high = Änderung, bis
columns-week = Woche ab
columns-complete = Volle Woche
columns-remote_share = Remote
columns-remote_low = Anteil, von
columns-remote_high = Anteil, bis
columns-salary_median = Mittleres Gehalt
columns-salary_lower = Unteres Quartil
columns-salary_upper = Oberes Quartil
columns-salary_count = Anzeigen mit Gehalt
columns-unlock_low = Passen, von
columns-unlock_high = Passen, bis
columns-place = Schritt
columns-state = Stand
columns-stage = Etappe
columns-hours = Stunden
columns-sentence = Wo es steht
columns-starts_on = Von
columns-finishes_on = Bis
columns-unlock = Anzeigen, die neu passen
columns-ready_after = Mittlere Passung danach
columns-words = Hinweis
columns-label = Gruppe
columns-field = Was Anzeigen nennen
columns-known_count = Anzeigen
columns-known_share = Anteil
columns-started_at = Beginn
columns-source_label = Quelle
columns-fetched = Geholt
columns-new = Neu
columns-updated = Geändert
columns-unchanged = Unverändert
columns-rejected = Abgelehnt
columns-duplicates = Duplikate
columns-credits = Guthaben
columns-seconds = Sekunden
columns-error = Endete mit
columns-count = Anzeigen
columns-base = Von
columns-title = Titel
columns-company = Unternehmen
columns-posted_on = Veröffentlicht
columns-source = Quelle
columns-receipt = Was wir gelesen haben
columns-behind = Anzeigen
columns-ask = Verlangt als
columns-rule = Regel
columns-counts = Zählt
columns-hybrid_share = Hybrid
columns-onsite_share = Vor Ort
columns-work_model_known = Anzeigen, die es sagen
columns-hybrid_low = Von
columns-onsite_low = Von
columns-hybrid_high = Bis
columns-onsite_high = Bis
columns-one_of = Oder stattdessen
columns-setting = Einstellung
columns-value = Wert
columns-is_default = Vorgabe
columns-session_kind = Art
columns-address = Von
columns-signed_in_at = Angemeldet
columns-last_used_at = Zuletzt benutzt
columns-happened_at = Wann
columns-event = Was
columns-about = Konto
columns-by = Durch
columns-detail = Einzelheit
columns-health = Zustand
columns-succeeded_at = Zuletzt gelungen
columns-new_at = Zuletzt eine neue Anzeige
columns-failures = Fehler seither
columns-import_field = Feld
columns-column = Spalte
columns-filled = Zeilen, die es sagen
columns-example = Beispiel
## columns_help

columns_help-owned = Du hast ihn oder einen Skill, der ihn einschließt.
columns_help-demand_share = Anteil der Anzeigen, die ihn verlangen, als Pflicht oder als Plus.
columns_help-required_share = Anteil der Anzeigen, für die er Pflicht ist.
columns_help-alone_share = Anteil der Anzeigen, die ihn für sich verlangen.
columns_help-choice_share = Anteil der Anzeigen, in denen er einer von mehreren ist, von denen einer genügt. Mit „Für sich“ ergibt das den Anteil.
columns_help-share_low = Unteres Ende des wahrscheinlichen Bereichs (95 %).
columns_help-share_high = Oberes Ende des wahrscheinlichen Bereichs (95 %).
columns_help-trend_low = Unteres Ende des wahrscheinlichen Bereichs (95 %), Prozentpunkte.
columns_help-trend_high = Oberes Ende des wahrscheinlichen Bereichs (95 %), Prozentpunkte.
columns_help-remote_low = { columns_help-share_low }
columns_help-remote_high = { columns_help-share_high }
columns_help-one_company = Kein Zufall, aber mehr als die Hälfte verschwindet ohne ein einzelnes Unternehmen: Das nennen wir weder Trend noch Unterschied.
columns_help-lift = Wievielmal so oft wie über alle Rollen; 1 heißt: nicht typisch für diese Rolle.
columns_help-unlock_low = Unteres Ende des wahrscheinlichen Bereichs (95 %), Anzeigen.
columns_help-unlock_high = Oberes Ende des wahrscheinlichen Bereichs (95 %), Anzeigen.
columns_help-unlock_count = Anzeigen, die neu zu dir passen, wenn du nur diesen einen Skill lernst.
columns_help-gain = Was er allein dazu beiträgt, wie nah du dran bist.
columns_help-kind = Plus: fehlt dir, und die meisten Anzeigen, die ihn nennen, verlangen ihn nicht als Pflicht.
columns_help-behind = Die Anzeigen hinter dieser Zeile, jede mit dem, was darin gelesen wurde.
columns_help-soft_match = Ein Skill von dir, der nahe liegt. Eine Alternative zählt halb, alles andere zählt nicht.
columns_help-hybrid_low = { columns_help-share_low }
columns_help-onsite_low = { columns_help-share_low }
columns_help-hybrid_high = { columns_help-share_high }
columns_help-onsite_high = { columns_help-share_high }

## download

download-csv = CSV herunterladen
download-csv_help = Alle Stellen. Für ein Bild nimm „PNG“.
download-metadata = Über diese Zahlen (JSON)
download-menu = Daten
download-png = PNG
download-copy = Link kopieren
download-copied = Kopiert
download-code = Dieselben Zahlen per Programm:
download-code_own = Dieselben Zahlen per Programm, mit einem Schlüssel von dir:
download-snapshot = Datenstand { $snapshot_id }, gesammelt bis { $as_of }
download-print = Drucken

## download_forecast

download_forecast-csv = Vorhersage herunterladen (CSV)
download_forecast-csv_help = Die Kreuze des Diagramms mit ihren Bändern, und wie gut jede Vorhersage in der Vergangenheit war.
download_forecast-metadata = Über die Vorhersage (JSON)

## advice

advice-older = { $count } von { $total } sind älter: Gezählt werden nur die letzten { $days } Tage.
advice-undated = { $count } von { $total } haben kein Datum: Wir heben sie auf, sie stehen aber in keinem Zeitraum und keiner Zeitreihe.
advice-empty = Es gibt noch keine Anzeigen. Diese Seite füllt sich von selbst, sobald die ersten gesammelt sind.
advice-loading = Die ersten Anzeigen werden gelesen. Diese Seite füllt sich von selbst, in höchstens einer Minute.
advice-try = Versuch eins davon.
advice-collect = Komm wieder, wenn mehr Anzeigen gesammelt sind.
advice-longer = { $days } Tage ansehen
advice-no_filters = Filter löschen

## base

base-postings = { $postings-n ->
        [one] { $postings } Anzeige
       *[other] { $postings } Anzeigen
    }
base-companies = { $companies } Unternehmen
base-unnamed = { $share } aller Anzeigen nennen kein Unternehmen
base-span = { $first } – { $last }
base-interval = wohl zwischen { $low } und { $high }
base-points = { $points } Punkte

## filters

filters-open = Anpassen
filters-open_count = Filter ({ $count })
filters-window = Zeitraum
filters-days = letzte { $days } Tage
filters-any = Beliebig
filters-country = Land
filters-level = Stufe
filters-level_help = Wie der Titel der Anzeige es sagt. Anzeigen, die nichts dazu sagen, erscheinen nur unter „Beliebig“.
filters-chip = { $name } ✕
filters-chip_help = Wegnehmen: { $name }
filters-work_model = Arbeitsform
filters-work_model_remote = Remote
filters-work_model_hybrid = Hybrid
filters-work_model_onsite = Vor Ort
filters-contract = Vertrag
filters-visa = Visum
filters-visa_value = Visum { $value }
filters-relocation = Umzug
filters-relocation_value = Hilfe beim Umzug { $value }
filters-spoken = Verlangte Sprache
filters-terms_help = Wie die Anzeige es sagt. Anzeigen, die nichts dazu sagen, erscheinen nur unter „Beliebig“.
filters-work_model_help = Anzeigen, die nichts dazu sagen, erscheinen nur unter „Beliebig“.

## address

address-bad_text = Der Text für „{ $name }“ in der Adresse ist zu lang oder enthält Zeichen, die sich nicht zeigen lassen; er wurde weggelassen.
address-bad_value = Im Link stand ein unbekannter Wert ({ $name }); du siehst den üblichen.

## home

home-title = Was verlangen Unternehmen wirklich?
home-welcome = Wähle einen Beruf und tippe an, was du kannst. Du siehst sofort, wie nah du dran bist und was du zuerst lernen solltest. Aus Stellenanzeigen, mit Belegen hinter jeder Zahl.
home-hello = Hallo, { $name }
home-start = Trag die **Skills** ein, die du hast: Alles hier wird daran gemessen. Ein Lebenslauf füllt sie für dich aus.
home-fill_profile = Meine Skills eintragen
home-role = Zielrolle
home-closest = Passt gerade am besten
home-next = Dein nächster Schritt
home-learn = { $share } der Anzeigen für { $role } verlangen es.
home-opens = { $count-n ->
        [one] Dann passt eine Anzeige mehr zu dir.
       *[other] Dann passen { $count } Anzeigen mehr zu dir.
    }
home-adds = Es bringt dich von { $before } auf { $after } des Verlangten, in etwa { $hours } Stunden.
home-nothing_missing = Du hast, was Anzeigen für { $role } üblicherweise verlangen. Sieh dir passende Stellen an.
home-to_roadmap = Zum Plan
home-to_gap = Alle Skills dieser Rolle
home-to_trends = Alle Trends
home-week = Neu in dieser Woche
home-market = Steigt und fällt in diesem Monat
home-chart_alt = Balkendiagramm: die { $asked } Skills, die Anzeigen für { $role } am häufigsten verlangen, mit ihrem Anteil und dem 95‑%‑Intervall. { $owned } davon hast du.
home-too_few = { $words }.
home-become = Ich möchte arbeiten als …
home-you_now = Du, jetzt
home-count = Du hast { $owned } der { $asked } Skills, die Anzeigen für { $role } am häufigsten verlangen
home-fit = { $fit-n ->
        [0] Von { $rated } Anzeigen passt noch keine zu dir; bei **{ $near }** fehlen höchstens zwei Skills.
       *[other] Bei **{ $fit } von { $rated }** Anzeigen hast du mindestens die Hälfte des Verlangten; bei { $near } weiteren fehlen höchstens zwei Skills.
    }
home-near = { $count } weniger als drei Skills entfernt
home-see_plan = Mein Plan
home-see_jobs = Zu den Stellen
home-nothing_stored = Nichts ist gespeichert. Ein Konto bewahrt es auf.
home-no_clear_change = keine klare Änderung
home-next_learning = Das lernst du gerade
home-learn_title = Lerne { $skill }
home-start_title = Sag uns, was du kannst
home-start_learning = Anfangen
home-known = Das kann ich schon
home-of = { $count } von { $total }
home-fit_help = Anzeigen, von denen du mindestens die Hälfte der verlangten Skills hast: Da lohnt sich eine Bewerbung. Anzeigen mit weniger als 3 Skills zählen nicht mit.
home-closest_skills = { $owned } von { $total } häufigen Skills
home-asked_for = Was Anzeigen für { $role } am häufigsten verlangen
home-tap_title = Tippe an, was du kannst
home-tap = Diese { $asked } Skills verlangen { $adverts } Anzeigen für { $role } am häufigsten. Wie nah du dran bist, steht sofort hier.
home-from_zero = Ich fange bei null an

## week

week-postings = { $now-n ->
        [one] **{ $now }** Anzeige
       *[other] **{ $now }** Anzeigen
    } in den letzten 7 Tagen, { $before } in den 7 davor.
week-no_change = Keine klare Änderung in den letzten vier Wochen.

## since

since-visit = Seit deinem letzten Besuch
since-week = Seit einer Woche
since-compared = Dein letzter Besuch war am { $visit }. Verglichen mit den Zahlen von damals, gesammelt bis { $moment }.
since-gone = Die Zahlen deines letzten Besuchs am { $moment } sind nicht mehr da, oder Skills wurden damals anders gelesen; verglichen wird darum mit der Woche davor.
since-learned_coverage = Dein Lernen brachte **{ $points } Punkte**: Du hast jetzt { $after } der Skills.
since-learned_readiness = Dein Lernen brachte **{ $points } Punkte**: Jetzt passen { $after } der Anzeigen zu dir.
since-market_coverage = Was Anzeigen verlangen, hat sich geändert: Du hast jetzt { $after } der Skills (**{ $points } Punkte**).
since-market_readiness = Was Anzeigen verlangen, hat sich geändert: Jetzt passen { $after } davon zu dir (**{ $points } Punkte**).

## sign_in

sign_in-title = Anmelden
sign_in-form = Dein Konto
sign_in-email = E-Mail
sign_in-password = Passwort
sign_in-submit = Anmelden
sign_in-wanted = Melde dich an, um diese Seite zu sehen: { $page }.
sign_in-failed = E-Mail oder Passwort stimmt nicht
sign_in-wait = Zu viele Versuche. Versuch es in { $wait } noch einmal.
sign_in-seconds = { $count-n ->
        [one] einer Sekunde
       *[other] { $count } Sekunden
    }
sign_in-minutes = { $count-n ->
        [one] einer Minute
       *[other] { $count } Minuten
    }
sign_in-register = Konto anlegen
sign_in-forgotten = Passwort vergessen? Bitte die Betreiber dieser Seite um einen Link zum Zurücksetzen.
sign_in-ended = Deine Sitzung ist zu Ende. Bitte melde dich wieder an.
sign_in-reset_title = Neues Passwort wählen
sign_in-reset_password = Neues Passwort
sign_in-reset_repeat = Neues Passwort wiederholen
sign_in-reset_submit = Passwort setzen
sign_in-reset_dead = Dieser Link wurde schon benutzt oder ist zu alt. Bitte um einen neuen.
sign_in-reset_done = Dein Passwort ist gesetzt. Melde dich damit an.

## sign_out

sign_out-title = Abmelden
sign_out-intro = Du bist angemeldet als
sign_out-here = Abmelden
sign_out-everywhere = Auf allen Geräten abmelden
sign_out-everywhere_help = Beendet jede Sitzung dieses Kontos: andere Browser, andere Tabs, Programme.

## register

register-title = Konto anlegen
register-email = E-Mail
register-password = Passwort
register-password_rule = Das Passwort braucht mindestens 8 Zeichen. Drei oder vier Wörter sind gut.
register-password_help = Mindestens 8 Zeichen, höchstens 72 Bytes. Drei oder vier Wörter sind leicht zu merken und schwer zu erraten.
register-submit = Konto anlegen
register-wanted = Für diese Seite brauchst du ein Konto: { $page }. Sie öffnet sich, sobald du eins hast.
register-passwords_differ = Die beiden Passwörter sind verschieden.
register-taken = Mit dieser E-Mail-Adresse gibt es schon ein Konto. Willst du dich anmelden?
register-sign_in = Anmelden
register-name = Name (freiwillig)
register-reasons = Wozu ein Konto gut ist
register-reasons_words =
    - Deine Skills und dein Plan bleiben, mit allem, was du schon geschafft hast
    - Stellen, die du dir merkst, und wie es um jede Bewerbung steht
    - Suchen, die dir sagen, was neu ist

    Kein Tracking, nichts wird verkauft: Du kannst alles jederzeit herunterladen oder löschen.
register-takes_along = { $count-n ->
        [one] Der Skill, den du gewählt hast, kommt mit.
       *[other] Die { $count } Skills, die du gewählt hast, kommen mit.
    }

## profile

profile-title = Profil
profile-password_current = Aktuelles Passwort
profile-password_submit = Passwort ändern
profile-password_wrong = Das Passwort stimmt nicht.
profile-password_done = Dein Passwort ist geändert. Alle anderen Sitzungen sind beendet.
profile-delete_intro = Das löscht dein Konto mit allem, was über dich gespeichert ist. Es lässt sich nicht rückgängig machen.
profile-delete_confirm = Gib zur Bestätigung deine E-Mail-Adresse ein
profile-delete_password = Passwort
profile-delete_submit = Mein Konto löschen
profile-delete_differs = Das ist nicht deine E-Mail-Adresse. Nichts wurde gelöscht.
profile-delete_done = Dein Konto und alle seine Daten sind gelöscht.
profile-start = Zwei Schritte: **1.** Lade einen Lebenslauf hoch oder wähle deine Skills. **2.** Wähle eine Zielrolle.
profile-full_name = Name
profile-target_roles = Zielrollen
profile-target_roles_help = Was du werden willst. Alles andere wird daran gemessen.
profile-target_roles_placeholder = Rollen wählen
profile-experience_level = Erfahrung
profile-not_said = Wählen (freiwillig)
profile-location = Ort
profile-skills = Skills
profile-skills_help = Tippe, wie du es schreibst: „k8s“ findet Kubernetes. Was nicht in der Liste steht, bleibt so, wie du es eingibst.
profile-skills_placeholder = Skill eintippen
profile-skill_levels = Wie gut du sie kannst (freiwillig)
profile-skill_levels_intro = Ohne Angabe gilt ein Skill als gut genug, um damit zu arbeiten.
profile-skills_basic = Nur die Grundlagen von
profile-skills_basic_help = Zählt halb so viel wie verlangt; das Arbeiten damit kann ein Schritt deines Lernplans werden.
profile-skills_strong = Stark in
profile-skills_strong_help = Zählt wie „kann damit arbeiten“; es steht in deinem Profil.
profile-skills_levels_placeholder = Aus deinen Skills wählen
profile-skill_level_of = Wie gut: { $name }
profile-level_basic = Grundlagen
profile-level_working = Arbeiten damit
profile-level_strong = Stark
profile-evidence = Was es zeigt
profile-evidence_resume = Lebenslauf
profile-evidence_project = Projekt
profile-save = Profil speichern
profile-saved = Dein Profil ist gespeichert.
profile-go_on = Erledigt. Oben auf dieser Seite geht es weiter.
profile-changed_elsewhere = **Anderswo geändert.** Dieses Profil wurde in einem anderen Tab oder Programm gespeichert, nachdem du es hier geöffnet hast. Von dir wurde noch nichts geschrieben: Wähle, welche Fassung bleiben soll.
profile-conflict_field = Feld
profile-conflict_theirs = Anderswo gespeichert
profile-conflict_mine = Deins
profile-conflict_keep_mine = Meins speichern
profile-conflict_take_theirs = Das Gespeicherte behalten
profile-resume_title = Skills aus deinem Lebenslauf
profile-resume_intro = Wir lesen ihn einmal und heben ihn nie auf. Du wählst, welche Skills dazukommen; der Satz, der einen nennt, bleibt bei ihm.
profile-resume = Lebenslauf (PDF, Word, Text, ZIP von LinkedIn und mehr, bis 5 MB)
profile-resume_help = Eingescannte Seiten lassen sich nicht lesen. Füge dann den Text ein.
profile-resume_reading = Wir lesen deinen Lebenslauf …
profile-resume_nothing_new = { $found-n ->
        [one] Ein Skill gefunden, und er ist nicht neu.
       *[other] { $found } Skills gefunden, keiner davon ist neu.
    }
profile-resume_new = Neu
profile-resume_languages = Sprachen
profile-resume_unclaimed = Genannt, aber nicht als deins
profile-resume_unclaimed_intro = Hake an, was du trotzdem kannst.
profile-resume_known = Schon in deinem Profil
profile-resume_experience = Erfahrung
profile-resume_years = Jahre im Beruf, jeder Monat einmal gezählt: { $years }
profile-resume_skill_years = Jahre mit den Skills, nach den Stellen, die sie nennen
profile-resume_place = Ort: { $place }
profile-background = Erfahrung und Abschluss (freiwillig)
profile-experience_years = Jahre im Beruf
profile-experience_years_help = Stellen, die Jahre verlangen, zeigen deine daneben. Verborgen wird deshalb nichts.
profile-skill_years = Jahre mit einem Skill
profile-years_with = Jahre mit { $name }
profile-degree = Höchster Abschluss
profile-degree_subject = Fach
profile-degree_phd = Promotion
profile-degree_master = Master oder Diplom
profile-degree_bachelor = Bachelor
profile-degree_associate = Berufsausbildung
profile-degree_school = Schulabschluss
profile-resume_today = heute
profile-resume_reason_wish = du willst es lernen
profile-resume_reason_denial = du sagst, du kannst es nicht
profile-resume_reason_past = lange her
profile-resume_reason_employer = gehört zu einem Arbeitgeber
profile-resume_reason_course = aus einer Kursliste
profile-resume_reason_reference = in einem Zeugnis
profile-resume_reason_sample = in einem Beispieltext
profile-resume_reason_interest = ein Interesse
profile-resume_reason_subject = ein Studienfach
profile-resume_add = In mein Profil übernehmen
profile-resume_drop = Verwerfen
profile-resume_added = { $count-n ->
        [one] Ein Skill ist
       *[other] { $count } Skills sind
    } in deinem Profil dazugekommen.
profile-account_title = Konto
profile-password_title = Passwort ändern
profile-export_title = Meine Daten mitnehmen
profile-export_intro = Alles, was über dich gespeichert ist, als eine JSON-Datei. Dein Passwort ist nicht dabei: Gespeichert ist nur ein Hash davon.
profile-export_submit = Meine Daten herunterladen
profile-delete_title = Konto löschen
profile-sessions_title = Wo du angemeldet bist
profile-session = { $kind } · von { $address } · seit { $since } · zuletzt benutzt { $used }
profile-session_this = Dieser Browser
profile-session_browser = Ein Browser
profile-session_api = Ein Programm
profile-session_end = Diese beenden
profile-session_ended = Diese Sitzung ist beendet.
profile-keys_title = Schlüssel für Programme
profile-keys_help = Mit einem Schlüssel fragt ein Programm von dir die API in deinem Namen. Passwort, Schlüssel und das Löschen des Kontos öffnet er nie.
profile-key = { $name } · { $may } · bis { $ends } · zuletzt benutzt { $used }
profile-key_name = Name des Schlüssels
profile-key_example = etwa das Programm, das ihn benutzt
profile-key_full = Er darf mein Profil ändern
profile-key_full_help = Sonst liest er nur.
profile-key_days = Er gilt
profile-key_lasts = { $count } Tage
profile-key_make = Schlüssel anlegen
profile-key_made = Das ist der Schlüssel. Kopiere ihn jetzt: Er wird nicht noch einmal gezeigt.
profile-key_reads = liest
profile-key_changes = liest und ändert
profile-key_unused = nie
profile-key_revoke = Widerrufen
profile-key_revoked = Der Schlüssel öffnet nichts mehr.
profile-log_title = Was mit deinem Konto geschah
profile-log_help = Anmeldungen, Änderungen und wann jemand, der diese Seite betreibt, dein Konto angesehen hat. { $days } Tage lang aufgehoben.
profile-changed_meanwhile = Dein Profil wurde inzwischen in einem anderen Tab geändert. Nichts wurde geschrieben; bitte sieh noch einmal hin und wiederhole es.
profile-unsaved = Noch nicht gespeichert
profile-resume_paste = Oder füge den Text ein
profile-resume_text = Text deines Lebenslaufs
profile-resume_read = Text lesen
profile-signed_in_as = Du bist angemeldet als { $email }
profile-form_title = Deine Skills und dein Ziel
profile-to_gap = Zu deiner Skill-Lücke

## roadmap

roadmap-title = Lernplan
roadmap-hours = Stunden pro Woche
roadmap-hours_help = Wie lange du in einer gewöhnlichen Woche lernst.
roadmap-weeks = Wochen
roadmap-weeks_value = { $weeks } Wochen
roadmap-taste = Lernmaterial
roadmap-level = Niveau
roadmap-cost = Kosten
roadmap-type = Art
roadmap-any = Beliebig
roadmap-method = Jeder Schritt bringt für seine Stunden am meisten; worauf er aufbaut, kommt vorher.
roadmap-timeline_alt = Zeitleiste mit { $count-n ->
        [one] einem Schritt
       *[other] { $count } Schritten
    } (Ziel: { $role }), jeder ein Balken vom ersten bis zum letzten Tag. Dieselben Tage stehen bei den Schritten darunter.
roadmap-calendar = In deinen Kalender (.ics)
roadmap-calendar_help = Ein ganztägiger Termin je Schritt. Ein neuerer Plan verschiebt die Termine.
roadmap-graph = Was zuerst kommt
roadmap-graph_base = Nur Voraussetzungen, ohne die es nicht geht. Was du hast, steht oben.
roadmap-graph_alt = Graph mit { $count-n ->
        [one] einer Voraussetzung
       *[other] { $count } Voraussetzungen
    } unter den Schritten: Ein Pfeil führt von dem, was man zuerst lernt, zu dem, was es braucht. Jeder Schritt unten nennt seine eigenen.
roadmap-to_do = Offen
roadmap-learning = In Arbeit
roadmap-done = Fertig
roadmap-no_resources = Kein Material für diesen Skill passt zu dem, was du oben gewählt hast.
roadmap-other_resources = { $count-n ->
        [one] Ein weiteres passt nicht zu dem, was du oben gewählt hast.
       *[other] { $count } weitere passen nicht zu dem, was du oben gewählt hast.
    }
roadmap-project = { $title } ({ $hours } Stunden)
roadmap-left_out = Nicht in diesem Plan, und warum
roadmap-few = Dieser Plan stützt sich vor allem auf das, was zum Kern der Rolle gehört ({ $role }).
roadmap-stage_basics = die Grundlagen
roadmap-stage_working = bis zum Arbeiten damit
roadmap-why_rival = **{ $name }** ({ $share }): Du hast oder planst { $beside }, das leistet dasselbe.
roadmap-why_language = **{ $name }** ({ $share }): Eine Programmiersprache nach der anderen bringt dich schneller ans Ziel.
roadmap-why_presumed = **{ $name }** ({ $share }): Das kannst du auf deiner Stufe wohl schon; wenn ja, trag es bei deinen Skills ein.
roadmap-why_process = **{ $name }** ({ $share }): Das lernst du bei der Arbeit.
roadmap-why_no_room = **{ $name }** ({ $share }): passt nicht mehr in diesen Plan; es braucht { $hours } Stunden.
roadmap-why_rare = **{ $name }** ({ $share }): nicht typisch für diese Rolle, oder zu klein für einen eigenen Schritt.
roadmap-why_other_role = **{ $name }**: für eine andere Rolle begonnen; dort behält es seinen Platz.
roadmap-table = Alle Zahlen
roadmap-nothing = Anzeigen für { $role } verlangen nichts, was dir fehlt. Sieh dir passende Stellen an.
roadmap-stale = Dein Profil wurde in einem anderen Tab geändert. Bitte versuch es noch einmal.
roadmap-saved_to_do = { $name } ist wieder offen.
roadmap-saved_learning = Du lernst jetzt { $name }.
roadmap-saved_done = { $name } ist fertig und steht jetzt in deinem Profil.
roadmap-done_button = Fertig
roadmap-heading = { $count-n ->
        [one] Ein Schritt
       *[other] { $count } Schritte
    }, { $hours } Stunden: fertig am { $day }
roadmap-progress = { $done } von { $total } { $total-n ->
        [one] Schritt
       *[other] Schritten
    } fertig · { $hours } von { $all_hours } Stunden
roadmap-gain = Wie nah du dran bist: jetzt { $before }, nach dem Plan { $after }.
roadmap-adjust = Plan anpassen
roadmap-per_week = { $hours } Stunden pro Woche
roadmap-hours_short = { $hours } Std.
roadmap-until = bis { $day }
roadmap-keep = Plan behalten
roadmap-start = Anfangen
roadmap-known = Kann ich
roadmap-put_back = Zurücklegen
roadmap-build = Bau dazu:
roadmap-more_resources = { $count } weitere zum Lernen
roadmap-pictures = Zeitleiste, Reihenfolge und alle Zahlen
roadmap-timeline = Wann welcher Schritt dran ist

## reason

reason-demand = **{ $share }** der Anzeigen verlangen es ({ $low } bis { $high }).
reason-done = Fertig.
reason-prerequisite = Nötig vor { $names }.
reason-started = Du hast damit angefangen, darum behält es seinen Platz.
reason-gain = Es bringt dich **{ $value } Punkte** näher (wohl { $low } bis { $high }).
reason-unlock = { $count-n ->
        [one] Dann passt eine Anzeige mehr
       *[other] Dann passen **{ $count }** Anzeigen mehr
    } (wohl { $low } bis { $high }).
reason-core = Hier verlangen es wenige Anzeigen; es gehört zum Kern der Rolle.
reason-also = Es zählt auch als { $names }.

## resource

resource-line = - [{ $title }]({ $url }) · { $provider } · { $type }, { $level }, { $cost }, { $hours } Std.
resource-level_beginner = für den Anfang
resource-level_intermediate = für Fortgeschrittene
resource-level_advanced = für Profis
resource-cost_free = kostenlos
resource-cost_freemium = teils kostenlos
resource-cost_paid = kostenpflichtig
resource-type_docs = Dokumentation
resource-type_course = Kurs
resource-type_book = Buch
resource-type_interactive = interaktiv
resource-type_video = Video
resource-type_cheatsheet = Spickzettel
resource-type_practice = Übung
resource-words = { $provider } · { $type } · { $level } · { $cost } · { $hours } Std.

## openings

openings-title = Offene Stellen
openings-no_skills = Trag die Skills ein, die du hast, und du siehst, welche davon zu dir passen.
openings-add_skills = Skills eintragen
openings-show = Zeigen
openings-show_matching = Passend
openings-show_saved = Gemerkt
openings-show_hidden = Ausgeblendet
openings-least_fit = Mindestens passend zu
openings-least_fit_help = Der Anteil der verlangten Skills einer Stelle, den du hast. Ein Skill zählt auch, wenn ihn einer von deinen einschließt.
openings-degree = Abschluss
openings-degree_help = Stellen, die keinen Abschluss nennen, ihn als Plus bezeichnen oder statt seiner Erfahrung gelten lassen.
openings-no_degree = Ohne Abschluss möglich
openings-most_years = Verlangte Erfahrung
openings-most_years_help = Die Jahre Berufserfahrung, die eine Stelle mindestens verlangt. Stellen ohne Angabe erscheinen nur unter „Beliebig“.
openings-least_salary = Mindestgehalt
openings-least_salary_help = Oberes Ende der Spanne, in US-Dollar im Jahr. Stellen ohne Angabe erscheinen nur unter „Beliebig“.
openings-skills = Verlangte Skills
openings-none_matching = Keine Stelle passt zu dem, was du gewählt hast. Versuch einen längeren Zeitraum, weniger Übereinstimmung oder weniger Filter.
openings-none_company = Dieses Unternehmen hat hier keine offene Stelle, die zu deiner Auswahl passt. Versuch es mit einer längeren Zeitspanne oder weniger Filtern, oder sieh dir alle seine Anzeigen an.
openings-none_saved = Du hast dir noch keine Stelle gemerkt. Merk dir eine, und sie bleibt hier.
openings-none_hidden = Du hast keine Stelle ausgeblendet.
openings-advert = Zur Stelle
openings-receipt = Warum diese Zahl?
openings-save = Merken
openings-unsave = Gemerkt: wieder entfernen
openings-hide = Ausblenden
openings-unhide = Wieder zeigen
openings-save_named = Merken: { $title }
openings-unsave_named = Gemerkt, wieder entfernen: { $title }
openings-hide_named = Ausblenden: { $title }
openings-unhide_named = Wieder zeigen: { $title }
openings-why = Warum?
openings-was_hidden = Ausgeblendet. Die Stelle erscheint nicht mehr in der Liste.
openings-undo = Rückgängig
openings-few_skills = { $few-n ->
        [one] Eine Stelle nennt
       *[other] { $few } Stellen nennen
    } zu wenige Skills für die Rangfolge
openings-apply_today = { $count-n ->
        [0] Auf keine Stelle hier kannst du dich heute bewerben: Keine ist auf deinem Level, in Reichweite, mit deinen Technologien und verlangt genug von dem, was du kannst.
        [one] Auf eine Stelle kannst du dich heute bewerben: auf deinem Level, in Reichweite, und du hast mindestens ein Drittel von dem, was sie verlangt.
       *[other] Auf { $count } Stellen kannst du dich heute bewerben: auf deinem Level, in Reichweite, und du hast mindestens ein Drittel von dem, was sie verlangen.
    }
openings-further = { $count-n ->
        [one] Weiter weg: eine Stelle, und was dagegen spricht
       *[other] Weiter weg: { $count } Stellen, jede mit dem, was dagegen spricht
    }
openings-of = { $count } von { $total } { $total-n ->
        [one] Pflicht-Skill
       *[other] Pflicht-Skills
    }
openings-more = Warum diese Zahl, und was fehlt
openings-fit_chip = passt mindestens zu { $fit }
openings-pay_chip = { $pay } oder mehr
openings-years_chip = { $years-n ->
        [one] höchstens 1 Jahr verlangt
       *[other] höchstens { $years } Jahre verlangt
    }
openings-skills_count = Verlangte Skills ({ $count })
openings-heading_matching = { $total-n ->
        [one] Eine Stelle
       *[other] { $total } Stellen
    }; bei { $ready } hast du die meisten Skills
openings-heading_nearest = { $total-n ->
        [one] Eine Stelle
       *[other] { $total } Stellen
    }, die deinen Skills nächsten zuerst
openings-heading_newest = { $total-n ->
        [one] Eine Stelle
       *[other] { $total } Stellen
    }, die neuesten zuerst
openings-heading_best_paid = { $total-n ->
        [one] Eine Stelle
       *[other] { $total } Stellen
    }, die bestbezahlten zuerst
openings-heading_company = { $total-n ->
        [one] Eine Stelle
       *[other] { $total } Stellen
    } bei { $company }
openings-heading_saved = { $total-n ->
        [one] Eine Stelle, die du dir gemerkt hast
       *[other] { $total } Stellen, die du dir gemerkt hast
    }
openings-heading_hidden = { $total-n ->
        [one] Eine Stelle, die du ausgeblendet hast
       *[other] { $total } Stellen, die du ausgeblendet hast
    }

## hurdle

hurdle-line = Weiter weg, denn: { $reasons }
hurdle-stack = andere Technologien als deine
hurdle-trade = ein anderes Fach
hurdle-clearance = verlangt eine Sicherheitsüberprüfung
hurdle-place = zu weit weg für jeden Tag
hurdle-years = verlangt { $years-n ->
        [one] ein Berufsjahr
       *[other] { $years } Berufsjahre
    }
hurdle-internship = ein Praktikum
hurdle-level = ein anderes Level als deins
hurdle-no_level = sagt nicht, dass sie Anfänger nimmt
hurdle-little = du hast wenig von dem, was sie verlangt
hurdle-few_skills = nennt kaum Skills
hurdle-near_role = eine Nachbarrolle, und du hast weniger als die Hälfte von dem, was sie verlangt

## kinds

kinds-title = Arten von Skills
kinds-help = Welche Skills aufgeführt werden. Die Zahlen hängen nicht davon ab.
kinds-any = Alle Arten
kinds-technologies = Technologien
kinds-concepts = Konzepte und Methoden
kinds-personal = Soft Skills und Sprachen
kinds-none = Hier steht kein Skill dieser Art.

## soft

soft-switch = Soft Skills und Sprachen mitzählen
soft-switch_help = Soft Skills und Sprachen stehen für sich. Eingeschaltet zählen sie in jeder Zahl über dich wie jeder andere Skill.
## opening

opening-no_company = Unternehmen nicht genannt
opening-no_place = Ort nicht genannt
opening-posted = veröffentlicht am { $day }
opening-matched = ✓ **Hast du:** { $names }
opening-missing_required = ○ **Fehlt, Pflicht:** { $names }
opening-missing_optional = ○ **Fehlt, ein Plus:** { $names }
opening-today = heute
opening-near_role = Nachbarrolle: { $role }
opening-nice = ein Plus:
opening-or = { $first } oder { $last }
opening-undated = Datum nicht genannt
opening-closed = geschlossen seit { $day }
opening-closes = offen bis { $day }
opening-more_places = { $place } und { $count } weitere
opening-at_least = ab { $amount }
opening-at_most = bis { $amount }

## terms

terms-years = { $years-n ->
        [one] mindestens 1 Jahr Erfahrung
       *[other] mindestens { $years } Jahre Erfahrung
    }
terms-years_beside = { $years-n ->
        [one] verlangt 1 Jahr
       *[other] verlangt { $years } Jahre
    }, du sagst { $own }
terms-degree_required = { $level } verlangt
terms-degree_optional = { $level } von Vorteil
terms-degree_or_equivalent = { $degree } (oder gleichwertig)
terms-spoken = { $language } ({ $level })
terms-visa = Visum { $value }
terms-relocation = Hilfe beim Umzug { $value }
terms-clearance = Sicherheitsüberprüfung oder Staatsangehörigkeit { $value }
terms-offered = geboten
terms-refused = nicht geboten
terms-required = verlangt
terms-optional = von Vorteil
terms-any = Abschluss beliebiger Stufe
terms-vocational = Berufsausbildung
terms-associate = Associate Degree
terms-bachelor = Bachelor
terms-master = Master
terms-doctorate = Promotion
terms-permanent = unbefristet
terms-temporary = befristet oder freiberuflich
terms-internship = Praktikum
terms-full_time = Vollzeit
terms-part_time = Teilzeit

## posting

posting-title = Anzeige
posting-unknown = Diese Anzeige gibt es hier nicht. Vielleicht ist sie nicht mehr gespeichert, oder der Link ist unvollständig.
posting-fit = Du hast { $fit } von dem, was sie verlangt; was sein muss, zählt dreimal so viel wie ein Plus.
posting-counted = Diese Anzeige ist in den Zahlen enthalten.
posting-not_counted = Sie zählt nicht:
posting-text = Die Anzeige, mit dem, was darin gelesen wurde
posting-legend = <p><mark class="cn-required">Pflicht</mark> &nbsp; <mark class="cn-optional">Plus</mark> &nbsp; <mark class="cn-mentioned">nur erwähnt, zählt nicht</mark></p>
posting-no_text = Der Text dieser Anzeige ist nicht gespeichert.
posting-read = Was wir in dieser Anzeige gelesen haben
posting-nothing_read = In diesem Text wurde kein Skill gelesen.
posting-versions = Gelesen mit Fassung { $taxonomy } unserer Skill-Liste; zuletzt gesehen { $seen }
posting-report = Falsch gelesen? Melden
posting-read_as = Gelesen als Rolle: { $role }, Stufe: { $level }
posting-rates = umgerechnet mit den Wechselkursen vom { $day }
posting-stated_work_model = Wo gearbeitet wird, in den Worten der Anzeige: „{ $sentence }“
posting-stated_salary = Gehalt, in den Worten der Anzeige: „{ $sentence }“
posting-read_as_none = Rolle nicht erkannt, Stufe: { $level }

## ask

ask-required = Pflicht
ask-optional = Plus
ask-mentioned = nur erwähnt

## rule

rule-name = sein Name
rule-alias = eine andere Schreibweise
rule-variant = eine Abwandlung des Namens
rule-case = genau so geschrieben
rule-nearby_word = ein Wort in der Nähe klärt, was gemeint ist
rule-neighbour = ein anderer bekannter Skill im Satz
rule-enumeration = steht in einer Aufzählung von Skills
rule-no_objection = nichts spricht dagegen
rule-item = steht allein in einer Zeile einer Liste
rule-word_of_knowing = ein Wort wie „Erfahrung“ steht dabei
rule-job_word = der Titel nennt, wer damit arbeitet
rule-title = steht im Titel der Stelle

## projects

projects-title = Projekte
projects-search = Ideen suchen
projects-search_placeholder = Nach Skill, Rolle oder Titel suchen
projects-no_role = Keine Zielrolle
projects-hours = Zeitaufwand
projects-hours_value = { $hours } Stunden
projects-difficulty = Schwierigkeit
projects-difficulty_help = Nichts gewählt: alle.
projects-no_gaps = Du hast, was Anzeigen für { $role } üblicherweise verlangen. Such nach etwas, das du gern baust.
projects-gaps = Was dir als { $role } fehlt: **{ $names }**
projects-built = Das habe ich gebaut
projects-built_help = Es steht in deinem Profil als Beleg; von den Skills darin, die dir fehlen, kannst du jetzt die Grundlagen.
projects-built_saved = Es steht jetzt in deinem Profil.
projects-is_built = gebaut
projects-none = Keine Idee passt zu dem, was du gewählt hast. Nimm die Schwierigkeit weg, lass mehr Stunden zu oder such etwas anderes.
projects-found = Gefunden ({ $count })
projects-details = Details
projects-heading = { $count-n ->
        [one] Ein Projekt übt,
       *[other] { $count } Projekte üben,
    } was dir noch fehlt: { $role }
projects-up_to = bis { $hours } Stunden

## project

project-fills = { $count-n ->
        [0] Übt, was du schon hast.
        [one] Übt **{ $names }**; das verlangen **{ $share }** der Anzeigen ({ $low } bis { $high }).
       *[other] Übt **{ $names }**. Mindestens eines davon verlangen **{ $share }** der Anzeigen ({ $low } bis { $high }).
    }
project-after = Passt nach dem Schritt **{ $step }** deines Plans.
project-also_learn = Du brauchst noch: { $names }.
project-core = **Braucht:** { $names }
project-stretch = **Lässt sich erweitern mit:** { $names }
project-deliverables = **Was am Ende zu zeigen ist:**
project-roles = **Gut für:** { $names }

## explore

explore-title = Erkunden
explore-intro = Schneide die Anzeigen zu, wie du willst. Jede Zahl führt zu den Anzeigen dahinter.
explore-by = Zeigen
explore-skill = Mit Skill
explore-skill_help = Mit Skill: welcher Anteil jeder Gruppe ihn verlangt. Ohne: wie sich die Anzeigen verteilen.
explore-source = Quelle
explore-shape = Ansicht
explore-chart = Diagramm
explore-table = Tabelle
explore-axis = Anteil der Anzeigen
explore-axis_skill = Anteil, der { $name } verlangt
explore-chart_alt = Diagramm mit { $count-n ->
        [one] einer Gruppe
       *[other] { $count } Gruppen
    } nach { $by }: { $axis }, mit 95‑%‑Intervallen. „Tabelle“ zeigt dieselben Zahlen als Text.
explore-whole_periods = Angebrochene Wochen oder Monate sind nicht gezeichnet; Tabelle und CSV enthalten sie.
explore-more = Das Diagramm zeigt { $shown } von { $total } Gruppen; die CSV-Datei enthält alle.
explore-table_more = Die Tabelle zeigt { $shown } von { $total } Gruppen; die CSV-Datei enthält alle.
explore-none = Keine Anzeige passt zu dem, was du gewählt hast.
explore-share = Teilen
explore-share_help = Diese Adresse führt jeden zu genau diesen Zahlen, solange sie aufgehoben werden.
explore-behind = Zu den Anzeigen
explore-behind_help = Wähle eine Gruppe, um ihre Anzeigen zu sehen, und in jeder, was als welcher Skill gelesen wurde.
explore-behind_count = { $count-n ->
        [one] { $count } Anzeige.
       *[other] { $count } Anzeigen, die neuesten { $shown } davon hier.
    }
explore-value = Gruppe
explore-choose = Gruppe wählen
explore-not_said = In der Anzeige nicht genannt
explore-no_role = Rolle nicht erkannt
explore-heading = Die meisten Anzeigen: { $name } ({ $share })
explore-heading_asked = Am häufigsten verlangt: { $name }, in { $share } der Anzeigen
explore-heading_time = { $axis }, nach { $by }
explore-any_skill = beliebiger Skill
explore-adverts = Anzeigen
explore-click = Klick auf einen Balken, um seine Anzeigen zu sehen.
explore-heading_skill = { $skill } wird am häufigsten verlangt bei: { $name } ({ $share })

## group

group-skill = Skill
group-role = Rolle
group-country = Land
group-region = Region
group-city = Stadt
group-seniority = Stufe
group-company = Unternehmen
group-source = Quelle
group-years = Mindestens Jahre Erfahrung
group-degree = Verlangter Abschluss
group-spoken = Verlangte Sprache
group-visa = Visum
group-relocation = Umzug
group-clearance = Überprüfung oder Staatsangehörigkeit
group-contract = Vertrag
group-hours = Arbeitszeit
group-language = Sprache der Anzeige
group-week = Woche
group-month = Monat
group-work_model = Arbeitsform

## data

data-title = Daten & Methode
data-intro = Was gesammelt wurde, was es sagt und was fehlt, wem es gehört und wie jede Zahl entsteht.
data-section = Zeigen
data-coverage = Anzeigen
data-runs = Sammelprotokoll
data-sources = Quellen
data-lookup = Skill-Wörterbuch
data-method = Methode
data-report = Fehler melden
data-changes = Datenänderungen
data-changes_help = Frühere Zahlen neben denen von jetzt. Ein Anteil kann sich bewegen, weil der Markt sich bewegt hat, weil Texte mit einer anderen Skill-Liste gelesen wurden oder weil Kopien gefunden wurden: Jeder Teil steht für sich, und zusammen ergeben sie das Ganze.
data-changes_none = Es gibt noch keine früheren Zahlen. Die von einem Zeitpunkt am Tag bleiben 30 Tage lang, dazu die neuesten fünf.
data-changes_before = Zahlen von
data-changes_apart = Einer der beiden enthält Beispielanzeigen und der andere gesammelte: Sie lassen sich nicht vergleichen.
data-changes_postings = **{ $before }** Anzeigen damals, **{ $after }** jetzt. Der Markt: { $market_gained } mehr, { $market_lost } weniger. Unsere Skill-Liste: { $taxonomy_gained } mehr, { $taxonomy_lost } weniger. Kopien: { $duplicates_gained } mehr, { $duplicates_lost } weniger. { $closed } wurden seither vom Netz genommen und zählen weiter nach ihrem Datum.
data-changes_skills = Skills, deren Anteil sich am meisten bewegt hat
data-fresh = Aktualisiert { $ago }.
data-heading = { $count-n ->
        [one] Eine Anzeige
       *[other] { $count } Anzeigen
    }, aktualisiert { $ago }
data-again = Daten neu laden
data-again_help = Neue Anzeigen erscheinen von selbst innerhalb einer Minute. Hiermit wird vergessen, was im Speicher liegt, und alles neu gelesen.
data-again_reading = Alle Anzeigen werden gelesen …
data-again_done = Alle Anzeigen wurden neu gelesen.
data-again_wait = Alle Anzeigen wurden gerade eben gelesen. Versuch es in { $seconds } Sekunden noch einmal.
data-per_day_alt = Balkendiagramm: Anzeigen pro Tag über { $days } Tage, nach Quelle. Die CSV-Datei enthält dieselben Zahlen.
data-gaps = Tage ohne Anzeige: { $empty }. { $duplicates-n ->
        [one] Eine Kopie zählt
       *[other] { $duplicates } Kopien zählen
    } nicht. { $unread-n ->
        [0] Jede Anzeige ist in einer Sprache, die gelesen wird.
        [one] Eine Anzeige in einer Sprache, die nicht gelesen wird, ist aufgehoben und zählt nicht.
       *[other] { $unread } Anzeigen in Sprachen, die nicht gelesen werden, sind aufgehoben und zählen nicht.
    }
data-fields = Was Anzeigen sagen
data-no_runs = In den letzten 30 Tagen wurde nichts gesammelt.
data-runs_help = Was in den letzten 30 Tagen gesammelt wurde, das Neueste zuerst. Geholt = neu + geändert + unverändert + abgelehnt.
data-licence = Anzeigen gehören denen, die sie geschrieben haben. Diese Seite zählt, was sie verlangen, zitiert sie nur in Belegen und verlinkt dorthin, wo sie stehen.
data-skill = Skill
data-not_a_skill = Diesen Skill kennen wir nicht. Meintest du einen von diesen?
data-what_counts = Was zählt als { $name }?
data-taxonomy = Skill-Liste, Fassung { $version }
data-method_language = Was sich an der Methode zuletzt geändert hat, steht hier noch auf Englisch.
data-no_method = Die Methode gehört nicht zu dieser Installation: Die Datei docs/method.md fehlt.
data-report_sign_in = Melde dich an, um einen Fehler zu melden.
data-report_help = Ein Skill ist falsch oder fehlt? Sag es uns.
data-kind = Was nicht stimmt
data-kind_not_meant = Falscher Skill
data-kind_missed = Skill übersehen
data-kind_wrong_ask = „Pflicht“ oder „Plus“ ist falsch
data-posting = Anzeige (ihre Kennung, darf leer bleiben)
data-words = Die Wörter, und was sie dort heißen
data-words_help = Nötig, wenn keine Anzeige genannt ist.
data-send = Meldung senden
data-sent = Danke. Die Meldung ist aufgehoben.

## field

field-role = Rolle, die wir kennen
field-seniority = Stufe
field-company = Unternehmen
field-country = Land
field-city = Stadt
field-salary = Gehalt
field-skills = Mindestens 3 Skills
field-work_model = Remote, hybrid oder vor Ort

## lookup

lookup-any_case = **Zählt, groß oder klein geschrieben:** { $names }
lookup-exact_case = **Zählt nur genau so geschrieben:** { $names }
lookup-implied_by = **Wer eins davon hat, hat auch dies:** { $names }
lookup-implies = **Wer dies hat, hat auch:** { $names }
lookup-prerequisites = **Vorher zu lernen:** { $names }
lookup-one_of = **Eins davon vorher:** { $names }
lookup-helpful = **Vorher hilfreich:** { $names }
lookup-related = **Verwandt, zählt nicht:** { $names }
lookup-rule = **Weil das Wort auch anderes heißt:** { $case } Ein anderer bekannter Skill in derselben Liste oder im selben Satz klärt es ebenfalls.
lookup-case_exact = „{ $terms }“ zählt nur genau so geschrieben.
lookup-case_any = „{ $terms }“ zählt groß oder klein geschrieben, wenn nichts dagegen spricht.
lookup-near = **Wörter in der Nähe, die es klären:** { $names }
lookup-reject = **Wendungen, die es ausschließen:** { $names }
lookup-examples =
    ✓ Zählt: „{ $yes }“{ "  " }
    ✗ Zählt nicht: „{ $no }“
lookup-hours = **Bis zum Arbeiten damit:** etwa { $hours } Stunden, { $level }
lookup-official = { " " }· [offizielle Seite]({ $url })
lookup-demand = **Verlangt** von { $asked-n ->
        [one] einer Anzeige
       *[other] { $asked } Anzeigen
    } der letzten { $days } Tage über alle Rollen: { $share } ({ $low } bis { $high }). Für sich allein: { $alone }; als eins von mehreren, von denen eins genügt: { $choice }.
lookup-no_demand = Keine Anzeige der letzten { $days } Tage verlangt es.

## source

source-line =
    { "*" }*{ $name }** · { $count-n ->
        [one] eine Anzeige
       *[other] { $count } Anzeigen
    }{ "  " }
    { $attribution }{ "  " }
    { $terms }

## receipt

receipt-open = Ansehen
receipt-postings = Zeigen

## missing

missing-title = Diese Seite gibt es nicht
missing-words = Vielleicht ist der Link unvollständig, oder die Seite ist umgezogen.
missing-home = Zur Startseite

## meta

meta-home = Sieh, welche Skills dein nächster Job braucht, welche du schon hast und was du zuerst lernen solltest. Aus echten Stellenanzeigen, mit Belegen hinter jeder Zahl.
meta-gap = Die Skills, die eine Rolle braucht, wie viele du davon hast und was ein weiterer ändern würde.
meta-roadmap = Ein Lernplan zu einer Rolle: was zuerst kommt, wie viele Stunden es braucht und womit du lernst.
meta-projects = Ideen fürs Portfolio, mit denen du übst, was dir fehlt.
meta-openings = Stellen, die zu deinen Skills passen, die besten zuerst.
meta-my_applications = Wofür du dich bewirbst: was geschah, was als Nächstes kommt und wie viele antworten.
meta-application = Eine Bewerbung: wo sie steht und was geschah.
meta-read_advert = Füge irgendeine Stellenanzeige ein: was sie verlangt, wie gut du passt, was dir fehlt und wie lange das Lernen dauert.
meta-roles = Welchen Rollen bist du am nächsten, und wie unterscheiden sich zwei davon?
meta-trends = Welche Skills Unternehmen mehr und welche sie weniger verlangen als vor vier Wochen.
meta-explore = Schneide die Stellenanzeigen zu, wie du willst; jede Zahl führt zu den Anzeigen dahinter.
meta-data = Was gesammelt wurde, was es sagt, wem es gehört und wie jede Zahl entsteht.
meta-theme = Wähle, ob die Seiten in diesem Browser hell oder dunkel sind.
meta-about = Was Career Navigator ist, was es über dich speichert und wem die Anzeigen gehören.
meta-skill_named = { $name }: wie viele Stellenanzeigen es verlangen, welche Rollen es brauchen, womit es zusammen verlangt wird und wie du es lernst.
meta-role_named = { $name }: die Skills, die die Stellenanzeigen verlangen, das Gehalt und was du zuerst lernen solltest.
meta-skill = Ein Skill: wer ihn verlangt, womit er zusammen vorkommt und wie du ihn lernst.
meta-role = Eine Rolle: die Skills, die die Stellenanzeigen verlangen, das Gehalt und was du zuerst lernen solltest.
meta-posting = Eine Anzeige, und was darin gelesen wurde.
meta-saved_searches = Die Suchen, die du gespeichert hast, und wie du von Neuem erfährst.
meta-profile = Deine Skills, deine Zielrollen und dein Konto.
meta-sign_in = Melde dich bei Career Navigator an.
meta-register = Leg ein Konto an, um deine Skills, deinen Plan und gemerkte Stellen zu behalten.
meta-language = Zeigt Career Navigator in dieser Sprache.
meta-sign_out = Melde dich bei Career Navigator ab.
meta-groups = Gruppen einer Karriereberatung oder eines Kurses: nur Anteile, nie eine Person.
meta-operator_state = Für die Betreiber: Zustand, Sicherungen und Einstellungen dieser Installation.
meta-operator_users = Für die Betreiber: Konten.
meta-operator_collector = Für die Betreiber: Durchgänge, Quellen und Stellenseiten.
meta-operator_readings = Für die Betreiber: Namen, die Skills sein könnten, und gemeldete Fehler.
meta-operator_import = Für die Betreiber: eine Datei mit Anzeigen ansehen und dann importieren.
meta-operator_log = Für die Betreiber: was mit Konten geschah.
## visitor

visitor-have = Skills, die du hast
visitor-skills = { $count-n ->
        [one] Dein Skill (einer)
       *[other] Deine Skills ({ $count })
    }
visitor-no_skills = Skills eintragen
visitor-keep = Behalten: Konto anlegen
visitor-know = Das kann ich
visitor-more = Weiterer Skill

## search

search-label = Suche
search-box = Skill, Rolle, Seite oder Unternehmen
search-placeholder = Tippe, um zu suchen
search-skill = { $name } · Skill
search-role = { $name } · Rolle
search-page = { $name } · Seite
search-company = { $name } · Unternehmen

## footer

footer-label = Über diese Seite
footer-about = Über uns
footer-method = Methode
footer-privacy = Datenschutz
footer-licence = Lizenz

## theme

theme-title = Hell oder dunkel
theme-words = Für alle Seiten, in diesem Browser.
theme-system = Wie mein Gerät
theme-light = Hell
theme-dark = Dunkel

## chart

chart-signs = ✓ hast du · ○ fehlt · ◇ ein Plus · dünne Linie: wahrscheinlicher Bereich
chart-line = dünne Linie: wahrscheinlicher Bereich
chart-click = ein Klick auf einen Balken führt weiter
chart-asked = Verlangt
chart-owned = Hast du
chart-learned = Wenn du es lernst
chart-missing = Fehlt
chart-optional = Ein Plus
chart-demand_hover = <b>%{ "{" }y{ "}" }</b><br>%{ "{" }x:.1%{ "}" } der Anzeigen, wohl zwischen %{ "{" }customdata[0]:.1%{ "}" } und %{ "{" }customdata[1]:.1%{ "}" }<br>%{ "{" }customdata[2]:,{ "}" } Anzeigen verlangen es
chart-required_hover = für %{ "{" }customdata[3]:.1%{ "}" } aller Anzeigen Pflicht
chart-interval = wahrscheinlicher Bereich (95 %)
chart-share_hover = %{ "{" }x:.1%{ "}" }: %{ "{" }customdata[2]:,{ "}" } von %{ "{" }customdata[3]:,{ "}" } Anzeigen<br>wohl zwischen %{ "{" }customdata[0]:.1%{ "}" } und %{ "{" }customdata[1]:.1%{ "}" }
chart-share_hover_y = %{ "{" }y:.1%{ "}" }: %{ "{" }customdata[2]:,{ "}" } von %{ "{" }customdata[3]:,{ "}" } Anzeigen<br>wohl zwischen %{ "{" }customdata[0]:.1%{ "}" } und %{ "{" }customdata[1]:.1%{ "}" }
chart-likeness_hover = Ähnlichkeit %{ "{" }x:.0%{ "}" }, aus %{ "{" }customdata[0]:,{ "}" } Anzeigen
chart-coverage_hover = du hast %{ "{" }customdata[1]{ "}" } von %{ "{" }customdata[2]{ "}" } häufigen Skills
chart-pair_hover = %{ "{" }x:.1%{ "}" } der Anzeigen, wohl zwischen %{ "{" }customdata[0]:.1%{ "}" } und %{ "{" }customdata[1]:.1%{ "}" }
chart-format_date = %-d. %b %Y
chart-format_day = %-d. %b
chart-timeline_hover = <b>%{ "{" }y{ "}" }</b><br>%{ "{" }customdata[1]{ "}" } bis %{ "{" }customdata[2]{ "}" }<br>%{ "{" }customdata[0]:.0f{ "}" } Stunden
chart-closest = Balken: wie ähnlich deine Skills denen der Rolle sind · rechts: häufige Skills, die du hast
chart-movers = ▲ steigt · ▼ fällt · ○ keine klare Änderung · rechts: Punkte und ± wahrscheinlicher Bereich
chart-rising = Steigt
chart-falling = Fällt
chart-no_change = Keine klare Änderung
chart-change_hover = %{ "{" }x:+.1f{ "}" } Punkte, wohl zwischen %{ "{" }customdata[0]:+.1f{ "}" } und %{ "{" }customdata[1]:+.1f{ "}" }<br>Anteil %{ "{" }customdata[2]:.1%{ "}" } → %{ "{" }customdata[3]:.1%{ "}" }<br>Anzeigen %{ "{" }customdata[4]:,{ "}" } → %{ "{" }customdata[5]:,{ "}" }
chart-change_axis = Änderung in Punkten
chart-week_hover = Woche ab %{ "{" }x|%x{ "}" }<br>%{ "{" }y:.1%{ "}" }, wohl zwischen %{ "{" }customdata[0]:.1%{ "}" } und %{ "{" }customdata[1]:.1%{ "}" }<br>%{ "{" }customdata[2]:,{ "}" } von %{ "{" }customdata[3]:,{ "}" } Anzeigen
chart-forecast = { $name }, Vorhersage
chart-forecast_hover = Vorhersage für die Woche ab %{ "{" }x|%x{ "}" }<br>%{ "{" }y:.1%{ "}" }; 4 von 5 Ergebnissen zwischen %{ "{" }customdata[0]:.1%{ "}" } und %{ "{" }customdata[1]:.1%{ "}" }
chart-pay = Median, mit den mittleren 50 % der Gehälter als Band
chart-pay_hover = <b>Woche ab %{ "{" }x|%x{ "}" }</b><br>Median %{ "{" }y:,.0f{ "}" } $, mittlere 50 % von %{ "{" }customdata[0]:,.0f{ "}" } bis %{ "{" }customdata[1]:,.0f{ "}" } $<br>95-%-Intervall des Medians %{ "{" }customdata[3]:,.0f{ "}" } bis %{ "{" }customdata[4]:,.0f{ "}" } $<br>%{ "{" }customdata[2]:,{ "}" } Anzeigen mit Gehalt
chart-pay_axis = Jahresgehalt in US-Dollar
chart-places_hover = %{ "{" }z:.1%{ "}" } der Anzeigen, wohl zwischen %{ "{" }customdata[1]:.1%{ "}" } und %{ "{" }customdata[2]:.1%{ "}" }<br>%{ "{" }customdata[0]:,{ "}" } Anzeigen
chart-per_day_hover = %{ "{" }y:,{ "}" } Anzeigen von { $source }
chart-per_day_axis = Anzeigen pro Tag

## checklist

checklist-title = **Einrichten** · { $done } von { $total }
checklist-skills = Trag deine Skills ein
checklist-skills_done = Skills eingetragen ({ $count })
checklist-role = Wähle eine Zielrolle
checklist-role_done = Zielrolle gewählt
checklist-plan = Beginne den ersten Schritt deines Plans
checklist-plan_done = Plan begonnen
checklist-job = Merk dir eine Stelle, die dir gefällt
checklist-job_done = Stelle gemerkt
checklist-progress = **Dein Plan**
checklist-steps = { $done-n ->
        [one] Ein Schritt
       *[other] { $done } Schritte
    } fertig, { $learning } in Arbeit.

## about

about-title = Über Career Navigator
about-words =
    Career Navigator liest Stellenanzeigen und beantwortet drei Fragen: Welche Skills verlangt eine Rolle, welche davon hast du schon, und was solltest du zuerst lernen?

    Jede Zahl sagt, auf wie vielen Anzeigen sie beruht und wie sicher sie ist. Die Methode ist aufgeschrieben, jede Tabelle lässt sich herunterladen, und jede Anzeige zeigt, was in ihr gelesen wurde.
about-to_method = Wie jede Zahl entsteht
about-privacy_title = Datenschutz
about-privacy =
    { "" }**Ohne Konto wird nichts über dich gespeichert.** Die Skills, die Rolle und die Sprache, die du wählst, stehen in der Adresse der Seite und sonst nirgends.

    Mit einem Konto speichern wir, was du eingibst: deine E-Mail-Adresse, einen Hash deines Passworts, deinen Namen, wenn du einen angibst, deine Skills, Zielrollen, deinen Fortschritt und die Stellen, die du dir merkst oder ausblendest, und was du zu deinen Bewerbungen notierst. Eine eingefügte Anzeige wird im Arbeitsspeicher gelesen, ihr Text nie aufgehoben. Ein Lebenslauf wird im Arbeitsspeicher gelesen und nie aufgehoben. Ein Cookie hält dich angemeldet, und dein Browser merkt sich, ob du hell oder dunkel gewählt hast; es gibt kein Tracking, und keine andere Seite wird nach etwas gefragt.

    In deinem Profil kannst du alles herunterladen, was über dich gespeichert ist, und es mit deinem Konto löschen.
about-licence_title = Lizenz
about-licence =
    Das Programm ist freie Software unter der MIT-Lizenz.

    Die Anzeigen gehören denen, die sie geschrieben haben. Diese Seite zählt, was sie verlangen, zitiert sie nur, um zu zeigen, was gelesen wurde, und verlinkt dorthin, wo sie stehen.
about-to_sources = Quellen und ihre Bedingungen

## skill

skill-sort = { $kind } · { $category }
skill-unknown = Diesen Skill kennen wir nicht
skill-heading = { $name }: verlangt von { $share } der Anzeigen
skill-owned = Hast du
skill-asked = Verlangt von
skill-required = Pflicht
skill-required_of = der Anzeigen, die es verlangen
skill-pay_with = Mittleres Gehalt damit
skill-pay_without = Mittleres Gehalt ohne
skill-pay_base = { $n } Anzeigen mit Gehalt; auch anderes unterscheidet sich. Wohl zwischen { $median_low } und { $median_high }
skill-by_role = Am häufigsten verlangen es Anzeigen für { $role }
skill-by_role_alt = Balkendiagramm: Anteil der Anzeigen, die { $name } verlangen, in { $count-n ->
        [one] einer Rolle
       *[other] { $count } Rollen
    }, mit 95‑%‑Intervallen.
skill-weekly = Woche für Woche: zwischen { $low } und { $high } der Anzeigen
skill-weekly_alt = Liniendiagramm: wöchentlicher Anteil der Anzeigen, die { $name } verlangen, mit 95‑%‑Band.
skill-together = Zusammen verlangt mit { $name }
skill-roles = Mehr zu jeder Rolle:
skill-levels = Nach Stufe: { $levels }
skill-learn = So lernst du es
skill-no_resources = Dazu ist noch nichts verzeichnet.
skill-companies = **Wer es verlangt:**
skill-for_you = Was es dir für Stellen als { $role } bringt
skill-for_none = Keine Anzeige für { $role } der letzten 90 Tage verlangt es.
skill-for_owner = Du hast es schon.
skill-for_adds = Damit hättest du im Schnitt { $after } von dem, was sie verlangen, statt { $before }.
skill-for_alone = Für sich allein passt damit noch keine weitere Anzeige zu dir.
skill-for_whom = Was bringt es mir? Wähle eine Rolle
skill-jobs = Stellen, die es verlangen
skill-adverts = Zu den Anzeigen

## role

role-unknown = Diese Rolle kennen wir nicht
role-heading = Anzeigen für { $role } verlangen am häufigsten { $names }
role-gap = Wie nah bin ich dran?
role-plan = Ein Plan dorthin
role-jobs = Offene Stellen
role-adverts = Anzeigen
role-adverts_base = in den letzten 90 Tagen
role-remote = Remote
role-remote_base = der Anzeigen, die es sagen
role-level = Häufigste Stufe
role-no_level = keine Anzeige sagt es
role-skills = Mehr zu jedem Skill:
role-companies = Wer sucht
role-near = Ähnliche Rollen

## chips

chips-level = { $level } ±1
chips-place = { $place } oder remote
chips-help = Aus deinem Profil. Klick darauf, um mehr zu sehen.
chips-widened_level = Deine Stufe
chips-widened_place = Dein Ort
chips-too_few = { $left-n ->
        [0] Keine Anzeige bleibt
        [one] Nur eine Anzeige bleibt
       *[other] Nur { $left } Anzeigen bleiben
    } mit { $name }: Anzeigen außerhalb zählen mit.

## order

openings-order = Sortieren nach
openings-order_fit = Beste Passung
openings-order_date = Neueste
openings-order_pay = Beste Bezahlung

## mail

mail-test_subject = Career Navigator kann Mail senden
mail-test_body = Das ist der Test, den du wolltest. Mail von { $site } kommt an.
mail-digest_subject = { $count-n ->
    [one] { $count } neues Ergebnis: { $name }
   *[other] { $count } neue Ergebnisse: { $name }
}
mail-digest_heading = { $name }: { $count } neu
mail-digest_more = Und { $count } weitere:
mail-digest_see = Alle ansehen
mail-digest_own = Was sich für dich geändert hat
mail-digest_fit = Von dem, was Anzeigen für { $role } verlangen, hast du im Mittel { $share }.
mail-digest_moved = Das sind { $points } Punkte in einer Woche.
mail-digest_step = Nächster Schritt: { $name }, etwa { $hours } Stunden. { $share } der Anzeigen verlangen es.
mail-digest_roadmap = Dein Lernplan
mail-digest_stop = Keine Mail mehr zu „{ $name }“: { $address }
mail-digest_stop_all = Keine Mail mehr zu irgendeiner Suche: { $address }
mail-stop_one = Keine Mail mehr zu „{ $name }“
mail-stop_all = Keine Mail mehr zu irgendeiner Suche
mail-search_test_subject = Test: { $name }
mail-search_test_body = Mail zu „{ $name }“ von { $site } kommt an.
mail-reset_subject = Wähle ein neues Passwort
mail-reset_body = Jemand, hoffentlich du, wollte ein neues Passwort für { $site }.

    Wähle es hier, innerhalb der nächsten Stunde: { $address }

    Wenn du das nicht warst, tu nichts: Dein Passwort bleibt, wie es ist.
mail-confirm_subject = Bestätige deine E-Mail-Adresse
mail-confirm_body = Mit dieser Adresse wurde ein Konto bei { $site } angelegt.

    Wenn du das warst, bestätige sie hier: { $address }

    Wenn du das nicht warst, tu nichts: Es kommt keine weitere Mail.

## alerts

alerts-title = Gespeicherte Suchen
alerts-intro = Neue Anzeigen und Trends zu den Fragen, die du gespeichert hast, nach jedem Sammeln.
alerts-none = Du hast noch keine gespeicherte Suche. Öffne „Offene Stellen“ oder „Trends“, wähle, worum es dir geht, und drück „Diese Suche speichern“.
alerts-to_openings = Offene Stellen
alerts-to_trends = Trends
alerts-save = Diese Suche speichern
alerts-save_help = Erfahre von Neuem per Feed, Mail oder Webhook.
alerts-name = Name
alerts-name_placeholder = Zum Beispiel: remote, Python
alerts-mail = Mail
alerts-mail_off = Keine Mail
alerts-mail_daily = Jeden Tag
alerts-mail_weekly = Jeden Montag
alerts-webhook = Webhook
alerts-webhook_help = Eine https-Adresse, die JSON annimmt, oder eine von Slack, Discord oder Telegram (tgram://token/chat). Lass das Feld leer, wenn du keinen willst.
alerts-save_submit = Speichern
alerts-saved = Gespeichert. Neues steht unter „Gespeicherte Suchen“.
alerts-sign_in = Melde dich an, um diese Suche zu speichern
alerts-no_name = Gib der Suche einen Namen.
alerts-most = Ein Konto hat höchstens { $most } gespeicherte Suchen; lösch erst eine.
alerts-no_smtp = Dieser Server sendet keine Mail; nimm den Feed.
alerts-not_confirmed = Bestätige zuerst deine E-Mail-Adresse in deinem Profil; bis dahin geht keine Mail dorthin.
alerts-feed = Feed
alerts-feed_help = Füge diese Adresse in einen Feedreader ein. Wer sie hat, kann den Feed lesen.
alerts-feed_title = { $name } · Career Navigator
alerts-new_feed = Neue Adresse
alerts-new_feed_help = Die alte Adresse gilt sofort nicht mehr.
alerts-open = Öffnen
alerts-edit = Ändern
alerts-edit_submit = Änderungen speichern
alerts-changed = Gespeichert.
alerts-test = Test senden
alerts-test_done = { $count-n ->
    [one] Der Test ist unterwegs.
   *[other] Beide Tests sind unterwegs.
}
delivery-no_server = Es kann keine Mail gesendet werden: Der Betreiber hat keinen Mailserver eingestellt (SMTP_HOST und SMTP_FROM).
delivery-mail_password = Der Mailserver lehnt SMTP_USER und SMTP_PASSWORD ab ({ $code }).
delivery-mail_recipient = Der Mailserver nimmt den Empfänger nicht an ({ $code }).
delivery-mail_recipient_now = Der Mailserver nimmt den Empfänger zurzeit nicht an ({ $code }).
delivery-mail_answer = Der Mailserver antwortete mit { $code }.
delivery-mail_host = Der Name des Mailservers { $where } ist nicht bekannt; prüfe SMTP_HOST.
delivery-mail_closed = Unter { $where } antwortet niemand; prüfe SMTP_HOST und SMTP_PORT.
delivery-mail_slow = Der Mailserver { $where } antwortet nicht rechtzeitig.
delivery-mail_certificate = Dem Zertifikat des Mailservers { $where } wird nicht vertraut.
delivery-mail_tls = Der Mailserver { $where } spricht TLS nicht wie verlangt; prüfe SMTP_PORT und SMTP_SECURITY.
delivery-mail_unreachable = Der Mailserver { $where } war nicht zu benutzen ({ $kind }).
delivery-webhook_private = Der Rechner hat eine private oder lokale Adresse; dorthin wird nichts gesendet.
delivery-webhook_unreachable = Der Webhook war nicht erreichbar ({ $kind }).
delivery-webhook_address = Die Adresse des Webhooks lässt sich nicht benutzen.
delivery-webhook_gone = Der Webhook antwortete mit 410: Es gibt ihn nicht mehr.
delivery-webhook_redirect = Der Webhook antwortete mit { $code }, einer Weiterleitung; ihr wird nicht gefolgt.
delivery-webhook_answer = Der Webhook antwortete mit { $code }.
delivery-webhook_service = { $service } hat die Nachricht nicht angenommen.
delivery-program = Ein Fehler des Programms; mehr steht in seinem Protokoll.
alerts-webhook_long = Eine Adresse hat höchstens { $most } Zeichen und kein Leerzeichen.
alerts-webhook_part = Das ist keine vollständige Adresse von { $service }.
alerts-webhook_none = Das ist keine Adresse.
alerts-webhook_https = Ein Webhook braucht eine Adresse, die mit https:// beginnt.
alerts-webhook_password = Eine Adresse darf weder Benutzer noch Passwort enthalten.
alerts-webhook_private = Ein Webhook kann nicht an einer privaten oder lokalen Adresse liegen.
alerts-test_nothing = Schalte erst Mail oder einen Webhook ein.
alerts-test_title = Testnachricht
alerts-delete = Löschen
alerts-deleted = „{ $name }“ ist gelöscht; ihren Feed gibt es nicht mehr.
alerts-again = Jetzt noch einmal versuchen
alerts-again_done = Es wird innerhalb einer Minute noch einmal versucht.
alerts-trouble_mail = Die Mail kam nicht durch ({ $attempts-n ->
    [one] einmal
   *[other] { $attempts }-mal
}). { $error }
alerts-trouble_webhook = Der Webhook kam nicht durch ({ $attempts-n ->
    [one] einmal
   *[other] { $attempts }-mal
}). { $error }
alerts-next_try = Nächster Versuch: { $moment }.
alerts-given_up = Es wird nicht mehr versucht.
alerts-profile_trouble = { $count-n ->
    [one] Eine gespeicherte Suche ließ sich nicht senden.
   *[other] { $count } gespeicherte Suchen ließen sich nicht senden.
}
alerts-newest = { $count-n ->
    [one] Ein Ergebnis in den letzten 90 Tagen
   *[other] { $count } Ergebnisse in den letzten 90 Tagen
}
alerts-many = 50 oder mehr Ergebnisse in den letzten 90 Tagen
alerts-nothing_yet = Noch nichts Neues.
alerts-trend_rising = { $name } steigt
alerts-trend_falling = { $name } fällt
alerts-of_openings = Offene Stellen
alerts-of_trends = Trends
alerts-stop_title = Keine Mail mehr?
alerts-stop_words = Zu „{ $name }“ kommt dann keine Mail mehr. Die Suche und ihr Feed bleiben.
alerts-stop_all_words = Zu keiner deiner gespeicherten Suchen kommt dann noch Mail. Die Suchen und ihre Feeds bleiben.
alerts-stop_button = Keine Mail mehr
alerts-stopped_title = Erledigt
alerts-stopped_words = Es kommt keine Mail mehr. Unter „Gespeicherte Suchen“ kannst du sie wieder einschalten.
alerts-stop_dead_title = Dieser Link führt nirgendwohin
alerts-stop_dead_words = Die Suche dazu wurde gelöscht; es kommt keine Mail.

## confirm

confirm-title = Bestätige deine E-Mail-Adresse
confirm-words = Drück den Knopf, um zu bestätigen, dass diese Adresse dir gehört.
confirm-button = Bestätigen
confirm-done_title = Bestätigt
confirm-done_words = Deine Adresse ist bestätigt. Gespeicherte Suchen erreichen dich jetzt per Mail.
confirm-dead_title = Dieser Link wurde benutzt oder ist zu alt
confirm-dead_words = In deinem Profil bekommst du einen neuen.
confirm-wanted = Deine E-Mail-Adresse ist noch nicht bestätigt. Mail zu gespeicherten Suchen braucht das.
confirm-send = Schick mir den Link
confirm-sent = Der Link ist unterwegs zu { $email }.
confirm-reset_title = Passwort vergessen?
confirm-reset_email = Deine E-Mail-Adresse
confirm-reset_send = Schick mir einen Link
confirm-reset_sent = Wenn es mit dieser Adresse ein Konto gibt, ist ein Link unterwegs. Er gilt eine Stunde.

## share

share-axis = Anteil der Anzeigen, die es verlangen
share-owned = Gefragte Skills, die vorhanden sind
share-fit = Mittlere Passung zu Anzeigen
share-gap_title = Was verlangt wird: { $role }
share-roadmap_title = Lernplan: { $role }
share-explore_title = Anzeigen nach { $by }
share-trends_title = { $section }, Änderung in vier Wochen: { $role }
share-sample = Beispieldaten
share-kind_owned = vorhanden
share-kind_learned = als gelernt angekreuzt
share-kind_missing = fehlt
share-kind_optional = fehlt, meist ein Plus
share-state_to_do = offen
share-state_learning = in Arbeit
share-state_done = fertig
share-column_skill = Skill
share-column_kind = Stand
share-column_demand = Anzeigen, die es verlangen
share-column_interval = Wahrscheinlicher Bereich
share-column_place = Schritt
share-column_state = Stand
share-column_hours = Stunden
share-column_until = Bis
share-column_count = Anzeigen
share-column_base = Von
share-column_share = Anteil
share-hours = Stunden Lernen
share-finishes = Fertig am
share-button = Teilen
share-help = Ein Link, der diese Zahlen zeigt, wie sie jetzt sind, für alle, die ihn haben.
share-with_name = Meinen Namen zeigen
share-days = Der Link gilt
share-days_value = { $days-n ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
share-make = Link erstellen
share-made = Kopiere den Link jetzt; er wird nicht noch einmal gezeigt. Unter „Gespeicherte Suchen“ kannst du ihn widerrufen.
share-list_title = Geteilte Links
share-list_none = Du teilst nichts.
share-list_row = { $title } · erstellt { $made } · gilt bis { $until }
share-list_over = { $title } · erstellt { $made } · abgelaufen
share-revoke = Widerrufen
share-revoked = Der Link zeigt nichts mehr.
share-by = Geteilt von { $name }
share-moment = Zahlen vom { $moment }. Sie ändern sich nicht.
share-moment_sample = Zahlen aus Beispieldaten, erfundenen Anzeigen. Sie ändern sich nicht.
share-kind_page_gap = Skill-Lücke
share-kind_page_roadmap = Lernplan
share-kind_page_explore = Erkunden
share-home = Was jetzt gefragt ist: Career Navigator
share-gone_title = Dieser Link zeigt nichts mehr
share-gone_words = Er wurde widerrufen, oder es gab ihn nie.
share-expired_words = Seine Zeit ist um.
share-picture_alt = Diagramm: { $title }. Dieselben Zahlen stehen in der Tabelle darunter.
share-embed_alt = Diagramm: { $title }. { $base }
share-embed_source = Quelle: Career Navigator
## operator

operator-state_title = Zustand
operator-store_problem = Die Datenbank antwortet nicht: { $problem }
operator-backup_old = Die neueste Sicherung ist älter als zwei Tage, oder es gibt keine. Sieh nach, ob der Sammler läuft und die Platte Raum hat.
operator-disk_low = Auf der Platte mit dem Heimatordner sind weniger als 2 GB frei.
operator-gigabytes = { $count } GB
operator-postings = Anzeigen
operator-sample = Beispieldaten
operator-snapshot = Datenstand { $snapshot_id }
operator-collected = Gesammelt
operator-collected_base = letzter gelungener Durchgang
operator-users = Konten
operator-users_base = angelegt
operator-backup = Neueste Sicherung
operator-backup_base = eine am Tag, durch den Sammler
operator-backup_off = Sicherungen sind ausgeschaltet
operator-disk = Freier Plattenplatz
operator-disk_base = wo der Heimatordner liegt
operator-version = Version { $version } · { $store }
operator-backups = Sicherungen
operator-backup_line = { "-" } { $moment } · { $size } kB
operator-no_backups = Es gibt noch keine Sicherung.
operator-settings = Einstellungen
operator-settings_help = So läuft dieses Dashboard. Von einem Geheimnis siehst du nur, ob es gesetzt ist.
operator-users_title = Konten
operator-find = E-Mail-Adresse beginnt mit
operator-find_submit = Suchen
operator-no_user = Keine Adresse beginnt so.
operator-more_users = Die ersten { $count } stehen hier; tippe mehr von der Adresse, um andere zu finden.
operator-choose = Konto
operator-choose_placeholder = Konto wählen
operator-account = Konto
operator-is_operator = Betrieb
operator-is_member = Mitglied
operator-is_locked = gesperrt
operator-since = seit { $moment }
operator-last_visit = letzter Besuch { $moment }
operator-lock = Sperren
operator-unlock = Entsperren
operator-sign_out = Überall abmelden
operator-signed_out = { $count-n ->
        [0] Es war nirgends angemeldet.
        [one] Eine Sitzung ist beendet.
       *[other] { $count } Sitzungen sind beendet.
    }
operator-reset = Link zu einem neuen Passwort
operator-reset_help = Gib diesen Link mit Bedacht weiter: Wer ihn öffnet, setzt das Passwort. Er gilt einmal, bis { $moment }, und wird nur jetzt gezeigt.
operator-sessions = { $count-n ->
        [0] Nicht angemeldet
        [one] Einmal angemeldet
       *[other] { $count }-mal angemeldet
    }
operator-sessions_alt = Sitzungen dieses Kontos
operator-log = Was mit diesem Konto geschah
operator-collector_title = Sammler
operator-source_stale = { $name }: seit drei Tagen kein gelungener Durchgang.
operator-source_quiet = { $name }: seit zwei Wochen nichts Neues, obwohl die Durchgänge gelingen.
operator-credits_today = Guthaben heute
operator-credits_cap = von { $day } am Tag, { $run } je Durchgang
operator-credits_month = Guthaben in 30 Tagen
operator-credits_base = TheirStack
operator-boards = Stellenseiten
operator-boards_base = { $count } entfernt oder beiseitegelegt
operator-boards_help = Eine Stellenseite, die zwei Tage hintereinander nicht da war, wird von selbst beiseitegelegt. Neue kommen mit dem Befehl `python -m collector boards add URL` dazu.
operator-board = { $name } ({ $state })
operator-board_visited = wird besucht
operator-board_removed = entfernt
operator-board_set_aside = beiseitegelegt
operator-board_choose = Stellenseite
operator-board_placeholder = Stellenseite wählen
operator-board_back = Wieder besuchen
operator-board_remove = Nicht mehr besuchen
operator-board_done = Der nächste Durchgang hält sich daran.
operator-sources = Quellen
operator-no_sources = Noch wurde keine Quelle besucht.
operator-runs = Durchgänge
operator-readings_title = Namen und Meldungen
operator-names_count = Neue Namen ({ $count })
operator-reports_count = Meldungen ({ $count })
operator-names_help = Namen, die in Anzeigen neben bekannten Skills stehen und nicht gelesen werden; bemerkt nach jedem Durchgang. Was du annimmst, wird vom nächsten Durchgang an gelesen und nach dem nächsten Start des Dashboards auf den Seiten genannt; `python -m collector --reextract` liest neu, was schon gespeichert ist.
operator-reports_help = Was nach Meinung der Leute falsch gelesen wurde.
operator-no_names = Kein Name wartet. Sie kommen mit den Durchgängen des Sammlers.
operator-no_reports = Keine Meldung wartet.
operator-name_base = { $companies } Unternehmen · { $weeks-n ->
        [one] eine Woche
       *[other] { $weeks } Wochen
    } · { $adverts-n ->
        [one] eine Anzeige
       *[other] { $adverts } Anzeigen
    }
operator-name_known = geschrieben wie { $name }, und nicht gelesen
operator-accept = Annehmen
operator-reject = Ablehnen
operator-later = Später
operator-alias_of = Ein anderer Name für
operator-alias_placeholder = Skill wählen
operator-accept_alias = Als anderen Namen annehmen
operator-category = Bereich, für einen eigenen Skill
operator-category_placeholder = Bereich wählen
operator-kind = Art
operator-accept_skill = Als Skill annehmen
operator-decided = Entschieden.
operator-report = { $kind }: { $name }
operator-report_accepted = Annehmen
operator-report_rejected = Ablehnen
operator-report_later = Später
operator-spelling = Eine Schreibweise, die als { $name } zu lesen ist (darf leer bleiben)
operator-spelling_help = Mit der Meldung angenommen, wird sie vom nächsten Durchgang an gelesen.
operator-log_title = Protokoll
operator-log_help = Anmeldungen, misslungene Anmeldungen, Änderungen an Konten und was Betreiber angesehen haben. Einträge bleiben { $days } Tage und lassen sich nicht ändern.
operator-log_newest = Die neuesten { $count } stehen hier.
operator-days = { $count-n ->
        [one] Ein Tag
       *[other] { $count } Tage
    }

## groups

groups-title = Gruppen
groups-intro = Eine Karriereberatung oder ein Kurs kann sehen, wo seine Leute stehen, nur in Anteilen. Du trittst freiwillig bei und kannst jederzeit gehen.
groups-mine = Gruppen, in denen ich bin
groups-code = Code, den du bekommen hast
groups-invitation = { $name }, geleitet von { $owner }
groups-sees =
    Die Zahlen der Gruppe sagen denen, die sie leiten, und allen Mitgliedern dasselbe: welche Zielrollen die Mitglieder haben, wie viele davon schon weit sind, welche Skills vielen fehlen und welche Kurse bis 40 Stunden vielen helfen würden.

    Sie sagen nie, wer Mitglied ist oder was du gesagt hast. Jede deiner Antworten wird vor dem Zählen in 15 von 100 Fällen zufällig umgedreht, Anteile sind auf 10 % gerundet, unter fünf Mitgliedern wird nichts gesagt, und die Zahlen entstehen höchstens einmal am Tag neu und erst, wenn fünf Leute dazugekommen oder gegangen sind, oder nach vier Wochen.
groups-join = Beitreten
groups-joined = Du bist dabei.
groups-numbers = Was die Gruppe sieht
groups-leave = Verlassen
groups-left = Du bist nicht mehr dabei. Keine neue Zahl zählt dich mit.
groups-run = Gruppen, die ich leite
groups-run_help = Gründe eine Gruppe, gib ihren Code weiter, und sieh Anteile, sobald fünf Leute dabei sind.
groups-code_help = Wer diesen Code hat, darf beitreten:
groups-name = Name der Gruppe
groups-create = Gruppe gründen
groups-end = Diese Gruppe beenden
groups-end_help = Alle Mitgliedschaften und Zahlen werden gelöscht. Es lässt sich nicht rückgängig machen.
groups-end_yes = Beenden
groups-counting = Wird gezählt …
groups-too_few = Zahlen gibt es, sobald fünf Leute Mitglied sind.
groups-base = Mindestens { $count } Mitglieder · erstellt { $moment }
groups-aims = Zielrollen
groups-well_on = Haben mindestens die Hälfte von dem, was ihre Zielrolle verlangt
groups-gaps = Skills, die vielen für ihre Zielrolle fehlen
groups-courses = Kurse bis 40 Stunden, nach denen mehr Anzeigen passen würden
groups-nothing_clear = Nichts hebt sich klar vom Zufall ab.
groups-row = { $name }: etwa { $share } (zwischen { $low } und { $high })

## second

second-title = Anmeldung in zwei Schritten
second-code = Code
second-code_help = Aus deiner App, oder einer deiner Notfallcodes.
second-cancel = Als jemand anders anmelden
second-late = Das hat zu lange gedauert. Bitte melde dich noch einmal an.
second-intro = Ein Code aus einer App auf deinem Telefon, nach dem nach dem Passwort gefragt wird: Wer dein Passwort herausfindet, kann sich damit allein nicht anmelden.
second-begin = Einrichten
second-scan = Scanne das mit einer Authenticator-App, oder tippe das Geheimnis darunter ein.
second-first_code = Code, den die App jetzt zeigt
second-turn_on = Einschalten
second-on_now = Die Anmeldung in zwei Schritten ist an.
second-codes_help = Heb diese Notfallcodes dort auf, wo du sie ohne dein Telefon findest. Jeder gilt einmal. Sie werden nur jetzt gezeigt.
second-codes_kept = Ich habe sie aufgehoben
second-is_on = An seit dem { $day }. { $count-n ->
        [0] Kein Notfallcode ist übrig: Schalte aus und wieder ein, um neue zu bekommen.
        [one] Ein Notfallcode ist übrig.
       *[other] { $count } Notfallcodes sind übrig.
    }
second-turn_off = Ausschalten
second-off_now = Die Anmeldung in zwei Schritten ist aus.

## import

import-title = Import
import-intro = Anzeigen aus einer Datei: CSV, JSON, Excel, Parquet, XML, gepackt oder nicht, oder die gespeicherte Antwort einer Jobbörse. Sieh zuerst hinein; nichts wird geschrieben, bevor du es sagst.
import-upload = Datei, bis { $most } MB
import-upload_help = Sie wird von einem eigenen Prozess mit Grenzen für Speicher und Zeit gelesen und nach einem Tag vergessen.
import-offered = Oder eine Datei im Ordner für Importe
import-offered_placeholder = Datei wählen
import-folder = Größere Dateien: Leg sie in { $folder }, und sie stehen hier zur Wahl.
import-options = Was die Datei offen lässt
import-name = Name des Imports (darf leer bleiben)
import-name_help = Unter ihm wird ein Import erneuert und mit `python -m collector --forget NAME` wieder herausgenommen. Ohne Namen gilt der der Datei.
import-dates = Daten wie 11/09/2026
import-dates_open = wie die Spalte es zeigt
import-dates_dmy = Tag zuerst
import-dates_mdy = Monat zuerst
import-pay = Gehalt ohne Zeitraum gilt für
import-pay_open = nichts: Es bleibt weg
import-pay_year = ein Jahr
import-pay_month = einen Monat
import-pay_week = eine Woche
import-pay_day = einen Tag
import-pay_hour = eine Stunde
import-map = Spalten, je Zeile FELD=SPALTE
import-map_help = Wo eine Spalte nicht verstanden wurde: title, company, location, date_posted, description, url, salary und andere, wie die Vorschau sie nennt.
import-look = Ansehen
import-looking = Die Datei wird angesehen …
import-preview = Was es ist
import-known = eine gespeicherte Antwort von { $name }
import-as = gespeichert unter { $name }
import-wanted = Würden gespeichert
import-stored = Schon gespeichert
import-undated = Ohne Datum
import-older = Älter als das Fenster
import-repeated = Wiederholen andere
import-refused = Abgelehnt
import-of = von { $rows-n ->
        [one] einer Zeile
       *[other] { $rows } Zeilen
    }
import-problem = Abgelehnt: { $problem }
import-columns = Spalten und die Felder, zu denen sie werden
import-ignored = Spalten, die nicht gebraucht werden
import-summary = Was die Zeilen sagen
import-postings = Anzeigen, wie sie gespeichert würden
import-asks = Verlangt { $skills }
import-no_date = ohne Datum
import-yes_help = Bisher wurde nichts geschrieben.
import-yes = Importieren
import-running = { $name }: { $share }
import-waits = Es geht weiter, wenn du diese Seite verlässt. Arbeitet gerade der Sammler, wird bis zu zehn Minuten auf ihn gewartet.
import-outcome = Letzter Import: { $name }
## audit

audit-registered = Konto angelegt
audit-signed_in = Angemeldet
audit-sign_in_failed = Anmeldung misslungen
audit-signed_out = Abgemeldet
audit-signed_out_everywhere = Überall abgemeldet
audit-session_ended = Eine Sitzung wurde beendet
audit-password_changed = Passwort geändert
audit-password_reset = Passwort über einen Link gesetzt
audit-reset_issued = Link zu einem neuen Passwort erstellt
audit-second_factor_on = Anmeldung in zwei Schritten eingeschaltet
audit-second_factor_off = Anmeldung in zwei Schritten ausgeschaltet
audit-recovery_code_used = Notfallcode benutzt
audit-locked = Konto gesperrt
audit-unlocked = Konto entsperrt
audit-role_changed = Rolle geändert
audit-key_made = Schlüssel angelegt
audit-key_revoked = Schlüssel widerrufen
audit-deleted = Ein Konto wurde gelöscht
audit-operator_looked = Der Betrieb hat hineingesehen
audit-operator_decided = Der Betrieb hat entschieden
audit-imported = Eine Datei wurde importiert
audit-by_you = Du
audit-by_operator = Betrieb
audit-by_nobody = Unbekannt

## stage

stage-saved = Gemerkt
stage-applied = Beworben
stage-interview = Gespräch
stage-offer = Angebot
stage-rejected = Absage
stage-withdrawn = Zurückgezogen
stage-silent = Keine Antwort

## application_error

application_error-url = Das ist keine Webadresse wie https://example.org/jobs/7.
application_error-field = Dieses Feld lässt sich nicht ändern.
application_error-title = Gib der Stelle einen Titel.
application_error-note_long = Eine Notiz darf höchstens { $most } Zeichen haben.
application_error-day = Der Tag muss zwischen { $first } und { $last } liegen.
application_error-most = Es werden höchstens { $most } Bewerbungen aufgehoben. Lösche zuerst alte.
application_error-nothing = Schreib eine Notiz, wähle einen Stand oder setze den nächsten Termin.
application_error-no_undo = Es gibt keinen Wechsel des Stands, der sich zurücknehmen lässt.
application_error-events = Eine Bewerbung behält höchstens { $most } Ereignisse.

## applications

applications-title = Meine Bewerbungen
applications-heading = { $sent-n ->
        [0] { $saved-n ->
            [one] Eine Stelle gemerkt
           *[other] { $saved } Stellen gemerkt
        }
       *[other] { $sent } beworben, { $answered } beantwortet, { $interviews-n ->
            [one] { $interviews } Gespräch
           *[other] { $interviews } Gespräche
        }
    }
applications-invitation = Behalte jede Stelle, auf die du dich bewirbst, an einem Ort: eine Kopie der Angaben, was wann geschah, was als Nächstes kommt und wie viele antworten. Melde dich an oder leg ein Konto an, und du kommst hierher zurück.
applications-empty = Hier ist noch nichts. Merk dir eine Stelle, lies eine Anzeige, die du anderswo gefunden hast, oder trag eine Stelle von Hand ein.
applications-none_in_stage = Auf diesem Stand ist keine Bewerbung.
applications-all = Alle { $count }
applications-stage_count = { $stage } { $count }
applications-stage = Stand
applications-view = Zeigen als
applications-view_list = Liste
applications-view_board = Tafel
applications-ended = Vorbei
applications-enter = Stelle eintragen
applications-enter_submit = Speichern
applications-entered = Gespeichert: { $title }.
applications-field_title = Titel
applications-field_company = Unternehmen
applications-field_url = Adresse der Anzeige (https://…)
applications-field_place = Ort
applications-field_pay = Gehalt, wie die Anzeige es nennt
applications-since = { $stage } seit { $day }
applications-by_itself = Seit 30 Tagen keine Antwort
applications-by_itself_help = Das hat niemand eingetragen: 30 Tage sind vergangen. „Warte noch“ zählt sie von vorn.
applications-fit_then = Passung beim Merken: { $fit }
applications-next = Als Nächstes: { $day }
applications-closed = Die Anzeige ist seit { $day } geschlossen
applications-details = Einzelheiten
applications-do_applied = Beworben
applications-do_interview = Gespräch
applications-do_offer = Angebot
applications-do_rejected = Absage
applications-do_withdrawn = Zurückziehen
applications-do_waiting = Warte noch
applications-do_undo = Rückgängig
applications-done = { $title }: { $stage }.
applications-noted = Eingetragen.
applications-saved = Gespeichert. Sie steht unter „Meine Bewerbungen“.
applications-kept = Zu dieser steht schon mehr; sie bleibt unter „Meine Bewerbungen“, dort kannst du sie löschen.
applications-changed = Das wurde inzwischen in einem anderen Tab geändert; nichts wurde geschrieben.
applications-gone = Diese Bewerbung gibt es nicht mehr.
applications-deleted = Gelöscht: { $title }.
applications-conflict = „{ $title }“ wurde inzwischen in einem anderen Tab geändert: Der Stand ist jetzt { $now }. Du wolltest: { $wanted }.
applications-conflict_do = Trotzdem ausführen
applications-conflict_leave = So lassen
applications-wanted_note = eine Notiz
applications-wanted_undo = die letzte Änderung zurücknehmen
applications-wanted_change = die Angaben berichtigen
applications-wanted_delete = sie löschen
applications-calendar = Kalenderdatei
applications-calendar_help = Der nächste Termin jeder Bewerbung, mit einer Erinnerung am Morgen davor.
## applications

applications-calendar_name = Meine Bewerbungen
applications-calendar_entry = { $title }, { $company }
applications-proof = Bewerbungsnachweis
applications-proof_help = Eine CSV-Datei der Bewerbungen, bei denen in diesen Tagen etwas geschah, ohne deine Notizen.
applications-proof_days = Tage
applications-proof_pick = Wähle auch den letzten Tag.
applications-proof_csv = CSV ({ $count })
applications-proof_code = Dasselbe per Programm, mit einem Schlüssel aus deinem Profil in $CAREER_NAVIGATOR_KEY:
applications-answers = Wer antwortet?
applications-answered = Beantwortet
applications-interviewed = Mit Gespräch
applications-counted = { $count } von { $base }, jede mindestens 30 Tage alt
applications-too_few = Zu wenige für eine Aussage: { $settled-n ->
        [0] Keine deiner Bewerbungen ist
        [one] Eine deiner Bewerbungen ist
       *[other] { $settled } deiner Bewerbungen sind
    } mindestens 30 Tage alt, und einen Anteil nennen wir ab { $floor }.
applications-rate_help = Gespräch, Angebot und Absage sind Antworten. Jüngere Bewerbungen zählen nicht mit: Ihre schnellen Antworten sind da, die langsamen noch nicht. Auch was du vorher zurückgezogen hast, zählt nicht. Das Intervall nimmt jede Bewerbung als unabhängig.
applications-verdict_more = Was besser passt, bekommt mehr Antworten: Ab einer Passung von 70 % wurden { $points } Punkte mehr beantwortet (wohl zwischen { $low } und { $high }).
applications-verdict_fewer = Was besser passt, bekam hier weniger Antworten: ab einer Passung von 70 % { $points } Punkte (wohl zwischen { $low } und { $high }).
applications-verdict_unclear = Ob mehr Antworten bekommt, was besser passt, lässt sich aus diesen { $count } Bewerbungen nicht sagen: Der Unterschied ist { $points } Punkte, wohl zwischen { $low } und { $high }.
applications-verdict_too_few = Ob mehr Antworten bekommt, was besser passt, sagen wir, sobald { $floor } Bewerbungen mit einer Passung ab 70 % und { $floor } mit weniger 30 Tage alt sind.
applications-bands = Nach Passung beim Merken
applications-band = { $low } bis { $high }
applications-band_unknown = Nicht bekannt
applications-band_total = Alle
applications-band_sent = Beworben
applications-band_answered = Beantwortet
applications-band_interviews = Gespräche
applications-band_settled = Mindestens 30 Tage alt
applications-band_fit = Passung beim Merken
applications-band_share = Anteil beantwortet
## application

application-facts = Gemerkt am { $day }
application-advert = Anzeige öffnen
application-posting = Was wir darin gelesen haben
application-happened = Was ist geschehen?
application-stage = Neuer Stand
application-no_stage = Keine Änderung
application-day = Tag
application-note = Notiz
application-next = Nächster Termin
application-next_help = Er kommt in die Kalenderdatei; bis dahin gilt die Bewerbung nicht als unbeantwortet.
application-write = Speichern
application-history = Verlauf
application-event_stage = { $stage }
application-event_note = Notiz
application-event_waiting = Warte noch
application-event_undo = Letzte Änderung zurückgenommen
application-event_next = nächster Termin { $day }
application-skills = Was verlangt wurde
application-skills_note = Wie beim Merken gelesen.
application-correct = Angaben berichtigen
application-save = Berichtigung speichern
application-delete = Löschen
application-delete_sure = Löscht sie mit ihrem Verlauf, endgültig.
application-delete_submit = Diese Bewerbung löschen

## advert

advert-title = Anzeige lesen
advert-heading = { $title }: Du passt zu { $fit }
advert-intro = Füg irgendeine Anzeige ein: Du siehst, was sie verlangt, wie gut du passt und was du lernen kannst. Gespeichert wird nur, was du speicherst.
advert-text = Text der Anzeige
advert-job_title = Berufsbezeichnung (freiwillig)
advert-read = Lesen
advert-reading = Wird gelesen. Die erste Anzeige dauert ein paar Sekunden länger.
advert-again = Noch eine lesen
advert-nothing = In diesem Text wurde kein Skill gefunden. Ist es der Teil, der sagt, was verlangt wird?
advert-language = Diese Sprache lesen wir noch nicht. Wir lesen Englisch, Deutsch, Französisch und Spanisch.
advert-read_as = Gelesen als: { $role }
advert-no_role = Der Titel nennt keine Rolle, die wir kennen; die Nachfrage gilt über alle Rollen.
advert-few_role = Zu wenige Anzeigen für { $role }; die Nachfrage gilt über alle Rollen.
advert-musts = Pflicht-Skills, die du hast
advert-musts_value = { $count } von { $total }
advert-fit = Passung
advert-fit_help = Der Teil von dem, was sie verlangt, den du hast. Was Pflicht ist, zählt dreimal so viel wie ein Plus, eine Alternative von dir zählt halb. Dieselbe Zahl wie bei gesammelten Anzeigen.
advert-no_fit = Nenne deine Skills, um zu sehen, wie gut du passt.
advert-missing = Was dir fehlt
advert-missing_none = Dir fehlt nichts, was sie verlangt.
advert-missing_line = { $ask } · { $hours } Std.
advert-missing_demand = von { $share } der Anzeigen verlangt
advert-one_of = oder { $names }
advert-learn = Für diese Stelle lernen
advert-learn_intro = { $steps-n ->
        [one] Ein Schritt, { $hours } Stunden
       *[other] { $steps } Schritte, { $hours } Stunden
    }: etwa { $weeks-n ->
        [one] eine Woche
       *[other] { $weeks } Wochen
    } bei 8 Stunden pro Woche.
advert-learn_step = { $name }, { $hours } Std.
advert-learn_before = { $name }, { $hours } Std., vor { $skill }
advert-learn_submit = In meinen Plan
advert-learned = { $count-n ->
        [one] Ein Skill ist
       *[other] { $count } Skills sind
    } in deinem Plan.
advert-learn_visitor = Leg ein Konto an, um sie in einen Plan zu nehmen
advert-ask_required = Pflicht
advert-ask_optional = ein Plus
advert-ask_mentioned = nur erwähnt
advert-where = Wo sie es sagt
advert-skills = Alles, was gelesen wurde
advert-base = Nachfrage: { $count-n ->
        [one] eine Anzeige
       *[other] { $count } Anzeigen
    } der letzten 90 Tage
advert-save = Als Bewerbung speichern
advert-save_invitation = Melde dich an, um das als Bewerbung zu speichern. Du kommst hierher zurück, und der Text ist noch da.
advert-saved = Gespeichert. Sie steht unter „Meine Bewerbungen“.

## paper

paper-title = Mein Plan: { $role }
paper-dated = Erstellt am { $day } mit Career Navigator
paper-footer = Career Navigator · { $day } · { $count-n ->
        [one] aus einer Anzeige
       *[other] aus { $count } Anzeigen
    } bis { $last }
paper-stand = Wo ich stehe
paper-owned_count = Ich habe { $owned } der { $asked } Skills, die am häufigsten verlangt werden.
paper-fit_count = Bei { $fit } von { $rated } Anzeigen habe ich mindestens die Hälfte des Verlangten; mit zwei Skills mehr bei { $near } weiteren.
paper-readiness = Von dem, was eine Anzeige verlangt, habe ich im Mittel { $before }; nach diesem Plan { $after }.
paper-owned = Ich habe:
paper-missing = Noch zu lernen, das Gefragteste zuerst:
paper-steps = Die Schritte
paper-steps_intro = { $hours } Stunden Lernen, { $week } pro Woche, fertig am { $day }.
paper-column_step = Schritt
paper-column_hours = Stunden
paper-column_until = Bis
paper-column_demand = Verlangt
paper-more = { $count-n ->
        [one] Ein weiterer Schritt steht auf der Seite „Lernplan“.
       *[other] { $count } weitere Schritte stehen auf der Seite „Lernplan“.
    }
paper-sources = Womit ich lerne
paper-source = { $provider } · { $hours } Std. · { $cost } · { $url }
paper-no_sources = Für diese Schritte ist kein Material verzeichnet.
paper-base = Worauf das beruht
paper-base_line = { $postings-n ->
        [one] Eine Anzeige
       *[other] { $postings } Anzeigen
    } von { $companies-n ->
        [one] einem Unternehmen
       *[other] { $companies } Unternehmen
    }, veröffentlicht vom { $first } bis zum { $last }.
paper-method = „Verlangt“ ist der Anteil dieser Anzeigen, die den Skill verlangen. Die Schritte stehen in der Reihenfolge, die den Anzeigen am schnellsten näher bringt; Voraussetzungen kommen vorher.
paper-button = Mein Plan auf Papier (PDF)
paper-button_help = Zwei Seiten: wo du stehst, die Schritte mit Kästchen zum Abhaken, womit du lernst und worauf die Zahlen beruhen.
## level

level-intern = Praktikum
level-junior = Junior
level-mid = Mid-Level
level-senior = Senior
level-lead = Lead
level-principal = Principal
level-manager = Management
level-executive = Geschäftsleitung

## experience

experience-first_year = 1. Studienjahr
experience-second_year = 2. Studienjahr
experience-third_year = 3. Studienjahr
experience-fourth_year = 4. Studienjahr
experience-intern = Praktikum
experience-junior = Junior
experience-mid_level = Mid-Level
experience-senior = Senior
experience-lead = Lead
experience-principal = Principal

## difficulty

difficulty-beginner = Einstieg
difficulty-intermediate = Mittel
difficulty-advanced = Fortgeschritten

## value: was eine Tabelle für einen verschlüsselten Wert ihrer Daten schreibt

value-rising = steigt
value-falling = fällt
value-no_detectable_change = keine klare Änderung
value-shared = beide
value-first_only = nur die erste
value-second_only = nur die zweite
value-owned = hast du
value-learned = wenn gelernt
value-missing = fehlt
value-optional = ein Plus
value-to_do = offen
value-learning = in Arbeit
value-done = fertig
value-basics = Grundlagen
value-working = Arbeiten damit

## kind: was für eine Art Skill es ist

kind-language = Sprache
kind-framework = Framework
kind-library = Bibliothek
kind-tool = Werkzeug
kind-platform = Plattform
kind-database = Datenbank
kind-concept = Konzept
kind-method = Methode
kind-soft = Soft Skill

## category: wozu ein Skill gehört

category-languages = Programmiersprachen
category-frontend = Frontend
category-mobile = Mobile Apps
category-backend = Backend
category-databases = Datenbanken
category-testing = Testen
category-data-engineering = Data Engineering
category-analytics = Datenanalyse
category-machine-learning = Maschinelles Lernen
category-cloud = Cloud
category-devops = DevOps
category-security = IT-Sicherheit
category-systems = Systeme
category-games-graphics = Spiele und Grafik
category-engineering-practice = Entwicklungspraxis
category-enterprise = Unternehmenssoftware
category-product-design = Produkt und Design
category-soft-skills = Soft Skills
category-spoken-languages = Sprachen

## role_name: Namen der Rollen, nach Kennung

role_name-software-engineer = Softwareentwickler/in
role_name-backend-engineer = Backend-Entwickler/in
role_name-frontend-engineer = Frontend-Entwickler/in
role_name-full-stack-engineer = Full-Stack-Entwickler/in
role_name-founding-engineer = Founding Engineer
role_name-web-developer = Webentwickler/in
role_name-cms-developer = CMS-Entwickler/in
role_name-web-administrator = Web-Administrator/in
role_name-mobile-engineer = Mobile-Entwickler/in
role_name-android-engineer = Android-Entwickler/in
role_name-ios-engineer = iOS-Entwickler/in
role_name-integration-engineer = Integrationsentwickler/in
role_name-blockchain-engineer = Blockchain-Entwickler/in
role_name-game-developer = Spieleentwickler/in
role_name-game-designer = Spieledesigner/in
role_name-graphics-engineer = Grafikprogrammierer/in
role_name-xr-developer = AR/VR-Entwickler/in
role_name-data-engineer = Data Engineer
role_name-data-analyst = Datenanalyst/in
role_name-bi-analyst = BI-Analyst/in
role_name-bi-developer = BI-Entwickler/in
role_name-analytics-engineer = Analytics Engineer
role_name-data-scientist = Data Scientist
role_name-statistician = Statistiker/in
role_name-data-architect = Datenarchitekt/in
role_name-database-administrator = Datenbankadministrator/in
role_name-data-steward = Data-Governance-Spezialist/in
role_name-bioinformatician = Bioinformatiker/in
role_name-gis-developer = GIS-Entwickler/in
role_name-ml-engineer = Machine Learning Engineer
role_name-mlops-engineer = MLOps Engineer
role_name-ai-engineer = KI-Entwickler/in
role_name-research-scientist = KI-Forscher/in
role_name-nlp-engineer = NLP-Entwickler/in
role_name-computer-vision-engineer = Computer-Vision-Entwickler/in
role_name-platform-engineer = Platform Engineer
role_name-sre = Site Reliability Engineer
role_name-devops-engineer = DevOps Engineer
role_name-cloud-engineer = Cloud Engineer
role_name-cloud-architect = Cloud-Architekt/in
role_name-systems-engineer = Systemingenieur/in
role_name-systems-administrator = Systemadministrator/in
role_name-network-engineer = Netzwerkingenieur/in
role_name-it-support = IT-Support-Spezialist/in
role_name-security-engineer = IT-Sicherheitsingenieur/in
role_name-security-analyst = IT-Sicherheitsanalyst/in
role_name-penetration-tester = Penetrationstester/in
role_name-grc-analyst = GRC-Analyst/in
role_name-qa-engineer = QA Engineer
role_name-test-automation-engineer = Testautomatisierer/in
role_name-embedded-engineer = Embedded-Entwickler/in
role_name-firmware-engineer = Firmware-Entwickler/in
role_name-hardware-engineer = Hardware-Entwickler/in
role_name-robotics-engineer = Robotik-Entwickler/in
role_name-product-manager = Produktmanager/in
role_name-product-owner = Product Owner
role_name-project-manager = Projektmanager/in
role_name-program-manager = Programmmanager/in
role_name-scrum-master = Scrum Master
role_name-business-analyst = Business-Analyst/in
role_name-systems-analyst = Systemanalytiker/in
role_name-ux-designer = UX-Designer/in
role_name-ui-designer = UI-Designer/in
role_name-product-designer = Produktdesigner/in
role_name-ux-researcher = UX-Researcher/in
role_name-technical-writer = Technische/r Redakteur/in
role_name-developer-advocate = Developer Advocate
role_name-engineering-manager = Engineering Manager
role_name-tech-lead = Tech Lead
role_name-cto = Entwicklungsleiter/in
role_name-it-manager = IT-Leiter/in
role_name-software-architect = Softwarearchitekt/in
role_name-solutions-architect = Lösungsarchitekt/in
role_name-enterprise-architect = Enterprise-Architekt/in
role_name-sales-engineer = Vertriebsingenieur/in
role_name-forward-deployed-engineer = Forward Deployed Engineer
role_name-gtm-engineer = GTM Engineer
role_name-erp-consultant = ERP-Berater/in
role_name-salesforce-developer = Salesforce-Entwickler/in
role_name-technical-recruiter = IT-Recruiter/in

## role_summary: was jemand in einer Rolle tut, nach Kennung

role_summary-software-engineer = Entwirft, schreibt und pflegt Programme im ganzen Produkt, ohne an eine Schicht gebunden zu sein.
role_summary-backend-engineer = Baut die Dienste, Schnittstellen und Datenzugriffe hinter dem, was man sieht.
role_summary-frontend-engineer = Baut, was im Browser läuft: schnelle, barrierefreie Oberflächen über den Diensten einer Anwendung.
role_summary-full-stack-engineer = Arbeitet auf beiden Seiten einer Webanwendung, von der Datenbank bis zur Seite.
role_summary-founding-engineer = Baut mit den Gründern die erste Fassung des Produkts eines jungen Unternehmens, auf jeder Schicht.
role_summary-web-developer = Baut und pflegt Websites und kleinere Webanwendungen, vom Layout bis zum Hosting.
role_summary-cms-developer = Baut Websites auf einem Redaktionssystem und erweitert es mit Themes und Plug-ins.
role_summary-web-administrator = Hält Websites erreichbar, aktuell und sicher und misst, wie sie laufen.
role_summary-mobile-engineer = Baut Apps für Telefone und Tablets, meist für mehr als eine Plattform.
role_summary-android-engineer = Baut native Apps für Android-Geräte.
role_summary-ios-engineer = Baut native Apps für die Telefone und Tablets von Apple.
role_summary-integration-engineer = Verbindet über Schnittstellen, Warteschlangen und Zuordnungen Systeme, die nicht füreinander gemacht sind.
role_summary-blockchain-engineer = Schreibt Smart Contracts und die Dienste rund um verteilte Register.
role_summary-game-developer = Programmiert Spiele: Spielmechanik, Engines und die Werkzeuge dafür.
role_summary-game-designer = Denkt sich Regeln, Level und Belohnungen aus, die ein Spiel spielenswert machen.
role_summary-graphics-engineer = Bringt Rechner zum Zeichnen: Rendering, Shader und die Mathematik darunter.
role_summary-xr-developer = Baut Anwendungen für erweiterte und virtuelle Realität, für Brillen und Telefone.
role_summary-data-engineer = Baut und betreibt die Pipelines und Speicher, die Daten zu denen bringen, die sie brauchen.
role_summary-data-analyst = Beantwortet Fragen eines Unternehmens mit Daten: Abfragen, Statistik, Berichte und Diagramme.
role_summary-bi-analyst = Macht aus den Zahlen eines Unternehmens Berichte und Dashboards, nach denen entschieden wird.
role_summary-bi-developer = Baut Berichtsmodelle, Dashboards und Cubes auf einem Data Warehouse.
role_summary-analytics-engineer = Formt rohe Tabellen zu geprüften, beschriebenen Modellen, denen man trauen kann.
role_summary-data-scientist = Findet mit Statistik, Experimenten und Modellen heraus, was Daten vorhersagen oder erklären.
role_summary-statistician = Plant Studien und zieht haltbare Schlüsse aus Stichproben.
role_summary-data-architect = Entscheidet, wie die Daten einer Organisation modelliert, gespeichert, verbunden und bewahrt werden.
role_summary-database-administrator = Hält Datenbanken schnell, sicher, wiederherstellbar und gut aufgebaut.
role_summary-data-steward = Kümmert sich darum, was Daten bedeuten, wie gut sie sind und wer sie nutzen darf.
role_summary-bioinformatician = Wertet biologische Daten wie Genome mit Programmen und Statistik aus.
role_summary-gis-developer = Baut Karten, räumliche Datenbanken und die Auswertungen darauf.
role_summary-ml-engineer = Macht aus Modellen verlässliche Teile eines Produkts und verbessert sie weiter.
role_summary-mlops-engineer = Betreibt den Weg eines Modells vom Training bis zum überwachten Betrieb.
role_summary-ai-engineer = Baut Produkte rund um große Sprachmodelle und andere fertige KI.
role_summary-research-scientist = Erfindet und prüft neue Verfahren der Informatik und des maschinellen Lernens und veröffentlicht sie oder bringt sie ins Produkt.
role_summary-nlp-engineer = Bringt Software bei, menschliche Sprache zu lesen, zu schreiben und zu verstehen.
role_summary-computer-vision-engineer = Bringt Software das Sehen bei: Erkennen, Verfolgen und Messen in Bildern und Videos.
role_summary-platform-engineer = Baut den gemeinsamen Boden, auf dem andere ihre Dienste ausliefern und betreiben.
role_summary-sre = Hält Dienste durch Messen und Automatisieren so zuverlässig wie versprochen.
role_summary-devops-engineer = Automatisiert, wie Software gebaut, geprüft, ausgeliefert und überwacht wird.
role_summary-cloud-engineer = Baut und betreibt Systeme in öffentlichen Clouds.
role_summary-cloud-architect = Wählt und ordnet die Cloud- und Infrastrukturdienste einer Organisation.
role_summary-systems-engineer = Entwirft und installiert Server, Speicher und Betriebssysteme unter den Anwendungen.
role_summary-systems-administrator = Hält Server, Konten und Systemdienste einer Organisation Tag für Tag am Laufen.
role_summary-network-engineer = Plant, baut und repariert die Netze, über die der Verkehr einer Organisation läuft.
role_summary-it-support = Hilft Menschen mit Geräten, Konten und Programmen und repariert, was kaputt ist.
role_summary-security-engineer = Baut Schutz in Systeme ein: Härtung, Identitäten, Erkennung und sicherer Entwurf.
role_summary-security-analyst = Achtet auf Angriffe, untersucht sie und schließt die Schwächen, die sie nutzten.
role_summary-penetration-tester = Bricht nach Absprache in Systeme ein, um zu zeigen, was ein Angreifer könnte.
role_summary-grc-analyst = Prüft, ob Systeme Gesetze, Normen und die Regeln der Organisation einhalten.
role_summary-qa-engineer = Findet vor den Nutzern heraus, ob Software tut, was sie soll.
role_summary-test-automation-engineer = Schreibt Programme, die andere Programme prüfen, und lässt sie bei jedem Bau laufen.
role_summary-embedded-engineer = Schreibt Software für Geräte mit wenig Speicher, Strom und Zeit.
role_summary-firmware-engineer = Schreibt die unterste Schicht der Software, die ein Gerät zum Leben erweckt.
role_summary-hardware-engineer = Entwirft Schaltungen, Platinen und Chips und weist nach, dass sie funktionieren.
role_summary-robotics-engineer = Bringt Maschinen zum Bewegen und Entscheiden: Steuerung, Wahrnehmung und Planung für Roboter.
role_summary-product-manager = Entscheidet, was aus einem Produkt werden soll, und steht für den Erfolg ein.
role_summary-product-owner = Ordnet die Aufgaben eines Teams und spricht für die, die das Ergebnis brauchen.
role_summary-project-manager = Bringt ein umrissenes Vorhaben rechtzeitig, im Budget und wie vereinbart zu Ende.
role_summary-program-manager = Führt mehrere zusammengehörige Projekte zu einem Ziel.
role_summary-scrum-master = Hilft Teams, in kurzen Zyklen zu arbeiten, und räumt aus dem Weg, was sie aufhält.
role_summary-business-analyst = Findet heraus, was eine Organisation von ihren Systemen braucht, und schreibt es so auf, dass man es bauen kann.
role_summary-systems-analyst = Untersucht, wie ein Computersystem arbeitet, und legt fest, wie es sich ändern soll.
role_summary-ux-designer = Entwirft, wie ein Produkt für seine Nutzer funktioniert: Abläufe, Aufbau und Verhalten.
role_summary-ui-designer = Entwirft, wie ein Bildschirm aussieht, von Schrift und Farbe bis zum ganzen Designsystem.
role_summary-product-designer = Führt eine Funktion vom Problem bis zum fertigen Entwurf.
role_summary-ux-researcher = Lernt von echten Menschen, was sie brauchen und wie sie nutzen, was gebaut wird.
role_summary-technical-writer = Erklärt Software und Geräte in Anleitungen, denen man folgen kann.
role_summary-developer-advocate = Steht zwischen einem Produkt und den Entwicklern, die es nutzen: lehrt die einen und hört den anderen zu.
role_summary-engineering-manager = Leitet ein Entwicklungsteam: Menschen, Lieferung und technische Richtung.
role_summary-tech-lead = Trägt die technischen Entscheidungen eines Teams und schreibt selbst noch Code.
role_summary-cto = Verantwortet die ganze Technik einer Organisation: Menschen, Technologie und Ausgaben.
role_summary-it-manager = Leitet die IT-Dienste einer Organisation samt Team und Budget.
role_summary-software-architect = Legt den Aufbau eines Softwaresystems fest und die Regeln, die ihn gesund halten.
role_summary-solutions-architect = Fügt Produkte und Systeme zu einer Antwort auf die Aufgabe eines Kunden oder Projekts.
role_summary-enterprise-architect = Plant, wie alle Systeme einer Organisation über Jahre ihren Zielen dienen.
role_summary-sales-engineer = Zeigt Kunden, was ein technisches Produkt kann und wie es bei ihnen arbeiten würde.
role_summary-forward-deployed-engineer = Baut die erste laufende Lösung eines Produkts in den Systemen eines Kunden und bringt das Gelernte zurück.
role_summary-gtm-engineer = Automatisiert, wie ein Unternehmen Kunden findet, ergänzt und anspricht.
role_summary-erp-consultant = Passt eine Unternehmenssoftware wie SAP oder Dynamics an die Arbeitsweise eines Unternehmens an.
role_summary-salesforce-developer = Erweitert und betreibt das Kundenmanagement auf Salesforce und ähnlichen Plattformen.
role_summary-technical-recruiter = Findet und gewinnt technische Fachkräfte für einen Arbeitgeber.

## skill_name: Namen von Skills, die auf Deutsch anders heißen, nach Kennung

skill_name-arabic = Arabisch
skill_name-bengali = Bengalisch
skill_name-bulgarian = Bulgarisch
skill_name-cantonese = Kantonesisch
skill_name-catalan = Katalanisch
skill_name-croatian = Kroatisch
skill_name-czech = Tschechisch
skill_name-danish = Dänisch
skill_name-dutch = Niederländisch
skill_name-english = Englisch
skill_name-estonian = Estnisch
skill_name-finnish = Finnisch
skill_name-french = Französisch
skill_name-german = Deutsch
skill_name-greek = Griechisch
skill_name-hebrew = Hebräisch
skill_name-hindi = Hindi
skill_name-hungarian = Ungarisch
skill_name-icelandic = Isländisch
skill_name-indonesian = Indonesisch
skill_name-italian = Italienisch
skill_name-japanese = Japanisch
skill_name-korean = Koreanisch
skill_name-latvian = Lettisch
skill_name-lithuanian = Litauisch
skill_name-malay = Malaiisch
skill_name-mandarin = Mandarin
skill_name-norwegian = Norwegisch
skill_name-persian = Persisch
skill_name-polish = Polnisch
skill_name-portuguese = Portugiesisch
skill_name-romanian = Rumänisch
skill_name-russian = Russisch
skill_name-serbian = Serbisch
skill_name-slovak = Slowakisch
skill_name-slovenian = Slowenisch
skill_name-spanish = Spanisch
skill_name-swedish = Schwedisch
skill_name-tamil = Tamil
skill_name-thai = Thailändisch
skill_name-turkish = Türkisch
skill_name-ukrainian = Ukrainisch
skill_name-urdu = Urdu
skill_name-vietnamese = Vietnamesisch

skill_name-accountability = Verantwortungsbewusstsein
skill_name-active-listening = Aktives Zuhören
skill_name-adaptability = Anpassungsfähigkeit
skill_name-analytical-thinking = Analytisches Denken
skill_name-attention-to-detail = Sorgfalt
skill_name-autonomy = Selbstständiges Arbeiten
skill_name-business-acumen = Wirtschaftliches Verständnis
skill_name-can-do-attitude = Hands-on-Mentalität
skill_name-client-facing = Umgang mit Kunden
skill_name-coaching = Coaching
skill_name-communication = Kommunikation
skill_name-conceptual-thinking = Konzeptionelles Denken
skill_name-conflict-resolution = Konfliktlösung
skill_name-consulting-skills = Beratungskompetenz
skill_name-creativity = Kreativität
skill_name-critical-thinking = Kritisches Denken
skill_name-cross-functional-collaboration = Teamübergreifende Zusammenarbeit
skill_name-curiosity = Neugier
skill_name-customer-focus = Kundenorientierung
skill_name-dealing-with-ambiguity = Umgang mit Unklarheit
skill_name-decision-making = Entscheidungsfähigkeit
skill_name-delegation = Delegieren
skill_name-empathy = Empathie
skill_name-entrepreneurial-mindset = Unternehmergeist
skill_name-explaining-technical-concepts = Technisches erklären
skill_name-facilitation = Moderation
skill_name-giving-feedback = Feedback geben und annehmen
skill_name-hiring = Einstellen und Interviews führen
skill_name-humility = Bescheidenheit
skill_name-inclusiveness = Inklusives Denken
skill_name-influencing = Überzeugungskraft
skill_name-innovation = Innovationsfreude
skill_name-integrity = Integrität
skill_name-intercultural-competence = Interkulturelle Kompetenz
skill_name-interpersonal-skills = Soziale Kompetenz
skill_name-knowledge-sharing = Wissen weitergeben
skill_name-leadership = Führung
skill_name-learning-agility = Lernbereitschaft
skill_name-mentoring = Mentoring
skill_name-multitasking = Multitasking
skill_name-negotiation = Verhandeln
skill_name-open-mindedness = Aufgeschlossenheit
skill_name-organizational-skills = Organisationstalent
skill_name-ownership = Eigenverantwortung
skill_name-passion-for-technology = Technikbegeisterung
skill_name-patience = Geduld
skill_name-people-management = Personalführung
skill_name-pragmatism = Pragmatismus
skill_name-presentation-skills = Präsentieren
skill_name-prioritization = Prioritäten setzen
skill_name-proactivity = Eigeninitiative
skill_name-problem-solving = Problemlösung
skill_name-public-speaking = Freies Reden
skill_name-quality-mindset = Qualitätsbewusstsein
skill_name-relationship-building = Beziehungen aufbauen
skill_name-remote-collaboration = Zusammenarbeit auf Distanz
skill_name-research-skills = Recherche
skill_name-results-orientation = Ergebnisorientierung
skill_name-self-motivation = Selbstmotivation
skill_name-stakeholder-management = Stakeholder-Management
skill_name-storytelling = Storytelling
skill_name-strategic-thinking = Strategisches Denken
skill_name-stress-tolerance = Belastbarkeit
skill_name-systems-thinking = Systemdenken
skill_name-team-leadership = Teamleitung
skill_name-teamwork = Teamarbeit
skill_name-technical-leadership = Fachliche Führung
skill_name-time-management = Zeitmanagement
skill_name-training-others = Andere schulen
skill_name-work-ethic = Arbeitsmoral
skill_name-written-communication = Schriftliche Kommunikation

skill_name-computer-science = Informatik-Grundlagen
skill_name-software-development = Softwareentwicklung
skill_name-software-testing = Softwaretests
skill_name-frontend-development = Frontend-Entwicklung
skill_name-information-security = Informationssicherheit
skill_name-backend-development = Backend-Entwicklung
skill_name-databases = Datenbanken
skill_name-project-management = Projektmanagement
skill_name-design-patterns = Entwurfsmuster
skill_name-software-architecture = Softwarearchitektur
skill_name-tdd = Testgetriebene Entwicklung
skill_name-web-development = Webentwicklung
skill_name-version-control = Versionsverwaltung
skill_name-containerization = Containerisierung
skill_name-it-infrastructure = IT-Infrastruktur
skill_name-networking = Netzwerktechnik
skill_name-relational-databases = Relationale Datenbanken
skill_name-test-automation = Testautomatisierung
skill_name-embedded-systems = Eingebettete Systeme
skill_name-oop = Objektorientierte Programmierung
skill_name-bioinformatics = Bioinformatik
skill_name-performance-optimization = Performance-Optimierung
skill_name-system-administration = Systemadministration
skill_name-data-analysis = Datenanalyse
skill_name-data-management = Datenmanagement
skill_name-machine-learning = Maschinelles Lernen
skill_name-mechanical-engineering = Maschinenbau
skill_name-quality-assurance = Qualitätssicherung
skill_name-statistics = Statistik
skill_name-business-analysis = Business-Analyse
skill_name-configuration-management = Konfigurationsmanagement
skill_name-data-structures = Datenstrukturen
skill_name-electrical-engineering = Elektrotechnik
skill_name-full-stack-development = Full-Stack-Entwicklung
skill_name-mobile-development = Mobile Entwicklung
skill_name-operating-systems = Betriebssysteme
skill_name-reporting = Berichtswesen
skill_name-scalability = Skalierbarkeit
skill_name-system-design = Systementwurf
skill_name-troubleshooting = Fehlersuche
skill_name-application-security = Anwendungssicherheit
skill_name-artificial-intelligence = Künstliche Intelligenz
skill_name-capacity-planning = Kapazitätsplanung
skill_name-continuous-improvement = Kontinuierliche Verbesserung
skill_name-database-administration = Datenbankadministration
skill_name-distributed-systems = Verteilte Systeme
skill_name-mathematics = Mathematik
skill_name-risk-management = Risikomanagement
skill_name-robotics = Robotik
skill_name-procurement = Beschaffung
skill_name-forecasting = Prognosen
skill_name-secure-coding = Sicheres Programmieren
skill_name-firmware = Firmware-Entwicklung
skill_name-cloud-security = Cloud-Sicherheit
skill_name-frontend-architecture = Frontend-Architektur
skill_name-java-concurrency = Nebenläufigkeit in Java
skill_name-python-linters = Python-Linter
skill_name-ai-accelerators = KI-Beschleuniger
skill_name-ai-agents = KI-Agenten
skill_name-ai-alignment = KI-Alignment
skill_name-ai-app-builders = KI-App-Baukästen
skill_name-ai-assisted-development = KI-Programmierassistenten
skill_name-ai-red-teaming = KI-Red-Teaming
skill_name-conversational-ai = Dialog-KI
skill_name-edge-ai = Edge-KI
skill_name-explainable-ai = Erklärbare KI
skill_name-generative-ai = Generative KI
skill_name-multimodal-ai = Multimodale KI
skill_name-responsible-ai = Verantwortungsvolle KI
skill_name-asic = ASIC-Entwurf
skill_name-game-ai = Spiele-KI
skill_name-agile = Agiles Arbeiten
skill_name-sdlc = Softwarelebenszyklus
skill_name-ui-design = UI-Design
skill_name-ux-design = UX-Design
skill_name-web-services = Webservices
skill_name-infrastructure-as-code = Infrastructure as Code
skill_name-build-automation = Build-Automatisierung
skill_name-supply-chain-management = Supply-Chain-Management
skill_name-budgeting = Budgetverwaltung
skill_name-change-management = Change-Management
skill_name-cms = Content-Management-Systeme
skill_name-profiling = Performance-Profiling
skill_name-soa = Serviceorientierte Architektur
skill_name-api-design = API-Design
skill_name-api-management = API-Management
skill_name-code-review = Code-Reviews
skill_name-data-center = Rechenzentrumsbetrieb
skill_name-deployment-strategies = Deployment-Strategien
skill_name-digital-marketing = Digitales Marketing
skill_name-end-to-end-testing = End-to-End-Tests
skill_name-enterprise-integration = Enterprise-Integration
skill_name-hci = Mensch-Computer-Interaktion
skill_name-hris = Personalinformationssysteme
skill_name-message-queues = Message-Queues
skill_name-object-oriented-design = Objektorientierter Entwurf
skill_name-routing-switching = Routing und Switching
skill_name-seo = Technisches SEO
skill_name-solid-principles = SOLID-Prinzipien
skill_name-solution-architecture = Lösungsarchitektur
skill_name-spa = Single-Page-Anwendungen
skill_name-storage-systems = Speichersysteme
skill_name-stream-processing = Stream-Verarbeitung
skill_name-unit-testing = Unit-Tests
skill_name-virtualization = Virtualisierung
skill_name-visual-design = Visuelle Gestaltung
skill_name-gdpr = DSGVO
skill_name-algorithms = Algorithmen
skill_name-asynchronous-programming = Asynchrone Programmierung
skill_name-authentication = Authentifizierung
skill_name-authorization = Autorisierung
skill_name-backlog-management = Backlog-Management
skill_name-backup-and-recovery = Backup und Wiederherstellung
skill_name-bdd = Verhaltensgetriebene Entwicklung
skill_name-bpm = Geschäftsprozessmanagement
skill_name-business-case = Business-Case-Erstellung
skill_name-capital-markets = Kapitalmärkte
skill_name-cloud-architecture = Cloud-Architektur
skill_name-cloud-networking = Cloud-Netze
skill_name-cloud-governance = Cloud-Governance
skill_name-cloud-migration = Cloud-Migration
skill_name-cloud-storage = Cloud-Speicher
skill_name-computer-architecture = Rechnerarchitektur
skill_name-computer-graphics = Computergrafik
skill_name-concurrency = Nebenläufigkeit
skill_name-cross-browser-testing = Browserkompatibilität
skill_name-data-architecture = Datenarchitektur
skill_name-data-privacy = Datenschutz
skill_name-data-visualization = Datenvisualisierung
skill_name-database-design = Datenbankentwurf
skill_name-database-testing = Datenbanktests
skill_name-device-drivers = Gerätetreiber
skill_name-dry-principle = DRY, KISS und YAGNI
skill_name-encryption = Verschlüsselung
skill_name-functional-programming = Funktionale Programmierung
skill_name-functional-testing = Funktionstests
skill_name-graph-databases = Graphdatenbanken
skill_name-graphic-design = Grafikdesign
skill_name-hexagonal-architecture = Hexagonale Architektur
skill_name-high-availability = Hochverfügbarkeit
skill_name-hpc = Hochleistungsrechnen
skill_name-integration-testing = Integrationstests
skill_name-interaction-design = Interaktionsdesign
skill_name-linux-administration = Linux-Administration
skill_name-linux-command-line = Linux-Kommandozeile
skill_name-malware-analysis = Malware-Analyse
skill_name-mathematical-optimization = Mathematische Optimierung
skill_name-microcontrollers = Mikrocontroller
skill_name-mobile-testing = Tests mobiler Apps
skill_name-multi-tenancy = Mandantenfähigkeit
skill_name-multivariate-analysis = Multivariate Analyse
skill_name-network-automation = Netzwerkautomatisierung
skill_name-network-design = Netzwerkplanung
skill_name-network-monitoring = Netzwerküberwachung
skill_name-network-security = Netzwerksicherheit
skill_name-network-troubleshooting = Fehlersuche im Netzwerk
skill_name-non-functional-requirements = Nichtfunktionale Anforderungen
skill_name-open-source = Open-Source-Entwicklung
skill_name-orm = Objektrelationales Mapping
skill_name-plm = Produktlebenszyklus-Management
skill_name-process-improvement = Prozessverbesserung
skill_name-product-development = Produktentwicklung
skill_name-product-management = Produktmanagement
skill_name-project-planning = Projektplanung
skill_name-quality-control = Qualitätskontrolle
skill_name-release-management = Release-Management
skill_name-responsive-design = Responsives Webdesign
skill_name-security-architecture = Sicherheitsarchitektur
skill_name-security-testing = Sicherheitstests
skill_name-signal-processing = Digitale Signalverarbeitung
skill_name-software-quality = Softwarequalität
skill_name-sprint-planning = Sprint-Planung
skill_name-state-management = State-Management
skill_name-technical-documentation = Technische Dokumentation
skill_name-threat-detection = Bedrohungserkennung
skill_name-time-series-databases = Zeitreihendatenbanken
skill_name-vendor-management = Lieferantenmanagement
skill_name-video-streaming = Videostreaming
skill_name-web-accessibility = Barrierefreiheit im Web
skill_name-web-security = Websicherheit
skill_name-web-servers = Webserver
skill_name-web-testing = Tests von Webanwendungen
skill_name-spreadsheets = Tabellenkalkulation
skill_name-browser-extensions = Browser-Erweiterungen
skill_name-browser-storage = Browser-Speicher
skill_name-code-editors-web = Eingebettete Code-Editoren
skill_name-code-splitting = Code-Splitting
skill_name-component-based-architecture = Komponentenbasierte Architektur
skill_name-css-animations = CSS-Animationen
skill_name-html-email = HTML-E-Mails
skill_name-internationalization = Internationalisierung
skill_name-mobile-first = Mobile-First-Design
skill_name-progressive-enhancement = Progressive Enhancement
skill_name-pwa = Progressive Web-Apps
skill_name-rich-text-editors = Rich-Text-Editoren
skill_name-semantic-html = Semantisches HTML
skill_name-static-site-generation = Statische Seitenerzeugung
skill_name-structured-data-markup = Strukturierte Daten auf Webseiten
skill_name-web-apis = Browser-APIs
skill_name-web-performance = Web-Performance
skill_name-web-standards = Webstandards
skill_name-app-store-optimization = App-Store-Optimierung
skill_name-cross-platform-mobile = Plattformübergreifende mobile Entwicklung
skill_name-deep-linking = Deep Linking
skill_name-in-app-purchases = In-App-Käufe
skill_name-mobile-security = Sicherheit mobiler Apps
skill_name-push-notifications = Push-Benachrichtigungen
skill_name-swift-concurrency = Nebenläufigkeit in Swift
skill_name-application-servers = Anwendungsserver
skill_name-go-web = Go-Webframeworks
skill_name-graphql-federation = GraphQL-Federation
skill_name-modular-monolith = Modularer Monolith
skill_name-parallel-computing = Paralleles Rechnen
skill_name-rate-limiting = Resilienzmuster
skill_name-reactive-programming = Reaktive Programmierung
skill_name-saga-pattern = Saga- und Outbox-Muster
skill_name-cap-theorem = CAP-Theorem
skill_name-columnar-databases = Spaltenorientierte Datenbanken
skill_name-connection-pooling = Connection-Pooling
skill_name-database-indexing = Datenbankindizes
skill_name-database-internals = Datenbankinterna
skill_name-database-migration = Datenbankmigration
skill_name-database-partitioning = Sharding und Partitionierung
skill_name-database-replication = Datenbankreplikation
skill_name-database-security = Datenbanksicherheit
skill_name-document-databases = Dokumentdatenbanken
skill_name-in-memory-databases = In-Memory-Datenbanken
skill_name-key-value-databases = Key-Value-Speicher
skill_name-normalization = Datenbanknormalisierung
skill_name-query-optimization = Abfrageoptimierung
skill_name-search-engines = Suchmaschinentechnik
skill_name-spatial-databases = Geodatenbanken
skill_name-transactions = Datenbanktransaktionen
skill_name-vector-databases = Vektordatenbanken
skill_name-wide-column-databases = Wide-Column-Speicher
skill_name-acceptance-testing = Abnahmetests
skill_name-accessibility-testing = Barrierefreiheitstests
skill_name-ai-test-automation = Low-Code-Testautomatisierung
skill_name-api-testing = API-Tests
skill_name-atdd = Abnahmetestgetriebene Entwicklung
skill_name-black-box-testing = Blackbox- und Whitebox-Tests
skill_name-bug-tracking = Fehlerverwaltung
skill_name-code-coverage = Testabdeckung
skill_name-continuous-testing = Kontinuierliches Testen
skill_name-contract-testing = Vertragstests
skill_name-drive-testing = Mobilfunk-Messfahrten
skill_name-etl-testing = ETL-Tests
skill_name-exploratory-testing = Exploratives Testen
skill_name-fuzz-testing = Fuzzing
skill_name-game-testing = Spieletests
skill_name-hardware-in-the-loop = Hardware-in-the-Loop-Tests
skill_name-istqb = ISTQB-Zertifizierung
skill_name-load-testing = Lasttests
skill_name-manual-testing = Manuelles Testen
skill_name-mutation-testing = Mutationstests
skill_name-performance-testing = Performance-Tests
skill_name-property-based-testing = Property-basierte Tests
skill_name-regression-testing = Regressionstests
skill_name-smoke-testing = Smoke-Tests
skill_name-static-code-analysis = Statische Codeanalyse
skill_name-system-testing = Systemtests
skill_name-test-cases = Testfallentwurf
skill_name-test-data-management = Testdatenmanagement
skill_name-test-management = Testmanagement
skill_name-test-planning = Testplanung
skill_name-visual-regression-testing = Visuelle Regressionstests
skill_name-apache-iceberg-catalogs = Iceberg-Kataloge
skill_name-batch-processing = Batchverarbeitung
skill_name-data-catalog = Datenkatalog
skill_name-data-contracts = Datenverträge
skill_name-data-ingestion = Datenübernahme
skill_name-data-integration = Datenintegration
skill_name-data-migration = Datenmigration
skill_name-data-modeling = Datenmodellierung
skill_name-data-orchestration = Datenorchestrierung
skill_name-data-pipelines = Datenpipelines
skill_name-data-products = Datenprodukte
skill_name-data-quality = Datenqualität
skill_name-dimensional-modeling = Dimensionale Modellierung
skill_name-master-data-management = Stammdatenmanagement
skill_name-medallion-architecture = Medaillon-Architektur
skill_name-metadata-management = Metadatenmanagement
skill_name-reference-data = Referenzdatenmanagement
skill_name-ab-testing = A/B-Tests
skill_name-actuarial-science = Versicherungsmathematik
skill_name-ad-hoc-analysis = Ad-hoc-Analysen
skill_name-attribution-modeling = Attributionsmodelle
skill_name-bayesian-statistics = Bayessche Statistik
skill_name-causal-inference = Kausale Inferenz
skill_name-cheminformatics = Chemieinformatik
skill_name-churn-prediction = Churn-Prognose
skill_name-cohort-analysis = Kohortenanalyse
skill_name-computational-chemistry = Computerchemie
skill_name-conversion-rate-optimization = Conversion-Optimierung
skill_name-credit-risk-modeling = Kreditrisikomodelle
skill_name-customer-lifetime-value = Kundenwert
skill_name-customer-segmentation = Kundensegmentierung
skill_name-data-driven-decision-making = Datengestütztes Entscheiden
skill_name-data-literacy = Datenkompetenz
skill_name-data-wrangling = Datenaufbereitung
skill_name-econometrics = Ökonometrie
skill_name-experimental-design = Versuchsplanung
skill_name-experimentation-platforms = Experimentierplattformen
skill_name-exploratory-data-analysis = Explorative Datenanalyse
skill_name-financial-modeling = Finanzmodelle
skill_name-funnel-analysis = Funnel-Analyse
skill_name-genomics = Genomik
skill_name-hypothesis-testing = Hypothesentests
skill_name-marketing-analytics = Marketing-Analyse
skill_name-marketing-mix-modeling = Marketing-Mix-Modelle
skill_name-mobile-analytics = Mobile Analytics
skill_name-monte-carlo-simulation = Monte-Carlo-Simulation
skill_name-pivot-tables = Pivot-Tabellen
skill_name-product-analytics = Produktanalyse
skill_name-proteomics = Proteomik
skill_name-quantitative-analysis = Quantitative Analyse
skill_name-quantitative-finance = Quantitative Finanzmathematik
skill_name-regression-analysis = Regressionsanalyse
skill_name-remote-sensing = Fernerkundung
skill_name-semantic-layer = Semantische Schicht
skill_name-survey-analysis = Umfrageauswertung
skill_name-survival-analysis = Überlebenszeitanalyse
skill_name-time-series-analysis = Zeitreihenanalyse
skill_name-uplift-modeling = Uplift-Modelle
skill_name-vlookup = SVERWEIS
skill_name-web-analytics = Webanalyse
skill_name-3d-reconstruction = 3D-Rekonstruktion
skill_name-agent-orchestration = Orchestrierung von Agenten
skill_name-ai-governance = KI-Governance
skill_name-ai-security = KI-Sicherheit
skill_name-anomaly-detection = Anomalieerkennung
skill_name-calculus = Analysis (Mathematik)
skill_name-classification = Klassifikation
skill_name-coding-agents = Programmieragenten
skill_name-data-labeling = Daten-Labeling
skill_name-decision-trees = Entscheidungsbäume
skill_name-diffusion-models = Diffusionsmodelle
skill_name-dimensionality-reduction = Dimensionsreduktion
skill_name-distributed-training = Verteiltes Training
skill_name-facial-recognition = Gesichtserkennung
skill_name-federated-learning = Föderiertes Lernen
skill_name-fraud-detection = Betrugserkennung
skill_name-gpu-computing = GPU-Computing
skill_name-gpu-infrastructure = GPU-Infrastruktur
skill_name-graph-neural-networks = Graph-neuronale Netze
skill_name-hyperparameter-tuning = Hyperparameter-Tuning
skill_name-image-classification = Bildklassifikation
skill_name-image-processing = Bildverarbeitung
skill_name-image-segmentation = Bildsegmentierung
skill_name-intelligent-document-processing = Intelligente Dokumentverarbeitung
skill_name-knowledge-graphs = Wissensgraphen
skill_name-linear-algebra = Lineare Algebra
skill_name-linear-programming = Lineare Optimierung
skill_name-llm = Große Sprachmodelle
skill_name-llm-evaluation = LLM-Evaluation
skill_name-machine-translation = Maschinelle Übersetzung
skill_name-markov-models = Markow-Modelle
skill_name-medical-imaging = Medizinische Bildgebung
skill_name-model-compression = Modellkompression
skill_name-model-deployment = Modell-Deployment
skill_name-model-evaluation = Modellbewertung
skill_name-model-monitoring = Modellüberwachung
skill_name-model-training = Modelltraining
skill_name-named-entity-recognition = Erkennung von Eigennamen
skill_name-neural-networks = Neuronale Netze
skill_name-numerical-methods = Numerische Verfahren
skill_name-object-detection = Objekterkennung
skill_name-pca = Hauptkomponentenanalyse
skill_name-point-clouds = Punktwolken
skill_name-pose-estimation = Posenschätzung
skill_name-probability = Wahrscheinlichkeitsrechnung
skill_name-prompt-injection = Abwehr von Prompt Injection
skill_name-recommender-systems = Empfehlungssysteme
skill_name-reinforcement-learning = Bestärkendes Lernen
skill_name-rnn = Rekurrente neuronale Netze
skill_name-cnn = Faltungsnetze (CNN)
skill_name-robot-learning = Lernende Roboter
skill_name-semantic-search = Semantische Suche
skill_name-sentiment-analysis = Sentimentanalyse
skill_name-speech-recognition = Spracherkennung
skill_name-structured-outputs = Strukturierte Ausgaben
skill_name-supervised-learning = Überwachtes Lernen
skill_name-synthetic-data = Synthetische Daten
skill_name-text-classification = Textklassifikation
skill_name-text-to-speech = Sprachsynthese
skill_name-transfer-learning = Transferlernen
skill_name-transformers = Transformer-Modelle
skill_name-unsupervised-learning = Unüberwachtes Lernen
skill_name-vector-search = Vektorsuche
skill_name-vision-transformers = Vision-Transformer
skill_name-voice-agents = Sprachagenten
skill_name-world-models = Weltmodelle
skill_name-disaster-recovery = Notfallwiederherstellung
skill_name-fault-tolerance = Fehlertoleranz
skill_name-web-hosting = Webhosting
skill_name-change-management-it = IT-Change-Management
skill_name-container-orchestration = Container-Orchestrierung
skill_name-container-registry = Container-Registrys
skill_name-container-security = Container-Sicherheit
skill_name-dora-metrics = DORA-Metriken
skill_name-feature-flags = Feature-Flags
skill_name-incident-management = Incident-Management
skill_name-internal-developer-platforms = Interne Entwicklerplattformen
skill_name-kubernetes-operators = Kubernetes-Operatoren
skill_name-on-call = Rufbereitschaft
skill_name-platform-engineering = Platform Engineering
skill_name-production-support = Produktionsbetreuung
skill_name-secrets-management = Secrets-Management
skill_name-semantic-versioning = Semantische Versionierung
skill_name-abac = Richtlinienbasierte Zugriffskontrolle
skill_name-api-security = API-Sicherheit
skill_name-audit-logging = Audit-Protokolle
skill_name-cis-benchmarks = CIS-Benchmarks
skill_name-cryptography = Kryptografie
skill_name-ctf = Capture-the-Flag-Wettbewerbe
skill_name-data-anonymization = Datenanonymisierung
skill_name-digital-forensics = Digitale Forensik
skill_name-dora-regulation = DORA (Verordnung)
skill_name-giac = GIAC-Zertifizierungen
skill_name-homomorphic-encryption = Homomorphe Verschlüsselung
skill_name-hsm = Hardware-Sicherheitsmodule
skill_name-identity-governance = Identity-Governance
skill_name-intrusion-detection = Angriffserkennung
skill_name-mfa = Mehr-Faktor-Authentifizierung
skill_name-network-traffic-analysis = Netzwerkverkehrsanalyse
skill_name-patch-management = Patch-Management
skill_name-penetration-testing = Penetrationstests
skill_name-post-quantum-cryptography = Post-Quanten-Kryptografie
skill_name-risk-assessment = Risikobewertung
skill_name-sbom = Sicherheit der Software-Lieferkette
skill_name-secure-boot = Secure Boot und Hardwaresicherheit
skill_name-security-auditing = Sicherheitsaudits
skill_name-security-clearance = Sicherheitsüberprüfung
skill_name-security-policies = Sicherheitsrichtlinien
skill_name-smart-contract-auditing = Audit von Smart Contracts
skill_name-third-party-risk = Lieferantenrisiken
skill_name-threat-modeling = Bedrohungsmodellierung
skill_name-ueba = Verhaltensanalyse von Nutzern
skill_name-vulnerability-management = Schwachstellenmanagement
skill_name-vulnerability-research = Schwachstellenforschung
skill_name-zero-knowledge-proofs = Zero-Knowledge-Beweise
skill_name-additive-manufacturing = 3D-Druck
skill_name-amba = AMBA-Busse
skill_name-analog-design = Analoge Schaltungsentwicklung
skill_name-automotive-software = Fahrzeugsoftware
skill_name-autonomous-driving = Autonomes Fahren
skill_name-avionics-standards = Avionik-Normen
skill_name-battery-management = Batteriemanagement
skill_name-building-automation = Gebäudeautomation
skill_name-can-bus = CAN-Bus
skill_name-cfd = Numerische Strömungsmechanik
skill_name-compilers = Compilerbau
skill_name-computer-hardware = Computerhardware
skill_name-control-systems = Regelungstechnik
skill_name-design-for-manufacturing = Fertigungsgerechtes Konstruieren
skill_name-digital-electronics = Digitalelektronik
skill_name-digital-twins = Digitale Zwillinge
skill_name-electronics = Elektronik
skill_name-endpoint-management = Endgeräteverwaltung
skill_name-finite-element-analysis = Finite-Elemente-Methode
skill_name-formal-verification = Formale Verifikation
skill_name-functional-safety = Funktionale Sicherheit
skill_name-gnss = Satelliten- und Trägheitsnavigation
skill_name-hardware-design = Hardwareentwicklung
skill_name-hdl-simulation = HDL-Simulatoren
skill_name-in-vehicle-networks = Fahrzeugnetze
skill_name-industrial-automation = Industrieautomation
skill_name-infiniband = InfiniBand und RDMA
skill_name-lab-instruments = Labormessgeräte
skill_name-lock-free = Lock-freie Programmierung
skill_name-low-latency = Geringe Latenz
skill_name-machining = CNC-Bearbeitung
skill_name-market-making = Hochfrequenzhandel
skill_name-medical-device-standards = Normen für Medizinprodukte
skill_name-memory-management = Speicherverwaltung
skill_name-mobile-networks = 2G- und 3G-Netze
skill_name-lte = LTE- und 4G-Netze
skill_name-modbus = Industrielle Feldbusse
skill_name-model-based-design = Modellbasierte Entwicklung
skill_name-motion-planning = Bewegungsplanung
skill_name-nfc = NFC und RFID
skill_name-parallel-file-systems = Parallele Dateisysteme
skill_name-pcb-design = Leiterplattenentwurf
skill_name-pcie = Hochgeschwindigkeitsschnittstellen
skill_name-physical-design = Physischer Chipentwurf
skill_name-plc = SPS-Programmierung
skill_name-power-electronics = Leistungselektronik
skill_name-px4 = Drohnen-Autopiloten
skill_name-quantum-computing = Quantencomputing
skill_name-real-time-systems = Echtzeitsysteme
skill_name-rf-engineering = Hochfrequenztechnik
skill_name-rtl-design = RTL-Entwurf
skill_name-sensor-fusion = Sensorfusion
skill_name-signal-integrity = Signal- und Versorgungsintegrität
skill_name-socket-programming = Socket-Programmierung
skill_name-spanning-tree = Spanning Tree und Switching
skill_name-system-programming = Systemprogrammierung
skill_name-system-safety = Systemsicherheit
skill_name-telecommunications = Telekommunikation
skill_name-uds = UDS-Diagnose
skill_name-user-administration = Benutzerverwaltung
skill_name-verification-validation = Verifikation und Validierung
skill_name-wifi = WLAN
skill_name-3d-animation = 3D-Animation
skill_name-3d-modeling = 3D-Modellierung
skill_name-audio-programming = Audioprogrammierung
skill_name-game-development = Spieleentwicklung
skill_name-game-engine = Entwicklung von Spiele-Engines
skill_name-game-physics = Spielephysik
skill_name-gameplay-programming = Gameplay-Programmierung
skill_name-live-ops = Live-Betrieb von Spielen
skill_name-multiplayer = Mehrspieler-Netzcode
skill_name-streaming-protocols = Streaming-Protokolle
skill_name-video-codecs = Videocodecs
skill_name-video-encoding = Videokodierung
skill_name-acceptance-criteria = Akzeptanzkriterien
skill_name-agile-coaching = Agiles Coaching
skill_name-agile-estimation = Aufwandsschätzung
skill_name-api-documentation = API-Dokumentation
skill_name-c4-model = C4-Modell
skill_name-coding-standards = Programmierrichtlinien
skill_name-complexity-analysis = Komplexitätsanalyse
skill_name-consensus = Konsensverfahren
skill_name-daily-stand-ups = Tägliche Stand-ups
skill_name-discrete-mathematics = Diskrete Mathematik
skill_name-docs-sites = Generatoren für Dokumentationsseiten
skill_name-enterprise-architecture = Unternehmensarchitektur
skill_name-event-driven-architecture = Ereignisgesteuerte Architektur
skill_name-functional-specifications = Fachkonzepte
skill_name-graph-algorithms = Graphalgorithmen
skill_name-knowledge-management = Wissensmanagement
skill_name-legacy-modernization = Modernisierung von Altsystemen
skill_name-requirements-engineering = Requirements-Engineering
skill_name-requirements-gathering = Anforderungserhebung
skill_name-retrospectives = Retrospektiven
skill_name-root-cause-analysis = Ursachenanalyse
skill_name-software-maintenance = Softwarewartung
skill_name-software-metrics = Software-Metriken
skill_name-systems-analysis = Systemanalyse
skill_name-technical-debt = Technische Schulden
skill_name-technical-writing = Technische Redaktion
skill_name-use-cases = Anwendungsfälle
skill_name-user-stories = User-Storys
skill_name-v-model = V-Modell
skill_name-waterfall = Wasserfallmodell
skill_name-accounting = Buchhaltungssysteme
skill_name-applicant-tracking-systems = Bewerbermanagementsysteme
skill_name-card-payments = Kartenzahlungen und Acquiring
skill_name-clinical-data-standards = CDISC-Standards
skill_name-contact-center = Contact-Center-Plattformen
skill_name-core-banking = Kernbanksysteme
skill_name-cryptocurrency = Kryptowährungen
skill_name-edi = Elektronischer Datenaustausch (EDI)
skill_name-ehr-systems = Elektronische Patientenakten
skill_name-healthcare-it = IT im Gesundheitswesen
skill_name-kyc-aml = KYC und Geldwäscheprävention
skill_name-layer-2 = Layer-2-Netze
skill_name-low-code = Low-Code-Entwicklung
skill_name-mes = Manufacturing-Execution-Systeme
skill_name-payment-systems = Zahlungssysteme
skill_name-pim = Produktinformationsmanagement
skill_name-pos-systems = Kassensysteme
skill_name-swift-messaging = SWIFT-Zahlungsverkehr
skill_name-ticketing-systems = Ticketsysteme
skill_name-wms = Lagerverwaltungssysteme
skill_name-boolean-search = Boolesche Suche
skill_name-branding = Markenbildung
skill_name-customer-journey-mapping = Customer-Journey-Mapping
skill_name-design-systems = Designsysteme
skill_name-digital-transformation = Digitale Transformation
skill_name-email-marketing = E-Mail-Marketing
skill_name-employer-branding = Employer Branding
skill_name-full-cycle-recruiting = Recruiting von Anfang bis Ende
skill_name-gap-analysis = Gap-Analyse
skill_name-go-to-market = Go-to-Market-Strategie
skill_name-growth-hacking = Wachstumsstrategie
skill_name-information-architecture = Informationsarchitektur
skill_name-itsm = IT-Service-Management
skill_name-market-research = Marktforschung
skill_name-marketing-automation = Marketing-Automatisierung
skill_name-offer-negotiation = Vergütung und Angebote
skill_name-presales = Technischer Vertrieb
skill_name-product-roadmap = Produkt-Roadmaps
skill_name-product-strategy = Produktstrategie
skill_name-program-management = Programmmanagement
skill_name-project-coordination = Projektkoordination
skill_name-qualitative-research = Qualitative Forschung
skill_name-quality-management = Qualitätsmanagement
skill_name-quantitative-research = Quantitative Nutzerforschung
skill_name-sem = Suchmaschinenmarketing
skill_name-structured-interviewing = Strukturierte Interviews
skill_name-talent-sourcing = Talentsuche
skill_name-technical-proposals = Technische Angebote
skill_name-technical-support = Technischer Support
skill_name-typography = Typografie
skill_name-usability-testing = Usability-Tests
skill_name-user-centered-design = Nutzerzentrierte Gestaltung
skill_name-user-research = Nutzerforschung
skill_name-ux-writing = UX-Writing
skill_name-video-editing = Videoschnitt

## few: zu wenig, um etwas zu sagen

few-none = Noch keine Anzeigen
few-rank = { $count-n ->
        [one] { $count } Anzeige
       *[other] { $count } Anzeigen
    }: zu wenige für eine Rangfolge
few-trend = { $count-n ->
        [one] { $count } Anzeige
       *[other] { $count } Anzeigen
    }: zu wenige für einen Trend
few-pay = { $count-n ->
        [one] { $count } Anzeige
       *[other] { $count } Anzeigen
    }: zu wenige, um das Gehalt zu nennen
few-collecting = Gesammelt wird seit { $begun }: Was sich bewegt, lässt sich ab { $told } sagen
few-try_window = ein längerer Zeitraum
few-try_country = alle Länder
few-try_level = alle Stufen
few-try_place = alle Orte
few-try_work_model = remote, hybrid und vor Ort
few-try_source = alle Quellen
few-try_all = ganz ohne Filter
few-try_filters = weniger Filter
few-try_collecting = mehr Anzeigen sammeln
few-try_counted = { $wider } ({ $count-n ->
        [one] { $count } Anzeige
       *[other] { $count } Anzeigen
    })

## why: warum eine Anzeige nicht zählt

why-not_in_snapshot = nicht im Datenstand
why-sample = Beispielanzeige neben gesammelten
why-duplicate = eine Kopie
why-not_read = in einer Sprache, die nicht gelesen wird
why-undated = die Anzeige hat kein Datum

## forecast: was vorhersagt

forecast-exponential_smoothing = exponentielle Glättung
forecast-damped_trend = gedämpfter Trend

## calendar: was in einer Kalenderdatei steht

calendar-name = Lernplan: { $role }
calendar-title = { $name } lernen ({ $hours } Std.)
calendar-notes = Schritt { $place } zum Ziel { $role }.

## account_error: was Anmeldung und Profil ablehnen

account_error-credentials = E-Mail oder Passwort stimmt nicht
account_error-token = Die Anmeldung gilt nicht (mehr)
account_error-attempts = Zu viele Versuche. Versuch es in { $count-n ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    } noch einmal.
account_error-stale = Die Daten wurden inzwischen von anderswo geändert. Bitte versuch es noch einmal.
account_error-taken = Diese E-Mail-Adresse hat schon ein Konto
account_error-current_password = Das aktuelle Passwort stimmt nicht.
account_error-email = Das ist keine E-Mail-Adresse wie name@example.org.
account_error-text = { $field } muss Text sein.
account_error-long = { $field } darf bis zu { $limit } Zeichen haben.
account_error-characters = { $field } enthält Zeichen, die sich nicht zeigen lassen.
account_error-fixed = Dieses Feld lässt sich nicht ändern.
account_error-years = { $field } muss eine Zahl von 0 bis { $most } sein.
account_error-skill_years = Gib zu jedem Skill mit seinem Namen eine Zahl von Jahren an.
account_error-degree = Der Abschluss muss einer von diesen sein: { $degrees }.
account_error-level = Die Erfahrung muss eins davon sein: { $levels }.
account_error-role = Die Rolle { $name } gibt es hier nicht.
account_error-progress = Der Fortschritt muss zu jedem Skill den Stand nennen.
account_error-skill_levels = Das Niveau muss zu jedem Skill genannt sein.
account_error-skill_level = Das Niveau muss je Skill eins von { $levels } sein.
account_error-evidence = Belege müssen eine Liste mit bis zu { $most } Einträgen sein.
account_error-evidence_entry = Ein Beleg hat einen Skill, eine Art und einen Text.
account_error-evidence_kind = Die Art eines Belegs muss je Skill eins von { $kinds } sein.
account_error-progress_states = Der Fortschritt muss je Skill eins von { $states } sein.
account_error-preferences = Bis zu { $most } Einstellungen lassen sich aufheben.
account_error-preference_name = Eine Einstellung hat einen einfachen Namen wie hours_per_week.
account_error-preference_value = Eine Einstellung ist ein kurzer Text, eine Zahl oder true oder false.
account_error-preference_language = Die Sprache { $name } gibt es hier nicht; es gibt { $languages }.
account_error-list = { $field } muss eine Liste von Texten sein.
account_error-entries = { $field } darf bis zu { $most } Einträge haben.
account_error-password_characters = Das Passwort enthält Zeichen, die nicht gehen.
account_error-password_short = Nimm mindestens { $least } Zeichen.
account_error-password_long = Nimm höchstens { $most } Bytes: bis zu { $most } einfache Buchstaben, mit Umlauten weniger.
account_error-password_common = Dieses Passwort gehört zu denen, die als Erstes probiert werden. Wähle ein anderes.
account_error-password_personal = Das Passwort darf nicht aus deinem Namen oder deiner E-Mail-Adresse gebildet sein.
account_error-password_same = Das neue Passwort ist das alte.
account_error-report_posting = Eine Anzeige mit dieser Kennung gibt es nicht.
account_error-report_words = Nenne die Anzeige, oder sag, wo die Wörter stehen.
account_error-key_name = Gib dem Schlüssel einen Namen, etwa den des Programms, das ihn benutzt.
account_error-key_days = Ein Schlüssel gilt 1 bis { $most } Tage.
account_error-key_most = Ein Konto hat höchstens { $most } Schlüssel; widerrufe erst einen.
account_error-key_unknown = Einen Schlüssel mit dieser Kennung hast du nicht.
account_error-session_unknown = Eine Sitzung mit dieser Kennung hast du nicht.
account_error-operators_only = Das dürfen nur die Betreiber.
account_error-own_lock = Das eigene Konto lässt sich nicht sperren.
account_error-own_password = Dein eigenes Passwort änderst du in deinem Profil.
account_error-is_locked = Das Konto ist gesperrt: Entsperre es zuerst.
account_error-password_breached = Dieses Passwort ist aus einem Einbruch bei einer anderen Seite bekannt. Wähle ein anderes.
account_error-email_lookalike = Die Adresse mischt Buchstaben aus Alphabeten, die gleich aussehen. Tippe sie neu ein.
account_error-factor_needed = Schick auch den Code deines zweiten Faktors.
account_error-factor_bad = Der Code stimmt nicht oder wurde schon benutzt.
account_error-factor_there = Einen zweiten Faktor gibt es schon.
account_error-factor_wrong = Das ist nicht der Code der App. Sieh nach, ob ihre Uhr stimmt, und versuch es noch einmal.
account_error-group_name = Gib der Gruppe einen Namen, etwa den Kurs oder den Jahrgang.
account_error-group_most = Ein Konto leitet höchstens { $most } Gruppen; beende erst eine.
account_error-group_code = Zu diesem Code gibt es keine Gruppe. Bitte um einen neuen, wo du ihn bekommen hast.
account_error-group_joined = Du bist in { $most } Gruppen; verlass erst eine.
account_error-group_full = Die Gruppe hat { $most } Mitglieder; mehr gehen nicht.
account_error-key_read_only = Dieser Schlüssel darf nur lesen. Leg einen vollen an, oder melde dich an.
account_error-key_not_enough = Das darf ein Schlüssel nicht. Melde dich mit deinem Passwort an.

## account_field: wie die Felder eines Kontos in diesen Sätzen heißen

account_field-email = Die E-Mail-Adresse
account_field-full_name = Der Name
account_field-location = Der Ort
account_field-experience_years = Das Feld „Jahre im Beruf“
account_field-skill_years = Das Feld „Jahre mit einem Skill“
account_field-degree_subject = Das Fach
account_field-experience_level = Die Erfahrung
account_field-skills = Das Feld „Skills“
account_field-target_roles = Das Feld „Zielrollen“
account_field-progress = Der Fortschritt
account_field-preferences = Das Feld „Einstellungen“
account_field-posting = Die Kennung der Anzeige
account_field-words = Das Feld „Wörter“
account_field-name = Der Name
account_field-other = Dieses Feld

## resume_error: warum sich ein Lebenslauf nicht lesen lässt, und was hilft

resume_error-readable = Wähle eine Datei als PDF, DOCX, ODT, RTF, TXT, HTML oder Markdown, einen JSON Resume, einen Europass-Lebenslauf oder das ZIP von LinkedIn.
resume_error-paste = Du kannst den Text auch in eine .txt-Datei einfügen und diese wählen.
resume_error-too_long = Diese Datei zu lesen dauert zu lange. Speichere sie ohne Bilder, oder wähle sie als TXT.
resume_error-busy = Gerade werden andere Lebensläufe gelesen. Versuch es in einer Minute noch einmal.
resume_error-gave_up = Diese Datei lässt sich nicht lesen: Sie braucht zu viel Zeit oder Speicher. Speichere sie ohne Bilder, oder wähle sie als TXT.
resume_error-out_of_order = Lebensläufe lassen sich im Moment nicht lesen. Versuch es in einer Minute noch einmal.
resume_error-unreadable = Diese Datei lässt sich nicht lesen: Sie ist beschädigt oder nicht das, was ihr Name sagt. Speichere sie noch einmal, oder wähle sie als TXT.
resume_error-memory = Diese Datei zu lesen braucht zu viel Speicher. Speichere sie ohne Bilder, oder wähle sie als TXT.
resume_error-doc = Das alte .doc-Format lässt sich nicht lesen. Öffne die Datei in Word oder LibreOffice und speichere sie als DOCX oder PDF.
resume_error-pages = Ein Pages-Dokument lässt sich nicht lesen. Wähle in Pages „Ablage“, „Exportieren“ und dann Word oder PDF.
resume_error-picture = Diese Datei ist ein Bild und enthält keinen Text. Wähle den Lebenslauf, wie er geschrieben wurde (PDF, DOCX), schick das Bild durch eine Texterkennung (OCR), oder tippe den Text in eine .txt-Datei.
resume_error-locked = Dieses Dokument ist durch ein Passwort geschützt. Speichere eine Kopie ohne Passwort und wähle diese.
resume_error-damaged = Diese Datei ist beschädigt oder nicht das, was ihr Name sagt. Speichere sie noch einmal, oder als PDF oder TXT.
resume_error-no_text = In dieser Datei steht kein Text. { $readable }
resume_error-no_words = In dieser Datei steht kein Text. Exportiere den Lebenslauf noch einmal, oder wähle ihn als TXT.
resume_error-large = Die Datei ist größer als 5 MB. Speichere sie ohne Bilder oder als TXT und wähle diese.
resume_error-empty = Die Datei ist leer. Sieh nach, ob sie gespeichert ist, und wähle sie noch einmal.
resume_error-kind = Dateien dieser Art lassen sich nicht lesen. { $readable }
resume_error-no_pdf = Der Name dieser Datei endet auf .pdf, aber sie ist kein PDF oder beschädigt. { $readable }
resume_error-not_text = Diese Datei ist kein Text, obwohl ihr Name das sagt. { $readable }
resume_error-misnamed = Diese Datei ist { $kind }, obwohl ihr Name auf .{ $ending } endet. Ändere die Endung in .{ $right } und wähle sie noch einmal.
resume_error-kind_pdf = ein PDF
resume_error-kind_docx = ein Word-Dokument
resume_error-kind_odt = ein OpenDocument-Text
resume_error-kind_rtf = ein RTF-Dokument
resume_error-bomb = Dieses Dokument wird beim Entpacken viel größer als ein Lebenslauf. Speichere es ohne Bilder noch einmal, oder als PDF.
resume_error-document_damaged = Dieses Dokument ist beschädigt oder unvollständig. Öffne es in deinem Textprogramm und speichere es noch einmal, oder speichere es als PDF.
resume_error-document_no_text = In diesem Dokument steht kein Text; vielleicht enthält es nur Bilder. Exportiere den Lebenslauf aus dem Programm, in dem er geschrieben wurde.
resume_error-pdf_scan = Dieses PDF ist ein Scan: Seine Seiten sind Bilder und enthalten keinen Text. Schick es durch eine Texterkennung (OCR), oder exportiere den Lebenslauf als PDF aus dem Programm, in dem er geschrieben wurde. { $paste }
resume_error-pdf_outlines = Die Buchstaben dieses PDFs sind als Umrisse gezeichnet und enthalten keinen Text. Exportiere es noch einmal mit eingebetteten Schriften und ohne „Text in Pfade umwandeln“. { $paste }
resume_error-pdf_form = Der Text dieses PDFs steht in den Feldern eines Formulars, die sich nicht lesen lassen. Druck das ausgefüllte Formular in ein neues PDF und wähle dieses. { $paste }
resume_error-pdf_locked = Dieses PDF ist durch ein Passwort geschützt. Speichere eine Kopie ohne Passwort und wähle diese.
resume_error-pdf_damaged = Dieses PDF ist beschädigt oder unvollständig und lässt sich nicht öffnen. Exportiere es noch einmal aus dem Programm, in dem es geschrieben wurde, oder speichere es als DOCX oder TXT.
resume_error-pdf_no_text = In diesem PDF steht kein Text. Exportiere den Lebenslauf noch einmal aus dem Programm, in dem er geschrieben wurde.
resume_error-pdf_pages = Dieses PDF hat { $count } Seiten; gelesen wird ein Lebenslauf mit bis zu { $most } Seiten. Speichere nur die Seiten des Lebenslaufs als eigenes PDF.
resume_error-json = Diese JSON-Datei ist weder ein JSON Resume (jsonresume.org) noch ein Europass-Lebenslauf. Wähle eins davon, oder deinen Lebenslauf als PDF, DOCX oder TXT.
resume_error-linkedin = Dieses ZIP ist nicht LinkedIns Kopie deiner Daten: Es enthält keine Skills.csv, Positions.csv oder Profile.csv. Wähle diese Kopie, oder deinen Lebenslauf als PDF, DOCX oder TXT.
resume_error-linkedin_damaged = Dieses ZIP ist beschädigt oder gesperrt. Lade die Kopie deiner Daten noch einmal herunter.
resume_error-europass = Die Europass-Daten in dieser Datei sind beschädigt. Exportiere sie noch einmal, oder wähle deinen Lebenslauf als PDF, DOCX oder TXT.

## resume_note: was an einer Datei keinen Text ergab

resume_note-long = Nur der Anfang dieser Datei wurde gelesen: Sie ist länger als jeder Lebenslauf.
resume_note-silent = { $count-n ->
        [one] Seite { $pages } ist ein Bild oder leer und ergab
       *[other] Die Seiten { $pages } sind Bilder oder leer und ergaben
    } keinen Text.

## advert_error

advert_error-empty = Füge den Text einer Anzeige ein.
advert_error-too_long = Eine Anzeige darf bis zu { $most } Zeichen haben. Füge den Teil ein, der sagt, was verlangt wird.
advert_error-gave_up = Dieser Text lässt sich gerade nicht lesen. Versuch es in einer Minute noch einmal, oder füge weniger davon ein.

## share_error

share_error-days = Ein Link gilt 1 bis { $most } Tage.
share_error-most = Ein Konto hat höchstens { $most } Links; widerrufe erst einen.
## api_error: was die API ablehnt und ein Mensch liest

api_error-role = Die Rolle { $name } gibt es hier nicht.
api_error-skill = Den Skill { $name } gibt es hier nicht.
api_error-snapshot = Den Datenstand { $name } gibt es nicht (mehr).
api_error-posting = Die Anzeige { $name } gibt es nicht (mehr).
api_error-not_target = Die Rolle „{ $name }“ ist keine deiner Zielrollen. Es gibt: { $available }
api_error-no_targets = noch keine; mit PUT /auth/me kommen welche dazu
api_error-skills_or_token = Lass entweder `skills` oder das Token weg: Ein Token spricht für die Skills seines Kontos.
api_error-resume_part = Schick den Lebenslauf als multipart/form-data, in einem Teil namens „file“ mit seinem Dateinamen.
api_error-table = Der Abschnitt { $section } hat keine Tabelle { $table }.
api_error-body = Der Inhalt ist größer als { $most } KB.
api_error-since = `since` liegt nach `until`.
api_error-posting_or_job = Nenne entweder `posting_id`, deren Kopie genommen wird, oder die Stelle in deinen eigenen Worten.
api_error-account = Ein Konto mit dieser Kennung gibt es nicht.
api_error-board = So eine Stellenseite wurde nie besucht. Füge sie mit `python -m collector boards add URL` hinzu.
api_error-report = Eine Meldung mit dieser Kennung gibt es nicht.
api_error-try_applications = eine Kennung aus /applications
api_error-no_mail = Dieser Server sendet keine Mail.
api_error-no_mail_link = Dieser Server sendet keine Mail. Die Betreiber können dir einen Link geben.
api_error-no_postings = Dazu gibt es keine Anzeigen.
api_error-no_picture = Von diesem Abschnitt gibt es kein Bild.
api_error-no_step = kein Schritt ist übrig
api_error-group = Eine Gruppe mit dieser Kennung hast du nicht und bist in keiner.
api_error-search = Eine gespeicherte Suche mit dieser Kennung hast du nicht.
api_error-feed = Diesen Feed gibt es nicht (mehr).
api_error-share = Mit dieser Kennung teilst du nichts.
api_error-name_role = Nenne eine Rolle.
api_error-try_section = ein anderer Abschnitt
api_error-try_roles = alle Rollen
api_error-try_groups = eine Kennung aus /profile/groups
api_error-try_searches = eine Kennung aus /searches
api_error-try_shares = eine Kennung aus /shares
api_error-try_alternatives = eine der Alternativen
api_error-try_current = den Datenstand weglassen
api_error-try_postings = eine Kennung aus /postings
api_error-busy = Der Server ist ausgelastet. Versuch es in ein paar Sekunden noch einmal.
api_error-store = Die Datenbank antwortet nicht.
api_error-rate = Zu viele Anfragen. Versuch es in { $count-n ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    } noch einmal.

## source_label, source_attribution, source_terms: was Quellen gesagt haben wollen, nach Kennung

source_label-greenhouse = Stellenseiten bei Greenhouse
source_label-lever = Stellenseiten bei Lever
source_label-ashby = Stellenseiten bei Ashby
source_label-teamtailor = Stellenseiten bei Teamtailor
source_label-workable = Stellenseiten bei Workable
source_label-recruitee = Stellenseiten bei Recruitee
source_label-personio = Stellenseiten bei Personio
source_label-file = Importierte Datei
source_label-sample = Beispiel
source_attribution-theirstack = Anzeigen von TheirStack.
source_attribution-arbeitnow = Anzeige von Arbeitnow; der Link führt dort zur Anzeige.
source_attribution-jobicy = Remote-Anzeige von Jobicy; der Link führt dort zur Anzeige.
source_attribution-remotive = Remote-Anzeige von Remotive; der Link führt dort zur Anzeige.
source_attribution-greenhouse = Anzeige von der eigenen Stellenseite des Unternehmens bei Greenhouse.
source_attribution-lever = Anzeige von der eigenen Stellenseite des Unternehmens bei Lever.
source_attribution-ashby = Anzeige von der eigenen Stellenseite des Unternehmens bei Ashby.
source_attribution-hackernews = Aus „Who is hiring?“ auf Hacker News; der Link führt dort zum Kommentar.
source_attribution-jobtech = Anzeige aus den offenen Daten der schwedischen Arbeitsvermittlung (JobTech); der Link führt zur Anzeige.
source_attribution-himalayas = Remote-Anzeige von Himalayas; der Link führt dort zur Anzeige.
source_attribution-teamtailor = Anzeige von der eigenen Stellenseite des Unternehmens bei Teamtailor.
source_attribution-workable = Anzeige von der eigenen Stellenseite des Unternehmens bei Workable.
source_attribution-recruitee = Anzeige von der eigenen Stellenseite des Unternehmens bei Recruitee.
source_attribution-personio = Anzeige von der eigenen Stellenseite des Unternehmens bei Personio.
source_attribution-file = Anzeige aus einer importierten Datei.
source_attribution-sample = Erfundene Anzeige aus dem mitgelieferten Beispiel.
source_terms-theirstack = Gesammelt mit eigenem Schlüssel; ein Guthabenpunkt je Anzeige; es gelten die Bedingungen des Anbieters.
source_terms-arbeitnow = Frei nutzbar mit einem Link zurück zu Arbeitnow.
source_terms-jobicy = Höchstens eine Abfrage je Stunde, Anzeigen kommen sechs Stunden später, keine Weitergabe an andere Jobbörsen.
source_terms-remotive = Mit Link zurück und Nennung von Remotive; höchstens vier Abfragen am Tag, Anzeigen kommen einen Tag später.
source_terms-greenhouse = Öffentliche Stellenseite des Unternehmens; die Anzeige gehört ihm.
source_terms-lever = Öffentliche Stellenseite des Unternehmens; die Anzeige gehört ihm.
source_terms-ashby = Öffentliche Stellenseite des Unternehmens; die Anzeige gehört ihm.
source_terms-hackernews = Offene Schnittstelle; die Texte gehören denen, die sie geschrieben haben: Link zum Kommentar, keine Kontaktdaten.
source_terms-jobtech = Offene Daten, CC0 laut ihrer Clients; Anzeigen von 2006 bis 2016 sind CC BY 4.0. Kontaktdaten werden nicht gespeichert.
source_terms-himalayas = Kostenlos, wenn Himalayas sichtbar genannt und verlinkt ist; keine Weitergabe an andere Jobbörsen.
source_terms-teamtailor = Öffentlicher Feed, den die robots-Datei erlaubt; die Anzeige gehört dem Unternehmen: Link zurück.
source_terms-workable = Öffentliche Schnittstelle ohne genannte Bedingungen; gelesen nur für Unternehmen, deren Seite du hinzugefügt hast.
source_terms-recruitee = Öffentliche Schnittstelle ohne genannte Bedingungen; gelesen nur für Unternehmen, deren Seite du hinzugefügt hast.
source_terms-personio = Öffentliche Schnittstelle ohne genannte Bedingungen; gelesen nur für Unternehmen, deren Seite du hinzugefügt hast.
source_terms-file = Wie die Herkunft der Datei es erlaubt.
source_terms-sample = Für dieses Projekt geschrieben; keine echte Anzeige.
