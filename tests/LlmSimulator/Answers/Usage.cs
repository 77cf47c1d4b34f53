using Maru.LlmSimulator.Faults;

namespace Maru.LlmSimulator.Answers;

/// <summary>Tokens; Prompt includes Cached, Answer excludes Reasoning.</summary>
internal sealed record Usage(int Prompt, int Cached, int Answer, int Reasoning)
{
    public const int ReasoningWhenOn = 64;
    private const int CharactersPerToken = 4;

    public static int Count(string? text) => string.IsNullOrEmpty(text) ? 0 : (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    /// <summary>Half of the prompt counts as cached when it is long, or holds "[cached]".</summary>
    public static Usage Of(Plan plan, int prompt, string promptText, int answer, bool reasons)
    {
        var rule = plan.Rule;
        prompt = rule?.PromptTokens ?? prompt;
        var cached = prompt >= 1024 || promptText.Contains("[cached]", StringComparison.Ordinal) ? prompt / 2 : 0;
        return new Usage(
            prompt,
            rule?.CachedTokens ?? cached,
            rule?.AnswerTokens ?? answer,
            rule?.ReasoningTokens ?? (reasons ? ReasoningWhenOn : 0));
    }
}
