using System.Buffers.Binary;
using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Collects the vectors of one or more upstream answers into OpenAI's list.</summary>
internal sealed class EmbeddingsAnswer(EmbeddingsRequest request)
{
    private readonly List<float[]> _vectors = new(request.Inputs.Count);

    /// <summary>The provider's count; null where it gave none.</summary>
    public int? Counted { get; private set; }

    /// <summary>Whether every answer so far had a count; else the sum is one of some only.</summary>
    public bool AllCounted { get; private set; } = true;

    /// <summary>What the client is told: the provider's count, else the estimate.</summary>
    public int PromptTokens => Counted is > 0 and { } counted ? counted : request.EstimatedTokens;

    public bool IsComplete => _vectors.Count == request.Inputs.Count;

    /// <summary>False when the answer is not <paramref name="expected"/> vectors of numbers.</summary>
    public bool TryAdd(JsonElement answer, int expected)
    {
        var before = _vectors.Count;
        JsonElement[] embeddings = request.Single ? [answer.Field("embedding")] : [.. answer.Items("embeddings")];
        foreach (var embedding in embeddings)
        {
            if (ReadVector(embedding.Field("values")) is not { } vector)
            {
                return false;
            }

            _vectors.Add(vector);
        }

        if (answer.Field("usageMetadata").Whole("promptTokenCount") is { } tokens)
        {
            Counted = UsageMetadata.Add(Counted ?? 0, Math.Max(0, tokens));
        }
        else
        {
            AllCounted = false;
        }

        return _vectors.Count - before == expected;
    }

    public void Write(IBufferWriter<byte> output, string model)
    {
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        for (var i = 0; i < _vectors.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("object", "embedding");
            json.WriteNumber("index", i);
            WriteVector(json, _vectors[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model", model);
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", PromptTokens);
        json.WriteNumber("total_tokens", PromptTokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static float[]? ReadVector(JsonElement values)
    {
        if (!values.Is(JsonValueKind.Array) || values.GetArrayLength() == 0)
        {
            return null;
        }

        var vector = new float[values.GetArrayLength()];
        var at = 0;
        foreach (var value in values.EnumerateArray())
        {
            if (!value.Is(JsonValueKind.Number) || !value.TryGetSingle(out vector[at]) || !float.IsFinite(vector[at]))
            {
                return null;
            }

            at++;
        }

        return vector;
    }

    private void WriteVector(Utf8JsonWriter json, float[] vector)
    {
        if (request.Base64)
        {
            var bytes = new byte[vector.Length * sizeof(float)];
            for (var i = 0; i < vector.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
            }

            json.WriteBase64String("embedding", bytes);
            return;
        }

        json.WriteStartArray("embedding");
        foreach (var value in vector)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
