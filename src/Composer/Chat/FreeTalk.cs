using Maru.Composer.Language;

namespace Maru.Composer.Chat;

/// <summary>An honest answer to any message: no model is connected, this is what was understood, this is how to connect a model.</summary>
internal static class FreeTalk
{
    public const int MostPoints = 4;

    private static readonly string[] KoreanOpenings =
    [
        "Maru의 내장 작성기입니다. 아직 언어 모델이 연결되어 있지 않아, 정해진 규칙으로 답을 드립니다.",
        "이 답은 언어 모델이 아니라 Maru의 내장 작성기가 썼습니다. 연결된 모델이 아직 없습니다.",
        "지금은 연결된 언어 모델이 없어 Maru의 내장 작성기가 대신 답합니다.",
    ];

    private static readonly string[] EnglishOpenings =
    [
        "This is Maru's built-in composer. No language model is connected yet, so this answer follows fixed rules.",
        "Maru's built-in composer wrote this; it is not a language model, and none is connected yet.",
        "No language model is connected at the moment, so Maru's built-in composer is answering instead.",
    ];

    public static string Of(ChatQuestion question)
    {
        var heard = question.LastOfUser;
        var korean = Hangul.IsIn(heard);
        var parts = new List<string> { Dice.From("talk", heard, question.Seed).Pick(korean ? KoreanOpenings : EnglishOpenings) };
        var points = KeyPhrases.Of(heard, MostPoints);
        if (points.Count > 0)
        {
            parts.Add($"{Understood(heard, korean)}\n{string.Join('\n', points.Select(p => "- " + p))}");
        }

        if (question.Pictures > 0)
        {
            parts.Add(korean
                ? $"그림 {question.Pictures}장을 받았지만, 내장 작성기는 그림을 볼 수 없습니다."
                : $"{question.Pictures} {(question.Pictures == 1 ? "picture" : "pictures")} received; the built-in composer cannot look at pictures.");
        }

        parts.Add(korean ? KoreanHelp : EnglishHelp);
        return string.Join("\n\n", parts);
    }

    /// <summary>The answer in one labelled sentence, for a field of JSON.</summary>
    public static string OneLine(string heard)
    {
        var points = string.Join(", ", KeyPhrases.Of(heard, MostPoints));
        return (Hangul.IsIn(heard), points.Length > 0) switch
        {
            (true, true) => $"내장 작성기가 요청에서 읽은 요점: {points}",
            (true, false) => "연결된 언어 모델이 없어 내장 작성기가 답했습니다.",
            (false, true) => $"Key points read by the built-in composer: {points}",
            (false, false) => "Answered by the built-in composer; no language model is connected.",
        };
    }

    private const string KoreanHelp = """
        제대로 된 답을 받으려면 모델을 연결하세요(관리자).
        1. 키를 넣습니다: `maru keys add openai` 또는 POST /api/v1/admin/llm/api-keys
        2. 정책을 정합니다: `maru policy set --provider openai`
        키 없이 쓰려면 Ollama나 vLLM 같은 서버를 openai_compatible로 연결할 수 있습니다.
        """;

    private const string EnglishHelp = """
        To get real answers, connect a model (as an administrator):
        1. Add a key: `maru keys add openai`, or POST /api/v1/admin/llm/api-keys
        2. Set the policy: `maru policy set --provider openai`
        Without a key, a server such as Ollama or vLLM can be connected as openai_compatible.
        """;

    private static string Understood(string heard, bool korean)
    {
        var question = heard.Contains('?', StringComparison.Ordinal) || heard.TrimEnd().EndsWith('까');
        return (korean, question) switch
        {
            (true, true) => "질문의 요점은 이렇게 읽었습니다.",
            (true, false) => "말씀의 요점은 이렇게 읽었습니다.",
            (false, true) => "Your question seems to be about:",
            (false, false) => "The key points of your message:",
        };
    }
}
