using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// What a server says when it refuses. Servers that speak OpenAI's API put their reason into whatever their framework puts it into: an
/// <c>error</c> that is an object or a text, a <c>message</c>, a <c>detail</c>, a list of one of these, or no JSON at all.
/// </summary>
internal sealed record Refusal(string? Message, string? Type = null, string? Code = null, string? Param = null)
{
    private const int Deepest = 6;
    private const int MostReasons = 3;

    // In the order in which they are believed; a router's "Provider returned error" has the reason in metadata.raw.
    private static readonly string[] Reasons =
        ["message", "detail", "msg", "error", "errors", "error_message", "reason", "description", "title"];

    private static readonly SearchValues<char> Unprintable =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Except("\t\r\n"), '\u007F', '\uFFFD']);

    public static Refusal Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new Refusal(PlainText(body.Span));
        }
    }

    private static Refusal Of(JsonElement root)
    {
        if (root.ValueKind is JsonValueKind.Array && root.GetArrayLength() > 0 && root[0].ValueKind is JsonValueKind.Object)
        {
            root = root[0];
        }

        var said = Field(root, "error") is { ValueKind: JsonValueKind.Object } error ? error : InChoices(root) ?? root;
        var raw = Field(Field(said, "metadata"), "raw");
        var reason = raw.ValueKind is JsonValueKind.String && raw.GetString() is { Length: > 0 } inner ? Inner(inner) : null;
        return new Refusal(reason ?? Reason(said, 0), Text(said, "type"), Text(said, "code") ?? Text(root, "code"), Text(said, "param") ?? Place(Detail(said)));
    }

    // Routers put it beside what the model said so far.
    private static JsonElement? InChoices(JsonElement root) => Field(root, "choices") is not { ValueKind: JsonValueKind.Array } choices ? null
        : choices.EnumerateArray().Select(choice => Field(choice, "error"))
            .Where(error => error.ValueKind is JsonValueKind.Object or JsonValueKind.String).Cast<JsonElement?>().FirstOrDefault();

    // A text in which another server's answer stands.
    private static string? Inner(string text) => Read(Encoding.UTF8.GetBytes(text)).Message;

    private static string? Reason(JsonElement said, int depth) => said.ValueKind switch
    {
        JsonValueKind.String => said.GetString() is { } text && text.AsSpan().Trim().Length > 0 ? text : null,
        JsonValueKind.Array when depth < Deepest && Joined(said, depth) is { Length: > 0 } all => all,
        JsonValueKind.Object when depth < Deepest && Named(said, depth) is { } reason =>
            Place(said) is { } place ? $"{place}: {reason}" : reason,
        _ => null,
    };

    private static string Joined(JsonElement said, int depth) => string.Join(
        "; ", said.EnumerateArray().Take(MostReasons).Select(one => Reason(one, depth + 1)).OfType<string>());

    private static string? Named(JsonElement said, int depth)
    {
        foreach (var name in Reasons)
        {
            if (Field(said, name) is { ValueKind: not JsonValueKind.Undefined } found && Reason(found, depth + 1) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static JsonElement Detail(JsonElement said) =>
        Field(said, "message") is { ValueKind: JsonValueKind.Object } message ? Field(message, "detail") : Field(said, "detail");

    // Where FastAPI says the fault is: ["body", "messages", 0, "content"].
    private static string? Place(JsonElement said)
    {
        var one = said.ValueKind is JsonValueKind.Array && said.GetArrayLength() > 0 ? said[0] : said;
        return Field(one, "loc") is { ValueKind: JsonValueKind.Array } loc
            && loc.EnumerateArray().Select(step => step.ToString()).Where(step => step is not "body") is var steps
            && string.Join('.', steps) is { Length: > 0 } place ? place : null;
    }

    private static JsonElement Field(JsonElement said, string name) =>
        said.ValueKind is JsonValueKind.Object && said.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement said, string name) =>
        Field(said, name) switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };

    // A page of some proxy in between says nothing a client could use.
    private static string? PlainText(ReadOnlySpan<byte> body)
    {
        var trimmed = body.Trim(" \t\r\n"u8);
        if (trimmed.Length == 0 || trimmed[0] is (byte)'<' or (byte)'{' or (byte)'[' || !Utf8.IsValid(trimmed))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(trimmed);
        return text.AsSpan().ContainsAny(Unprintable) ? null : text;
    }
}
