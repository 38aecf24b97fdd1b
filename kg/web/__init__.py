"""The pages, in Streamlit: one module with a function page() for each."""
