namespace Maru.Composer.Writing;

/// <summary>The fixed questions of the persona dialogue, and its closing summary.</summary>
internal static class PersonaTalk
{
    private static readonly (string Field, string Korean, string English)[] Questions =
    [
        ("name", "이 페르소나를 뭐라고 부르면 좋을까요?", "What shall this persona be called?"),
        ("tone", "어떤 분위기로 쓰면 좋을까요? 담백, 감성, 유머, 차분한 관찰자, 다정한 친구, 간결 메모 가운데 골라도 좋아요.",
            "Which mood should it write in? You may pick plain, sentimental, humorous, calm observer, warm friend or brief."),
        ("speech_style", "말투는 해요체와 해라체 가운데 어느 쪽이 좋을까요?", "Should it speak politely or casually?"),
        ("perspective", "일기를 1인칭으로 쓸까요, 3인칭으로 쓸까요?", "Should the diary be told in the first or the third person?"),
        ("length", "글은 짧게, 보통, 길게 가운데 어느 정도가 좋을까요?", "How long should it write: short, normal or long?"),
    ];

    /// <summary>The question for the first thing not yet known.</summary>
    public static string NextQuestion(WritingTask task)
    {
        foreach (var (field, korean, english) in Questions)
        {
            if (!task.Persona.ContainsKey(field))
            {
                return task.Korean ? korean : english;
            }
        }

        return task.Korean ? "필요한 것은 모두 들었어요. 더 바라는 점이 있을까요?" : "That is all I need. Is there anything else you would like?";
    }

    public static string Finish(WritingTask task)
    {
        var known = Questions.Where(q => task.Persona.ContainsKey(q.Field)).Select(q => $"{Label(q.Field, task.Korean)}: {task.Persona[q.Field]}").ToArray();
        var list = string.Join(", ", known);
        return (task.Korean, known.Length > 0) switch
        {
            (true, true) => $"이렇게 정리했어요. {list}.",
            (true, false) => "아직 정해진 것이 없어 기본 페르소나로 정리했어요.",
            (false, true) => $"This is the persona so far. {list}.",
            (false, false) => "Nothing has been chosen yet, so the default persona stands.",
        };
    }

    private static string Label(string field, bool korean) => !korean ? field.Replace('_', ' ') : field switch
    {
        "name" => "이름",
        "tone" => "분위기",
        "speech_style" => "말투",
        "perspective" => "시점",
        _ => "길이",
    };
}
