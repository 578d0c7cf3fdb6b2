"""Planning: from a brief to a storyboard, by the rules of film grammar."""
