"""Spanish parts of sentences."""

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

SPANISH = Language(
    tweet_language="es",
    account_languages=("es", "es", "es-MX", "es-mx"),
    utc_offset_hours=-5,
    sentence="{opener}{subject}: {predicate} {time}.",
    between=" ",
    openers=(
        "",
        "",
        "¡Buenos días! ",
        "Visto desde el muelle: ",
        "Como decía mi abuela, ",
        'Lo llaman "progreso": ',
        "Última hora &gt; ",
    ),
    times=(
        "hoy",
        "esta mañana",
        "desde el martes",
        "antes de que cambie la marea",
        "por tercera semana",
        "como cada año",
    ),
    closers=(
        "¿Qué opinan?",
        "Mañana más.",
        "¡Díselo a tus vecinos!",
        "Café &amp; churros para todos.",
        "Niñas, niños y gaviotas: ¡adelante!",
        '"Así es la vida", dicen.',
    ),
    names=("Gaviota del Muelle", "Jardín Señorial", "Faro Pequeño", "La Red Añil"),
    places=("Puerto Sandrel", "Muelle Alto", "junto al faro"),
    topics={
        GARDEN: Topic(
            subjects=(
                "el huerto de la abuela",
                "mis tulipanes",
                "el limonero del patio",
                "las judías del vecino",
                "un caracol del tamaño de un botón",
            ),
            predicates=(
                "más flores que hojas",
                "falta agua y sobra sol",
                "premio en la feria de plantas",
                "todo crece despacio",
                "las cabras no llegaron",
            ),
            hashtags=("huerto", "jardín", "tulipanes", "feriadeplantas"),
        ),
        FOOTBALL: Topic(
            subjects=(
                "el Sandrel Unido",
                "la portera del equipo",
                "los menores de doce",
                "el árbitro de la colina",
                "el balón en el puerto",
            ),
            predicates=(
                "otra vez empate a dos",
                "gol desde el medio campo",
                "remontada increíble",
                "nadie encuentra el silbato",
                "partido aplazado por la niebla",
            ),
            hashtags=("SandrelUnido", "fútbol", "golazo", "díadepartido"),
        ),
        WEATHER: Topic(
            subjects=(
                "la niebla sobre el dique",
                "viento del noroeste",
                "el barómetro de la tienda",
                "la lluvia de anoche",
                "el termómetro",
            ),
            predicates=(
                "los barcos se quedan en casa",
                "17 milímetros",
                "nadie lo esperaba",
                "se llevó dos sombreros",
                "tarde tranquila a la vista",
            ),
            hashtags=("tiempo", "niebla", "lluvia", "barómetro"),
        ),
        HARBOUR: Topic(
            subjects=(
                "el transbordador del faro",
                "la grúa número cuatro",
                "el mercado de pescado",
                "el puente giratorio",
                "el barco de noche",
            ),
            predicates=(
                "sale a su hora",
                "por fin pintado de verde",
                "cerrado por fiesta de gaviotas",
                "más bicicletas que gente",
                "se oyó hasta en la colina",
            ),
            hashtags=("PuertoSandrel", "transbordador", "mercado", "puente"),
        ),
        VOTE: Topic(
            subjects=(
                "el referéndum de los faroles",
                "la segunda pregunta",
                "el lado de las lámparas azules",
                "el recuento en Muelle Alto",
                "el debate en la lonja",
            ),
            predicates=(
                "se decide por un puñado de votos",
                "nadie habla de otra cosa",
                "merece una respuesta clara",
                "las gaviotas no votan",
                "amigos de siempre cruzan la calle",
            ),
            hashtags=("VotoDeFaroles", "LámparasAzules", "SandrelDecide", "DomingoDeVoto"),
        ),
    },
)
