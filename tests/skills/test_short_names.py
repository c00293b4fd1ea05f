"""Names that adverts write without their maker, and names of 2025 and 2026, in lists of others."""

import pytest

from core.skills.extractor import Extractor


@pytest.mark.parametrize(
    ("sentence", "skills"),
    [
        ("Experience with AWS services such as Glue, Athena and Redshift.", "aws-glue"),
        ("Experience with Apache Hive and Presto", "presto"),
        ("You know Databricks, Fabric and Power BI.", "microsoft-fabric"),
        ("Skilled in Word, Excel, Outlook, Visio and Access", "ms-access"),
        ("You administer Active Directory, DNS and Exchange.", "microsoft-exchange"),
        ("SIEM rules in Splunk, QRadar or Sentinel", "microsoft-sentinel"),
        ("File formats such as Parquet, Arrow and HDF5", "arrow"),
        ("Builds with CMake, Conan and Maven are a must", "conan"),
        ("RPC over JSON, gRPC or Thrift", "thrift"),
        ("Knowledge of the SAP modules MM, SD and FICO", "sap-mm sap-sd sap-fico"),
        ("Knowledge of DPDK and DOCSIS is required", "dpdk docsis"),
        ("EDA tools (Mentor Graphics, Cadence, Synopsys)", "siemens-eda cadence-eda synopsys"),
        ("Proficient with Python and frameworks such as DJANGO/FLASK", "django flask"),
        ("Lower-level languages such as C++ or RUST", "rust"),
    ],
)
def test_a_short_name_counts_beside_others(extractor: Extractor, sentence: str, skills: str) -> None:
    assert set(skills.split()) <= extractor.extract(f"Requirements\n- {sentence}").required


@pytest.mark.parametrize(
    ("sentence", "skill"),
    [
        ("Access to our SharePoint and to Excel training", "ms-access"),
        ("Our Teams work across Europe and meet in Berlin", "microsoft-teams"),
        ("Experience at a stock Exchange or a bank", "microsoft-exchange"),
        ("You will keep the release Cadence of three teams", "cadence-eda"),
        ("All key Functions of the firm use Azure", "azure-functions"),
        ("MEDICAL AND DENTAL WITH PPO PLANS", "ppo-rl"),
        ("LESS TALK, MORE PYTHON AND SQL", "less"),
    ],
)
def test_the_same_word_in_its_plain_sense_does_not(extractor: Extractor, sentence: str, skill: str) -> None:
    read = extractor.extract(f"Requirements\n- {sentence}")
    assert skill not in read.required | read.optional | read.mentioned


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Requirements\n- Engineer at Swift Robotics or Spark Energy", "swift"),
        ("You will\n- Build pipeline through outbound calls", "ci-cd"),
        ("Requirements\n- You will build pipelines with Airflow and Python", "ci-cd"),
        ("Requirements\n- Enhanced DBS clearance", "databases"),
    ],
)
def test_companies_and_idioms_are_no_skills(extractor: Extractor, text: str, skill: str) -> None:
    read = extractor.extract(text)
    assert skill not in read.required | read.optional | read.mentioned


def test_build_pipelines_of_releases_are_continuous_delivery(extractor: Extractor) -> None:
    assert "ci-cd" in extractor.extract("Requirements\n- Maintain our build pipelines in Jenkins").required


def test_the_parts_of_an_office_package_are_no_choice(extractor: Extractor) -> None:
    text = "Requirements\n- MS Office products (Word, Excel, Outlook, Visio, Access etc.)"
    assert extractor.extract(text).alternatives == ()
