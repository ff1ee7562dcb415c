"""Turkish parts of sentences, with dotted and dotless i."""

from __future__ import annotations

from explorer.sample.languages.vocabulary import (
    FOOTBALL,
    GARDEN,
    HARBOUR,
    VOTE,
    WEATHER,
    Language,
    Topic,
)

TURKISH = Language(
    tweet_language="tr",
    account_languages=("tr", "tr", "TR", "en"),
    utc_offset_hours=3,
    sentence="{opener}{subject}: {time} {predicate}.",
    between=" ",
    openers=(
        "",
        "",
        "Günaydın komşular! ",
        "İskeleden görünen: ",
        "Babaannem der ki: ",
        'Buna "ilerleme" diyorlar: ',
        "SON DAKİKA &gt; ",
    ),
    times=(
        "bugün",
        "bu sabah",
        "salıdan beri",
        "gelgitten önce",
        "üçüncü haftadır",
        "her bahar gibi",
    ),
    closers=(
        "Siz ne dersiniz?",
        "Yarın devam.",
        "Komşulara söyleyin!",
        "Herkese çay &amp; kurabiye.",
        "Bu kasabayı seviyoruz &lt;3",
        "Kovaları unutmayın…",
    ),
    names=("Liman Martısı", "İskele Bekçisi", "Lale Postası", "Eski Vapur"),
    places=("Sandrel Limanı", "Yukarı Rıhtım", "Fener Sokağı"),
    topics={
        GARDEN: Topic(
            subjects=(
                "en uzun lalem",
                "kayıkhanenin arkasındaki fasulye",
                "düğme kadar salyangoz",
                "gübre yığını",
                "komşunun balkabağı",
            ),
            predicates=(
                "bir parmak daha uzamış",
                "taşıyabildiğimden çok su istiyor",
                "bitki şenliğinde ikinci oldu",
                "yaz gibi kokuyor",
                "keçilerden kurtuldu",
            ),
            hashtags=("bahçe", "lale", "gübre", "bitkişenliği"),
        ),
        FOOTBALL: Topic(
            subjects=(
                "Sandrelspor",
                "liman takımının kalecisi",
                "minik takımımız",
                "Aşağı Tepe hakemi",
            ),
            predicates=(
                "çamurda daha iyi oynuyor",
                "topu yine denize attı",
                "orta sahadan gol attı",
                "0:3'ten geri döndü",
                "deplasman otobüsünü kaçırdı",
            ),
            hashtags=("Sandrelspor", "maçgünü", "ofsayt", "kupafinali"),
        ),
        WEATHER: Topic(
            subjects=("mendirekteki sis", "karayel", "dükkândaki barometre", "ilk kar"),
            predicates=(
                "tekneleri evde tuttu",
                "güzel bir akşam vaat ediyor",
                "17 milimetre gösteriyor",
                "iki şapka bir şemsiye götürdü",
                "herkesi şaşırttı",
            ),
            hashtags=("hava", "sis", "fırtına", "şemsiye"),
        ),
        HARBOUR: Topic(
            subjects=(
                "fener vapuru",
                "dört numaralı vinç",
                "balık pazarı",
                "döner köprü",
                "gece teknesi",
            ),
            predicates=(
                "tam vaktinde kalktı",
                "sonunda yeşile boyandı",
                "martı şenliği için kapandı",
                "kılavuzu bekliyor",
                "insandan çok bisiklet taşıyor",
            ),
            hashtags=("SandrelLimanı", "vapur", "balıkpazarı", "köprü"),
        ),
        VOTE: Topic(
            subjects=(
                "fener oylaması",
                "pusuladaki ikinci soru",
                "mavi lamba tarafı",
                "Yukarı Rıhtım sayımı",
                "balık halindeki tartışma",
            ),
            predicates=(
                "bir avuç oyla belli olacak",
                "pazarda tek konu",
                "açık bir cevabı hak ediyor",
                "sis düdüğünden yüksek çıktı",
                "martılar için bir şey değiştirmiyor",
            ),
            hashtags=("FenerOylaması", "MaviLamba", "SarıLamba", "SandrelKararını"),
        ),
    },
)
