"""Protocols in the manner of the common case systems of today.

Each varies what real papers vary: the words of labels, the order of blocks, what parts
cells, where lines break, and whether a table kept its columns.
"""

from random import Random
from textwrap import wrap

from bench.world.phrases import (
    ballot,
    code_of,
    day_of,
    debate,
    in_nynorsk,
    numbered,
    post_of,
    proposal,
    size_of,
    told,
)
from bench.world.truth import Meeting, World

WIDTH = 86


def websak(world: World, meeting: Meeting, draw: Random) -> str:
    """ACOS WebSak: an extract's heading over each case, page lines in between."""
    day, page = day_of(meeting), 1
    lines = [f"{world.municipality} kommune", "", "Møteprotokoll", ""]
    lines += [f"Utvalg: {meeting.body}", f"Møtested: {meeting.place}"]
    lines += [f"Dato: {day}", f"Tidspunkt: {meeting.start} – {meeting.end}", ""]
    lines += ["Følgende faste medlemmer møtte:"]
    lines += ["Navn                            Funksjon        Representerer"]
    lines += [
        f"{m.name:32}{post_of(m, meeting, False):16}{m.party.upper()}"
        for m in meeting.present
    ]
    if meeting.absent:
        lines += ["", "Følgende medlemmer hadde meldt forfall:"]
        lines += ["Navn                            Funksjon        Representerer"]
        lines += [f"{m.name:32}{'MEDL':16}{m.party}" for m in meeting.absent]
        lines += ["", "Følgende varamedlemmer møtte:"]
        lines += [f"{'Navn':32}{'Møtte for':32}Representerer"]
        lines += [
            f"{m.name:32}{gone.name:32}{m.party}" for m, gone in meeting.substitutes
        ]
    lines += [
        "",
        "Fra administrasjonen møtte:",
        "Navn                            Stilling",
    ]
    lines += [f"{meeting.clerk:32}Møtesekretær", "", "Saksliste", ""]
    lines += ["Saksnr        Tittel                                        Arkivsaknr"]
    for case in meeting.cases:
        first, *rest = wrap(case.title, 44)
        lines += [f"PS {case.number:10} {first:46}{case.folder}"]
        lines += [f"              {text}" for text in rest]
    for case in meeting.cases:
        if draw.random() < 0.4:
            page += 1
            lines += ["", f"{world.municipality} kommune          Side {page} av 9", ""]
        lines += ["", *wrap(f"PS {case.number} {case.title}", WIDTH), ""]
        lines += [f"Saksbehandler: {case.officer}     Arkivsaknr {case.folder}", ""]
        lines += [f"Saksprotokoll i {meeting.body} - {day}", ""]
        lines += proposal(case, world, draw)
        lines += ["Behandling:", *debate(case, "nb", draw), ""]
        lines += ["Votering:", *ballot(case, size_of(meeting), "nb", draw), ""]
        lines += ["Vedtak:", *numbered(case.points)]
    names = [meeting.present[0].name, meeting.present[1].name]
    return "\n".join([*lines, "", "", "____________     ____________", *names])


def public360(world: World, meeting: Meeting, draw: Random) -> str:
    """Public 360: numbers with a full year, the chain, headings that name the body."""
    day, year = day_of(meeting), f"{meeting.day:%Y}"
    lines = [f"Møteprotokoll for {meeting.body}", ""]
    lines += [f"Møtedato: {day}", f"Møtetid: {meeting.start} - {meeting.end}"]
    lines += [f"Møtested: {meeting.place}", "", "Møtende medlemmer:"]
    lines += [
        f"{told(m)}, {post_of(m, meeting, False).lower()}" for m in meeting.present
    ]
    if meeting.absent:
        lines += ["Forfall:", *(told(m) for m in meeting.absent), "Møtende vara:"]
        lines += [f"{told(m)} for {gone.name}" for m, gone in meeting.substitutes]
    lines += ["Fra administrasjonen:", f"Møtesekretær {meeting.clerk}", ""]
    lines += ["Sakskart:"]
    for case in meeting.cases:
        number = f"{case.number.split('/')[0]}/{year}"
        lines += wrap(f"{number} {case.title}", WIDTH)
    for case in meeting.cases:
        number = f"{case.number.split('/')[0]}/{year}"
        lines += ["", *wrap(f"Sak {number} {case.title}", WIDTH), ""]
        lines += [f"Arkivsak-dok. {case.journal}", f"Saksbehandler {case.officer}", ""]
        lines += [
            "Saksgang Møtedato Saknr",
            f"1 {meeting.body} {day} {case.number}",
            "",
        ]
        lines += proposal(case, world, draw)
        lines += [
            f"{meeting.body}s behandling av sak {number} i møte den {day}:"
            if draw.random() < 0.5
            else "Møtebehandling",
            "",
            *debate(case, "nb", draw),
            "",
            draw.choice(("Votering", "Votering:", "Avstemning:")),
            *ballot(case, size_of(meeting), "nb", draw),
            "",
        ]
        lines += [draw.choice((f"{meeting.body}s vedtak {day}:", "Vedtak", "Vedtak:"))]
        lines += numbered(case.points)
    return "\n".join(lines)


def ephorte(world: World, meeting: Meeting, draw: Random) -> str:
    """Elements and ePhorte: tabs between cells, a code before each number."""
    nn, day, code = in_nynorsk(world), day_of(meeting), code_of(meeting)
    size, language = size_of(meeting), world.language
    lines = [f"{world.municipality.upper()} KOMMUNE", ""]
    lines += [f"{'MØTEBOK' if nn else 'MØTEPROTOKOLL'} FOR {meeting.body.upper()}", ""]
    lines += [f"{'Møtestad' if nn else 'Møtested'}:\t{meeting.place}"]
    lines += [f"Møtedato:\t{day}", f"Møtetid:\tkl. {meeting.start} – {meeting.end}", ""]
    lines += ["TIL STADES:" if nn else "TIL STEDE:"]
    lines += [f"{m.role}\t{m.name}\t{m.party}" for m in meeting.present]
    if meeting.absent:
        lines += ["", "FORFALL:\t\tVARA:"]
        lines += [
            f"{gone.name}\t{gone.party}\t{m.name}\t{m.party}"
            for m, gone in meeting.substitutes
        ]
    lines += ["", "Frå administrasjonen:" if nn else "Fra administrasjonen:"]
    lines += [
        f"Møtesekretær\t{meeting.clerk}",
        "",
        "SAKLISTE" if nn else "SAKSLISTE",
        "",
    ]
    lines += ["Saknr\tArkivsak\tTittel"]
    lines += [f"{code}-sak {c.number}\t{c.folder}\t{c.title}" for c in meeting.cases]
    for case in meeting.cases:
        title = case.title.upper() if draw.random() < 0.3 else case.title
        lines += ["", "=" * 60, f"{code}-SAK {case.number}\t{title}", ""]
        lines += [f"Ark.saksnr.: {case.journal}\tSaksbeh.: {case.officer}", ""]
        lines += proposal(case, world, draw)
        lines += [f"{code}- {case.number} {'Handsaming' if nn else 'Behandling'}:"]
        lines += [*debate(case, language, draw)]
        votes = ballot(case, size, language, draw)
        lines += [f"{'RØYSTING' if nn else 'AVSTEMMING'}: {' '.join(votes)}", ""]
        lines += [f"{code}- {case.number} Vedtak:", *numbered(case.points)]
    return "\n".join(lines)
