"""`make bench`: every measurement, one after the other."""

from importlib import import_module

MEASUREMENTS = ("staff_list", "imports", "letters", "bundle", "report", "mail", "starting")


def main() -> None:
    """Runs each measurement and prints what it found."""
    for name in MEASUREMENTS:
        print(f"\n== {name.replace('_', ' ')}", flush=True)
        import_module(f"tests.bench.{name}").main()


if __name__ == "__main__":
    main()
