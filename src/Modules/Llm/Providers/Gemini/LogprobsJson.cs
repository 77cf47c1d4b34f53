using System.Buffers;
using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Token probabilities: Gemini's two parallel lists become OpenAI's one list of tokens with their rivals.</summary>
internal static class LogprobsJson
{
    /// <summary>OpenAI's <c>logprobs</c> object; empty when the candidate says nothing of them.</summary>
    public static ReadOnlyMemory<byte> Of(JsonElement candidate)
    {
        var result = candidate.Field("logprobsResult");
        if (!result.Field("chosenCandidates").Is(JsonValueKind.Array))
        {
            return default;
        }

        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        var rivals = result.Items("topCandidates");
        json.WriteStartObject();
        json.WriteStartArray("content");
        foreach (var chosen in result.Items("chosenCandidates"))
        {
            json.WriteStartObject();
            WriteToken(json, chosen);
            json.WriteStartArray("top_logprobs");
            foreach (var rival in rivals.MoveNext() ? rivals.Current.Items("candidates") : default)
            {
                json.WriteStartObject();
                WriteToken(json, rival);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNull("refusal");
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static void WriteToken(Utf8JsonWriter json, JsonElement candidate)
    {
        var token = candidate.Text("token") ?? "";
        json.WriteString("token", token);
        json.WritePropertyName("logprob");
        if (candidate.Field("logProbability") is { ValueKind: JsonValueKind.Number } logprob)
        {
            logprob.WriteTo(json);
        }
        else
        {
            json.WriteNumberValue(0);
        }

        json.WriteStartArray("bytes");
        foreach (var one in Encoding.UTF8.GetBytes(token))
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
    }
}
