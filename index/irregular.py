"""English words whose forms no stemmer brings together: "fell" and "fallen" to "fall", "men" to "man".

A form that is more often another word stays as it is: "bound", "ground", "lay", "wound", "bit", "fed".
"""

from __future__ import annotations

_FORMS = """
    arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; begin began begun; bend
    bent; bite bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built;
    burn burnt; buy bought; catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt;
    dig dug; do did done; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten;
    fall fell fallen; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbid
    forbade forbidden; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; freeze froze
    frozen; give gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hold held;
    keep kept; kneel knelt; know knew known; lead led; lean leant; leap leapt; learn learnt; leave left; lend
    lent; lose lost; make made; mean meant; meet met; mislead misled; mistake mistook mistaken; overcome
    overcame; oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; pay paid;
    prove proven; rebuild rebuilt; repay repaid; resell resold; retake retook retaken; ride rode ridden; ring
    rang rung; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent; sew sewn;
    shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank
    sunk; sit sat; sleep slept; slide slid; smell smelt; sow sown; speak spoke spoken; speed sped; spell spelt;
    spend spent; spill spilt; spin spun; spring sprang sprung; stand stood; steal stole stolen; stick stuck;
    sting stung; strike struck stricken; strive strove striven; swear swore sworn; sweep swept; swell swollen;
    swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw
    threw thrown; undergo underwent undergone; understand understood; undertake undertook undertaken; undo undid
    undone; uphold upheld; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; withdraw
    withdrew withdrawn; withhold withheld; withstand withstood; write wrote written; calf calves; child
    children; foot feet; goose geese; knife knives; loaf loaves; mouse mice; shelf shelves; thief thieves; tooth
    teeth; wife wives; wolf wolves
"""

_BASE = {form: forms[0] for forms in map(str.split, _FORMS.split(";")) for form in forms[1:]}


def base_form(word: str) -> str:
    """The form that dictionaries have of an irregular English word; any other word as it is. Lower case."""
    if word.endswith("men"):
        return f"{word[:-2]}an"  # men, women, firemen; "regimen" is changed too, in texts and questions alike
    return _BASE.get(word, word)
