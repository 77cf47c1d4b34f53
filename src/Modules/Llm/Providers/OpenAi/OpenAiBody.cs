using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Makes the upstream's body out of the client's: the model's own name in place of the logical one, the model's default parameters where
/// the client gave none, and the request for usage that metering needs. Every other byte is the client's.
/// </summary>
internal static class OpenAiBody
{
    private static readonly byte[] AskForUsage = "\"stream_options\":{\"include_usage\":true},"u8.ToArray();
    private static readonly byte[] Comma = ","u8.ToArray();

    public static SplicedContent Splice(ProviderCall call)
    {
        var body = call.Body;
        var (start, end) = (call.ModelAt.Start.Value, call.ModelAt.End.Value);
        var opening = body.Span.IndexOf((byte)'{') + 1;
        var defaults = Defaults(call);
        var model = call.Route.ModelJson;
        if (!call.Stream || call.IncludeUsage || call.Operation != Operation.Chat)
        {
            return new SplicedContent([body[..opening], defaults, body[opening..start], model, body[end..]]);
        }

        return call.StreamOptionsAt is { } options
            ? SpliceOptions(call, opening, defaults, model, options)
            : new SplicedContent([body[..opening], AskForUsage, defaults, body[opening..start], model, body[end..]]);
    }

    private static SplicedContent SpliceOptions(ProviderCall call, int opening, byte[] defaults, ReadOnlyMemory<byte> model, Range options)
    {
        var body = call.Body;
        var asked = WithUsage(body[options].Span);
        var (m0, m1, o0, o1) = (call.ModelAt.Start.Value, call.ModelAt.End.Value, options.Start.Value, options.End.Value);
        return m0 < o0
            ? new SplicedContent([body[..opening], defaults, body[opening..m0], model, body[m1..o0], asked, body[o1..]])
            : new SplicedContent([body[..opening], defaults, body[opening..o0], asked, body[o1..m0], model, body[m1..]]);
    }

    /// <summary>The client's stream_options with include_usage switched on and the rest kept.</summary>
    private static byte[] WithUsage(ReadOnlySpan<byte> options)
    {
        var reader = new Utf8JsonReader(options);
        using var document = JsonDocument.ParseValue(ref reader);
        var output = new ArrayBufferWriter<byte>(options.Length + 32);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteBoolean("include_usage", true);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            foreach (var option in document.RootElement.EnumerateObject().Where(o => !o.NameEquals("include_usage")))
            {
                option.WriteTo(json);
            }
        }

        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The model's parameters the client did not set, as <c>"a":1,"b":2,</c>.</summary>
    private static byte[] Defaults(ProviderCall call)
    {
        if (call.Route.Parameters.Length <= 2)
        {
            return [];
        }

        using var defaults = JsonDocument.Parse(call.Route.Parameters);
        var given = Given(call.Body.Span, defaults.RootElement);
        var output = new ArrayBufferWriter<byte>();
        foreach (var parameter in defaults.RootElement.EnumerateObject())
        {
            if (!given.Contains(parameter.Name) && !given.Contains(OtherSpelling(parameter.Name)))
            {
                WriteMember(output, parameter);
            }
        }

        return output.WrittenSpan.ToArray();
    }

    // Read past, not parsed: a document of a long body takes as much memory again.
    private static HashSet<string> Given(ReadOnlySpan<byte> body, JsonElement defaults)
    {
        string[] wanted = [.. defaults.EnumerateObject().SelectMany(p => new[] { p.Name, OtherSpelling(p.Name) })];
        var given = new HashSet<string>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(body);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            foreach (var name in wanted)
            {
                if (json.ValueTextEquals(name))
                {
                    given.Add(name);
                }
            }

            json.Skip();
        }

        return given;
    }

    private static string OtherSpelling(string name) => name switch
    {
        "max_tokens" => "max_completion_tokens",
        "max_completion_tokens" => "max_tokens",
        _ => name,
    };

    private static void WriteMember(ArrayBufferWriter<byte> output, JsonProperty parameter)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(parameter.Name));
        output.Write(":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(parameter.Value));
        output.Write(Comma);
    }
}
