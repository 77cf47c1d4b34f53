using System.Text;
using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

/// <summary>The opaque text on a turn's first function call, which must come back unchanged.</summary>
internal static class ThoughtSignature
{
    /// <summary>The vendor's documented word for histories that have no signature.</summary>
    private const string Skip = "skip_thought_signature_validator";

    public static string For(string function) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"simulator signature of {function}"));

    public static Answer? Refuse(IEnumerable<JsonElement> parts)
    {
        var first = parts.FirstOrDefault(p => p.Get("functionCall") is not null);
        if (first.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        var name = first.Get("functionCall")?.Str("name") ?? "";
        return first.Str("thoughtSignature") switch
        {
            null => GeminiErrors.Invalid($"Function call is missing a thought_signature in functionCall parts: `{name}`."),
            Skip => null,
            var given when given == For(name) || IsSkip(given) => null,
            _ => GeminiErrors.Invalid("Corrupted thought signature."),
        };
    }

    // On the JSON wire the field is bytes, so clients send the word in base64 as well.
    private static bool IsSkip(string given) => given == Convert.ToBase64String(Encoding.UTF8.GetBytes(Skip));
}
