"""Protocols in the manner of minute books, small councils and torn tables."""

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
from bench.world.truth import Meeting, Member, World

WIDTH = 86


def minute_book(world: World, meeting: Meeting, draw: Random) -> str:
    """An old minute book: fixed columns, leading zeros, capitals, its owner beside."""
    nn, day, size = in_nynorsk(world), day_of(meeting), size_of(meeting)
    owner = f"{world.municipality.upper()} KOMMUNE"
    lines = [f"{owner}                          MØTEBOK", ""]
    lines += [f"{'Organ' if nn else 'Utvalg'}:            {meeting.body}"]
    lines += [f"{'Møtestad' if nn else 'Møtested'}:         {meeting.place}"]
    lines += [f"Møtedato:         {day}"]
    clock = f"{meeting.start} - {meeting.end}"
    lines += [f"{'Frå' if nn else 'Fra'}/til kl.:      {clock}", ""]
    lines += _people(meeting, nn)
    lines += ["", f"{'Skrivar' if nn else 'Sekretær'}: {meeting.clerk}", ""]
    lines += ["Sakliste", ""]
    for case in meeting.cases:
        first, *rest = wrap(case.title, 50)
        number = "0" * draw.randint(0, 1) + case.number
        lines += [f"{number:13}{first:56}{case.folder}", *(" " * 13 + r for r in rest)]
        lines += [""] * draw.randint(0, 1)
    for case in meeting.cases:
        lines += ["", "", *wrap(f"SAK {case.number} {case.title}", WIDTH), ""]
        lines += proposal(case, world, draw)
        said = debate(case, world.language, draw)
        if said:
            lines += ["Handsaming:" if nn else "Behandling:", *said, ""]
        lines += ["Røysting:" if nn else "Votering:"]
        lines += [*ballot(case, size, world.language, draw), ""]
        lines += [draw.choice(("Vedtak:", f"Vedtak i {meeting.body} {day}:"))]
        lines += numbered(case.points)
    closed = f"Møtet {'slutta' if nn else 'sluttet'} kl. {meeting.end}."
    return "\n".join([*lines, "", closed])


def _people(meeting: Meeting, nn: bool) -> list[str]:
    """The lists of a minute book, in fixed columns."""
    name = "Namn" if nn else "Navn"
    head = f"{name:30}Funksjon       Parti"
    lines = ["Desse møtte:" if nn else "Disse møtte:", ""]
    lines += [head, *(_fixed(m, meeting, nn) for m in meeting.present), ""]
    if meeting.absent:
        met = "Desse hadde meldt forfall:" if nn else "Disse hadde meldt forfall:"
        lines += [met, "", head, *(_fixed(m, meeting, nn) for m in meeting.absent), ""]
        came = "Desse varamedlemene møtte:" if nn else "Disse varamedlemmene møtte:"
        lines += [came, "", f"{name:30}{'Møtte for':30}Parti"]
        lines += [
            f"{m.name:30}{gone.name:30}{m.party}" for m, gone in meeting.substitutes
        ]
    return lines


def _fixed(member: Member, meeting: Meeting, nn: bool) -> str:
    return f"{member.name:30}{post_of(member, meeting, nn):15}{member.party}"


def council(world: World, meeting: Meeting, draw: Random) -> str:
    """A small body's protocol: lists and meeting told in running lines."""
    nn, size, language = in_nynorsk(world), size_of(meeting), world.language
    day = f"{meeting.day.day}.{meeting.day.month}.{meeting.day.year}"
    clock = f"kl. {meeting.start.replace(':', '.')}–{meeting.end.replace(':', '.')}"
    lines = [f"Protokoll {'frå' if nn else 'fra'} møte i {meeting.body} {day} {clock}"]
    lines += ["", f"{'Stad' if nn else 'Sted'}: {meeting.place}"]
    people = ", ".join(told(m) for m in meeting.present)
    lines += wrap(f"{'Til stades' if nn else 'Til stede'}: {people}", 300)
    if meeting.absent:
        gone = "; ".join(f"{told(g)}" for _, g in meeting.substitutes)
        lines += [f"Forfall: {gone}"]
        lines += [f"Varamedlem: {told(m)} for {g.name}" for m, g in meeting.substitutes]
    lines += [f"Referent: {meeting.clerk}"]
    for case in meeting.cases:
        lines += ["", f"Sak {case.number} {case.title} (arkivsak {case.folder})", ""]
        lines += [*debate(case, language, draw), *ballot(case, size, language, draw)]
        lines += ["", "Vedtak:", *numbered(case.points)]
    return "\n".join(lines)


def torn(world: World, meeting: Meeting, draw: Random) -> str:
    """Tables that a converter tore apart: every cell on a line of its own."""
    size = size_of(meeting)
    lines = ["Møteprotokoll", f"{world.municipality} kommune", "Utvalg:", meeting.body]
    lines += ["Møtested:", meeting.place, "Dato:", day_of(meeting), "Tid:"]
    lines += [f"{meeting.start} - {meeting.end}", "", "Faste medlemmer som møtte:"]
    lines += ["Navn", "Funksjon", "Representerer"]
    for m in meeting.present:
        lines += [m.name, post_of(m, meeting, False), m.party]
    if meeting.absent:
        lines += ["Faste medlemmer som ikke møtte:"]
        lines += ["Navn", "Funksjon", "Representerer"]
        for m in meeting.absent:
            lines += [m.name, "MEDL", m.party]
        lines += ["Varamedlemmer som møtte:", "Navn", "Møtte for", "Representerer"]
        for m, gone in meeting.substitutes:
            lines += [m.name, gone.name, m.party]
    lines += ["Fra administrasjonen møtte:", "Navn", "Stilling", meeting.clerk]
    lines += ["Møtesekretær", "", "Saksliste", "Saksnr", "Arkivsak", "Tittel"]
    for case in meeting.cases:
        lines += [f"PS {case.number}", case.folder, *wrap(case.title, 60)]
    for case in meeting.cases:
        lines += ["", *wrap(f"PS {case.number} {case.title}", WIDTH), ""]
        lines += proposal(case, world, draw)
        lines += ["Behandling", *debate(case, "nb", draw)]
        lines += [*ballot(case, size, "nb", draw), "", "Vedtak", *numbered(case.points)]
    return "\n".join(lines)


def leaves(world: World, meeting: Meeting, draw: Random) -> str:
    """A leaf of the minute book for each case, with its fields and its way."""
    nn, day, code = in_nynorsk(world), day_of(meeting), code_of(meeting)
    size, language = size_of(meeting), world.language
    word = "Handsaming" if nn else "Behandling"
    lines: list[str] = []
    for case in meeting.cases:
        lines += [f"{world.municipality} kommune", "", "SÆRUTSKRIFT", ""]
        lines += [f"Arkivsaknr: {case.folder}"]
        lines += [f"{'Sakshandsamar' if nn else 'Saksbehandler'}: {case.officer}", ""]
        lines += ["Saksgang", f"{meeting.body} {code}- {case.number} {day}", ""]
        lines += [*wrap(f"Sakstittel: {case.title}", 70), ""]
        lines += proposal(case, world, draw)
        lines += [f"{word} i {meeting.body} {day}:", *debate(case, language, draw)]
        lines += [*ballot(case, size, language, draw), ""]
        lines += [f"{code}- {case.number} Vedtak:", *numbered(case.points), "", ""]
    return "\n".join(lines)
