using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Responses.Asking;

/// <summary>Writes the items of a request: all of them for who answers it, its own for who keeps it.</summary>
internal static class RequestItems
{
    // Whoever answers later has nobody to stream to.
    private static readonly string[] NotLater = ["background", "stream", "stream_options"];

    /// <param name="asked">The request.</param>
    /// <param name="earlier">The responses it continues, the oldest first.</param>
    /// <param name="found">The items it refers to, by id.</param>
    public static ExpandedRequest Write(
        AskedResponse asked, IReadOnlyList<StoredResponse> earlier, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> found)
    {
        var own = new Lazy<ReadOnlyMemory<byte>>(() => Written(json => WriteOwn(json, asked.Root.Field("input"), found)));
        if (earlier.Count == 0 && found.Count == 0 && !asked.InBackground)
        {
            return new ExpandedRequest(asked.Body, own);
        }

        var body = Written(json =>
        {
            json.WriteStartObject();
            foreach (var member in asked.Root.EnumerateObject().Where(member => !asked.InBackground || !NotLater.Any(member.NameEquals)))
            {
                if (member.NameEquals("input") && (earlier.Count > 0 || found.Count > 0))
                {
                    json.WritePropertyName("input");
                    WriteAll(json, earlier, own.Value);
                }
                else
                {
                    member.WriteTo(json);
                }
            }

            json.WriteEndObject();
        });
        return new ExpandedRequest(body, own);
    }

    private static void WriteAll(Utf8JsonWriter json, IReadOnlyList<StoredResponse> earlier, ReadOnlyMemory<byte> own)
    {
        json.WriteStartArray();
        foreach (var response in earlier)
        {
            Copy(json, response.Input, root => root);
            Copy(json, response.Response, root => root.Field("output"));
        }

        Copy(json, own, root => root);
        json.WriteEndArray();
    }

    private static void Copy(Utf8JsonWriter json, ReadOnlyMemory<byte> from, Func<JsonElement, JsonElement> items)
    {
        using var document = JsonDocument.Parse(from);
        foreach (var item in items(document.RootElement) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default)
        {
            item.WriteTo(json);
        }
    }

    private static void WriteOwn(Utf8JsonWriter json, JsonElement input, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> found)
    {
        var id = Guid.CreateVersion7().ToString("N");
        json.WriteStartArray();
        if (input.Is(JsonValueKind.String))
        {
            json.WriteStartObject();
            json.WriteString("type", "message");
            json.WriteString("id", $"msg_{id}");
            json.WriteString("role", "user");
            json.WriteStartArray("content");
            json.WriteStartObject();
            json.WriteString("type", "input_text");
            json.WritePropertyName("text");
            input.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        foreach (var (at, item) in (input.Is(JsonValueKind.Array) ? input.EnumerateArray() : default).Index())
        {
            if (AskedResponse.IsReference(item) && found.TryGetValue(item.Text("id")!, out var kept))
            {
                json.WriteRawValue(kept.Span, skipInputValidation: true);
            }
            else
            {
                WriteOne(json, item, string.Create(CultureInfo.InvariantCulture, $"{id}_{at}"));
            }
        }

        json.WriteEndArray();
    }

    private static void WriteOne(Utf8JsonWriter json, JsonElement item, string id)
    {
        if (!item.Is(JsonValueKind.Object))
        {
            item.WriteTo(json);
            return;
        }

        var isMessage = item.Text("type") is null or "message";
        json.WriteStartObject();
        if (!item.Field("type").IsSet() && item.Field("role").IsSet())
        {
            json.WriteString("type", "message");
        }

        if (!item.Field("id").IsSet())
        {
            json.WriteString("id", (isMessage ? "msg_" : "item_") + id);
        }

        foreach (var member in item.EnumerateObject().Where(member => member.Value.IsSet() || !IsNamed(member)))
        {
            member.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static bool IsNamed(JsonProperty member) => member.NameEquals("id") || member.NameEquals("type");

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, WireJson.Compact))
        {
            write(json);
        }

        return output.WrittenMemory;
    }
}
