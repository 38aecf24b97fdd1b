from kg.plan import files_in


def test_files_that_tell_of_the_folder_are_no_documents(tmp_path):
    for name in ("README.md", ".skjult", "~$mote.docx", "mote.txt", "readme-mote.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [file.name for file in files_in(tmp_path)] == ["mote.txt", "readme-mote.txt"]


def test_no_link_leads_out_of_the_folder(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    (inside / "link.txt").symlink_to(tmp_path / "outside.txt")
    assert files_in(inside) == []
