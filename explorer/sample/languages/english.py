"""English parts of sentences."""

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

ENGLISH = Language(
    tweet_language="en",
    account_languages=("en", "en", "en", "en-gb", "en-GB"),
    utc_offset_hours=0,
    sentence="{opener}{subject} {predicate} {time}.",
    between=" ",
    openers=(
        "",
        "",
        "Good morning, neighbours: ",
        "Seen from the pier: ",
        "As my grandmother says, ",
        "Nobody asked, but ",
        'They call it "progress": ',
        "Q&amp;A at the fish hall: ",
    ),
    times=(
        "today",
        "this morning",
        "since Tuesday",
        "before the tide turns",
        "for the third week",
        "as in every spring",
        "until the bell rings",
    ),
    closers=(
        "What do you think?",
        "More tomorrow.",
        "Tell your neighbours!",
        "Tea &amp; cake for all.",
        "We &lt;3 this town.",
        'Said nobody, "ever".',
        "Don't forget the buckets…",
    ),
    names=("Harbour Gull", "Pier Keeper", "Tulip Post", "Lamp & Rope", "Old Ferry", 'Rake "n" Hoe'),
    places=("Port Sandrel", "Upper Quay, Port Sandrel", "Lighthouse Row", "over the bridge"),
    topics={
        GARDEN: Topic(
            subjects=(
                "my tallest tulip",
                "the bean patch behind the boathouse",
                "a snail the size of a button",
                "the compost heap",
                "the neighbour's pumpkin",
            ),
            predicates=(
                "has grown by a thumb",
                "needs more rain than I can carry",
                "won second prize at the plant fair",
                "smells of summer",
                "survived the goats",
                "wants to be left alone",
            ),
            hashtags=("garden", "tulips", "compost", "plantfair", "SlowBeans"),
        ),
        FOOTBALL: Topic(
            subjects=(
                "Sandrel United",
                "the goalkeeper of the Dockers",
                "our under-twelves",
                "the referee from Lower Hill",
                "the new left boot",
            ),
            predicates=(
                "plays better in the mud",
                "lost the ball in the harbour again",
                "scored from the halfway line",
                "came back from 0:3",
                "is good for a draw, no more",
                "missed the bus to the away match",
            ),
            hashtags=("SandrelUnited", "matchday", "dockers", "offside", "cupfinal"),
        ),
        WEATHER: Topic(
            subjects=(
                "the fog over the mole",
                "a wind from the north-west",
                "the barometer in the chandlery",
                "the first snow",
                "the rain gauge",
            ),
            predicates=(
                "keeps the boats at home",
                "promises a fine evening",
                "shows 17 millimetres",
                "took two hats and an umbrella",
                "surprised the forecast",
                "will be gone by noon",
            ),
            hashtags=("weather", "fog", "stormwatch", "barometer", "umbrella"),
        ),
        HARBOUR: Topic(
            subjects=(
                "the ferry to the lighthouse",
                "crane number four",
                "the fish market",
                "the swing bridge",
                "the night boat",
            ),
            predicates=(
                "leaves on time",
                "is painted green at last",
                "is closed for a party of gulls",
                "waits for the pilot",
                "carries more bicycles than people",
                "was heard as far as the hill",
            ),
            hashtags=("PortSandrel", "ferry", "fishmarket", "harbourlife", "bridge"),
        ),
        VOTE: Topic(
            subjects=(
                "the lantern referendum",
                "question two on the ballot",
                "the blue-lamp side",
                "the count in Upper Quay",
                "the debate in the fish hall",
            ),
            predicates=(
                "will be decided by a handful of voices",
                "is all they talk about at the market",
                "deserves a clear answer",
                "was louder than the fog horn",
                "changes nothing for the gulls",
                "makes old friends cross the street",
            ),
            hashtags=("LanternVote", "BlueLamps", "YellowLamps", "SandrelDecides", "VoteSunday"),
        ),
    },
)
