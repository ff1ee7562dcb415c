"""Simplified Chinese parts of sentences."""

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

CHINESE_SIMPLIFIED = Language(
    tweet_language="zh",
    account_languages=("zh-cn", "zh-CN", "zh-cn", "en"),
    utc_offset_hours=8,
    sentence="{opener}{time}{subject}{predicate}。",
    between="",
    openers=(
        "",
        "",
        "街坊们早上好，",
        "在码头看到：",
        "奶奶常说，",
        "没人问我，不过",
        "他们管这叫“进步”：",
        "【桑德雷快讯】",
    ),
    times=("今天", "今天早上", "从星期二起", "涨潮之前", "连续第三周", "每年春天", "钟响以前"),
    closers=(
        "大家怎么看？",
        "明天继续。",
        "请告诉邻居们！",
        "茶和点心都有～",
        "我们爱这座小城 &lt;3",
        "「没有人这么说过」",
        "别忘了带水桶……",
    ),
    names=("港口海鸥", "码头老周记", "郁金香日报", "灯与绳", "渡轮故事"),
    places=("桑德雷港", "上码头", "灯塔街", "桥的那边"),
    topics={
        GARDEN: Topic(
            subjects=("我家最高的郁金香", "船屋后面的豆角", "纽扣大的蜗牛", "堆肥", "邻居的南瓜"),
            predicates=(
                "又长高了一指",
                "要的水比我能提的还多",
                "在花市得了二等奖",
                "有夏天的味道",
                "没有被山羊吃掉",
            ),
            hashtags=("园艺", "郁金香", "堆肥日记", "花市"),
        ),
        FOOTBALL: Topic(
            subjects=("桑德雷联队", "码头工队的门将", "少年队", "下山村的裁判", "新的左脚球鞋"),
            predicates=(
                "在泥里踢得更好",
                "又把球踢进了港口",
                "中场一脚进球",
                "从零比三追了回来",
                "最多踢平",
                "错过了客场的班车",
            ),
            hashtags=("桑德雷联队", "比赛日", "越位", "杯赛决赛"),
        ),
        WEATHER: Topic(
            subjects=("防波堤上的雾", "西北风", "绳具店的气压计", "第一场雪", "雨量筒"),
            predicates=(
                "让船都留在家里",
                "预告一个好傍晚",
                "显示十七毫米",
                "吹走了两顶帽子和一把伞",
                "让预报员吃了一惊",
            ),
            hashtags=("天气", "大雾", "看云", "雨伞"),
        ),
        HARBOUR: Topic(
            subjects=("去灯塔的渡轮", "四号吊车", "鱼市", "旋转桥", "夜班船"),
            predicates=(
                "准时开船",
                "终于漆成了绿色",
                "因为海鸥聚会而关门",
                "在等领航员",
                "载的自行车比人多",
                "连山上都听得见",
            ),
            hashtags=("桑德雷港", "渡轮", "鱼市", "港口生活"),
        ),
        VOTE: Topic(
            subjects=("灯笼公投", "选票上的第二题", "蓝灯这一边", "上码头的计票", "鱼市大厅的辩论"),
            predicates=(
                "只差几票就见分晓",
                "是集市上唯一的话题",
                "应该有一个明确的答案",
                "比雾笛还响",
                "对海鸥没有影响",
                "让老朋友也绕路走",
            ),
            hashtags=("灯笼公投", "蓝灯", "黄灯", "桑德雷决定", "周日投票"),
        ),
    },
)
