"""Protocols of a meeting, as the common case systems print them."""

from random import Random
from textwrap import wrap

from bench.world import books, systems
from bench.world.phrases import ballot, debate, numbered, size_of, told
from bench.world.truth import Meeting, Member, World

WIDTH = 86


def in_columns(world: World, meeting: Meeting, draw: Random) -> str:
    """Rows of function, name and whom one stands in for; fields in a head row."""
    day = f"{meeting.day:%d.%m.%Y}"
    lines = [" Møteprotokoll", "", meeting.body, "", "Dato Tid Sted"]
    lines += [f"{day} {meeting.start} – {meeting.end} {meeting.place}", ""]
    lines += [f"Møtet ble ledet av {meeting.present[0].name}.", "", "Til stede:", ""]
    lines += ["Funksjon Navn Møtte for", ""]
    lines += [f"{m.role} {told(m)}  " for m in meeting.present]
    lines += [f"{m.role} {told(m)} {told(gone)}" for m, gone in meeting.substitutes]
    if meeting.absent:
        lines += ["", "Forfall:", ""]
        lines += [f"{m.role} {told(m)}   " for m in meeting.absent]
    lines += ["", " Fra administrasjonen møtte:", "", f"Protokollfører {meeting.clerk}"]
    lines += ["", "Saksliste Side", "", "Saker til behandling", ""]
    for at, case in enumerate(meeting.cases):
        row = f"{case.number} {case.journal} {case.title} {3 + at}"
        lines += [*wrap(row, WIDTH), ""]
    lines += [" Saker til behandling", ""]
    for case in meeting.cases:
        lines += [*wrap(f"{case.number} {case.title}", WIDTH), ""]
        lines += ["Behandlet av Møtedato Saksnr."]
        lines += [f"1 {meeting.body} {day} {case.number}", " "]
        lines += ["Kommunedirektørens forslag til vedtak:", "", *numbered(case.points)]
        lines += ["", "Behandling", "", *debate(case, "nb", draw), ""]
        lines += [*ballot(case, size_of(meeting), "nb", draw), "", "Vedtak", ""]
        lines += [*numbered(case.points), "", "[Lagre vedtak]", ""]
    return "\n".join(lines)


def in_lists(world: World, meeting: Meeting, draw: Random) -> str:
    """Labelled fields; members who met and who did not; numbers with a PS before."""
    nn = world.language == "nn"
    day = f"{meeting.day:%d.%m.%Y}"
    lines = [f"{world.municipality} kommune", "", "Møteprotokoll", ""]
    lines += [f"{'Utval' if nn else 'Utvalg'}: {meeting.body}"]
    lines += [f"{'Møtestad' if nn else 'Møtested'}: {meeting.place}", f"Dato: {day}"]
    lines += [f"{'Tid' if nn else 'Tidspunkt'}: {meeting.start} - {meeting.end}", ""]
    lines += ["Faste medlemer som møtte:" if nn else "Faste medlemmer som møtte:"]
    lines += [("Namn" if nn else "Navn") + " Funksjon Representerer"]
    lines += [f"{m.name} {_role(m, meeting, nn)} {m.party}" for m in meeting.present]
    if meeting.absent:
        met = "Faste medlemer som ikkje møtte:" if nn else "Medlemmer som ikke møtte:"
        lines += ["", met, ("Namn" if nn else "Navn") + " Funksjon Representerer"]
        lines += [f"{m.name} MEDL {m.party}" for m in meeting.absent]
    if meeting.substitutes:
        lines += ["", f"Varamedlem{'er' if nn else 'mer'} som møtte:"]
        lines += [("Namn" if nn else "Navn") + " Møtte for Representerer"]
        lines += [f"{m.name} {gone.name} {m.party}" for m, gone in meeting.substitutes]
    lines += ["", f"{'Frå' if nn else 'Fra'} administrasjonen møtte:"]
    lines += [("Namn" if nn else "Navn") + " Stilling"]
    lines += [f"{meeting.clerk} {'Møtesekretær' if nn else 'Protokollfører'}", ""]
    lines += ["Saksnr Arkivsak " + ("Innhald" if nn else "Innhold")]
    lines += [f"PS {c.number} {c.folder} {c.title}" for c in meeting.cases]
    for case in meeting.cases:
        lines += ["", *wrap(f"PS {case.number} {case.title}", WIDTH), ""]
        lines += ["Tilråding" if nn else "Kommunedirektørens innstilling"]
        said = debate(case, world.language, draw)
        lines += [*numbered(case.points), ""]
        lines += ["Handsaming" if nn else "Behandling", *said, ""] if said else []
        lines += ["Røysting" if nn else "Votering"]
        lines += [*ballot(case, size_of(meeting), world.language, draw), ""]
        lines += ["Vedtak", *numbered(case.points)]
    return "\n".join(lines)


