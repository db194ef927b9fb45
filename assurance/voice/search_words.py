"""The words by which a voice is found."""

from assurance.voice.models import VoiceRecord
from governance.core.search_index import SearchWords


def words_of_voice(voice: VoiceRecord) -> SearchWords | None:
    """None for one that was withdrawn: it was recorded in error."""
    if not voice.is_current:
        return None
    return SearchWords(
        title=f"{voice}: {voice.who}",
        texts=(voice.said, voice.did, voice.changed, voice.how),
    )
