"""Settings, read once from the environment and `.env`; all that is wrong is named at once."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError
from bot.installation import default_store, project_file

SLACK_API_URL = "https://slack.com/api/"
BOT_TOKEN, APP_TOKEN = "xoxb-", "xapp-"  # how Slack's tokens begin


def _web_address(text: str) -> str:
    parts = urlsplit(text)  # itself a ValueError for `http://[`
    if parts.scheme not in {"http", "https"} or not parts.hostname or " " in text:
        raise ValueError("it must be an address such as https://slack.com/api/")
    return text if text.endswith("/") else f"{text}/"


class Settings(BaseSettings):
    """What can be set; `.env.example` has the same keys."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, use_attribute_docstrings=True
    )

    slack_bot_token: SecretStr | None = None
    """The bot's token, which begins with xoxb-."""
    slack_app_token: SecretStr | None = None
    """The app-level token for Socket Mode, which begins with xapp-."""
    slack_api_url: Annotated[str, AfterValidator(_web_address)] = SLACK_API_URL
    """The Web API's base, for GovSlack or a local Slack server."""
    meetings_index: Path = Field(default_factory=lambda: project_file("data/meetings.db"))
    """The index to answer from."""
    database_url: SecretStr = Field(default_factory=lambda: SecretStr(str(default_store())))
    """What the bot remembers: a path, or the URL of a PostgreSQL database for several processes."""
    digest_grace_minutes: Annotated[int, Field(ge=1, le=1_200)] = 120
    """How late a digest may still be posted, when the bot was away."""
    digest_rest_seconds: Annotated[float, Field(ge=0, le=60)] = 0.2
    """How long a workspace is left alone between two digests."""
    allow_external_sharing: bool = False
    """Whether answers may be shared in channels that other organisations read."""
    sandbox_port: Annotated[int, Field(ge=0, le=65_535)] = 3000
    """The local workspace's port; 0 takes a free one."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """How much is logged."""

    @property
    def has_token(self) -> bool:
        """Whether any token is set, so that Slack is meant."""
        return bool(self.slack_bot_token or self.slack_app_token)

    def tokens(self) -> tuple[str, str]:
        """Return the bot's token and the app's; raise SettingsError when one cannot serve."""
        wrong = [
            *_wrong_token("SLACK_BOT_TOKEN", self.slack_bot_token, BOT_TOKEN, APP_TOKEN),
            *_wrong_token("SLACK_APP_TOKEN", self.slack_app_token, APP_TOKEN, BOT_TOKEN),
        ]
        if wrong or not (self.slack_bot_token and self.slack_app_token):
            raise SettingsError(" ".join(wrong))
        return (
            self.slack_bot_token.get_secret_value().strip(),
            self.slack_app_token.get_secret_value().strip(),
        )


def _wrong_token(key: str, token: SecretStr | None, right: str, other: str) -> list[str]:
    if token is None:
        return [f"{key} is not set: take the token that begins with {right} from your app's pages."]
    if token.get_secret_value().strip().startswith(other):
        return [
            f"{key} holds a token that begins with {other}, which belongs in the other setting:"
            f" it takes the one that begins with {right}."
        ]
    return []


def _in_words(message: str) -> str:
    return message.removeprefix("Value error, ").removeprefix("Input ")


def read_settings(env_file: Path | None) -> Settings:
    """Read the environment, then the file; raise SettingsError that names every wrong key."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        wrong = [f"{str(each['loc'][0]).upper()}: {_in_words(each['msg'])}." for each in found]
        raise SettingsError(f"Some settings are wrong. {' '.join(wrong)}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings in {env_file} cannot be read: {error}.") from error
