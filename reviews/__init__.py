"""reviews owns what happens when harm has happened or partners disagree: cases, rapid reviews,
practice reviews, disputes. It stands on governance alone and never looks at training."""
