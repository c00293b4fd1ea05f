"""Groups of which any one skill is enough, and lists that are none."""

from core.skills.extractor import Extractor
from tests.tables import each_row


@each_row(
    ("sentence", "groups"),
    [
        ("Experience with AWS, GCP or Azure.", [{"aws", "gcp", "azure"}]),
        ("Strong Java/Kotlin skills.", [{"java", "kotlin"}]),
        ("Knowledge of one of Python, Java and Rust.", [{"python", "java", "rust"}]),
        ("Experience with at least one of the following: MySQL, MongoDB", [{"mysql", "mongodb"}]),
        ("You know a test tool such as Selenium, Cypress, etc.", [{"selenium", "cypress"}]),
        ("You know Terraform, Ansible or similar tools.", [{"terraform", "ansible"}]),
        ("Experience with containers (e.g. Docker, Podman).", [{"docker", "podman"}]),
        ("Experience with containers (Docker, Podman).", []),
        ("Experience with Python and/or Java.", [{"python", "java"}]),
        ("Experience with AWS, GCP, and/or Azure.", [{"aws", "gcp", "azure"}]),
        ("Experience with WinForms\\WPF.", [{"winforms", "wpf"}]),
        ("You know stores such as Redis, Cassandra and MongoDB.", [{"redis", "cassandra", "mongodb"}]),
        ("You know stores such as Redis, Cassandra and MongoDB and Java.", []),
        ("Office programs such as Word, Excel, and Outlook.", []),
        ("Experience with NoSQL or Cassandra.", [{"nosql", "cassandra"}]),
        ("Experience with buses such as UART, SPI, I2C, etc.", [{"uart", "spi", "i2c"}]),
        ("Certified as CISSP or CEH.", [{"cissp", "ceh"}]),
        ("Experience with Java/J2EE.", []),
        ("Experience with HTML / Python / Rust / Go.", [{"html", "python", "rust", "go"}]),
        ("We work with tools such as Redis, Cassandra and MongoDB.", []),
        ("Experience with Python, Tableau (or other BI tools).", []),
        ("Experience with caching, Redis or Memcached.", [{"redis", "memcached"}]),
        ("Experience with HTML/CSS/JavaScript.", []),
        ("You know Python, Go, Kafka, Redis, Rust and other technologies.", []),
        ("Our stack: / Python / Rust / Go.", []),
        ("Technologies: Jupyter / Docker / Git / Kafka / Redis.", []),
        ("Experience with Tableau (or other BI tools).", []),
        ("Experience with caching, replication, or failover.", []),
        ("You know Python and either React or Angular.", [{"react", "angular"}]),
        ("AWS or GCP, and Java or Kotlin.", [{"aws", "gcp"}, {"java", "kotlin"}]),
        ("Python, SQL and Airflow.", []),
        ("Python and SQL, such as joins.", []),
        ("You know CI/CD, TCP/IP and HTML/CSS.", []),
        ("Java and Spring or similar frameworks.", []),
        ("Our clients use AWS or Azure.", []),
        ("Write down what you see with tools like Wireshark, Nmap, Splunk.", []),
        ("Keep data in stores like Redis, Cassandra, etc.", []),
        ("Keep data in a store (e.g. Redis, Cassandra).", [{"redis", "cassandra"}]),
        ("Knowledge of Python, R, and packages such as Keras, PyTorch, JAX.", [{"keras", "pytorch", "jax"}]),
        ("Keep data in Redis, Cassandra or similar stores.", [{"redis", "cassandra"}]),
        ("In our cloud we run services like Redis, Cassandra, etc.", []),
        ("Experience with a build tool, a linter, and a version control system (e.g. Webpack, ESLint, Git).", []),
        ("Experience with HTML, XML, CSS and other web technologies.", []),
        ("Experience with React/HTML5.", []),
        ("Experience with Looker (LookML) or Tableau.", [{"looker", "tableau"}]),
        ("Experience with Looker (LookML) and/or Tableau.", [{"looker", "tableau"}]),
        ("Du hast Erfahrung mit Java oder Kotlin und kennst Docker.", [{"java", "kotlin"}]),
        ("Vous avez une solide expérience avec Java ou Kotlin et vous connaissez Docker.", [{"java", "kotlin"}]),
        ("Buscamos una persona con experiencia en Java o Kotlin y que conoce Docker.", [{"java", "kotlin"}]),
    ],
)
def test_alternatives_are_read_as_groups(extractor: Extractor, sentence: str, groups: list[set[str]]) -> None:
    assert sorted(map(sorted, extractor.extract(sentence).alternatives)) == sorted(map(sorted, groups))


def test_only_what_is_asked_is_in_a_group(extractor: Extractor) -> None:
    found = extractor.extract("Requirements\n- Java or Kotlin\n\nBenefits\n- Python or Rust evenings")
    assert found.alternatives == (frozenset({"java", "kotlin"}),)