def _role(member: Member, meeting: Meeting, nn: bool) -> str:
    if member == meeting.present[0]:
        return "Leiar" if nn else "Leder"
    return "Medlem"


def as_web_page(world: World, meeting: Meeting, draw: Random) -> str:
    """A web page with tables and real headings."""
    day = f"{meeting.day:%d.%m.%Y}"

    def table(*rows: tuple[str, ...]) -> str:
        body = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
            for row in rows
        )
        return f"<table>{body}</table>"

    people = [(m.role, told(m), "") for m in meeting.present]
    people += [(m.role, told(m), told(gone)) for m, gone in meeting.substitutes]
    parts = [f"<h1>Møteprotokoll {meeting.body}</h1>"]
    parts += [table(("Utvalg", meeting.body), ("Møtedato", day))]
    parts += [
        table(("Tid", f"{meeting.start} - {meeting.end}"), ("Sted", meeting.place))
    ]
    parts += ["<h2>Til stede</h2>", table(("Funksjon", "Navn", "Møtte for"), *people)]
    if meeting.absent:
        gone = [(m.role, told(m)) for m in meeting.absent]
        parts += ["<h2>Forfall</h2>", table(("Funksjon", "Navn"), *gone)]
    parts += [f"<p>Protokollfører: {meeting.clerk}</p>", "<h2>Saksliste</h2>"]
    rows = [(c.number, c.journal, c.title) for c in meeting.cases]
    parts += [table(("Saksnr", "Arkivsak", "Tittel"), *rows)]
    for case in meeting.cases:
        points = "".join(f"<li>{p}</li>" for p in case.points)
        parts += [f"<h2>Sak {case.number} {case.title}</h2>"]
        parts += [f"<h3>Forslag til vedtak</h3><ol>{points}</ol><h3>Behandling</h3>"]
        said = [*debate(case, "nb", draw), *ballot(case, size_of(meeting), "nb", draw)]
        parts += [f"<p>{line}</p>" for line in said]
        parts += [f"<h3>Vedtak</h3><ol>{points}</ol>"]
    nav = "<nav><ul><li>Politikk</li><li>Møtekalender</li></ul></nav>"
    title = f"<title>{world.municipality} kommune</title>"
    main = "".join(parts)
    return f"<html><head>{title}</head><body>{nav}<main>{main}</main></body></html>"


LAYOUTS = {
    "columns.txt": (in_columns, ("nb",)),
    "lists.txt": (in_lists, ("nb", "nn")),
    "page.html": (as_web_page, ("nb",)),
    "websak.txt": (systems.websak, ("nb",)),
    "public360.txt": (systems.public360, ("nb",)),
    "ephorte.txt": (systems.ephorte, ("nb", "nn")),
    "minute-book.txt": (books.minute_book, ("nb", "nn")),
    "council.txt": (books.council, ("nb", "nn")),
    "torn.txt": (books.torn, ("nb",)),
    "leaves.txt": (books.leaves, ("nb", "nn")),
}
# kinds of statements that a layout has no place for
UNTOLD: dict[str, tuple[str, ...]] = {"leaves.txt": ("Moete", "Moetedeltaker")}
