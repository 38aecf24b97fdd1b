"""The page: ``kommunegraf app`` starts it, or ``streamlit run app.py``."""

from kg.settings import Settings
from kg.web.screens import run

run(Settings.from_env().kb)
