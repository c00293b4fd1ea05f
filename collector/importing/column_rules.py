"""The words of which names of columns are made, in each language, and the rules that make fields of them.

`collector.importing.column_words` reads names by these.
"""

LEAF = (
    "name names value label text display displayed formatted libelle nom descriptor code raw data info object str "
    "texte rendered"
)
_JOB = (
    "job jobs position role vacancy opening posting offer offre oferta vaga requisition listing ad advert stelle "
    "stellen stellenangebots stellenanzeigen poste puesto emploi vacature oferty oferte anuncio annuncio annonce "
    "inserat anzeige annons "
    "tjanst stilling stillings jobb tjanste yrke yrkes vacante functie stanowiska stanowisko pozice pozisyon ilan "
    "tehtavan tyopaikan munkakor berufs"
)
# What is called "name" in each language: a title's beside a word for a job, a company's beside one for a company.
_NAME = (
    "name names nom nombre nome naam namn navn nazwa nazev naziv nimi adi unvani nev title titel titre titulo titolo "
    "titlul tytul intitule libelle bezeichnung benamning betegnelse nimike denominacion denominazione denumire "
    "denumirea"
)
# Little words that may stand anywhere in a name.
GLUE = (
    "a al da das de dei del della den der des det di do dos du d e el en "
    "et for i l la las le les los o of og och ou the und van vom w y z"
)
_PAY = (
    "salary salaries pay payment wage wages compensation remuneration gehalt salaire salario sueldo retribuzione "
    "stipendio salaris wynagrodzenie lohn vergutung verdienst rate ctc stipend remuneracion remuneracao "
    "comp gehalts gehaltsspanne lon lonn plat salarial salariale salariu faixa zarobki widelki pensja palkka mzda maas "
    "ucret fizetes loon entgelt bezahlung honorar ral"
)
_PAY_BESIDE = (
    "range base amount annual annually yearly year per hourly hour monthly month weekly week daily day gross net "
    "brutto netto brut bruto usd eur gbp inr chf pln annum lpa in listed offered advertised of basic jahr monat "
    "stunde ano mes mois an jahres monats stunden ofrecido ofrecida offerto offerta proposto propose proposee "
    "oferecido "
    "indicatie indication fourchette spanne rango banda fascia przedzial anual mensual annuel annuelle mensuel "
    "mensuelle "
    "schatzung schaetzung annuo annua lordo lorda roczne miesieczne aylik yillik"
)
_EACH = "annual annually yearly hourly monthly weekly daily"
_LOW = (
    "min minimum low lower lowest from bottom floor von ab minimo minima minimal minimalne od desde fra van vanaf "
    "mini "
    "start mindest"
)
_HIGH = (
    "max maximum high higher highest to top ceiling bis upper maximo maxima massimo massima maximal maksymalne do "
    "hasta "
    "til till tot maxi end hochst"
)
_DAY = (
    "date dates datum fecha data day on at time timestamp datetime dt utc tag dag dato ts tarihi datul dateul "
    "data datuma pvm paiva mm dd yy yyyy"
)
_POSTED = (
    "posted published publish publication publicacion publicado publicada pubblicazione publicacao veroffentlicht "
    "veroffentlichung geplaatst plaatsing gepubliceerd publikacji opublikowano dodano erschienen eingestellt released "
    "advertised opened listed parution activation publicerad publiceret "
    "creation created create oprettet opprettet yayinlanma yayin zverejneni publie publiee parue paru publicatie "
    "publicerings publiserings publisert publicat publicarii kozzetetel plaatsings dodania ogloszenia julkaistu "
    "veroeffentlichung veroeffentlicht ilmoitettu utworzenia skapad angelegt geschaltet"
)
_SKILLS = (
    "skill skills technologies technology tech stack competences competencias competenze kenntnisse umiejetnosci "
    "vaardigheden habilidades competencies keywords"
)
_SKILLS_BESIDE = "key technical hard core list names set it main tools and"
_WHERE = (
    "work working office offices primary location locations address workplace site full main iso all multi geo "
    "place where plz zip postcode"
)

