using System.Text;
using System.Text.Json;

namespace Maru.Composer.Chat;

/// <summary>Summarises a tool's result: the first fields of an object, or the beginning of a text.</summary>
internal static class ToolSummary
{
    private const int MostFields = 6;
    private const int LongestValue = 160;

    public static string Of(string result, bool korean)
    {
        using var json = SafeJson.Parse(Encoding.UTF8.GetBytes(result));
        var opening = korean ? "내장 작성기가 도구의 결과를 정리했습니다." : "The built-in composer sums up what the tool returned.";
        var lines = json?.RootElement.ValueKind switch
        {
            JsonValueKind.Object => json.RootElement.EnumerateObject().Take(MostFields).Select(p => $"- {p.Name}: {Short(Plain(p.Value))}"),
            JsonValueKind.Array => json.RootElement.EnumerateArray().Take(MostFields).Select(v => $"- {Short(Plain(v))}"),
            _ => string.IsNullOrWhiteSpace(result) ? [korean ? "- (빈 결과)" : "- (nothing)"] : [$"- {Short(result.Trim())}"],
        };
        return $"{opening}\n{string.Join('\n', lines)}";
    }

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Short(string text)
    {
        if (text.Length <= LongestValue)
        {
            return text;
        }

        return text[..(LongestValue - (char.IsHighSurrogate(text[LongestValue - 1]) ? 1 : 0))] + "…";
    }
}
