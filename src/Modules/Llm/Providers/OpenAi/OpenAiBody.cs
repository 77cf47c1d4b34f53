using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Families;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Makes the upstream's body out of the client's: the model's own name in place of the logical one, the model's default parameters where
/// the client gave none, and the request for usage that metering needs. Every other byte is the client's.
/// </summary>
internal static class OpenAiBody
{
    private static readonly byte[] AskForUsage = "\"stream_options\":{\"include_usage\":true},"u8.ToArray();
    private static readonly byte[] Comma = ","u8.ToArray();

    /// <param name="call">The call.</param>
    /// <param name="adjusted">What the model's family made necessary, in words; null for nothing.</param>
    public static SplicedContent Splice(ProviderCall call, out string? adjusted)
    {
        var body = call.Body;
        var (start, end) = (call.ModelAt.Start.Value, call.ModelAt.End.Value);
        var opening = body.Span.IndexOf((byte)'{') + 1;
        var adjustments = Adjustments.Of(call);
        var defaults = Defaults(call, adjustments);
        adjusted = adjustments?.Told;
        var model = call.Route.ModelJson;
        var needsUsage = call is { Stream: true, IncludeUsage: false, Operation: Operation.Chat };
        var ask = needsUsage && call.StreamOptionsAt is null ? AskForUsage : [];
        if (adjustments is null && (!needsUsage || call.StreamOptionsAt is null))
        {
            return new SplicedContent([body[..opening], ask, defaults, body[opening..start], model, body[end..]]);
        }

        List<Edit> edits = [new(start, end, model), .. adjustments?.Edits ?? []];
        if (needsUsage && call.StreamOptionsAt is { } options)
        {
            edits.Add(new Edit(options.Start.Value, options.End.Value, WithUsage(body[options].Span)));
        }

        return Spliced(body, opening, [ask, defaults], edits);
    }

    private static SplicedContent Spliced(
        ReadOnlyMemory<byte> body, int opening, ReadOnlySpan<ReadOnlyMemory<byte>> first, List<Edit> edits)
    {
        List<ReadOnlyMemory<byte>> pieces = [body[..opening], .. first];
        var at = opening;
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            pieces.Add(body[at..edit.Start]);
            pieces.Add(edit.With);
            at = edit.End;
        }

        return new SplicedContent([.. pieces, body[at..]]);
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
    private static byte[] Defaults(ProviderCall call, Adjustments? adjustments)
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
            var name = given.Contains(parameter.Name) || given.Contains(OtherSpelling(parameter.Name)) ? null
                : adjustments is null ? parameter.Name : adjustments.NameOf(parameter.Name);
            if (name is not null)
            {
                WriteMember(output, name, parameter.Value);
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

    private static string OtherSpelling(string name) => LimitName.Other(name) ?? name;

    private static void WriteMember(ArrayBufferWriter<byte> output, string name, JsonElement value)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(name));
        output.Write(":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(value));
        output.Write(Comma);
    }
}
