"""Start the command line; `python -m bot` is the same as `meetings`."""

from bot.cli.main import main

main()
