"""What no sentence of the documents says, but their facts together do."""
