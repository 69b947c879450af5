"""The memory of a team that follows diplomacy: records, index, search and answers, without Bolt."""
