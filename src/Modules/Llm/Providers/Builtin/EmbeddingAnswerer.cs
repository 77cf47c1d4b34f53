using System.Buffers.Binary;
using System.Text.Json;
using Maru.Composer;
using Maru.Composer.Embeddings;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Builtin;

/// <summary>Answers <c>/v1/embeddings</c>. Holds no state between calls.</summary>
internal sealed class EmbeddingAnswerer(TimeProvider clock)
{
    private const int DefaultDimensions = 256;
    private const int MostDimensions = 4096;
    private const int StepsPerNumber = 8;

    public async ValueTask<CallEnd> AnswerAsync(ProviderCall call, ComposerRequest fields, IReply reply, CancellationToken ct)
    {
        var inputs = EmbeddingInput.Read(fields);
        var dimensions = fields.WholeNumber("dimensions", 1, MostDimensions) ?? DefaultDimensions;
        var base64 = fields.OneOf("encoding_format", "float", "base64") == "base64";
        if (fields.Error is { } error)
        {
            return BuiltinEnd.Failed(reply, error);
        }

        fields.Allowance.Work((long)inputs.Count * dimensions * StepsPerNumber);
        var firstByteAt = clock.GetTimestamp();
        var usage = new TokenUsage(inputs.Sum(input => input.Tokens), 0);
        try
        {
            reply.Start(200, "application/json");
            await WriteAsync(call, reply, inputs, dimensions, base64, usage, ct);
            return BuiltinEnd.Succeeded(reply, usage, firstByteAt);
        }
        catch (OperationCanceledException)
        {
            return BuiltinEnd.Cancelled(reply, usage, firstByteAt);
        }
    }

    private static async ValueTask WriteAsync(
        ProviderCall call, IReply reply, IReadOnlyList<EmbeddingInput> inputs, int dimensions, bool base64, TokenUsage usage,
        CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(reply.Body);
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        for (var i = 0; i < inputs.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            WriteOne(json, i, inputs[i].Vector(dimensions), base64);
            await json.FlushAsync(ct);

            // Else the whole answer would gather here, however slowly the client reads.
            await reply.Body.FlushAsync(ct);
        }

        WriteEnd(json, call.Route.Model, usage.Total);
        await json.FlushAsync(ct);
        await reply.Body.FlushAsync(ct);
    }

    private static void WriteOne(Utf8JsonWriter json, int index, float[] vector, bool base64)
    {
        json.WriteStartObject();
        json.WriteString("object", "embedding");
        json.WriteNumber("index", index);
        json.WritePropertyName("embedding");
        if (base64)
        {
            json.WriteBase64StringValue(LittleEndian(vector));
        }
        else
        {
            json.WriteStartArray();
            foreach (var x in vector)
            {
                json.WriteNumberValue(x);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, string model, int tokens)
    {
        json.WriteEndArray();
        json.WriteString("model", model);
        json.WriteString("system_fingerprint", ComposerMark.Fingerprint);
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", tokens);
        json.WriteNumber("total_tokens", tokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static byte[] LittleEndian(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return bytes;
    }
}
