"""The methods of Slack's Web API."""
