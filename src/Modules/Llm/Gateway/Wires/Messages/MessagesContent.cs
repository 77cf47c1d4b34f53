using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Reads a message's content: a string, or blocks.</summary>
internal static class MessagesContent
{
    public static void Read(RequestDocument request, JsonElement content, string param, List<Part> parts)
    {
        if (content.Is(JsonValueKind.String))
        {
            parts.Add(new TextPart(request.RawOf(content)));
            return;
        }

        if (content.IsSet() && !content.Is(JsonValueKind.Array))
        {
            request.Refuse("invalid_content", "Content must be a string or an array of blocks.", param);
            return;
        }

        var at = 0;
        foreach (var block in content.IsSet() ? content.EnumerateArray() : default)
        {
            ReadBlock(request, block, $"{param}[{at++}]", parts);
            if (request.Error is not null)
            {
                return;
            }
        }
    }

    private static void ReadBlock(RequestDocument request, JsonElement block, string param, List<Part> parts)
    {
        switch (block.Text("type"))
        {
            case "text" when block.Field("text").Is(JsonValueKind.String):
                parts.Add(new TextPart(request.RawOf(block.Field("text"))));
                break;
            case "image":
                MessagesMedia.Read(request, MediaKind.Picture, block, param, parts);
                break;
            case "document":
                MessagesMedia.Read(request, MediaKind.File, block, param, parts);
                break;
            case "search_result":
                Read(request, block.Field("content"), param + ".content", parts);
                break;
            case "tool_use" when block.Text("id") is { } id && block.Text("name") is { } name:
                parts.Add(new ToolCallPart(id, name, Arguments(block.Field("input")), ArgumentForm.JsonObject));
                break;
            case "tool_result" when block.Text("tool_use_id") is { } id:
                List<Part> content = [];
                Read(request, block.Field("content"), param + ".content", content);
                parts.Add(new ToolResultPart(id, "", content, block.Field("is_error").Is(JsonValueKind.True)));
                break;
            case "thinking":
                var text = block.Text("thinking") is { Length: > 0 } ? request.RawOf(block.Field("thinking")) : default;
                parts.Add(new ThoughtPart(text, SealOf(request, block.Field("signature"))));
                break;
            case "redacted_thinking":
                parts.Add(new ThoughtPart(default, SealOf(request, block.Field("data"))));
                break;
            case "server_tool_use" or "container_upload":
            case { } type when type.EndsWith("_tool_result", StringComparison.Ordinal):
                // What a vendor's own tools did means nothing to another.
                break;
            default:
                request.Refuse("unsupported_content",
                    "A block must be text, image, document, tool_use, tool_result or thinking, with its content.", param);
                break;
        }
    }

    private static Seal? SealOf(RequestDocument request, JsonElement seal) =>
        seal.Text() is { Length: > 0 } ? Envelope.Open(request.RawOf(seal)) ?? new Seal(Vendors.Anthropic, request.RawOf(seal)) : null;

    private static Raw Arguments(JsonElement input) =>
        input.Is(JsonValueKind.Object) ? Raw.Of(System.Text.Encoding.UTF8.GetString(WireJson.Compacted(input).Span)) : default;
}
