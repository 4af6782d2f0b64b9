"""Which of our fields schema.org has properties for."""

from collections.abc import Mapping
from types import MappingProxyType

CONTEXT = "https://schema.org"

ACTOR_TYPES: Mapping[str, str] = MappingProxyType(
    {"person": "Person", "unnamed": "Person", "state": "GovernmentOrganization"}
)
"""The types of actors that are not simply an `Organization`."""

PEOPLE = ("Person", "Patient")

SOURCE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "news_article": "NewsArticle",
        "wire_report": "NewsArticle",
        "social_post": "SocialMediaPosting",
        "report": "Report",
        "dataset": "Dataset",
        "broadcast": "MediaObject",
    }
)
"""The types of sources that are not simply a `CreativeWork`."""

KINDS_OF_WORKS: Mapping[str, str] = MappingProxyType(
    {
        "Article": "news_article",
        "NewsArticle": "news_article",
        "ReportageNewsArticle": "news_article",
        "OpinionNewsArticle": "news_article",
        "BlogPosting": "news_article",
        "SocialMediaPosting": "social_post",
        "Report": "report",
        "Dataset": "dataset",
        "VideoObject": "broadcast",
        "AudioObject": "broadcast",
        "MediaObject": "broadcast",
        "Message": "letter",
    }
)
"""The kinds of sources that types of works stand for, where others wrote the file."""
