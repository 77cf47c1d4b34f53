using System.Buffers;
using System.Text.Json;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Responses;

/// <summary>A response object with other values in some of its fields.</summary>
internal static class ResponseJson
{
    /// <summary>What the client gets: a row may know better how far a response is than the object it was queued with.</summary>
    public static ReadOnlyMemory<byte> Of(StoredResponse stored) =>
        stored.IsUnfinished ? With(stored.Response, stored.Status) : stored.Response;

    /// <summary>The status in place of its own.</summary>
    public static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> response, ResponseStatus status) =>
        Edited(response, "status", json => json.WriteStringValue(WireName<ResponseStatus>.Of(status)));

    /// <summary>One that ended without an answer.</summary>
    public static ReadOnlyMemory<byte> Failed(ReadOnlyMemory<byte> response, string code, string message) => Edited(
        With(response, ResponseStatus.Failed), "error",
        json =>
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("message", message);
            json.WriteEndObject();
        });

    /// <summary>How far it says it is; null when it says nothing that is known, or is no object.</summary>
    public static ResponseStatus? StatusOf(ReadOnlyMemory<byte> response)
    {
        if (!WireJson.TryParse(response, out var document))
        {
            return null;
        }

        using (document)
        {
            return StatusOf(document.RootElement);
        }
    }

    /// <summary>The same of one that is open.</summary>
    public static ResponseStatus? StatusOf(JsonElement response) =>
        WireName<ResponseStatus>.TryParse(response.Text("status"), out var status) ? status : null;

    private static ReadOnlyMemory<byte> Edited(ReadOnlyMemory<byte> response, string field, Action<Utf8JsonWriter> value)
    {
        using var document = JsonDocument.Parse(response);
        var edited = new ArrayBufferWriter<byte>(response.Length + 64);
        using var json = new Utf8JsonWriter(edited, WireJson.Compact);
        json.WriteStartObject();
        foreach (var member in document.RootElement.EnumerateObject().Where(member => !member.NameEquals(field)))
        {
            member.WriteTo(json);
        }

        json.WritePropertyName(field);
        value(json);
        json.WriteEndObject();
        json.Flush();
        return edited.WrittenMemory;
    }
}
