"""`python -m core.mail ADDRESS` (`make mail-test TO=ADDRESS`): send one mail, to see that the settings are right."""

import argparse
import sys
from collections.abc import Sequence

from core.config import load_settings
from core.errors import CareerNavigatorError
from core.mail.smtp import Mailer, message
from core.texts import text


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where the mail was handed over, 1 where it was not; the reason goes to standard error."""
    parser = argparse.ArgumentParser(prog="python -m core.mail", description="Send a test mail.")
    parser.add_argument("to", help="the address to send to")
    options = parser.parse_args(arguments)
    try:
        settings = load_settings()
        Mailer(settings).send(
            message(options.to, text("mail.test_subject"), text("mail.test_body", site=settings.site))
        )
    except CareerNavigatorError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Handed over to {settings.smtp_host}:{settings.smtp_port} for {options.to}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
