"""Moving pictures: layers under a camera and in the weather, frame by frame."""
