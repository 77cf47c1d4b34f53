using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Anthropic;

internal static class AnthropicKeys
{
    /// <summary>A refusal of the headers, else one the plan asks for, else null.</summary>
    public static Answer? Check(Exchange x, bool anyKey)
    {
        if (!DateOnly.TryParseExact(x.Http.Request.Headers["anthropic-version"], "yyyy-MM-dd", out _))
        {
            return AnthropicErrors.Invalid("anthropic-version: header is required");
        }

        if (anyKey)
        {
            return AnthropicErrors.Planned(x.Plan);
        }

        return x.Request.Key switch
        {
            null or "" => AnthropicErrors.Make(401, "x-api-key header is required"),
            var key when Is(key, "sk-ant-bad") => AnthropicErrors.Make(401, "invalid x-api-key"),
            var key when Is(key, "sk-ant-forbidden") => AnthropicErrors.Make(403, "Your API key does not have permission to use this."),
            var key when Is(key, "sk-ant-poor") => AnthropicErrors.NoCredit(),
            _ => AnthropicErrors.Planned(x.Plan),
        };
    }

    private static bool Is(string key, string start) => key.StartsWith(start, StringComparison.Ordinal);
}
