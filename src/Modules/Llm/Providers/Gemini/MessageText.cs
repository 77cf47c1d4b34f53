using System.Text;
using System.Text.Json;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>The text of a message whose content is a string or an array of text parts.</summary>
internal static class MessageText
{
    /// <summary>Null when there is anything but text.</summary>
    public static string? TryRead(JsonElement content)
    {
        if (content.Is(JsonValueKind.String))
        {
            return content.GetString();
        }

        if (!content.Is(JsonValueKind.Array))
        {
            return content.IsSet() ? null : "";
        }

        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray())
        {
            if (part.Text("type") != "text" || part.Text("text") is not { } piece)
            {
                return null;
            }

            text.Append(piece);
        }

        return text.ToString();
    }
}
