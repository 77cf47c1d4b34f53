using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>
/// Guesses what messages cost. A string is media only where a provider reads one: in the media member of a part of a message's content. The
/// same string anywhere else is text to its reader. Each method expects the reader on its value and leaves it on the value's end.
/// </summary>
internal static class ContentEstimate
{
    /// <param name="json">On the list.</param>
    /// <param name="form">Whose parts they hold.</param>
    public static int OfMessages(ref Utf8JsonReader json, ContentForm form)
    {
        var tokens = 1;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            tokens += json.TokenType == JsonTokenType.StartObject ? OfMessage(ref json, form) : TokenEstimate.Walk(ref json);
        }

        return tokens;
    }

    /// <summary>Pictures to draw upon: a string, or strings in lists and objects.</summary>
    public static int OfPictures(ref Utf8JsonReader json)
    {
        var depth = json.CurrentDepth;
        var tokens = 0;
        do
        {
            tokens += json.TokenType switch
            {
                JsonTokenType.String => MediaEstimate.Of(json.ValueSpan, MediaKind.Picture),
                JsonTokenType.PropertyName or JsonTokenType.Number => TokenEstimate.OfText(json.ValueSpan),
                _ => 1,
            };
        }
        while ((json.CurrentDepth > depth || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && json.Read());
        return tokens;
    }

    private static int OfMessage(ref Utf8JsonReader json, ContentForm form)
    {
        var tokens = 1;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isContent = json.ValueTextEquals("content"u8) || (form is ContentForm.Items && json.ValueTextEquals("output"u8));
            var isPicture = form is ContentForm.Items && json.ValueTextEquals("result"u8);
            tokens += TokenEstimate.OfText(json.ValueSpan);
            json.Read();
            tokens += isContent && json.TokenType == JsonTokenType.StartArray ? OfParts(ref json, form)
                : isPicture && json.TokenType == JsonTokenType.String ? MediaEstimate.Of(json.ValueSpan, MediaKind.Picture)
                : TokenEstimate.Walk(ref json);
        }

        return tokens;
    }

    private static int OfParts(ref Utf8JsonReader json, ContentForm form)
    {
        var tokens = 1;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            tokens += json.TokenType == JsonTokenType.StartObject ? OfPart(ref json, form) : TokenEstimate.Walk(ref json);
        }

        return tokens;
    }

    private static int OfPart(ref Utf8JsonReader json, ContentForm form)
    {
        var tokens = 1;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = form is ContentForm.Blocks ? MediaMember.OfBlock(ref json) : MediaMember.Of(ref json);
            var nests = form is ContentForm.Blocks && json.ValueTextEquals("content"u8);
            tokens += TokenEstimate.OfText(json.ValueSpan);
            json.Read();
            tokens += nests && json.TokenType == JsonTokenType.StartArray ? OfParts(ref json, form)
                : member is not { } media ? TokenEstimate.Walk(ref json)
                : json.TokenType == JsonTokenType.StartObject ? OfHolder(ref json, media)
                : json.TokenType == JsonTokenType.String && media.MayBeBare ? MediaEstimate.Of(json.ValueSpan, media.Kind)
                : TokenEstimate.Walk(ref json);
        }

        return tokens;
    }

    private static int OfHolder(ref Utf8JsonReader json, MediaMember media)
    {
        var tokens = 1;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isData = media.IsData(ref json);
            var isStored = json.ValueTextEquals("file_id"u8);
            tokens += TokenEstimate.OfText(json.ValueSpan);
            json.Read();
            tokens += isStored ? MediaEstimate.Stored : 0;
            tokens += isData && json.TokenType == JsonTokenType.String
                ? MediaEstimate.Of(json.ValueSpan, media.Kind)
                : TokenEstimate.Walk(ref json);
        }

        return tokens;
    }
}
