"""What other sets call our fields, and which field a column's name means."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from collector.importing.column_letters import OTHER_LETTERS
from collector.importing.column_words import LETTERS, field_by_words, name_words

# Best first: JobSpy, Kaggle's LinkedIn, data_jobs, Monster, Dice and Naukri sets, Glassdoor and Indeed scrapers,
# Adzuna, Himalayas, RemoteOK, The Muse, JSearch, SerpApi, employment agencies, schema.org, RSS. Without case, spaces
# and signs; a dot leads inside.
_SYNONYMS: Mapping[str, str] = {
    "id": "id jobid postingid jobpostingid vacancyid positionid uuid jobkey jk externalid uniqid jobreference "
    "reference referenceid refnumber requisitionid reqid jobreqid identifier.value identifier guid objectid slug "
    "shortcode _id itemid encryptjobid referenznummer kennziffer chiffre angebotsnummer stellennummer "
    "listingid adid referencenumber "
    "refnr matchedobjectid jobnumber offerid usajobscontrolnumber "
    "controlnumber uid",
    "title": "jobtitle title positionname position positiontitle jobposition role roletitle jobname job postingtitle "
    "vacancyname vacancytitle vacancy designation jobtitletext headline titleoriginal stellentitel berufsbezeichnung "
    "stellenbezeichnung intitule titredelamission titredeloffre titreduposte poste puesto titulo titel stelle "
    "puestodetrabajo name cargo functie functietitel posizione stanowisko jobtitel vacature vaga mansione ruolo "
    "jobopeningname businesstitle profile annonsrubrik stilling pozisyon pozice tehtava tehtavanimike tyopaikka "
    "opening nazwa nazwastanowiska tatigkeit positionsbezeichnung stellenangebot beruf bezeichnung funktion "
    "denumirepost pozicio munkakor titlu titlupost stillingstittel offerta posisi posisipekerjaan "
    "lowongan vacante radnomjesto "
    "pozicia pracovnapozicia vitri vitrituyendung "
    "dutytitle taskname",
    "company": "company companyname employer employername organization organisation organizationname hiringcompany "
    "companyobject.name company.displayname company.name company.title employer.name organization.name "
    "hiringorganization.name hiringorganization organisation.name companytitle advertiser client firma unternehmen "
    "arbeitgeber entreprise nomdelorganisation nomdelentreprise empresa creator author.name subcompany entreprise.nom "
    "employer.displayname companyinfo.name employernamefromsearch companyinfo.companynameoverride hiringcompany.name "
    "agency arbeitgebername societe careerpagename azienda "
    "bedrijf empleador empregador werkgever pracodawca anunciante startup.name org.name org arbetsgivare "
    "clientcorporation.name company.data.attributes.name perusahaan namaperusahaan tvrtka poslodavac spolocnost congty "
    "companyfullname companyshortname brandname advertiser.name advertiser.description postedcompany.name",
    "location": "location joblocation longlocation locationname joblocationtext place formattedlocation "
    "location.displayname location.name location.display location.text location.fullname locations.name "
    "locations.displayname locations.location locations candidaterequiredlocation locationrestrictions.name "
    "locationrestrictions jobgeo workplacelocation placeofwork geo ort standort arbeitsort lieu ubicacion "
    "shortlocation searchlocation candidatelocation offices.name offices office locationaddress joblocationaddress "
    "positionlocationdisplay location.fulllocation location.label lieutravail.libelle area.name jobarea locationsname "
    "locationstext standorte lieudetravail address companylocation locationnames localizacao localita local "
    "lokalizacja locatie sede plaats lugar positionlocation.locationname dienstort einsatzort where "
    "locationsderived lokasi lokasikerja mjesto mjestorada diadiem miestoprace",
    "further_places": "secondarylocations.locationname secondarylocations.location secondarylocations.name "
    "secondarylocations additionallocations additionaloffices.office additionaloffices otherlocations",
    "city": "city cities locationcity jobcity town joblocation.address.addresslocality joblocation.addresslocality "
    "addresslocality address.addresslocality address.city location.city stadt ville ciudad arbeitsort.ort "
    "location.cityname oras orasul kota thanhpho citiesderived adresse.ort adresse.ville direccion.ciudad "
    "direccion.localidad",
    "region": "state region province jobstate statecode locationstate joblocation.address.addressregion "
    "joblocation.addressregion addressregion location.region location.state address.state bundesland "
    "arbeitsort.region adresse.region",
    "country": "countrycode country jobcountry countryname locationcountry joblocation.address.addresscountry.name "
    "joblocation.address.addresscountry addresscountry location.country location.countrycode country.name "
    "address.country adresse.land adresse.pays land pays paysdeloffre pais arbeitsort.land location.countryname "
    "applicantlocationrequirements.name",
    "date_posted": "jobpostedatdatetimeutc jobpostedattimestamp dateposted postedon postedat posteddate postdate "
    "postingdate publicationdate publisheddate publishedat publishedon datepublished pubdate published jobposteddate "
    "joblistedtime listedtime originallistedtime listingdate listedat listeddate firstpublished releaseddate createdat "
    "created createddate datecreated postedtime jobdate epoch postingdateparsed openingdate openedat "
    "announcementdate timestamp "
    "posted date time dateofposting veroffentlicht veroffentlichtam datum fecha originaldateposted dateadded addedon "
    "addedat postedattimestamp datecreation publicationstartdate veroffentlichungsdatum datepubblicazione "
    "fechapublicacion publiele publicadoel publicadoem publicatoil aktuelleveroeffentlichungsdatum "
    "veroeffentlichungsdatum veroeffentlichtam postedsince agoposted "
    "firstseen firstseenat discoveredat onlineseit geplaatst dodano livestartat updated when tcreate added "
    "placedon placed pubblicata publicata tanggalposting tanggal ngaydang objavljeno positionopendate "
    "activatedat opendate dateopened newpostingdate confirmtime",
    "opens_on": "startdate startson datestart startingdate",
    "scraped_at": "scrapedat scrapedate datescraped scrapetimestamp scrapeddate crawltimestamp crawledat crawldate "
    "fetchedat fetchdate retrievedat retrieved collectedat collectiondate extractedat extractiondate searchtime "
    "lastseen lastseenat lastseendate firstseen scrapetime lastprocessedtime dateretrieved extractdate extracteddate "
    "extractedon scrapedon scrapingdate dateofscraping dateextracted querydate downloadedat harvestedat snapshotdate "
    "timestamp datetime",
    "closed_on": "closedat closedtime closedon closeddate dateclosed removedat removedon deletedat archivedat filledat "
    "delistedat delistedon expiredat expiredon inactivesince",
    "valid_until": "validthrough validuntil validto expiresat expireson expirydate expirationdate expiration "
    "dateexpires expirationtime closingdate closedate applicationdeadline applyby deadline jobexpiry "
    "joboffer.expirationdatetimeutc joboffer.expiration jobofferexpirationdatetimeutc gultigbis "
    "bewerbungsfrist soknadsfrist "
    "enddate expiry expires jobexpirydate duetime duedate lastdatetoapply lastdate applybefore applicationsclose",
    "status": "status jobstatus postingstatus vacancystatus jobopeningstatus",
    "is_open": "islive live active isactive isopen applicationactive applicationavailability acceptingapplications",
    "is_closed": "isexpired expired isclosed closed isfilled filled deleted isdeleted archived isarchived inactive "
    "isinactive isremoved",
    "url": "alternateurl finalurl url joburl jobpostingurl link joblink postingurl detailurl detailspageurl "
    "absoluteurl hostedurl applyurl applylink applicationurl applicationlink joburldirect redirecturl refs.landingpage "
    "externalapplylink externalurl weburl sourceurl jobdetailsurl adurl vacancyurl careerurl advertisementurl guid "
    "urls.link pageurl advertiserurl positionuri offerurl urlofjob jobapplylink origineoffre.urlorigine externeurl "
    "applyoptions.link relatedlinks.link links.self sharelink lien lienoffre enlace linkdescription application apply "
    "posting urlnextstep seojoblink jobviewurl "
    "jobposturl urlactivepage registrationlink",
    "description": "description jobdescription descriptiontext descriptionhtml jobdescriptiontext fulldescription "
    "descriptionplain jobdesc jobdetails jobsummary content contents body text fulltext details summary snippet "
    "jobadvert advert posting jobcontent encoded stellenbeschreibung beschreibung descriptif excerpt jobbody comment "
    "jobad.sections.jobdescription.text extjobdescription descriptionbody stellenbeschreibungtext "
    "jobbeschreibung snippet.responsibility "
    "qualificationsummary desc texte userarea.details.jobsummary",
    "responsibilities": "jobresponsibilities responsibilities duties keyresponsibilities tasks aufgaben missions "
    "rolesandresponsibilities",
    "requirements": "requirements jobrequirements qualifications jobqualifications requiredqualifications "
    "jobad.sections.qualifications.text snippet.requirement anforderungen profil yourprofile candidateprofile "
    "requirementmin",
    "skills": "skills jobskills skillsdesc requiredskills keyskills skillset technologies techstack tags "
    "technologyslugs skillnames toptags stack jobskill skillsjson skillslist skilllist competences.libelle "
    "requiredskills.name mainskills",
    "must_skills": "musthaves musthave mustskills musthaveskills requiredtechnologies mandatoryskills",
    "nice_skills": "nicetohaves nicetohave niceskills nicetohaveskills optionalskills preferredskills goodtohave "
    "bonusskills",
    "work_model": "workplacetype workmodel workmode worklocationtype joblocationtype remotetype workarrangement "
    "workfromhometype workplace remotestatus locationtype worksettings remoteworkmodel jobworktype workplacetypes "
    "workingmodel officetype telecommuting format workformat workstyle remotepolicy jobtype jobschedule teleworking "
    "teletravail teletrabajo modalidad modalita schedule.name workformat.name arbeitsmodell homeoffice "
    "trybpracy moddelucru munkavegzes modalidade remoteemployment tipekerja sistemkerja onsite aiworkarrangement "
    "thuiswerk location.type mode remotelevel",
    "remote": "location.remote remote isremote remoteallowed jobworkfromhome workfromhome remoteok telecommute "
    "telework remoteworking allowsremote isremotejob telecommutingok telecommuting location.fullyremote fullyremote",
    "remote_share": "remoteratio remotepercentage remotepercent remoteshare",
    "hybrid": "location.hybrid hybrid ishybrid",
    "salary_text": "salarystring salary salaryestimate salarytext salaryrange salarydescription compensation pay "
    "payrange salaryinfo formattedsalary salarysnippet.text salarysnippet wage remuneration jobsalary salaryformatted "
    "gehalt ber salarydisplay compensationtext estimatedsalary.text salarydescriptionplain salaire.libelle payrate "
    "gaji placa mucluong salaryinfotext salairelibelle lohn verdienst",
    "salary_min": "minamount salarymin minsalary salaryfrom minannualsalary salaryminimum minimumsalary lowsalary "
    "salarylow basesalary.value.minvalue salary.min salaryrange.min salary.from compensation.min paymin minpay "
    "estimatedsalary.min minimumpay salarybottom bottomsalary lowersalary wagefrom jobminsalary "
    "employmenttypes.from min",
    "salary_max": "maxamount salarymax maxsalary salaryto maxannualsalary salarymaximum maximumsalary highsalary "
    "salaryhigh basesalary.value.maxvalue salary.max salaryrange.max salary.to compensation.max paymax maxpay "
    "estimatedsalary.max maximumpay salarytop topsalary uppersalary wageto jobmaxsalary employmenttypes.to max",
    "salary_value": "basesalary.value.value basesalary.value basesalary yearlysalary annualsalary medsalary "
    "mediansalary avgsalary salaryamount salaryusd",
    "salary_year": "salaryyearavg",
    "salary_year_usd": "yearlysalaryusd avgannualsalaryusd salaryinusd",
    "salary_hour": "salaryhouravg hourlyrate hourlywage",
    "salary_currency": "salarycurrency currency currencycode basesalary.currency salarycurrencycode salary.currency "
    "salaryrange.currency compensation.currency currencyiso paycurrency basesalary.value.currency jobsalarycurrency "
    "employmenttypes.currency wahrung",
    "salary_period": "payperiod salaryperiod interval salaryinterval salarytype basesalary.value.unittext "
    "basesalary.unittext salaryunit salaryfrequency payfrequency salary.period salary.interval salaryrange.interval "
    "paytype compensationinterval salaryrate compensation.interval wagetype salarytimeunit jobsalaryperiod "
    "employmenttypes.unit zeitraum basis per",
    "salary_min_usd": "minannualsalaryusd",
    "salary_max_usd": "maxannualsalaryusd",
    "salary_predicted": "salaryispredicted salaryisestimate salaryisestimated isestimatedsalary issalaryestimated",
    "seniority": "seniority formattedexperiencelevel joblevel experiencelevel senioritylevel level levels.name levels "
    "careerlevel jobseniority formattedexperience experiencelevels positionlevel jobexperiencelevel "
    "positionlevels.position experiencelevel.label levels.shortname levels.displayname requiredexperience",
    "rating": "rating companyrating",
}
FIELDS = tuple(_SYNONYMS)
# What people may name in --map, also in the words of TheirStack.
FIELD_NAMES = {re.sub(r"[^a-z]", "", name): name for name in FIELDS} | {
    "jobtitle": "title",
    "salary": "salary_text",
    "countrycode": "country",
    "postedon": "date_posted",
    "date": "date_posted",
    "text": "description",
    "link": "url",
    "joburl": "url",
    "place": "location",
    "level": "seniority",
    "employer": "company",
    "currency": "salary_currency",
    "payperiod": "salary_period",
}
# A title by these names only where nothing better is there: "name" may be a company's or a person's.
WEAK_TITLES = frozenset(
    {"name", "job", "headline", "poste", "profile", "opening", "nazwa", "bezeichnung", "beruf", "taskname"}
)
# Names that make an object a posting; weaker ones need other fields of a posting beside them.
TITLES = frozenset(_SYNONYMS["title"].split()) - WEAK_TITLES
CLEAR_TITLES = frozenset(
    {"jobtitle", "positionname", "positiontitle", "roletitle", "jobname", "vacancytitle", "jobposition"}
)
# What holds a posting and says nothing of it: Elasticsearch's, JSON:API's, GraphQL's, USAJOBS' and others' envelopes.
WRAPPERS = frozenset(
    {
        "_source",
        "attributes",
        "node",
        "fields",
        "data",
        "item",
        "job",
        "posting",
        "jobPosting",
        "job_posting",
        "jobPostingInfo",
        "detected_extensions",
        "MatchedObjectDescriptor",
        "record",
        "properties",
        "job_data",
        "jobData",
    }
)
_IN_WRAPPER, _WITH_PREFIX, _INSIDE, _BY_WORDS = 100, 200, 250, 300  # how far behind the plain names those come
# Parts of a posting that are no envelope of one: what is in them belongs to it.
_PARTS = frozenset(
    {
        "meta",
        "metadata",
        "acf",
        "customfields",
        "custom_fields",
        "publication",
        "placeholders",
        "jobcontent",
        "jobadvertisement",
    }
)
# What lies in these is somebody's or something else's: an address of the company is not that of the job.
_OTHERS = frozenset(
    [
        *("company", "employer", "organization", "organisation", "recruiter", "contact", "author", "creator"),
        *("advertiser", "agency", "client", "user", "similar", "related", "recommended", "category", "logo", "image"),
    ]
)
_WRAPPER_WORDS = frozenset(["job", "jobs", "posting", "position", "vacancy", "opening"])
_WRAPPER_ENDS = frozenset(
    ["data", "info", "information", "details", "detail", "job", "posting", "opening", "descriptor", "object", "record"]
)


@lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """A column's name as it is compared: lower case, no spaces, `_`, `-` or accents; dots lead into what is nested."""
    folded = unicodedata.normalize("NFKD", re.sub(r"\[\d*\]", "", name).casefold().translate(LETTERS)).replace(":", ".")
    folded = re.sub(r"^@|(?<=\.)@", "", folded)
    return re.sub(r"[^a-z0-9_.\u0370-\uffff]", "", folded).replace("_", "").strip(".") or folded


