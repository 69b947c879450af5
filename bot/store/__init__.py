"""What the bot must remember: subscriptions, deliveries, events it has seen, installations."""
