"""Attribution: whom a sentence names for what it says."""

from __future__ import annotations

from nightcount.reading.sentences import Sentence
from nightcount.reading.wording import Wording


def speaker_of(wording: Wording, sentence: Sentence) -> str | None:
    """The words that name the speaker of a sentence, as they stand in the text; null where none is named.

    A name counts as a speaker only beside a word for saying ("said", "according to", «за даними»).
    """
    says = wording.where("says", sentence.first, sentence.last)
    best: tuple[int, int, int] | None = None
    for at in wording.where("speaker", sentence.first, sentence.last) if says else ():
        mention = wording.at[at]
        if mention is None or mention.first != at:
            continue
        distance = min(abs(at - said) for said in says)
        if best is None or distance < best[0]:
            best = (distance, mention.first, mention.last)
    if best is None or best[0] > 12:
        return None
    return wording.wording(best[1], best[2])
