"""How near the vectors of a compiled model are to those of sentence-transformers, on texts of many kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from index.embedder import Embedder

_SENTENCES = (
    "The council voted late on Tuesday to close two branch libraries and spend the savings on buses.",
    "Rescue teams reached the last of the miners shortly before dawn, after nine days underground.",
    "Oil fell by more than 3% as traders weighed weaker demand against new drilling off Guyana.",
    "A court in Nairobi suspended the tax bill: the public had been given too little time to comment.",
    "The comet will be visible to the naked eye for about two weeks in October, astronomers said.",
    "She scored twice in the second half, and the visitors never recovered from a red card in the 61st minute.",
    "Four cases of measles were confirmed in the county, and parents were asked to check vaccination records.",
    "“Nobody told us anything until the water was at the door,” said Ana Ruiz, who runs a bakery by the river.",
    "The central bank kept its main rate at 4.25 percent but hinted at cuts before the end of the year.",
    "Prosecutors allege that $41 million was moved through shell companies in Cyprus and Delaware.",
    "Engineers began to dismantle the old bridge, whose steel is cracked in eleven places.",
    "None of the six candidates is expected to win outright, according to a poll published on Sunday.",
    "The museum will return 26 bronzes to Nigeria, the first of them next spring.",
    "A software update left thousands of passengers stranded at airports from Manila to Madrid.",
)
_QUESTIONS = (
    "who won the election",
    "When will the comet be visible?",
    "How much money was moved through shell companies, and where to?",
    "Why was the tax bill suspended",
    "libraries closing 2024",
    "Did the bank cut rates this week?",
    "What did Ana Ruiz say about the flood?",
    "how many cases of measles are there in the county right now",
    "NASA ESA JAXA",
    "Is it true that the bridge will be torn down before 1 May 2025?",
)
_OTHERS = (
    "Wer hat die Wahl in Sachsen gewonnen?",
    "Le conseil municipal a voté la fermeture de deux bibliothèques de quartier.",
    "El cometa podrá verse a simple vista durante dos semanas.",
    "Рятувальники дісталися останнього села на світанку.",
    "Центральный банк сохранил ключевую ставку.",
    "中央银行维持基准利率不变，但暗示年底前可能降息。",
    "救助隊は最後の村に到着した。",
    "أوقفت المحكمة مشروع قانون الضرائب",
    "אגף הרווחה פרסם נתונים חדשים",
    "चुनाव में किसी भी उम्मीदवार को बहुमत नहीं मिला।",
    "ธนาคารกลางคงอัตราดอกเบี้ย",
    "Ο κομήτης θα είναι ορατός τον Οκτώβριο.",
    "🚨 BREAKING: flood warning 🌊🌊",
    "https://example.org/2024/05/17/story?id=123#top",
    "3.14159 / 2,718 = ? -- 50% off!!!",
    "x",
    "",
)


def parity_texts() -> list[str]:
    """Some seventy varied texts: questions, sentences, passages (some too long), many scripts, oddities."""
    count = len(_SENTENCES)
    runs = [
        " ".join(_SENTENCES[(start + step) % count] for step in range(length))
        for length in (2, 3, 5, 7, 20)
        for start in range(0, count, 3)
    ]
    return [*_QUESTIONS, *_SENTENCES, *_OTHERS, *runs]


@dataclass(frozen=True, slots=True)
class Reference:
    """What sentence-transformers makes of the texts, as questions and as passages: shape (texts, dimension)."""

    texts: Sequence[str]
    questions: NDArray[np.float32]
    passages: NDArray[np.float32]

    @classmethod
    def of(cls, transformer: SentenceTransformer) -> Reference:
        """Embed them all."""
        texts = parity_texts()
        return cls(texts, encoded(transformer.encode_query, texts), encoded(transformer.encode_document, texts))

    def cosines(self, embedder: Embedder) -> tuple[float, float]:
        """The cosine that 19 of 20 texts reach, and the mean, of what the embedder serves to this."""
        served = np.array([embedder.embed_question(text) for text in self.texts])
        passages = embedder.embed_passages(self.texts)
        found = np.concatenate([np.sum(served * self.questions, axis=1), np.sum(passages * self.passages, axis=1)])
        return float(np.quantile(found, 0.05)), float(np.mean(found))


def encoded(encode: Callable[..., Any], texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors, one by one, as they are served: shape (texts, dimension)."""
    return np.array([encode(t, normalize_embeddings=True, show_progress_bar=False) for t in texts], np.float32)