@lru_cache(maxsize=1)
def _ranks() -> dict[str, tuple[tuple[str, int], ...]]:
    ranks: dict[str, tuple[tuple[str, int], ...]] = {}
    for field, names in _SYNONYMS.items():
        everywhere = f"{names} {OTHER_LETTERS.get(field, '')}"
        for rank, name in enumerate(unicodedata.normalize("NFKD", everywhere).split()):
            ranks[name] = (*ranks.get(name, ()), (field, rank))
    return ranks


@lru_cache(maxsize=10_000)
def is_wrapper(name: str) -> bool:
    """Whether what is called so holds a posting: `_source`, `job_information`, `MatchedObjectDescriptor`."""
    words = name_words(name)
    return name in WRAPPERS or bool(words and words[-1] in _WRAPPER_ENDS and _WRAPPER_WORDS & set(words))


def _is_part(name: str) -> bool:
    return is_wrapper(name) or name.casefold() in _PARTS


def _inside(name: str) -> tuple[tuple[str, int], ...]:
    """What the last two names or more of a longer path are known by: `details.location.city`; () for others' parts."""
    steps = name.split(".")
    if any(_OTHERS & set(name_words(step)) for step in steps[:-2]):
        return ()
    for start in range(1, len(steps) - 1):
        if meant := _ranks().get(plain_name(".".join(steps[start:]))):
            return meant
    return ()


@lru_cache(maxsize=10_000)
def fields_meant(name: str) -> tuple[tuple[str, int], ...]:
    """The fields that a column's name may mean, each with its rank among the names of that field, 0 the best.

    What lies in an envelope (`_source.title`) or begins with "job" (`job_min_salary`) comes behind the plain name.
    """
    plain = plain_name(name)
    if meant := _ranks().get(plain):
        return meant
    inner, depth = name, 0
    while "." in inner and _is_part(inner.partition(".")[0]):
        inner, depth = inner.partition(".")[2], _IN_WRAPPER
    plain = plain_name(inner)
    if depth and (meant := _ranks().get(plain)):
        return tuple((field, rank + depth) for field, rank in meant)
    if meant := _inside(inner):
        return tuple((field, rank + depth + _INSIDE) for field, rank in meant)
    shorter = _ranks().get(plain.removeprefix("job"), ()) if plain.startswith("job") else ()
    if meant := tuple((field, rank + depth + _WITH_PREFIX) for field, rank in shorter if field != "title"):
        return meant
    by_words = field_by_words(inner)
    is_code = name_words(inner)[-1:] == ("code",)  # "agency code" beside "agency name"
    return ((by_words, depth + _BY_WORDS + is_code),) if by_words else ()
