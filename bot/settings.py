"""Settings from the environment and `.env`; an error names every missing or wrong one."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError
from bot.installation import default_store, project_file

SLACK_API_URL = "https://slack.com/api/"
BOT_PREFIX, APP_PREFIX = "xoxb-", "xapp-"  # of Slack's tokens


def _web_address(text: str) -> str:
    parts = urlsplit(text)  # itself a ValueError for `http://[`
    if parts.scheme not in {"http", "https"} or not parts.hostname or " " in text:
        raise ValueError("it must be an address such as https://slack.com/api/")
    return text if text.endswith("/") else f"{text}/"


class Settings(BaseSettings):
    """All settings; `.env.example` has the same keys."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, use_attribute_docstrings=True
    )

    slack_bot_token: SecretStr | None = None
    """The bot user's OAuth token, which begins with xoxb-."""
    slack_app_token: SecretStr | None = None
    """The app-level token for Socket Mode, which begins with xapp-."""
    slack_api_url: Annotated[str, AfterValidator(_web_address)] = SLACK_API_URL
    """The base URL of the Web API, for GovSlack or a local Slack server."""
    meetings_index: Path = Field(default_factory=lambda: project_file("data/meetings.db"))
    """The index to answer from."""
    database_url: SecretStr = Field(default_factory=lambda: SecretStr(str(default_store())))
    """The store: a path, or the URL of a PostgreSQL database that several processes may share."""
    digest_grace_minutes: Annotated[int, Field(ge=1, le=1_200)] = 120
    """How many minutes late a digest may still be posted, after the bot was down."""
    digest_rest_seconds: Annotated[float, Field(ge=0, le=60)] = 0.2
    """The pause between two digests in one workspace, in seconds."""
    allow_external_sharing: bool = False
    """Whether answers may be shared in channels that people of other organisations can see."""
    sandbox_port: Annotated[int, Field(ge=0, le=65_535)] = 3000
    """The port of the local workspace; 0 takes a free one."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """The lowest level that is logged."""

    @property
    def has_token(self) -> bool:
        """Whether a token is set: then the bot runs in Slack, not in a local workspace."""
        return bool(self.slack_bot_token or self.slack_app_token)

    def tokens(self) -> tuple[str, str]:
        """Return the bot token and the app token; raise SettingsError unless both are right."""
        wrong = [
            *_wrong_token("SLACK_BOT_TOKEN", self.slack_bot_token, BOT_PREFIX, APP_PREFIX),
            *_wrong_token("SLACK_APP_TOKEN", self.slack_app_token, APP_PREFIX, BOT_PREFIX),
        ]
        if wrong or not (self.slack_bot_token and self.slack_app_token):
            raise SettingsError(" ".join(wrong))
        return (
            self.slack_bot_token.get_secret_value().strip(),
            self.slack_app_token.get_secret_value().strip(),
        )


def _wrong_token(key: str, token: SecretStr | None, right: str, other: str) -> list[str]:
    if token is None:
        return [f"{key} is not set: copy the token that begins with {right} from your app's pages."]
    if token.get_secret_value().strip().startswith(other):
        return [
            f"{key} holds a token that begins with {other}, which belongs in the other setting:"
            f" it needs the one that begins with {right}."
        ]
    return []


def _in_words(message: str) -> str:
    return message.removeprefix("Value error, ").removeprefix("Input ")


def read_settings(env_file: Path | None) -> Settings:
    """Return the settings; the environment overrides the file. Raise SettingsError if any is wrong.

    The error names every wrong key, without its value.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        wrong = [f"{str(each['loc'][0]).upper()}: {_in_words(each['msg'])}." for each in found]
        raise SettingsError(f"Some settings are wrong. {' '.join(wrong)}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings in {env_file} cannot be read: {error}.") from error