# Field, sets of which each gives one word at least, and what may stand beside them. The first that fits counts.
RULES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "url",
        ("url link links uri href lien enlace lank lenke linkki linki odkaz permalink",),
        (
            f"{_JOB} title apply application source external detail details adres adresse web "
            "public share career careers page original web direct canonical hosted absolute to "
            "stellenanzeige zur zum registration register form active portal info"
        ),
    ),
    ("url", ("careers career",), "page"),
    (
        "id",
        ("id key uuid guid number no nr ref reference num numero",),
        f"{_JOB} req source external native unique contest ats internal display",
    ),
    ("salary_currency", ("currency wahrung devise moneda valuta waluta moeda",), f"{_PAY} {_PAY_BESIDE}"),
    (
        "salary_period",
        (
            _PAY,
            (
                "period interval frequency unit per basis type schedule periode periodo intervall intervalo intervallo "
                "turnus periodicite periodicidad frequence frequencia zeitraum"
            ),
        ),
        f"{_PAY_BESIDE} {_JOB}",
    ),
    ("salary_period", ("zeitraum",), _PAY),
    ("salary_min", (f"{_PAY} {_EACH}", _LOW), f"{_PAY_BESIDE} {_JOB}"),
    ("salary_max", (f"{_PAY} {_EACH}", _HIGH), f"{_PAY_BESIDE} {_JOB}"),
    ("salary_min", ("base",), "min minimum low"),
    ("salary_max", ("base",), "max maximum high"),
    (
        "valid_until",
        (
            (
                "deadline expiry expiration expires until closing closes bewerbungsschluss bewerbungsfrist scadenza "
                "ansokningsdag ansogningsfrist"
            ),
        ),
        f"{_DAY} {_JOB} application applications valid apply for post posted sista",
    ),
    ("valid_until", (_POSTED, "to until", _DAY), _JOB),
    ("valid_until", ("end close closed through limite", f"{_DAY} valid"), f"{_JOB} application de"),
    (
        "date_posted",
        (_POSTED,),
        (
            f"{_DAY} {_JOB} first start original originally since ago estimated of di de da le el am seit days em op "
            "den erste ersten"
        ),
    ),
    ("date_posted", ("ilan inserat ogloszenia annons inzeratu", f"{_DAY} vom"), ""),
    ("date_posted", ("ligne",), f"mise {_DAY}"),
    ("date_posted", ("age", f"{_JOB} days"), "in"),
    ("date_posted", ("seit depuis", _JOB), ""),
    ("date_posted", ("advert ad posting listing annonce anzeige inserat", "start from", _DAY), ""),
    ("date_posted", ("posting listing", _DAY), f"{_JOB} first start original of"),
    (
        "title",
        ("title titel titre titulo titolo tytul intitule rubrik annonsrubrik",),
        f"{_JOB} business external working official original occupation",
    ),
    ("title", (_JOB, _NAME), ""),
    ("title", (_JOB, "propose proposee proposto ofertado ofrecido aperta abierto abierta"), ""),
    (
        "company",
        (
            (
                "company employer arbeitgebers organization organisation firm firma unternehmen arbeitgeber "
                "entreprise societe "
                "empresa azienda bedrijf agency startup employeur empleador werkgever pracodawca entity org "
                "arbetsgivare arbeidsgiver virksomhed sirket spolecnost spolecnosti yritys tyonantaja zamestnavatel "
                "arbejdsgiver organisatie compania bedrift bedrijfs foretag foretags recruteur raison ceg companie "
                "angajator firmy firmen commercial"
            ),
        ),
        f"hiring recruiting legal job arbeitgebers contratante sociale {_NAME}",
    ),
    ("nice_skills", (_SKILLS, "nice preferred optional bonus desired plus"), f"{_SKILLS_BESIDE} to have {_JOB}"),
    ("must_skills", (_SKILLS, "must required mandatory essential"), f"{_SKILLS_BESIDE} have {_JOB}"),
    (
        "seniority",
        (
            (
                "level seniority niveau nivel livello niva nivo poziom senioridade stufe erfahrungsstufe karrierestufe "
                "seviyesi"
            ),
        ),
        (
            f"experience career {_JOB} required grade experiencia experiences esperienza ervaring doswiadczenia "
            f"erfahrung "
            "erfahrungs karriere carriera carrera kariery deneyim"
        ),
    ),
    ("seniority", ("experience", "required"), ""),
    (
        "requirements",
        (
            (
                "requirement requirements requirment requirments qualification qualifications qual requisitos "
                "requisiti anforderungen wymagania eisen exigences prerequisites"
            ),
        ),
        f"minimum min preferred required basic key candidate {_JOB} html plain",
    ),
    ("skills", (_SKILLS,), f"{_SKILLS_BESIDE} {_JOB}"),
    (
        "responsibilities",
        (
            (
                "responsibilities responsibility duties tasks aufgaben missions funciones responsabilidades "
                "taken obowiazki mansioni"
            ),
        ),
        f"key main {_JOB} and",
    ),
    (
        "description",
        ("advert anzeige anzeigen annonce annons inserat posting vacature job", "text tekst html body"),
        "full job",
    ),
    (
        "description",
        (
            (
                "texte description descriptions beschreibung descripcion descrizione descricao omschrijving opis "
                "descriptif content body summary details beskrivning beskrivelse kuvaus popis aciklama aciklamasi "
                "tanimi "
                "leiras descriere"
            ),
        ),
        f"{_JOB} aufgaben prace full short external internal html plain clean about the of teaser",
    ),
    ("country", ("country land pays pais paese kraj",), f"{_WHERE} {_JOB} region of"),
    ("location", ("city town", "state province region country"), "and"),
    ("location", ("duty", "station stations location locations post"), ""),
    (
        "region",
        ("state province region county bundesland provincia regione wojewodztwo departement",),
        f"{_WHERE} {_JOB} territory of",
    ),
    (
        "city",
        ("city town locality ville ciudad cidade stadt citta plaats miasto municipality commune localidad",),
        f"{_WHERE} {_JOB} of",
    ),
    (
        "work_model",
        (
            (
                "remote work working workplace office telework teleworking telecommute onsite homeoffice "
                "teletravail teletrabajo lavoro trabajo trabalho arbeit arbeits travail pracy prace calisma location"
            ),
            (
                "type mode model arrangement arrangements policy option options status setting settings preference "
                "preferences modalidad level "
                "modelo modalita modalite modell regime sekli tryb modus"
            ),
        ),
        f"de di of {_JOB}",
    ),
    ("work_model", ("home",), "work from"),
    ("work_model", ("home",), "office"),
    ("work_model", ("remote", "onsite hybrid site office"), "on or in person hybrid work type of status site"),
    ("work_model", ("mobiles mobile mobilt", "arbeiten arbeit arbete working"), ""),
    ("work_model", ("smart", "working"), ""),
    ("work_model", ("arrangement",), ""),
    (
        "remote",
        ("remote telework telecommute wfh",),
        f"is allowed ok eligible possible moglich friendly fully full work {_JOB}",
    ),
    (
        "work_model",
        (
            (
                "telework teleworking teletravail teletrabajo teletrabalho telelavoro homeoffice distansarbete "
                "hjemmekontor hjemmearbejde hjemmearbeid etatyo thuiswerken thuiswerk zdalna"
            ),
        ),
        f"{_JOB} praca possible moglich moeglich",
    ),
    (
        "location",
        (
            (
                "location locations place places locatie lokalizacja ubicacion standort ort arbeitsort lieu sede "
                "dienstort einsatzort "
                "konum misto arbejdssted arbeidssted arbetsort lokalita miejsce miejscowosc plats plaats standplaats "
                "luogo localita sijainti yeri vegzes locatia locul "
                "localizacao lugar local"
            ),
        ),
        (
            f"{_WHERE} {_JOB} city arbeit lavoro arbeids arbets werk pracy prace trabajo trabalho travail munka munca "
            "calisma"
        ),
    ),
    ("salary_text", (_PAY,), f"{_PAY_BESIDE} {_JOB} estimate estimated package band details description range"),
)
