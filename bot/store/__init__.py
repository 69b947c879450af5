"""The store: subscriptions, deliveries, seen events, conversation state and installations."""
