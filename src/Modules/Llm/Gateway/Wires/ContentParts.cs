using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires;

/// <summary>Reads content that is a string, or an array of parts.</summary>
internal static class ContentParts
{
    /// <param name="request">Keeps the first fault.</param>
    /// <param name="content">The client's.</param>
    /// <param name="param">The field it stands in.</param>
    /// <param name="parts">Where the parts go.</param>
    /// <param name="readPart">Reads one part; null when it is refused.</param>
    public static void Read(
        RequestDocument request, JsonElement content, string param, List<Part> parts,
        Func<RequestDocument, JsonElement, string, Part?> readPart)
    {
        if (content.Is(JsonValueKind.String))
        {
            parts.Add(new TextPart(request.RawOf(content)));
            return;
        }

        if (content.IsSet() && !content.Is(JsonValueKind.Array))
        {
            request.Refuse("invalid_content", "Content must be a string or an array of parts.", param);
            return;
        }

        var at = 0;
        foreach (var part in content.IsSet() ? content.EnumerateArray() : default)
        {
            if (readPart(request, part, $"{param}[{at++}]") is not { } read)
            {
                return;
            }

            parts.Add(read);
        }
    }
}
