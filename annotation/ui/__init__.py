"""The screens. Streamlit lives here and nowhere else."""
