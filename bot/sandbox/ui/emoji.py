"""Common emoji by Slack's names; other names are shown as text."""

import re

_EMOJI = {
    "+1": "👍",
    "-1": "👎",
    "thumbsup": "👍",
    "thumbsdown": "👎",
    "wave": "👋",
    "tada": "🎉",
    "wink": "😉",
    "smile": "😄",
    "slightly_smiling_face": "🙂",
    "thinking_face": "🤔",
    "eyes": "👀",
    "pray": "🙏",
    "raised_hands": "🙌",
    "handshake": "🤝",
    "heart": "❤️",
    "fire": "🔥",
    "rocket": "🚀",
    "sparkles": "✨",
    "star": "⭐",
    "warning": "⚠️",
    "x": "❌",
    "white_check_mark": "✅",
    "heavy_check_mark": "✔️",
    "question": "❓",
    "exclamation": "❗",
    "information_source": "ℹ️",
    "bulb": "💡",
    "mag": "🔍",
    "link": "🔗",
    "lock": "🔒",
    "bell": "🔔",
    "hourglass": "⌛",
    "clock3": "🕒",
    "calendar": "📅",
    "date": "📅",
    "spiral_calendar_pad": "🗓️",
    "memo": "📝",
    "newspaper": "📰",
    "books": "📚",
    "speech_balloon": "💬",
    "left_speech_bubble": "🗨️",
    "busts_in_silhouette": "👥",
    "bust_in_silhouette": "👤",
    "round_pushpin": "📍",
    "pushpin": "📌",
    "globe_with_meridians": "🌐",
    "earth_asia": "🌏",
    "airplane": "✈️",
    "telephone_receiver": "📞",
    "microphone": "🎤",
    "arrow_right": "➡️",
    "arrow_left": "⬅️",
}
_NAME = re.compile(r":([a-z0-9_+-]{1,40}):")


def find_emoji(name: str) -> str:
    """Return the emoji of a name, or the name between colons if it is unknown."""
    return _EMOJI.get(name, f":{name}:")


def replace_emoji_names(text: str) -> str:
    """Replace :names: by emoji."""
    return _NAME.sub(lambda match: find_emoji(match[1]), text)
