"""Traditional Chinese parts of sentences."""

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

CHINESE_TRADITIONAL = Language(
    tweet_language="zh",
    account_languages=("zh-tw", "zh-TW", "zh-Hant", "en"),
    utc_offset_hours=8,
    sentence="{opener}{time}{subject}{predicate}。",
    between="",
    openers=(
        "",
        "",
        "街坊早晨，",
        "碼頭所見：",
        "外婆常說，",
        "雖然沒人問，",
        "【桑德雷快訊】",
        "「進步」就是：",
    ),
    times=("今天", "今早", "從星期二起", "漲潮之前", "連續第三週", "每年春天", "鐘響以前"),
    closers=(
        "大家怎麼看？",
        "明天再說。",
        "請轉告鄰居！",
        "茶 &amp; 點心都有～",
        "我們愛這座小鎮 &lt;3",
        "別忘了帶水桶……",
    ),
    names=("港邊海鷗", "碼頭雜記", "鬱金香報", "燈與繩", "渡輪物語"),
    places=("桑德雷港", "上碼頭", "燈塔街", "橋的那邊"),
    topics={
        GARDEN: Topic(
            subjects=("我家最高的鬱金香", "船屋後面的豆角", "鈕扣大的蝸牛", "堆肥", "鄰居的南瓜"),
            predicates=(
                "又長高了一指",
                "要的水比我提得動的還多",
                "在花市得了二等獎",
                "有夏天的味道",
                "沒有被山羊吃掉",
            ),
            hashtags=("園藝", "鬱金香", "堆肥日記", "花市"),
        ),
        FOOTBALL: Topic(
            subjects=("桑德雷聯隊", "碼頭工隊的門將", "少年隊", "下山村的裁判", "新的左腳球鞋"),
            predicates=(
                "在泥裡踢得更好",
                "又把球踢進了港口",
                "中場一腳進球",
                "從零比三追了回來",
                "最多踢和",
            ),
            hashtags=("桑德雷聯隊", "比賽日", "越位", "盃賽決賽"),
        ),
        WEATHER: Topic(
            subjects=("防波堤上的霧", "西北風", "繩具店的氣壓計", "第一場雪", "雨量筒"),
            predicates=(
                "讓船都留在家裡",
                "預告一個好傍晚",
                "顯示十七毫米",
                "吹走了兩頂帽子和一把傘",
                "讓預報員吃了一驚",
            ),
            hashtags=("天氣", "大霧", "看雲", "雨傘"),
        ),
        HARBOUR: Topic(
            subjects=("去燈塔的渡輪", "四號吊車", "魚市", "旋轉橋", "夜班船"),
            predicates=(
                "準時開船",
                "終於漆成了綠色",
                "因為海鷗聚會而關門",
                "在等領航員",
                "載的單車比人多",
            ),
            hashtags=("桑德雷港", "渡輪", "魚市", "港口生活"),
        ),
        VOTE: Topic(
            subjects=("燈籠公投", "選票上的第二題", "藍燈這一邊", "上碼頭的點票", "魚市大廳的辯論"),
            predicates=(
                "只差幾票就見分曉",
                "是市集上唯一的話題",
                "應該有一個明確的答案",
                "比霧笛還響",
                "對海鷗沒有影響",
            ),
            hashtags=("燈籠公投", "藍燈", "黃燈", "桑德雷決定"),
        ),
    },
)
